"""Matching by bit masks: every phrase at every place of a window at once.

A window's words are numbered; for each word of the vocabulary an integer holds a bit for every place it
stands at (shift-and matching, Baeza-Yates and Gonnet 1992, over words in place of letters). One step of a
phrase is a shift and an intersection, so the time for a phrase depends on its own length alone, times the
window's length in machine words, whatever the text repeats. Phrases whose rarest part is absent are never
looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from screener.flags.phrase import Gap, Group, Maybe, Node, OneOf, Phrase, Sequence_, Word, parsed
from screener.flags.text import Words, is_number
from screener.flags.typos import Typos

LONGEST_SPAN = 60
"""A group's phrase covers at most this many words."""
_MOST_MATCHES = 16

_FREQUENT = frozenset(
    """
the a an and or of to in on at for with by from as it that this be i we you they he she have do will would
can could should not no if so but just my our your their what when there then than how all any some one get
go make know think say see take like thing people really very more most about because out up into over
which who only also other time even well back now model data
""".split()
)

Spans = dict[int, int]
"""Length in words to the places where something of that length begins."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A match: from word ``first`` up to, not including, word ``last``."""

    first: int
    last: int


class Lexicon:
    """The groups, compiled when first needed, and the vocabulary in which typos are looked for.

    A choice in brackets becomes a group without a name of its own, so that it is looked up once a window.
    """

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self.sources = groups
        self.keys: set[str] = set()
        self.exact: set[str] = set()
        self._compiled: dict[str, CompiledGroup] = {}
        self._choices: dict[OneOf, str] = {}
        self._typos: Typos | None = None

    @property
    def typos(self) -> Typos:
        """The vocabulary of the rules, as far as they are compiled, for typos."""
        if self._typos is None:
            self._typos = Typos(self.keys)
        return self._typos

    def lower(self, phrase: Phrase) -> Phrase:
        """Give a phrase with its choices turned into groups, and learn its words."""
        clauses = tuple(tuple(self.lower_sequence(part) for part in clause) for clause in phrase.answer)
        return Phrase(phrase.source, clauses)

    def lower_sequence(self, nodes: Sequence_) -> Sequence_:
        """Turn the choices of one sequence into groups."""
        return tuple(self._lower_node(node) for node in nodes)

    def _lower_node(self, node: Node) -> Node:
        if isinstance(node, Word):
            self.keys |= node.keys
            self.exact.update(key[1:] for key in node.keys if key[0] == "=")
        elif isinstance(node, Maybe):
            return Maybe(self._lower_node(node.node))
        elif isinstance(node, OneOf):
            name = self._choices.get(node)
            if name is None:
                name = self._choices[node] = f"({len(self._choices)})"
                self._compiled[name] = self._compile(node.options)
            return Group(name)
        return node

    def group(self, name: str) -> CompiledGroup:
        """Give a group, compiling it when it is first asked for."""
        known = self._compiled.get(name)
        if known is None:
            members = [parsed(text).answer[0][0] for text in self.sources[name]]
            known = self._compiled[name] = self._compile(members)
        return known

    def _compile(self, members: Iterable[Sequence_]) -> CompiledGroup:
        compiled = CompiledGroup(set(), {}, [])
        for member in members:
            nodes = self.lower_sequence(member)
            if len(nodes) == 1 and isinstance(nodes[0], Word):
                compiled.words |= nodes[0].keys
                continue
            anchor = anchor_of(nodes)
            if isinstance(anchor, Word):
                for key in anchor.keys:
                    compiled.by_key.setdefault(key, []).append(nodes)
            else:
                compiled.rest.append(nodes)
        compiled.keys = frozenset(compiled.by_key)
        return compiled


@dataclass(slots=True)
class CompiledGroup:
    """Single words, longer phrases by the word they cannot do without, and the rest."""

    words: set[str]
    by_key: dict[str, list[Sequence_]]
    rest: list[Sequence_]
    keys: frozenset[str] = frozenset()


def anchor_of(nodes: Iterable[Node]) -> Word | Group | None:
    """Choose the part of a sequence that must be there and is likely to be rare."""
    best: tuple[int, Word | Group] | None = None
    for node in nodes:
        if not isinstance(node, Word | Group):
            continue
        cost = sum(40 if key in _FREQUENT else 1 for key in node.keys) if isinstance(node, Word) else 30
        if best is None or cost < best[0]:
            best = (cost, node)
    return best[1] if best else None


