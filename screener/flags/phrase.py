"""The phrase language: what a recruiter writes, parsed into a tree and checked.

===================  ==========================================================================
``retrain``          the word in any inflection, spelling or contraction
``a|b|@g|"c"``       one of them; a small word after a bar's word stays with it (``look at|check``)
``word?``            may be left out; so may ``@group?`` and ``(…)?``
``...`` ``...3``     a gap of at most seven words, or of at most three, inside one clause
``@group``           any phrase of a group
``(a b|c d)``        one of several short phrases, written on the spot
``"retrained"``      exactly this form
``#``                any number
``a b & c``          both in one clause, in any order
``a b && c``         both in the answer, in any order
===================  ==========================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from screener.errors import PhraseError
from screener.flags.lemma import lemma
from screener.flags.shorthand import expand
from screener.flags.text import plain

DEFAULT_GAP = 7
LONGEST_GAP = 12
MOST_ALTERNATIVES = 400
LONGEST_PHRASE = 4_000
MOST_PARTS = 60
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text out of several; a key is a lemma, ``=form`` or ``#``."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Any phrase of a named group."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """At most ``most`` words of any kind, not across a clause's end."""

    most: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several sequences."""

    options: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """Something that may be left out."""

    node: Node


Node = Word | Group | Gap | OneOf | Maybe
Sequence_ = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: ``answer`` holds conditions of the answer, each of conditions of one clause."""

    source: str
    answer: tuple[tuple[Sequence_, ...], ...]


