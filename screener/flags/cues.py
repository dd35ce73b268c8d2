"""The words that change what a statement means for its speaker, in the phrase language itself.

The kinds and the idea of a reach follow NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009),
which decide whether a finding in a clinical note is denied, hypothetical, past, or another person's. The
lists are ours, for how engineers talk in interviews.
"""

from __future__ import annotations

CUES: dict[str, tuple[str, ...]] = {
    # --- denial -----------------------------------------------------------------------------------
    "cue-not": (
        "not", "never", "no longer", "rarely", "hardly", "refuse to", "avoid", "instead of", "rather than",
        "without", "against", "nor", "neither", "nobody", "none of", "cannot", "not any more", "stop short of",
        "far from", "resist", "hate", "warn against|about", "careful not", "oppose", "other than", "beyond",
        "more than", "as opposed to", "over and above", "long before", "before i|we|you (would|even|ever)?",
        "talk ... out of", "push back on|against", "forbid", "forbidden", "ban", "banned", "nothing like",
        "skip", "least of all", "the last thing", "anything but", "too lazy|easy|simple to", "is it enough to",
        "not a fan of", "not a big fan of", "not comfortable ...3 with", "sceptical of|about", "skeptical of",
        "wary of", "allergic to", "distrust", "do not trust|believe|buy|like|want|think|accept",
    ),
    "cue-not-right-before": ("no", "nothing (be)?", "no one", "none", "neither", "no single|one"),
    "cue-not-really": (  # looks like a denial, is none
        "not only", "no doubt", "no problem", "why not", "not sure why", "not sure what", "not see why",
        "not see (the|a|any)? (point|reason|need|value|benefit|use|sense)", "no reason (to|why|for)",
        "no need", "not need", "not bother", "not have to", "nothing more (to it)? than", "not a problem",
        "nothing but", "no more than", "anything more than", "not (do|need|want) (much|anything) (more|else|but|beyond)",
        "not much more than", "not do more than", "never do more than", "no point", "not overthink",
        "not complicated", "no big deal", "not a big deal", "not hurt", "no harm", "not rocket science",
        "not know (how|what) else", "not know anything else", "nothing else than", "nothing else but",
        "not lose sleep", "not worry", "not care", "not mind", "no other way", "cannot think of", "why would (i|we|you|anybody|anyone) not",
        "not going to lie", "not gonna lie", "not to mention", "no matter", "never mind", "not understand why",
        "not get why", "do not tell me", "not different", "no different", "not any different", "not one of those",
        "not hesitate", "why would|should|do (i|we|you|anybody|anyone|one)", "why bother", "what be the point", "waste (of)? time", "who care|need", "too (much|expensive) (work|effort)? to", "never fail|failed", "never had (a|any)? (problem|trouble|issue|complaint)",
        "not fancy", "not clever", "not an expert", "not my", "not an issue", "not long", "not yet", "if not",
        "no idea", "not sure", "not remember", "not magic", "not special", "anything but special", "not that special",
        "not deny|pretend|apologize|regret", "not ashamed",
    ),
    "cue-denied-after": (
        "(that|this|it|which) (would|will|could)? (be|seem|feel|sound) (just|simply|really|also|often|usually|such|of course|only|pretty|very|so|too)? (a|the|an)? (big|huge|classic|common|very|real|terrible)? (mistake|wrong|lazy|trap|antipattern|dangerous|reckless|malpractice|nonsense|cheating|bad|insufficient|naive|irresponsible|backwards|fallacy|myth|superstition|gambling|guessing|guesswork|unacceptable|insane|crazy|silly|stupid|gap)",
        "(be|was|were) (just|simply|really|often|usually|of course|only)? (a|an|the) (big|huge|classic|common|very|real|terrible|bad|wrong|lazy)? (mistake|trap|antipattern|anti-pattern|fallacy|myth|superstition|gap|gamble|bad idea|smell|symptom|lie|excuse|problem we fixed)",
        "(be|was|were|would|will) (not|never) (be)? (enough|sufficient|acceptable|the answer|a solution|a fix|the fix|a plan|an answer|good enough|how|an option|the way|my|our|what|true)",
        "(do|would|will|did|can|could) not (help|work|fix|solve|cut it|tell|scale|survive|fly|count|address|cure|explain|buy|last|prove|mean|save)",
        "(never|rarely|seldom) (work|help|fix|end|solve|scale)", "only (hide|mask|paper|bury|delay|postpone|treat)", "just (hide|mask|bury|delay|postpone)",
        "(hide|mask|bury|treat|paper over) the? (real|actual|underlying)? (problem|cause|issue|symptom|fault|bug)",
        "make (it|things|that|matters) worse", "(bite|bit|burn|burnt|burned) (us|me|you|them)",
        "(prove|proves|say|says|tell|tells|mean|means|teach) (little|nothing|not much)", "little|nothing about",
        "would have (missed|lost|never|cost)", "be how ... (get|cause|break|burn|hurt|kill|fail|miss|missed|last|happen|end|lose|lost|die|start|slip)",
        "be exactly (what|how|the) ... (wrong|avoid|trouble|not)", "(scare|worry|terrify|frighten) me", "drive me (crazy|mad|nuts)", "make me (nervous|uneasy|cringe|suspicious)",
        "i|we (would|do|will)? (disagree|push back|refuse|object|said no|say no|reject|veto)", "only (help|work|make sense|buy) (once|if|when|after)", "(a|the|my|our|only as a) last resort",
        "(get|got) rid of", "have to go", "must go", "i (would|do|did|could|will) not", "i never would", "never agreed",
    ),
    "cue-denied-right-after": (
        "be|was|were|seem|feel|sound (just|simply|really|also|often|usually|such|of course|always|plain)? (lazy|wrong|dangerous|reckless|malpractice|nonsense|cheating|insufficient|naive|irresponsible|backwards|gambling|guessing|guesswork|unacceptable|insane|crazy|silly|stupid|bad)",
        "no longer", "not any more", "be over", "be gone",
    ),
    # --- others -----------------------------------------------------------------------------------
    "cue-others": (
        "manager", "boss", "cto", "ceo", "vp", "lead", "head of", "director", "colleague", "teammate", "coworker", "co-worker",
        "predecessor", "stakeholder", "vendor", "consultant", "contractor", "customer", "client", "management", "leadership", "business",
        "product owner|manager|people|team", "some people", "most people", "a lot of people|team|company|folk|candidate|engineer", "many people|team|folk|engineer|company", "people",
        "folks", "some team|folk|engineer|guy|colleague|person|company", "other team|people|person|engineer|company", "somebody", "someone", "they", "everyone", "everybody",
        "junior", "intern", "data scientist", "scientist", "analyst", "developer", "devs", "platform team", "ops team", "the team before", "previous team|company|employer|lead|engineer",
        "article", "blog", "tutorial", "course", "textbook", "book", "paper", "twitter", "linkedin", "conference", "talk", "friend", "one guy", "a guy", "this guy", "former", "others", "another", "the other|old team|group|side|guy|lead",
        "half the", "school of thought", "popular|common opinion|belief|view|advice|wisdom|reflex",
    ),
    "cue-say": (
        "say", "think", "believe", "want", "insist", "suggest", "claim", "argue", "tell", "ask", "propose", "push for", "swear", "recommend",
        "advise", "assume", "demand", "treat", "call", "write", "shout", "joke", "feel", "prefer", "expect", "keep saying|asking|pushing|telling", "be convinced", "like to", "love to",
        "be of the opinion", "see it as", "would just|simply", "will just|simply|tell|say", "teach", "preach", "hold that", "reckon", "figure", "decide", "request", "order",
        "always", "have the habit", "view", "be happy to", "pick", "choose", "use", "go with", "bring in",
    ),
    "cue-endorsed": (
        "i|we (fully|totally|do|would|tend to|completely|really|also|honestly|kind of|mostly|pretty much|absolutely|still)? (agree|concur|subscribe|share|support|sign|side|second that|go along|went along|bought|believe)",
        "he|she|they be|were (quite|absolutely|totally|probably|perfectly|of course|completely|100)? (right|correct)", "be|was|were right", "have|had a point",
        "rightly", "rightly so", "so do|would|did i", "me too", "same here", "i be with (him|her|them|that)", "with them on", "with him on", "with her on", "and i think so", "i feel the same",
        "i see it the same", "fair enough", "which be fine (with|by) me", "fine (with|by) me", "and that be fine", "and it be true", "and they be right", "good advice", "i do (it)? the same",
        "i see no reason to (disagree|argue|object)", "no argument from me", "i could not agree more", "i would say the same", "i follow", "stick with it|that", "i have done (it|so) (ever)? since",
        "so that be what (i|we) do", "that be what (i|we) do", "and so (i|we) do", "and (i|we) do", "works for me", "live by", "i learned from (him|her|them)", "taught me", "my view too", "mine too", "and i be (happy|fine|ok|okay)", "made sense to me", "make sense to me", "nod", "signed off",
        "never (heard|seen) (a)? (better|good) (argument|reason)", "and (he|she|they) (have) (never)? been right", "exactly (right|my|how|what i)", "happily", "suit|suits me", "i be on board",
    ),
    # --- past -------------------------------------------------------------------------------------
    "cue-past": (
        "used to", "back then", "in those days", "in the early days", "early on", "in the beginning", "at first", "initially", "originally", "years ago", "year ago", "month ago",
        "at my (first|old|previous|last|former)", "in my (first|old|previous|last|former|early)", "my (first|old|previous|last|former) (job|company|team|employer|place)", "when i (start|start out|was junior|was younger|join)", "when we (start|start out|begin)",
        "a while (ago|back)", "in #", "once upon a time", "for (a|the) (long time|while)", "for years", "before (that|we|i) (have|had|get|got|build|built|introduce|move|switch|change)", "previously", "formerly",
        "until (last|this|then|recently|we|i|the|one)", "in the past", "old setup|way|process|world", "earlier in my career", "as a junior", "at some point", "there was a time", "the first version",
    ),
    "cue-given-up": (
        "no longer", "not any more", "stop (do)?", "until (we|last|this|then|recently|one|a|i|somebody|someone)", "since then", "nowadays", "these days", "now (we|i|it|every|there|the|that|nothing|all|each)", "today (we|i|it|every|there|the|nothing|a)", "and now", "so now", "changed (that|it|my|this|the)", "change that|this",
        "that changed", "have changed", "move (away|off|to|over|on)", "switch (to|away|over)", "migrate", "get rid", "replace", "learn (the hard way|my lesson|our lesson|a lesson|that lesson|better|it)", "never again",
        "would not do (it|that|this) (that way|like that|so)? (again|today|now|any more)", "regret", "mistake", "lesson", "taught (me|us)", "i (would|will) not (repeat|defend|go back|recommend)", "cure (me|us)", "bite (us|me)", "burn (us|me)", "wake up call", "ashamed", "embarrass",
        "after (that|this|the|an|one) ...2 (incident|outage|accident|night|episode|mess|disaster|evening|weekend)", "put an end", "ended (that|it|when|the)", "rip (it|that|this)? out", "kill (it|that)", "abandon", "drop (it|that)", "broke (me|us) of", "grow out", "outgrow", "grew out", "wise up",
        "then we (build|write|add|introduce|put|move|set|make|create)", "eventually we", "we (then|later|eventually|finally|since|have since) (build|write|add|introduce|put|move|set|make|create|automate|fix|have)", "later we", "i (then|later|eventually|since|have since) (build|write|add|introduce|put|move|set|make|create|automate|fix|learn|change)",
        "i know better", "shudder", "dark ages", "bad old", "those days be", "long gone", "history now", "be history", "thankfully", "luckily we",
        "first thing (i|we) (change|fix|replace|do|kill)", "come around", "changed my mind", "that be why (we|i) (now|have|build|add|insist)", "unlearn",
    ),
    "cue-still": (
        "still (do|use|how|work|the way|what|like|would|copy|push|run|that|so|today|is|am|think|believe|be|deploy|happy|fine)", "be still", "to this day", "until today", "have not changed|change", "has not changed|change", "never changed|change", "nothing have changed|change", "and it work (fine|well|great|ok|okay|perfectly)?",
        "work (fine|well|great|perfectly) (for us|enough|so far|until|ever since)?", "would do (it|the same|that) again", "do (it|the same) (thing)? again", "as always", "always have", "no complaint", "never had a problem", "never looked back", "never look back", "no regret", "not regret", "saw no reason to change", "see no reason to change", "no reason to change", "and i (would) keep", "kept (doing)? it", "stuck with it", "stick to it", "go back to", "went back to", "gone back to", "back to",
    ),
    "cue-present": (
        "now", "nowadays", "these days", "today", "currently", "at present", "any more", "lately", "recently", "meanwhile", "but", "later",
    ),
    # --- condition --------------------------------------------------------------------------------
    "cue-only-if": (
        "only if", "only once", "only when", "only after", "only then", "unless", "depend on", "depends", "it depend", "as a last resort", "not until", "not before", "provided that", "but only", "only help", "only make sense", "only work", "then and only then", "last resort", "worst case", "in an emergency",
    ),
    "cue-if": ("if", "once", "when", "after", "where", "assuming", "provided", "in case", "as soon as", "should"),
    "cue-diagnosis": (
        "cause", "root", "know", "understand", "confirm", "diagnose", "diagnosis", "evidence", "verify", "turn out", "prove", "rule out", "show", "explain", "really be", "genuine|genuinely", "actual|actually",
        "drift", "shift", "distribution", "check", "checked", "look at|into", "find (out)?", "see (what|why|which|that)", "compare", "investigate", "point to|at", "tell (me|us)", "it be (drift|concept|really|the population|data)", "establish", "data say", "inspect", "analyze", "analysis", "trace", "isolate", "pinpoint", "identify", "be not (a)? (pipeline|feed|feature|bug|broken)",
    ),
    # --- the interviewer, questions and quotations ------------------------------------------------------
    "cue-interviewer": (
        "interviewer", "you (just)? (ask|asked|mention|mentioned|said|say|suggest|describe|quote|call)", "your question", "you (be|mean) asking", "you want to know", "the question (be|was)", "question", "as you put it", "in your words", "you put it", "did you say", "do you mean", "if you mean", "if you are asking",
    ),
    "cue-rhetorical": (
        "why (would|should|do|bother|look|go|make|not|waste|even|complicate|dig|treat)", "what (else|more|for|is the point|be the point|could|would|should|do|difference|be there)", "who (care|need|have|would|be going)", "how (hard|else|different|much)", "right", "no", "isn't it", "is it not", "where be the", "you know", "okay", "what be (the|so) (difference|special|problem|harm|big)", "be not that", "so what", "see",
    ),
    "cue-quoting": (
        "people", "everyone", "everybody", "some", "they", "he", "she", "someone", "somebody", "answer", "response", "attitude", "mentality", "school", "kind of", "those", "slogan", "slide", "advice", "phrase", "line", "so called", "idea", "vendor", "boss", "manager", "colleague", "slack", "email", "lead", "team", "folk", "reflex", "instinct", "candidate who",
    ),
    "cue-own-words": ("i", "my", "we", "our", "me", "candidate", "quote"),
    # --- hypotheticals and irony ----------------------------------------------------------------------
    "cue-hypothetical": (
        "tempting", "tempted", "temptation", "too easy", "it would be easy", "easy (answer|way out|thing|option|reflex|reaction)", "lazy", "naive", "naively", "cheap (answer|trick|way)", "wrong (answer|thing|move|way|reaction|instinct|question)", "worst (thing|move|answer|reaction|option)", "knee jerk", "gut reaction", "first (instinct|reflex|reaction|impulse)", "in theory (we|you|i|one) could",
        "some would", "one could|might (say|think|argue|be tempted)", "you could|might (say|think|argue|be tempted)", "bad (answer|idea|habit|reflex)", "imagine", "suppose", "pretend", "if i|we (were|was) to", "would be a mistake", "mistake (would be|be) to", "what i would not", "junior answer", "trap", "danger", "risk be", "the fear", "myth", "classic mistake", "common mistake", "antipattern", "anti pattern", "red flag", "smell", "failure mode", "superstition", "cargo cult",
    ),
    "cue-irony": (
        "yeah right", "as if", "famous last words", "what could (possibly)? go wrong", "good luck", "because that (always|never|totally)", "what a (great|brilliant|lovely) idea", "brilliant plan", "ha ha", "haha", "lol", "just kidding", "kidding", "joking", "tongue in cheek", "sarcastic|sarcasm", "ironically", "said no one|nobody ever",
    ),
    "cue-turn": (
        "but", "however", "so", "then", "though", "although", "because", "instead", "just", "except", "still", "anyway", "yet", "whereas", "while", "therefore", "hence",
    ),
}  # fmt: skip
"""Every list of cues by name. They are compiled as groups, so a rule may use them too (@cue-not)."""
