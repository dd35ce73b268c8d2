"""Words of a wording, as lints compare them."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_SENTENCE = re.compile(r"[^.?!;]+[.?!;]*")
_SMALL_WORDS = """
a an and are as at be by can could did do does for from had has have how i if in is it its me of on
or our so tell that the their them then there they this time to us was we were what when where which
who why will with would you your about describe walk through one
without not no nobody anybody somebody everybody anyone everyone someone any some ever own just
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def words(text: str) -> list[str]:
    """Give the words of a text, lower-cased."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def same_wording(text: str) -> str:
    """Give a wording without case, punctuation and spacing: equal for what is read aloud the same."""
    return " ".join(words(text))


@lru_cache(maxsize=20_000)
def content_words(text: str) -> frozenset[str]:
    """Give the words that say what a text is about, with plural and tense endings cut."""
    return frozenset(stem for w in words(text) if w not in _SMALL and (stem := _stem(w)) not in _SMALL)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def sentences(text: str) -> list[str]:
    """Give the sentences of a text, each with its closing mark."""
    return [s.strip() for s in _SENTENCE.findall(text) if s.strip()]


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share of words that two sets have in common (Jaccard), 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 1.0
