"""Questions that one word answers."""

from __future__ import annotations

import re

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.checking.words import sentences

_CLOSED = re.compile(
    r"(?:(?:so|and|but|well|now|then|ok|okay),? )?"
    r"(?:do|does|did|have|has|had|is|are|was|were|will|would|can|could|should|may|might)(?:n't)? \w+\b",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"(?:can|could|would|will) you (?:please |briefly |just )?(?:tell|describe|walk|explain|give|"
    r"share|talk|show|name|take|"
    r"think|say|recall|outline|compare|sketch|list|help|speak)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:[^?]*\b)?(?:what|how|why|which|who|where|when|tell|describe|walk|explain|give|talk|take|think|imagine|suppose|"
    r"show|sketch|name|share|compare|list|outline|pick|choose|design)\b",
    re.IGNORECASE,
)


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find wordings that can be answered by yes or no."""
    for number, question in enumerate(sheet.model.questions):
        if _closed(question.ask):
            yield Found(
                ("questions", number, "ask"),
                "yes-no",
                "Yes or no answers this question.",
                "Begin with what, how, why, or “Tell me about a time when …”.",
            )


def _closed(text: str) -> bool:
    closed = False
    for sentence in sentences(text):
        if _INVITATION.match(sentence):
            return False
        if sentence.endswith("?") and _CLOSED.match(sentence):
            closed = True
        elif _OPEN.match(sentence):
            return False
    return closed