class Board:
    """One window made ready for matching: masks by word, groups on demand."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.size = len(words)
        self.all = (1 << self.size) - 1
        self.hard = words.hard
        self.inside = ~words.hard
        self.masks = _masks(words, lexicon)
        self.seen = frozenset(self.masks)
        self._groups: dict[str, Spans] = {}
        self._words: dict[frozenset[str], int] = {}

    def group(self, name: str) -> Spans:
        """Give where a group's phrases begin, by their length."""
        known = self._groups.get(name)
        if known is None:
            known = self._groups[name] = self._find_group(name)
        return known

    def _find_group(self, name: str) -> Spans:
        compiled = self.lexicon.group(name)
        masks = self.masks
        found: Spans = {}
        if not self.seen.isdisjoint(compiled.words):
            for key in self.seen & compiled.words:
                found[1] = found.get(1, 0) | masks[key]
        if not self.seen.isdisjoint(compiled.keys):
            for key in self.seen & compiled.keys:
                for nodes in compiled.by_key[key]:
                    _merge(found, self.spans(nodes))
        for nodes in compiled.rest:
            _merge(found, self.spans(nodes))
        return found

    def node(self, node: Node) -> Spans:
        """Give where one part of a phrase begins, by its length."""
        if isinstance(node, Word):
            mask = self.word(node)
            return {1: mask} if mask else {}
        if isinstance(node, Group):
            return self.group(node.name)
        if isinstance(node, Gap):
            return self._gap(node.most)
        if isinstance(node, Maybe):
            return {**self.node(node.node), 0: self.all}
        raise TypeError("choices are lowered to groups before matching")

    def present(self, node: Word | Group) -> bool:
        """Say whether a part occurs at all in the window."""
        return bool(self.word(node) if isinstance(node, Word) else self.group(node.name))

    def word(self, node: Word) -> int:
        """Give the places of any of a node's words."""
        keys = node.keys
        known = self._words.get(keys)
        if known is None:
            known = 0
            for key in self.seen & keys:
                known |= self.masks[key]
            self._words[keys] = known
        return known

    def _gap(self, most: int) -> Spans:
        found = {0: self.all}
        reach = self.all
        for length in range(1, most + 1):
            reach &= self.inside >> (length - 1) if length > 1 else self.all
            found[length] = reach
        return found

    def spans(self, nodes: Sequence_) -> Spans:
        """Give where a sequence begins, by its length; nothing crosses a clause's end."""
        if type(nodes[0]) is Word:
            start = self._opening(nodes)
            if start <= 0:
                return {len(nodes): -start} if start else {}
        current: Spans = {0: self.all}
        for node in nodes:
            following: Spans = {}
            parts = self.node(node)
            if not parts:
                return {}
            for length, starts in current.items():
                if length and self.hard:
                    starts &= self.inside >> length
                for more, mask in parts.items():
                    total = length + more
                    hit = starts & (mask >> length) if more else starts
                    if hit and total <= LONGEST_SPAN:
                        following[total] = following.get(total, 0) | hit
            if not following:
                return {}
            current = following
        current.pop(0, None)
        return current

    def _opening(self, nodes: Sequence_) -> int:
        """Follow the plain words that a sequence begins with, the commonest case, without any table.

        Gives 0 when they do not occur, the negated places when nothing else follows, else the places.
        """
        here, known = self.all, self._words
        for offset, node in enumerate(nodes):
            if type(node) is not Word:
                return here
            places = known.get(node.keys)
            here &= (self.word(node) if places is None else places) >> offset
            if offset:
                here &= self.inside >> offset
            if not here:
                return 0
        return -here

    def run(self, nodes: Sequence_, starts: int) -> int:
        """Step through a sequence from the given places; give the places right after a match."""
        fresh, here = starts, 0
        for node in nodes:
            source = fresh | (here & self.inside)
            if isinstance(node, Maybe):
                here |= self._step(node.node, source)
            else:
                here = self._step(node, source)
                fresh = 0
            if not (here or fresh):
                return 0
        return here

    def _step(self, node: Node, here: int) -> int:
        if isinstance(node, Word):
            return (here & self.word(node)) << 1
        if isinstance(node, Gap):
            for _ in range(node.most):
                here |= (here & self.inside & self.all) << 1
            return here
        if isinstance(node, Maybe):
            return here | self._step(node.node, here)
        after = 0
        for length, mask in self.node(node).items():
            after |= (here & mask) << length
        return after

    def matches(self, nodes: Sequence_) -> list[Span]:
        """Give up to sixteen matches of a sequence that do not overlap, in order."""
        starts = self._possible_starts(nodes)
        found: list[Span] = []
        while starts and len(found) < _MOST_MATCHES and (after := self.run(nodes, starts)):
            at = self._earliest(nodes, starts)
            if starts & (starts - 1):
                after = self.run(nodes, 1 << at)
            last = (after & -after).bit_length() - 1
            found.append(Span(at, last))
            starts &= -1 << max(last, at + 1)
        return found

    def _possible_starts(self, nodes: Sequence_) -> int:
        first = nodes[0]
        if isinstance(first, Maybe | Gap):
            return self.all
        starts = 0
        for mask in self.node(first).values():
            starts |= mask
        return starts

    def _earliest(self, nodes: Sequence_, starts: int) -> int:
        """Give the first place of several from which the sequence matches, by halving."""
        while starts & (starts - 1):
            low, high = (starts & -starts).bit_length() - 1, starts.bit_length()
            lower = starts & ((1 << ((low + high + 1) // 2)) - 1)
            lower = lower or starts & -starts
            starts = lower if lower != starts and self.run(nodes, lower) else starts ^ lower
        return starts.bit_length() - 1

    def segment(self, place: int) -> int:
        """Give the number of the clause that a word stands in."""
        return (self.hard & ((2 << place) - 1)).bit_count()

    def find(self, phrase: Phrase) -> list[Span]:
        """Give the matches of a whole phrase: all its clauses must be met, the first one is quoted."""
        found = self._clause(phrase.answer[0])
        if found and all(self._clause(clause) for clause in phrase.answer[1:]):
            return found
        return []

    def _clause(self, parts: tuple[Sequence_, ...]) -> list[Span]:
        found = self.matches(parts[0])
        for part in parts[1:]:
            if not found:
                return found
            others = {self.segment(span.first): span for span in reversed(self.matches(part))}
            found = [
                Span(min(span.first, other.first), max(span.last, other.last))
                for span in found
                if (other := others.get(self.segment(span.first)))
            ]
        return found


def _merge(into: Spans, more: Spans) -> None:
    for length, mask in more.items():
        if length:
            into[length] = into.get(length, 0) | mask


def _masks(words: Words, lexicon: Lexicon) -> dict[str, int]:
    """Give, for every word of the vocabulary that occurs, the places where it stands."""
    places: dict[str, int] = {}
    keys, exact, typos = lexicon.keys, lexicon.exact, lexicon.typos
    for at, (form, lemma) in enumerate(zip(words.forms, words.lemmas, strict=True)):
        bit = 1 << at
        places[lemma] = places.get(lemma, 0) | bit
        if lemma not in keys and len(form) > 4 and (meant := typos.meant(form, lemma)):
            places[meant] = places.get(meant, 0) | bit
        if form in exact:
            places["=" + form] = places.get("=" + form, 0) | bit
        if is_number(form):
            places["#"] = places.get("#", 0) | bit
    return places


class Index:
    """Phrases by the part they cannot do without, so that absent ones cost nothing."""

    def __init__(self, phrases: Iterable[Phrase], lexicon: Lexicon) -> None:
        self.phrases: list[Phrase] = []
        self.users: list[list[int]] = []
        """For every phrase the numbers under which it was given: the same words are looked for once."""
        self.by_key: dict[str, list[int]] = {}
        self.by_group: dict[str, list[int]] = {}
        self.rest: list[int] = []
        self._needed: dict[int, list[Word | Group]] = {}
        known: dict[str, int] = {}
        for number, phrase in enumerate(phrases):
            at = known.setdefault(phrase.source, len(self.phrases))
            if at == len(self.phrases):
                self._place(at, lexicon.lower(phrase))
            self.users[at].append(number)

    def _place(self, at: int, phrase: Phrase) -> None:
        self.phrases.append(phrase)
        self.users.append([])
        anchor = anchor_of([node for clause in phrase.answer for part in clause for node in part])
        if isinstance(anchor, Word):
            for key in anchor.keys:
                self.by_key.setdefault(key, []).append(at)
        elif isinstance(anchor, Group):
            self.by_group.setdefault(anchor.name, []).append(at)
        else:
            self.rest.append(at)

    def candidates(self, board: Board) -> list[int]:
        """Give the places, in :attr:`phrases`, of those whose rarest part occurs."""
        found: set[int] = set(self.rest)
        for key in self.by_key.keys() & board.masks.keys():
            found.update(self.by_key[key])
        for name, places in self.by_group.items():
            if board.group(name):
                found.update(places)
        return sorted(found)

    def matches(self, board: Board, skip: frozenset[int] = frozenset()) -> Iterator[tuple[int, Span]]:
        """Yield every match of every phrase not to be skipped: the number it was given, and its place."""
        for at in self.candidates(board):
            users = [number for number in self.users[at] if number not in skip]
            if users and all(map(board.present, self.needs(at))):
                for span in board.find(self.phrases[at]):
                    for number in users:
                        yield number, span

    def needs(self, at: int) -> list[Word | Group]:
        """Give the parts of a phrase that must be there."""
        known = self._needed.get(at)
        if known is None:
            known = self._needed[at] = _needs(self.phrases[at])
        return known


def _needs(phrase: Phrase) -> list[Word | Group]:
    """Give the parts that must be there, words first for they are the cheapest to look up."""
    nodes = [node for clause in phrase.answer for part in clause for node in part]
    words: list[Word | Group] = [node for node in nodes if isinstance(node, Word)]
    groups: list[Word | Group] = [node for node in nodes if isinstance(node, Group)]
    return words + groups