_LEX = re.compile(
    r"""(?P<space>\s+)|(?P<choice>\([a-z0-9]+(?:[ |][a-z0-9]+)*\))"""
    r"""|(?P<both>&&)|(?P<and>&)|(?P<gap>\.\.\.|…)(?P<width>\d*)|(?P<open>\()|(?P<close>\))"""
    r"""|(?P<bar>\|)|(?P<maybe>\?)|(?P<group>@)(?P<name>[\w-]*)|["“”](?P<exact>[^"“”]*)["“”]"""
    r"""|(?P<number>\#)|(?P<word>(?:[^\W_]|['’_/.+-](?=\w)|(?<=\w)')+/?)"""
)
_PARTICLES = frozenset(
    "at into in on up out back over down off through for to with away after about around of from by".split()
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    value: str
    column: int


_PLAIN = re.compile(r"[a-z]+(?: [a-z]+){0,30}")


def _lex(source: str) -> list[_Token]:
    tokens, at = [], 0
    while at < len(source):
        found = _LEX.match(source, at)
        if not found:
            raise PhraseError(
                f"{source[at]!r} has no meaning in a phrase.",
                at + 1,
                'Write words, a|b, word?, ..., @group, (…), "exact", & or &&.',
            )
        kind = found.lastgroup or "word"
        kind = "gap" if kind == "width" else "group" if kind == "name" else kind
        value = found.group("width" if kind == "gap" else "name" if kind == "group" else kind)
        if kind != "space":
            tokens.append(_Token(kind, value, at + 1))
        at = found.end()
    return tokens


class _Parser:
    """A recursive-descent parser over the tokens of one phrase."""

    def __init__(self, source: str) -> None:
        self.source = source
        end = _Token("end", "", len(source) + 1)
        self.tokens = [*_lex(source), end, end, end]
        self.at = 0
        self.depth = 0
        self.alternatives = 0

    def peek(self) -> _Token:
        return self.tokens[self.at]

    def next(self) -> _Token:
        token = self.peek()
        self.at += 1
        return token

    def phrase(self) -> Phrase:
        answer = [self.clause()]
        while self.peek().kind == "both":
            self.next()
            answer.append(self.clause())
        token = self.peek()
        if token.kind != "end":
            raise PhraseError(f"{_shown(token)} is out of place here.", token.column, "Take it out.")
        return Phrase(self.source, tuple(answer))

    def clause(self) -> tuple[Sequence_, ...]:
        parts = [self.sequence()]
        while self.peek().kind == "and":
            self.next()
            parts.append(self.sequence())
        return tuple(parts)

    def sequence(self) -> Sequence_:
        first = self.peek().column
        nodes: list[Node] = []
        while self.peek().kind in ("word", "exact", "number", "group", "open", "choice", "gap"):
            nodes.extend(self.item())
            if len(nodes) > MOST_PARTS:
                raise PhraseError("This phrase is too long.", self.peek().column, "Split it into several.")
        self.check_sequence(nodes, first)
        return tuple(nodes)

    def check_sequence(self, nodes: Sequence[Node], column: int) -> None:
        if not nodes or all(isinstance(node, Gap | Maybe) for node in nodes):
            raise PhraseError(
                "There is no word that must be there.", column, "Write at least one word without `?`."
            )
        if isinstance(nodes[0], Gap) or isinstance(nodes[-1], Gap):
            raise PhraseError(
                "A gap at the edge of a phrase means nothing.", column, "Take the `...` at the edge out."
            )

    def item(self) -> list[Node]:
        if self.peek().kind == "gap":
            return [self.gap(self.next())]
        nodes = self.alternatives_()
        if self.peek().kind == "maybe":
            self.next()
            return [Maybe(nodes[0] if len(nodes) == 1 else OneOf((tuple(nodes),)))]
        return nodes

    def gap(self, token: _Token) -> Gap:
        if not token.value:
            return Gap(DEFAULT_GAP)
        if len(token.value) > 3 or not 1 <= int(token.value) <= LONGEST_GAP:
            raise PhraseError(
                f"A gap of {token.value[:12]} words is too large.",
                token.column,
                f"Write ...1 to ...{LONGEST_GAP}, or join two phrases with `&`.",
            )
        return Gap(int(token.value))

    def alternatives_(self) -> list[Node]:
        options = [self.single()]
        if self.depth:  # in brackets a bar parts whole phrases
            return _joined(options)
        while self.peek().kind == "bar" or self.particle_in_chain(options):
            if self.peek().kind == "bar":
                bar = self.next()
                if self.peek().kind not in ("word", "exact", "number", "group", "open", "choice"):
                    raise PhraseError(
                        "Nothing stands after `|`.", bar.column, "Write a word, or take it out."
                    )
                options.append(self.single())
            else:
                options[-1] = options[-1] + self.single()
            self.count(self.peek().column)
        return _joined(options)

    def particle_in_chain(self, options: list[Sequence_]) -> bool:
        """``check|look at|compare``: a small word between bars belongs to the word before it."""
        token = self.peek()
        if token.kind != "word" or plain(token.value) not in _PARTICLES:
            return False
        after, then = self.tokens[self.at + 1 : self.at + 3]
        alternative = then.kind == "word" and plain(then.value) in _PARTICLES
        return self.tokens[self.at - 1].kind == "word" and after.kind == "bar" and not alternative

    def count(self, column: int, more: int = 1) -> None:
        self.alternatives += more
        if self.alternatives > MOST_ALTERNATIVES:
            raise PhraseError(
                f"More than {MOST_ALTERNATIVES} alternatives in one phrase.",
                column,
                "Put them into a group and write @group.",
            )

    def single(self) -> Sequence_:
        token = self.next()
        if token.kind == "group":
            if not token.value:
                raise PhraseError("`@` has no group's name after it.", token.column, "Write @name.")
            return (Group(token.value),)
        if token.kind == "number":
            return (Word(frozenset("#")),)
        if token.kind == "exact":
            return _exact(token)
        if token.kind == "open":
            return self.bracket(token)
        if token.kind == "choice":
            self.count(token.column, token.value.count("|"))
            return _choice(token.value)
        return tuple(Word(frozenset((key,))) for key in word_keys(token.value))

    def bracket(self, opening: _Token) -> Sequence_:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise PhraseError("Brackets are nested too deeply.", opening.column, "Use a @group instead.")
        options = [self.sequence()]
        while self.peek().kind == "bar":
            self.next()
            self.count(self.peek().column)
            options.append(self.sequence())
        closing = self.next()
        if closing.kind != "close":
            raise PhraseError("This bracket is never closed.", opening.column, "Write `)` where it ends.")
        self.depth -= 1
        return tuple(_joined(options))


def _shown(token: _Token) -> str:
    return f"`{token.value[:20]}`" if token.value else f"The sign `{_SIGNS.get(token.kind, token.kind)}`"


_SIGNS = {"and": "&", "both": "&&", "bar": "|", "maybe": "?", "close": ")", "open": "("}


def _exact(token: _Token) -> Sequence_:
    forms = [plain(form) for form in token.value.split()]
    if not forms:
        raise PhraseError("There is nothing between the quotes.", token.column, "Write the exact words.")
    return tuple(Word(frozenset((f"={part}",))) for form in forms for part in expand(form))


@lru_cache(maxsize=10_000)
def _choice(written: str) -> Sequence_:
    """Read a choice of plain words, the commonest bracket, at one go."""
    options: list[Sequence_] = [
        tuple(Word(frozenset((key,))) for word in option.split() for key in word_keys(word))
        for option in written[1:-1].split("|")
    ]
    return tuple(_joined(options))


def _joined(options: list[Sequence_]) -> list[Node]:
    """Put alternatives together: single words become one node, the rest a choice."""
    if len(options) == 1:
        return list(options[0])
    if all(len(option) == 1 and isinstance(option[0], Word) for option in options):
        keys = [node.keys for option in options for node in option if isinstance(node, Word)]
        return [Word(frozenset().union(*keys))]
    return [OneOf(tuple(options))]


@lru_cache(maxsize=20_000)
def word_keys(written: str) -> tuple[str, ...]:
    """Give the lemmas a written word of a phrase stands for: one, or more for a contraction."""
    keys: list[str] = []
    for piece in plain(written).replace("_", "-").split("-"):
        if keys and keys[-1] in ("re", "un", "pre", "non", "mis"):
            keys[-1] = lemma(keys[-1] + piece)
        elif piece:
            keys.extend(lemma(part) for part in expand(piece))
    return tuple(keys)


def parse(source: str) -> Phrase:
    """Parse one phrase.

    Raises PhraseError, with the column inside the phrase and a remedy, when it cannot be understood.
    """
    if len(source) > LONGEST_PHRASE:
        raise PhraseError(
            f"This phrase has {len(source)} characters, more than {LONGEST_PHRASE}.",
            LONGEST_PHRASE,
            "Split it into several, or put the alternatives into a group.",
        )
    if not source.strip():
        raise PhraseError("This phrase is empty.", 1, "Write the words to look for, or take it out.")
    if _PLAIN.fullmatch(source):
        return Phrase(
            source, ((tuple(Word(frozenset((k,))) for w in source.split() for k in word_keys(w)),),)
        )
    return _Parser(source).phrase()


parsed = lru_cache(maxsize=50_000)(parse)
"""Parse a phrase, once."""


def group_names(phrase: Phrase) -> Iterable[str]:
    """Yield the names of the groups that a phrase uses."""
    pending: list[Node] = [node for clause in phrase.answer for part in clause for node in part]
    while pending:
        node = pending.pop()
        if isinstance(node, Group):
            yield node.name
        elif isinstance(node, OneOf):
            pending.extend(inner for option in node.options for inner in option)
        elif isinstance(node, Maybe):
            pending.append(node.node)


def check_groups(phrase: Phrase, known: Mapping[str, object]) -> None:
    """Raise PhraseError, with column and remedy, when a phrase uses a group that is not defined."""
    for name in group_names(phrase):
        if name not in known:
            column = phrase.source.find("@" + name) + 1
            near = sorted(known, key=lambda other: _distance(other, name))[:1]
            hint = f"Did you mean @{near[0]}?" if near else "Define it under groups."
            raise PhraseError(f"There is no group @{name}.", max(column, 1), hint)


def _distance(one: str, other: str) -> int:
    """Give a rough distance of two names: letters in one and not in the other, both ways."""
    return sum((one.count(c) - other.count(c)) ** 2 for c in set(one + other))


def find_cycle(groups: Mapping[str, Sequence[Phrase]]) -> list[str]:
    """Give the names along one circle of groups that use each other, or an empty list."""
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done or len(path) > 200:
            return []
        for phrase in groups.get(name, ()):
            for used in group_names(phrase):
                if circle := walk(used, [*path, name]):
                    return circle
        done.add(name)
        return []

    for name in groups:
        if circle := walk(name, []):
            return circle
    return []
