"""Topics that an interviewer may not ask about, found in a question or in notes.

Each topic says what its status is (law, or guidance), where, and what may be asked instead. That is no legal
advice. Words of the trade that only look like a topic ("training data age", "race condition", "parent
process", "native code") are taken out first; what remains has to name a person's circumstances.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from screener.content.checking.topic_words import LEXICON, TRADE, Entry, Status


@dataclass(frozen=True, slots=True)
class Topic:
    """One place in a text that touches a topic. ``span`` counts characters, half-open."""

    span: tuple[int, int]
    topic: str
    status: Status
    place: str
    alternative: str

    def asked(self) -> tuple[str, str]:
        """Give the sentence and the remedy for a question."""
        return (
            f"May ask about {self.topic} ({self.status}, {self.place}).",
            f"Ask instead: '{self.alternative}'",
        )

    def noted(self) -> str:
        """Give the sentence for notes."""
        return f"Mentions {self.topic}. Keep only what bears on the job."


@cache
def _compiled() -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[Entry, re.Pattern[str]], ...]]:
    trade = re.compile("|".join(TRADE), re.IGNORECASE)
    entries = tuple((e, re.compile("|".join(e.phrases), re.IGNORECASE)) for e in LEXICON)
    return trade, re.compile("|".join(p for e in LEXICON for p in e.phrases), re.IGNORECASE), entries


def topics_in(text: str) -> list[Topic]:
    """Give the topics that a text touches, each where it does so first, in the order of the text."""
    trade, anything, entries = _compiled()
    plain = text.replace("’", "'").replace("\n", " ")
    plain = trade.sub(lambda found: "\x00" * len(found[0]), plain)
    if not anything.search(plain):
        return []
    touched = [
        Topic(found.span(), entry.topic, entry.status, entry.place, entry.alternative)
        for entry, pattern in entries
        if (found := pattern.search(plain))
    ]
    return sorted(touched, key=lambda topic: topic.span)
