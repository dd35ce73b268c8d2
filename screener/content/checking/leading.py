"""Wordings that give the answer away, or ask for agreement."""

from __future__ import annotations

import re

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.document import Path

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
        yield from _found(("questions", number, "ask"), question.ask)
        for at, probe in enumerate(question.probes):
            yield from _found(("questions", number, "probes", at), probe)


def _found(path: Path, text: str) -> Lint:
    if found := _LEADING.search(text.replace("’", "'")):
        said = found[0].strip(" ,")
        remedy = "Ask what they did or would do, without the answer in it."
        yield Found(path, "leading", f"“{said}” leads to an answer.", remedy, offset=found.start())
