"""Two questions in one: the candidate answers one of them, and the score does not say which."""

from __future__ import annotations

import re

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet

_SECOND = re.compile(
    r",?\s(?:and|or|plus|as well as)(?: also)? (?:(?:tell|describe|explain|walk|show|give|name) (?:me|us)?\b"
    r"|(?:how|what|why|when|where|who|which)(?: \w+){0,3}? "
    r"(?:did|do|does|would|was|were|is|are|can|could|will|has|have|should)\b"
    r"|who (?:noticed|decided|fixed|told|owned|found|made|wrote)\b"
    r"|(?:did|do|does|would|could|have|are|were|will) you\b)",
    re.IGNORECASE,
)

# "what is watched and what is not" is one question, and so is "Which one? Why?"
_CONTRAST = re.compile(
    r"[^.?!]{0,60}\b(?:not|else|leave out)\s*(?:[.?!]|$)|[^.?!]{0,40}n't\s*(?:[.?!]|$)", re.IGNORECASE
)
_MORE = re.compile(r"(?:and )?(?:why|why not|how so|why that|and then|what then|since when)", re.IGNORECASE)


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find wordings that ask two things."""
    for number, question in enumerate(sheet.model.questions):
        if second := _second(question.ask):
            yield Found(
                ("questions", number, "ask"),
                "double-barrelled",
                f"Two questions in one: “{second}” asks a second thing.",
                "Ask one thing; make the other a probe, or a question of its own.",
            )


def _second(text: str) -> str:
    asked = [part.strip() for part in text.split("?")]
    if len(asked) > 2 and not _MORE.fullmatch(asked[1]):
        return asked[1][:60] + "?"
    found = next((f for f in _SECOND.finditer(text) if not _CONTRAST.match(text, f.start())), None)
    return text[found.start() :].strip(" ,")[:60] if found else ""
