"""One screen: events, their fold, the verbs that every door calls, and the scorecard."""
