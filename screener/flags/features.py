"""What the learned model looks at: one list of named features, the same in training and at run time.

Words and pairs of words by lemma, beginnings of words, groups, cues and themes that occur, what the rules'
phrases found and what cleared it, and the words of the question. A name's prefix says which kind it is:

======  =============================================================
``w``   a word, by lemma              ``p``   the beginning of a word
``b``   a pair of words               ``g``   a group, cue or theme
``h``   a phrase found, by its use    ``hl``  a rule's phrase that stands
``hc``  one that scope cleared        ``by``  the kind of scope
``q…``  the question's words, pairs, beginnings; ``qa`` what it asks for
``c``   two to five letters of a word, with the spaces around it
``t``   one to three words as they stand
======  =============================================================

The last two, the grams, are read off the words when they are needed: there are thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from screener.flags.matcher import Board
from screener.flags.text import Words, is_number, windows

_TOO_COMMON = frozenset("the a an of to and in it is be i that".split())

LONG, LEAST = 60, 28
"""Words from which an answer is read in parts as well, for a stance in one clause is lost in the whole; and
words of a part, which is two sentences at least."""


@dataclass(slots=True)
class Features:
    """Features present in one answer, each with the words at which it was seen (of a question: none)."""

    places: dict[str, list[int]] = field(default_factory=dict)
    words: int = 0
    forms: list[str] = field(default_factory=list)
    """The words as they stand, of which the letters are read."""
    runs: list[tuple[str, ...]] = field(default_factory=list)
    """The one to three words that begin at each word, as features."""
    starts: list[int] = field(default_factory=list)
    """The words at which sentences begin."""
    first: int = 0
    """The number of the first word, where this is a part of an answer."""

    def add(self, name: str, at: int | None = None) -> None:
        """Note a feature, and the word at which it was seen."""
        seen = self.places.setdefault(name, [])
        if at is not None:
            seen.append(at)

    def parts(self) -> Iterator[Features]:
        """Yield neighbouring sentences of a long answer as an answer of their own, the question kept."""
        if self.words < LONG or len(self.starts) < 3:
            return
        whole = [name for name, places in self.places.items() if not (places or name.startswith("len:"))]
        at_word: list[list[str]] = [[] for _ in range(self.words)]
        for name, places in self.places.items():
            for at in places:
                at_word[at].append(name)
        for number, start in enumerate(self.starts):
            ends = (*self.starts[number + 2 :], self.words)
            end = next((end for end in ends if end - start >= LEAST), None)
            if end is None:
                return
            part = Features({name: [] for name in whole}, end - start, self.forms[start:end],
                            self.runs[start:end], first=start)  # fmt: skip
            for at in range(start, end):
                for name in at_word[at]:
                    part.add(name, at)
            part.add(_length(part.words))
            yield part


def _length(words: int) -> str:
    return f"len:{min(words.bit_length(), 8)}"


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
    into.forms = list(words.forms)
    into.runs = [_runs(words.forms, at) for at in range(len(words))]
    into.words = len(words)
    into.starts = [at for at in range(len(words)) if at == 0 or hard >> at & 1]
    into.add(_length(len(words)))


def _runs(forms: Sequence[str], at: int) -> tuple[str, ...]:
    one = f"t:{forms[at]}"
    if at + 2 < len(forms):
        two = f"{one} {forms[at + 1]}"
        return one, two, f"{two} {forms[at + 2]}"
    return (one, f"{one} {forms[at + 1]}") if at + 1 < len(forms) else (one,)


@lru_cache(maxsize=20_000)
def letters(word: str) -> tuple[str, ...]:
    """Give the features of a word's letters: every two to five in a row, the spaces around it included."""
    padded = f" {word[:40]} "
    return tuple(f"c:{padded[a : a + n]}" for n in range(2, 6) for a in range(len(padded) - n + 1))


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
