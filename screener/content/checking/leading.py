"""Wordings that give the answer away, or ask for agreement."""

from __future__ import annotations

import re

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.document import Path

_LEADING = re.compile(
    r"(?:^|(?<=[.?!,;:]\s)|\b(?:so|but|and|then)\s)"
    r"(?:don|wouldn|didn|aren|isn|won|can|couldn|shouldn)'?t (?:you|we|it|that|this|the)\b"
    r"|\b(?:(?:do|would|wouldn't|surely) you (?:not )?(?:agree|also think|also feel)\b"
    r"|you(?:'d| would| do|'ll)? (?:surely |certainly |of course )?agree\b"
    r"|obviously\b|surely\b|needless to say\b|as (?:we all|everyone|everybody|you) knows?\b"
    r"|(?:i|we) (?:assume|suppose|presume|take it|trust) (?:that )?you\b"
    r"|you (?:would |do |should |must )?of course\b|of course,? (?:you|we|one)\b"
    r"|why is (?:it|that|this) (?:such )?(?:an? )?(?:bad|good|wrong|right|better|best|important)\b"
    r"|clearly the\b|it(?:'s| is) (?:clear|obvious|true) that\b)"
    r"|,\s*(?:right|correct|no|yes|(?:do|does|did|is|are|was|were|would|should|could|can|will|has|have)n't "
    r"(?:you|it|they|we|that|he|she)(?: (?:think|say|agree))?)\s*\?",
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
