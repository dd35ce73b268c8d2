"""What the learned model looks at: one list of named features, the same in training and at run time.

Words and pairs of words by lemma, beginnings of words, groups, cues and themes that occur, what the rules'
phrases found and what cleared it, and the words of the question. A name's prefix says which kind it is:

======  =============================================================
``w``   a word, by lemma              ``p``   the beginning of a word
``b``   a pair of words               ``g``   a group, cue or theme
``h``   a phrase found, by its use    ``hl``  a rule's phrase that stands
``hc``  one that scope cleared        ``by``  the kind of scope
``q…``  the question's words, pairs, beginnings; ``qa`` what it asks for
======  =============================================================
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from screener.flags.matcher import Board
from screener.flags.text import Words, is_number, windows

_TOO_COMMON = frozenset("the a an of to and in it is be i that".split())


@dataclass(slots=True)
class Features:
    """Features present in one answer, each with the words at which it was seen (of a question: none)."""

    places: dict[str, list[int]] = field(default_factory=dict)

    def add(self, name: str, at: int | None = None) -> None:
        """Note a feature, and the word at which it was seen."""
        seen = self.places.setdefault(name, [])
        if at is not None:
            seen.append(at)


def _token(words: Words, at: int) -> str:
    return "#" if is_number(words.forms[at]) else words.lemmas[at]


def read_text(words: Words, into: Features) -> None:
    """Add the words, pairs and beginnings of words of one window, and about how long it is."""
    previous = "^"
    hard = words.hard
    for at in range(len(words)):
        token = _token(words, at)
        into.add("w:" + token, at)
        if hard >> at & 1:
            previous = "^"
        into.add(f"b:{previous}_{token}", at)
        if len(token) > 4:
            into.add("p:" + token[:4], at)
        previous = token
    into.add(f"len:{min(len(words).bit_length(), 8)}")


def read_groups(board: Board, names: Iterable[str], into: Features) -> None:
    """Add the groups, cues and themes that occur in one window."""
    for name in names:
        for mask in board.group(name).values():
            at = (mask & -mask).bit_length() - 1
            if at >= 0:
                into.add("g:" + name, at)


def read_question(question: str, kind: str, askings: Iterable[str], into: Features) -> None:
    """Add the words and pairs of the question, its kind, and what it asks for."""
    for words in windows(question):
        previous = "^"
        for at in range(len(words)):
            token = _token(words, at)
            if token not in _TOO_COMMON:
                into.add("qw:" + token)
                if len(token) > 5:
                    into.add("qp:" + token[:5])
            into.add(f"qb:{previous}_{token}")
            previous = token
        break
    if kind:
        into.add("kind:" + kind)
    for asking in askings:
        into.add("qa:" + asking)
