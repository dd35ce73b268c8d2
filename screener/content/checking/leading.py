"""Wordings that give the answer away, or ask for agreement."""

from __future__ import annotations

import re

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet

_LEADING = re.compile(
    r"\b(?:(?:don|wouldn|didn|aren|isn|won|can|couldn|shouldn)'?t (?:you|we|it|that|this)\b"
    r"|(?:do|would|wouldn't|surely) you (?:not )?(?:agree|also think|also feel)\b"
    r"|you(?:'d| would| do|'ll)? (?:surely |certainly |of course )?agree\b"
    r"|of course\b|obviously\b|surely\b|needless to say\b|as (?:we all|everyone|everybody|you) knows?\b"
    r"|clearly the\b|it(?:'s| is) (?:clear|obvious|true) that\b)"
    r"|,\s*(?:right|correct|no|yes|isn't it|aren't you|don't you(?: think)?|wouldn't you(?: say)?)\s*\?",
    re.IGNORECASE,
)


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find leading questions and leading probes."""
    for number, question in enumerate(sheet.model.questions):
        for path, text in (((), question.ask), *(((at,), p) for at, p in enumerate(question.probes))):
            found = _LEADING.search(text.replace("’", "'"))
            if found:
                where = ("questions", number, "probes", *path) if path else ("questions", number, "ask")
                yield Found(where, "leading", f"“{found[0].strip(' ,')}” leads to an answer.",
                            "Ask what they did or would do, without the answer in it.", offset=found.start())  # fmt: skip
