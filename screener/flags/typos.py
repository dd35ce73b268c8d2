"""Small typos of longer words: one letter missing, doubled, wrong or swapped, against the vocabulary.

After the symmetric-delete idea (Garbe, SymSpell, 2012): two words one edit apart share a form with one
letter deleted, so a look-up replaces a comparison with every word. A word that is itself English and one
letter from a rule's word must not be corrected; those are listed.
"""

from __future__ import annotations

from collections.abc import Iterable

from screener.flags.lemma import lemma

_SHORTEST = 6
_VOWELS = frozenset("aeiou")

_REAL = frozenset(
    lemma(word)
    for word in """
retain restrain contain constrain
""".split()
)
"""English words that lie one letter from words that rules use."""


def _deletions(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def _skeleton(word: str) -> str:
    return "".join(letter for letter in word if letter not in _VOWELS)


class Typos:
    """Finds the word of a vocabulary that a misspelt one was meant to be."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._words = sorted(word for word in vocabulary if len(word) >= _SHORTEST and word.isalpha())
        self._by_deletion: dict[str, str] = {}
        self._by_skeleton: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._ready = False

    def _prepare(self) -> None:
        self._ready = True
        for word in self._words:
            self._by_deletion.setdefault(word, word)
            for shorter in _deletions(word):
                self._by_deletion.setdefault(shorter, word)
            skeleton = _skeleton(word)
            if len(skeleton) >= 5:
                self._by_skeleton.setdefault(skeleton, word)

    def meant(self, form: str, stem: str) -> str:
        """Give the vocabulary's word that ``form`` (of lemma ``stem``) most likely is, or nothing."""
        if len(form) < _SHORTEST - 1 or len(form) > 24 or not form.isalpha():
            return ""
        known = self._seen.get(form)
        if known is None:
            if len(self._seen) > 20_000:
                self._seen.clear()
            known = self._seen[form] = self._look_up(form, stem)
        return known

    def _look_up(self, form: str, stem: str) -> str:
        if not self._ready:
            self._prepare()
        if stem in _REAL:
            return ""
        if _VOWELS.isdisjoint(form):
            return self._by_skeleton.get(form, "")
        for candidate in (self._by_deletion.get(stem), *map(self._by_deletion.get, _deletions(stem))):
            if candidate and candidate[0] == stem[0] and _one_edit(candidate, stem):
                return candidate
        return ""


def _one_edit(one: str, other: str) -> bool:
    """Say whether two words differ by one inserted, deleted or changed letter, or two swapped ones."""
    start = 0
    shortest = min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    end = 0
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])
