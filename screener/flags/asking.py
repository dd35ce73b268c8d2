"""What a question asks for, from its wording: a reason, an incident, what else, a process, a number.

A short "nothing" means something after "what else would you check?" and nothing anywhere else. A rule can
keep phrases for such places (``asked``); without a question they are not used at all.
"""

from __future__ import annotations

ASKINGS: dict[str, tuple[str, ...]] = {
    "incident": (
        "tell|walk|talk|take me|us about|through ...6 time|incident|outage|failure|case|occasion|situation|model|something|problem|example|worst|mistake",
        "describe ...6 time|incident|outage|failure|case|occasion|situation|something|mistake|problem", "give ...4 example", "have you (ever)? (have|had|see|seen|live|experience|deal|face|break|broke|lose|cause|ship|be)",
        "time (when|that|you|a|something)", "what|which (be|was) (the|your) (worst|biggest|last|most|hardest|nastiest|first)", "worst|biggest|last|most painful|hardest|nastiest ...5 incident|outage|failure|bug|mistake|model|production|break|problem|surprise|rollback",
        "incident", "post mortem", "war story", "went wrong", "go wrong in production", "surprise you", "when did you last", "when was the last",
    ),
    "reason": (
        "why", "what (made|make) you", "how (did|do|would|will) you (choose|pick|decide|select|compare|evaluate|weigh|justify)", "reason", "rationale", "justify", "over (the)? (alternative|other)", "what (drove|drive) ...4 (choice|decision)", "trade off", "convince", "what do|does|did ...4 (give|buy|gain)", "case for", "versus", "instead of", "rather than", "which ...5 (would|do|did) you (use|choose|pick|recommend|take|prefer)", "what would you (use|pick|choose|recommend)", "choice", "choose", "qualify|qualified", "what make|makes", "decide between",
    ),
    "what-else": ("what|anything|something else", "what more", "other (things|possibilities|causes|signals)", "besides", "apart from", "anything (you)? (would|want) (to)? add", "before (you|that|doing)", "and then"),
    "reaction": (
        "what (do|would|will|did|should) (you|we|i|happen)", "how (do|would|will|did) you (react|respond|handle|approach|deal|go|proceed|debug|investigate|start|tackle)", "next step", "where (do|would) you (start|look|begin)", "first (thing|step|hour|move)", "what next", "your (move|reaction|response|plan)", "drop|degrade|decay|slip|worse|fall|decline|slide|sink|sag|down",
    ),
    "watch": (
        "monitor", "watch", "observe", "observability", "alert", "dashboard", "keep an eye", "track", "how (do|would|will) you (know|find out|notice|tell|detect|learn|hear)", "after (launch|release|deploy|deployment|go live|it be live|shipping|it go)", "once it (be|go) (live|in production)", "look at ... live", "health", "on call", "sleep", "notice", "signal",
    ),
    "release": (
        "deploy", "deployment", "release", "roll out", "ship", "promote", "promotion", "publish", "push", "get ... into|to production|live|prod", "go (live|to production)", "path to production", "roll back", "revert", "version", "ci cd", "pipeline", "new model", "hand over", "update", "undo", "last change",
    ),
    "quality": (
        "good enough", "ready", "confident", "confidence", "trust", "accept", "quality", "metric", "evaluate", "evaluation", "validate", "validation", "hold out", "offline", "test set", "a b test", "bar", "threshold", "sure that", "prove", "convinced", "works", "how (do|would) you know ... good|better|work|ready|safe", "online", "disagree", "go no go", "sign off",
    ),
    "boundary": (
        "whose", "who (own|be|should|do|fix|take|get|decide|look|carry)", "responsib", "responsible", "responsibility", "own", "ownership", "team", "boundary", "hand over", "hand off", "upstream", "downstream", "other team", "data scientist", "your (job|part|role|side|remit|scope)", "involved", "colleague", "platform", "collaborate", "work with", "depend on", "feed", "outside",
    ),
    "difference": (
        "differ", "different", "difference", "special", "same (as|way|thing)", "like (any|a normal|every|other)", "compare (to|with)", "change ... when", "model (as|versus|and|from) ...4 (service|app|software|container|microservice)", "microservice", "web service", "normal service", "treat", "unlike", "what do you need to know", "what questions", "ask (the|a|your) (data scientist|team|ml)", "container", "image", "serve", "serving", "host", "run (a|the|this) model",
    ),
    "fault": ("why did", "what (cause|went|go|was|be the)", "cause", "root", "fault", "wrong", "reason", "how come", "responsible", "learn", "lesson", "differently", "fail", "failed", "happened"),
}  # fmt: skip
"""By the id under ``asked``, what a question that asks for this sounds like."""
