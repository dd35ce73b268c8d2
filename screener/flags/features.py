"""What the learned model looks at, the same in training and at run time.

Features of words, each counted as often as it occurs; a name's prefix says which kind it is:

======  =============================================================
``w``   a word, by lemma              ``p``   the beginning of a word
``c``   two to five letters of a word, with the spaces around it
``t``   one to three words as they stand
``b``   a pair of neighbouring words, by lemma
``s``   two words of a clause with one or two others between them, by lemma
======  =============================================================

Concepts, each present or not: ``g`` a group, cue or theme; ``h`` a phrase found, by its use; ``hl`` a rule's
phrase that stands and ``hc`` one that scope cleared; ``by`` the kind of scope; ``len`` about how long the
answer is. Of the question: its words ``qw``, pairs ``qb`` and beginnings of words ``qp``, what it asks for
``qa``, and its ``kind``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from screener.flags.matcher import Board, Span
from screener.flags.scope import Scope
from screener.flags.text import Words, is_number, windows

TOO_COMMON = frozenset("the a an of to and in it is be i that".split())
_LONGEST_WORD = 40


@dataclass(slots=True)
class Features:
    """One answer as the model sees it: its words, the concepts in it with their places, and its question."""

    forms: Sequence[str] = ()
    tokens: Sequence[str] = ()
    """The lemma of each word, ``#`` for a number."""
    clauses: Sequence[int] = ()
    """The number of the clause of each word."""
    concepts: dict[str, list[int]] = field(default_factory=dict)
    question: frozenset[str] = frozenset()

    _joined: list[tuple[str, int]] | None = field(default=None, compare=False, repr=False)

    def joined(self) -> list[tuple[str, int]]:
        """Give the features of several words together, each with the place of its first word."""
        if self._joined is None:
            self._joined = list(_joined(self.forms, self.tokens, self.clauses))
        return self._joined


def _joined(forms: Sequence[str], tokens: Sequence[str], clauses: Sequence[int]) -> Iterator[tuple[str, int]]:
    count = len(forms)
    for at in range(count):
        one, token, clause = forms[at], tokens[at], clauses[at]
        before = tokens[at - 1] if at and clauses[at - 1] == clause else "^"
        yield f"b:{before}_{token}", at
        if at + 1 < count:
            two = f"t:{one} {forms[at + 1]}"
            yield two, at
            if at + 2 < count:
                yield f"{two} {forms[at + 2]}", at
                if clauses[at + 2] == clause:
                    yield f"s:{token}_{tokens[at + 2]}", at
                if at + 3 < count and clauses[at + 3] == clause:
                    yield f"s:{token}_{tokens[at + 3]}", at


@lru_cache(maxsize=20_000)
def of_word(form: str, token: str) -> tuple[str, ...]:
    """Give the features of one word: itself, its lemma, its beginning, its letters by two to five."""
    padded = f" {form[:_LONGEST_WORD]} "
    letters = (f"c:{padded[a : a + n]}" for n in range(2, 6) for a in range(len(padded) - n + 1))
    beginning = (f"p:{token[:4]}",) if len(token) > 4 else ()
    return (f"t:{form}", f"w:{token}", *beginning, *letters)


def features_of(
    board: Board,
    scope: Scope,
    hits: Mapping[tuple[str, str], list[Span]],
    question: frozenset[str],
    groups: Sequence[str],
) -> Features:
    """Give the features of one window of an answer; ``question`` is what :func:`of_question` gives."""
    words = board.words
    concepts: dict[str, list[int]] = {f"len:{min(len(words).bit_length(), 8)}": []}
    for name in groups:
        for mask in board.group(name).values():
            if mask:
                concepts.setdefault(f"g:{name}", []).append((mask & -mask).bit_length() - 1)
    for (role, owner), spans in hits.items():
        concepts[f"h:{role}:{owner}"] = [spans[0].first]
        for span in spans if role == "rule" else ():
            clearing = scope.clearing(span)
            concepts.setdefault(f"hc:{owner}" if clearing else f"hl:{owner}", []).append(span.first)
            if clearing:
                concepts.setdefault(f"by:{clearing.by}", []).append(span.first)
    return Features(words.forms, tokens_of(words), clauses_of(words), concepts, question)


def tokens_of(words: Words) -> list[str]:
    """Give the lemma of each word, and ``#`` for a number."""
    return ["#" if is_number(form) else lemma for form, lemma in zip(words.forms, words.lemmas, strict=True)]


def clauses_of(words: Words) -> list[int]:
    """Give the number of the clause of each word."""
    hard = words.hard
    return list(accumulate(hard >> at & 1 for at in range(len(words))))


def of_question(question: str, kind: str, askings: Iterable[str]) -> frozenset[str]:
    """Give the features of a question: its words and pairs of words, its kind, and what it asks for."""
    found = {f"qa:{asking}" for asking in askings}
    for words in windows(question):
        before = "^"
        for token in tokens_of(words):
            if token not in TOO_COMMON:
                found.add(f"qw:{token}")
                if len(token) > 5:
                    found.add(f"qp:{token[:5]}")
            found.add(f"qb:{before}_{token}")
            before = token
        break
    return frozenset((*found, f"kind:{kind}") if kind else found)
