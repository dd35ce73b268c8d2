"""How long a wording takes to read aloud: a question that is a speech leaves no time for the answer."""

from __future__ import annotations

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.checking.words import words

WORDS_A_MINUTE = 150
"""A calm reading pace; our convention, as are the limits below."""
LONGEST_SECONDS = 30
LARGEST_SHARE = 0.25
"""Of a question's minutes."""


def seconds(text: str) -> float:
    """Give the seconds it takes to read a text aloud."""
    return len(words(text)) * 60 / WORDS_A_MINUTE


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find questions that take too long to read, in themselves or for their minutes."""
    for number, question in enumerate(sheet.model.questions):
        takes = seconds(question.ask)
        if not sheet.sound("questions", number, "minutes") or takes <= 10:
            continue
        if takes > LONGEST_SECONDS or takes > question.minutes * 60 * LARGEST_SHARE:
            yield Found(
                ("questions", number, "ask"),
                "long-wording",
                f"Reading this aloud takes about {takes:.0f} seconds of {question.minutes:g} minutes.",
                "Cut it; move detail into the probes.",
            )
