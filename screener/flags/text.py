"""Text to words: a normalising tokeniser that never loses the place in the original.

Every word keeps the half-open range of code points it was read from, so whatever is found can be quoted
as written. Nothing is decoded or replaced beforehand: zero-width and bidirectional characters, other
scripts, NUL and lone surrogates pass through as parts of words or as gaps between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from screener.flags.lemma import lemma
from screener.flags.shorthand import JOINING_PREFIXES, expand

WINDOW = 1500
"""Words read at a time: longer texts are read window by window, so that memory stays bounded."""

_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_LETTER = rf"(?:[^\W_]|[{_INVISIBLE}\u0300-\u036f])"
_TOKEN = re.compile(
    rf"(?P<short>\b(?:w/o|w/|b/c)(?=\s|\w|$))"
    rf"|(?P<word>{_LETTER}{{1,48}}(?:['’ʼ‘`´＇]{_LETTER}{{1,8}})?)"
    r"|(?P<hyphen>(?<=\w)[-‐‑](?=\w))"
    r"|(?P<end>[.!?](?=[\s\"”’')\]]|$)|[;\n]|[。！？؟]|…|\.\.\.|:(?=\s)|\s[-–—]{1,3}(?=\s)|—|--+|[=-]>)"
    r"|(?P<comma>,|\(|\))"
    r"|(?P<quote>[\"“”«»„])"
    r"|(?P<and>&)",
    re.IGNORECASE,
)
_REMOVE = re.compile(rf"[{_INVISIBLE}]")
_ABBREVIATION = frozenset("e g i eg ie vs etc approx al mr ms dr no".split())
_PLAIN_QUOTES = str.maketrans("’ʼ‘`´＇", "''''''")
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred thousand million billion dozen half third quarter percent".split()
)


@dataclass(slots=True)
class Words:
    """One window of words in parallel lists, and bit masks over them (bit i stands for word i)."""

    text: str
    forms: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    hard: int = 0
    """Words before which a sentence or a clause begins."""
    soft: int = 0
    """Words before which there is a comma or a bracket."""
    quoted: int = 0
    """Words inside quotation marks."""
    asked: int = 0
    """Words of sentences that end in a question mark."""

    def __len__(self) -> int:
        return len(self.forms)

    def quote(self, first: int, last: int) -> str:
        """Give the original text from word ``first`` up to, not including, word ``last``."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def plain(token: str) -> str:
    """Bring one written token to lower case, compatible forms and plain apostrophes."""
    if token.isascii():
        return token.lower()
    folded = unicodedata.normalize("NFKC", _REMOVE.sub("", token)).translate(_PLAIN_QUOTES)
    return folded.casefold() if folded.isprintable() else folded.lower()


def is_number(form: str) -> bool:
    """Say whether a word is a figure or a number word."""
    return form[:1].isdigit() or form in _NUMBERS


@lru_cache(maxsize=20_000)
def _expanded(form: str) -> tuple[tuple[str, str], ...]:
    """Give the words that a written one stands for, each with its lemma."""
    return tuple((part, lemma(part)) for part in expand(form))


class _Reader:
    """Collects the words of one window at a time; see :func:`windows`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = Words(text)
        self.break_next = self.soft_next = self.in_quotes = False
        self.hyphen = -1
        self.sentence_start = 0

    def word(self, token: str, start: int, end: int) -> None:
        words = self.words
        form = plain(token)
        if not form:
            return
        if self.hyphen == start and words.forms and words.forms[-1] in JOINING_PREFIXES:
            words.forms[-1] += form
            words.lemmas[-1] = lemma(words.forms[-1])
            words.ends[-1] = end
            return
        bit = 1 << len(words.forms)
        if self.break_next:
            words.hard |= bit
        elif self.soft_next:
            words.soft |= bit
        self.break_next = self.soft_next = False
        for part, stem in _expanded(form):
            if self.in_quotes:
                words.quoted |= 1 << len(words.forms)
            words.forms.append(part)
            words.lemmas.append(stem)
            words.starts.append(start)
            words.ends.append(end)

    def mark(self, kind: str, mark: str, end: int) -> None:
        if kind == "hyphen":
            self.hyphen = end
        elif kind == "comma" or mark in ("…", "..."):
            self.soft_next = True
        elif kind == "quote":
            self.in_quotes = mark in "“«„" or (mark not in "”»" and not self.in_quotes)
        elif mark == "." and self.words.forms and self.words.forms[-1] in _ABBREVIATION:
            return
        else:
            self.end_sentence(mark)

    def end_sentence(self, mark: str) -> None:
        count = len(self.words)
        if mark in ("?", "？", "؟") and count > self.sentence_start:
            self.words.asked |= ((1 << count) - 1) ^ ((1 << self.sentence_start) - 1)
        if mark == "\n":
            self.in_quotes = False
        self.sentence_start = count
        self.break_next = True

    def take(self) -> Words:
        done = self.words
        self.words = Words(self.text)
        self.sentence_start = 0
        return done


def windows(text: str) -> Iterator[Words]:
    """Yield the words of a text in windows, cut at a sentence's end where there is one.

    Time is linear in the text; at most about twice :data:`WINDOW` words are held at once.
    """
    reader = _Reader(text)
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind in ("word", "short"):
            reader.word(match.group(), match.start(), match.end())
        elif kind == "and":
            reader.word("and", match.start(), match.end())
        else:
            reader.mark(kind, match.group().strip() or "\n", match.end())
        count = len(reader.words)
        if count >= WINDOW and (reader.break_next or count >= 2 * WINDOW):
            yield reader.take()
    if len(reader.words):
        yield reader.take()
