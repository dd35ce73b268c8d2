"""The engine: flag files compiled once, then read over one answer after the other.

Pure: no file, no clock, nothing remembered between answers. Compiling parses phrases only; masks, cues and
typos are worked out when a text needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from screener.errors import PhraseError
from screener.flags.asking import ASKINGS
from screener.flags.cues import CUES
from screener.flags.features import Features, features_of, of_question
from screener.flags.finding import Cleared, Context, Finding, Missing, Reading, Strength
from screener.flags.learned import Model, bundled
from screener.flags.matcher import Board, Index, Lexicon, Span
from screener.flags.phrase import Group, Phrase, Word, parsed
from screener.flags.problems import Path, owners_of, phrase_problems, phrases_of
from screener.flags.resembling import reads_like
from screener.flags.rule import LOWER, Evidence, FlagFile, Rule, Signal
from screener.flags.scope import Clearing, Scope
from screener.flags.text import Words, windows
from screener.flags.themes import THEMES

__all__ = [
    "ENGINE_VERSION",
    "Engine",
    "FailedExample",
    "compile_engine",
    "phrase_problems",
    "phrases_of",
    "run_examples",
]

ENGINE_VERSION = "2.0"
"""Changes whenever the same rules and text may give another reading; recorded with a submission."""

MOST_FINDINGS = 3
"""Findings of one rule that are kept for one answer, and as many that were cleared."""
_EVIDENCE_REACH = 120
"""Words between a match and the evidence that clears it; beyond, evidence lowers its weight."""


@dataclass(frozen=True, slots=True)
class _Use:
    """What a phrase is for: its owner, and whether it shows, answers or needs a question."""

    owner: str
    role: str  # "rule", "unless", "evidence", "signal", "signal-unless", "asking"
    asked: str = ""


def compile_engine(files: Sequence[FlagFile], learned: bool = True) -> Engine:
    """Compile the flag files in force into an engine, with the learned layer unless it is not wanted.

    Raises PhraseError for the first phrase that cannot be compiled, naming its file and place in it;
    :func:`phrase_problems` gives all of them.
    """
    groups = {name: members for file in files for name, members in file.groups.items()}
    for file in files:
        for path, error in phrase_problems(file, groups):
            place = ".".join(str(step) for step in path)
            raise PhraseError(f"{file.id}, {place}: {error.message}", error.column, error.hint)
    return Engine(files, bundled if learned else _no_model)


def _no_model() -> None:
    """Stand in for the learned model where none is wanted."""


class Engine:
    """Compiled flag files. Make one with :func:`compile_engine`; reading does not change it."""

    def __init__(self, files: Sequence[FlagFile], model: Callable[[], Model | None] = _no_model) -> None:
        self.model = model
        self.rules: dict[str, Rule] = {rule.id: rule for file in files for rule in file.rules}
        self.signals: dict[str, Signal] = {s.id: s for file in files for s in file.signals}
        self.evidence: dict[str, Evidence] = {e.id: e for file in files for e in file.evidence}
        groups: dict[str, Sequence[str]] = {**CUES, **THEMES}
        for file in files:
            groups.update(file.groups)
        self.lexicon = Lexicon(groups)
        used = list(self._all_phrases())
        self._uses = [use for use, _ in used]
        self._evidence = frozenset(at for at, use in enumerate(self._uses) if use.role == "evidence")
        self._given = [parsed(text) for _, text in used]
        self._index = Index(self._given, self.lexicon)
        askings = [(name, text) for name, texts in ASKINGS.items() for text in texts]
        self._asking_names = [name for name, _ in askings]
        self._asking_index = cache(lambda: Index([parsed(text) for _, text in askings], self.lexicon))
        self._askings_of = lru_cache(maxsize=512)(self._find_askings)
        self.question = lru_cache(maxsize=512)(self._read_question)
        self.knows = cache(lambda rule: (known := model()) is not None and known.knows(self.rules[rule]))
        """Says whether the learned model was trained with the rule of an id, worded as it is."""

    def _all_phrases(self) -> Iterator[tuple[_Use, str]]:
        for rule in self.rules.values():
            yield from ((_Use(rule.id, "rule"), text) for text in rule.phrases)
            yield from ((_Use(rule.id, "unless"), text) for text in rule.unless)
            for asked, texts in rule.asked.items():
                yield from ((_Use(rule.id, "rule", asked), text) for text in texts)
        for evidence in self.evidence.values():
            yield from ((_Use(evidence.id, "evidence"), text) for text in evidence.phrases)
        for signal in self.signals.values():
            yield from ((_Use(signal.id, "signal"), text) for text in signal.phrases)
            yield from ((_Use(signal.id, "signal-unless"), text) for text in signal.unless)

    def askings(self, question: str) -> frozenset[str]:
        """Give what a question asks for, by the ids under ``asked``; nothing for an empty one."""
        return self._askings_of(question) if question.strip() else frozenset()

    def _find_askings(self, question: str) -> frozenset[str]:
        found: set[str] = set()
        for words in windows(question):
            board = Board(words, self.lexicon)
            found.update(self._asking_names[number] for number, _ in self._asking_index().matches(board))
        return frozenset(found)

    def _read_question(self, ask: str, kind: str) -> frozenset[str]:
        """Give the features of a question, as the learned model sees it; none where it is not known."""
        return of_question(ask, kind, self.askings(ask)) if ask.strip() else frozenset()

    def read(self, text: str, context: Context | None = None) -> Reading:
        """Read one answer: what is a concern, what was cleared and why, what is strong, what is missing."""
        context = context or Context()
        reader = _Reader(self, context)
        for words in windows(text):
            reader.window(Board(words, self.lexicon))
        return reader.reading()

    def use(self, number: int) -> _Use:
        """Say what the phrase of a number is for."""
        return self._uses[number]

    def phrase(self, number: int) -> Phrase:
        """Give the phrase of a number, as it was written."""
        return self._given[number]

    def hits(self, board: Board) -> Iterator[tuple[int, Span]]:
        """Yield every phrase found in a window: its number and its place."""
        return self._index.matches(board)

    def lacking(self, board: Board) -> Iterator[tuple[int, Word | Group]]:
        """Yield the rules' phrases that lack exactly one of at least three parts, and that part."""
        for at in self._index.candidates(board):
            needs = self._index.needs(at)
            absent = [node for node in needs if not board.present(node)]
            if len(needs) > 2 and len(absent) == 1:
                yield self._index.users[at][0], absent[0]

    def grouped(
        self, board: Board, askings: frozenset[str], evidence: bool = True
    ) -> dict[tuple[str, str], list[Span]]:
        """Give what phrases find in a window by use and owner.

        ``askings`` is what the question asks for; evidence is left out where nobody expects any.
        """
        found: dict[tuple[str, str], list[Span]] = {}
        skip = frozenset() if evidence else self._evidence
        for number, span in self._index.matches(board, skip):
            use = self._uses[number]
            if not use.asked or use.asked in askings:
                found.setdefault((use.role, use.owner), []).append(span)
        return found


class _Reader:
    """Collects what the windows of one answer hold."""

    def __init__(self, engine: Engine, context: Context) -> None:
        self.engine = engine
        self.context = context
        self.askings = engine.askings(context.ask)
        self.findings: dict[str, list[Finding]] = {}
        self.cleared: dict[str, list[Cleared]] = {}
        self.strengths: dict[str, Strength] = {}
        self.shown: set[str] = set()
        self.windows = 0
        self.model: Model | None = None
        self.features = Features()
        self.chances: dict[str, float] = {}
        self.words = Words("")

    def window(self, board: Board) -> None:
        scope = Scope(board)
        expected = bool(self.context.ask or self.context.expects)
        hits = self.engine.grouped(board, self.askings, evidence=expected)
        self.look(board, scope, hits)
        for (role, owner), spans in hits.items():
            if role == "rule":
                self.rule(board, scope, owner, spans, hits.get(("unless", owner), []))
            elif role == "signal":
                self.signal(board, scope, owner, spans, hits.get(("signal-unless", owner), []))
            elif role == "evidence" and any(not scope.denied(span) for span in spans):
                self.shown.add(owner)

    def look(self, board: Board, scope: Scope, hits: dict[tuple[str, str], list[Span]]) -> None:
        """Let the learned model read the answer, where it is one window."""
        self.windows += 1
        self.model = self.engine.model() if self.windows == 1 else None
        if self.model is not None:
            question = self.engine.question(self.context.ask, self.context.kind)
            self.features = features_of(board, scope, hits, question, self.model.groups)
            self.chances = self.model.chances(self.features)
            self.words = board.words

    def rule(self, board: Board, scope: Scope, owner: str, spans: list[Span], unless: list[Span]) -> None:
        rule = self.engine.rules[owner]
        if not _applies(rule.roles, self.context.role) or not _applies(rule.kinds, self.context.kind):
            return
        kept = self.findings.setdefault(owner, [])
        answered = [span for span in unless if not scope.dismissed(span)]
        for span in _apart(spans):
            if len(kept) >= MOST_FINDINGS:
                return
            clearing = scope.clearing(span)
            evidence = _nearest([e for e in answered if not _inside(e, span)], span)
            if clearing is None and evidence and _distance(evidence, span) <= _EVIDENCE_REACH:
                clearing = Clearing("unless", board.words.quote(evidence.first, evidence.last))
            clearing = clearing or self.doubted(rule)
            if clearing is not None:
                self.clear(board, owner, span, clearing)
            else:
                kept.append(_finding(rule, board, span, evidence))

    def doubted(self, rule: Rule) -> Clearing | None:
        """Clear a phrase match that the model finds most unlikely, if it was trained with this very rule."""
        if self.model is None or not self.engine.knows(rule.id):
            return None
        doubt = self.model.reserve(self.features).doubt
        if self.chances.get(rule.id, 1.0) >= doubt:
            return None
        return Clearing("reading", f"the model's chance is below {100 * doubt:g}%")

    def clear(self, board: Board, owner: str, span: Span, clearing: Clearing) -> None:
        kept = self.cleared.setdefault(owner, [])
        if len(kept) < MOST_FINDINGS:
            words = board.words
            kept.append(
                Cleared(
                    rule=owner,
                    quote=words.quote(span.first, span.last),
                    start=words.starts[span.first],
                    end=words.ends[span.last - 1],
                    by=clearing.by,
                    cue=clearing.cue,
                )
            )

    def signal(self, board: Board, scope: Scope, owner: str, spans: list[Span], unless: list[Span]) -> None:
        signal = self.engine.signals[owner]
        applies = _applies(signal.roles, self.context.role) and _applies(signal.kinds, self.context.kind)
        if not applies or unless or owner in self.strengths:
            return
        for span in spans:
            if scope.denied(span) is None and scope.of_others(span) is None:
                words = board.words
                self.strengths[owner] = Strength(
                    signal=owner,
                    title=signal.title,
                    quote=words.quote(span.first, span.last),
                    start=words.starts[span.first],
                    end=words.ends[span.last - 1],
                )
                return

    def resemble(self) -> None:
        """Add what only the learned model found: the likeliest family, if it is likely enough."""
        likeliest = max(self.chances, key=self.chances.__getitem__, default="")
        rule = self.engine.rules.get(likeliest)
        if self.model is None or rule is None or self.findings.get(rule.id):
            return
        if not _applies(rule.roles, self.context.role) or not _applies(rule.kinds, self.context.kind):
            return
        chance = self.chances[likeliest]
        if chance >= self.model.reserve(self.features).threshold:
            self.findings[rule.id] = [reads_like(rule, self.words, self.features, chance, self.model)]

    def reading(self) -> Reading:
        self.resemble()
        evidence = self.engine.evidence
        return Reading(
            findings=tuple(
                sorted(
                    (f for kept in self.findings.values() for f in kept),
                    key=lambda f: (f.start, f.end, f.rule),
                )
            ),
            cleared=tuple(
                sorted(
                    (c for kept in self.cleared.values() for c in kept),
                    key=lambda c: (c.start, c.end, c.rule),
                )
            ),
            strengths=tuple(sorted(self.strengths.values(), key=lambda s: (s.start, s.end, s.signal))),
            missing=tuple(
                Missing(evidence=name, title=evidence[name].title, probe=evidence[name].probe)
                for name in self.context.expects
                if name in evidence and name not in self.shown
            ),
        )


def _applies(listed: tuple[str, ...], actual: str) -> bool:
    return not listed or not actual or actual in listed


def _apart(spans: list[Span]) -> list[Span]:
    """Keep one of several matches that overlap: the longest of those that begin first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.first, -s.last)):
        if not kept or span.first >= kept[-1].last:
            kept.append(span)
    return kept


def _distance(one: Span, other: Span) -> int:
    return max(one.first - other.last, other.first - one.last, 0)


def _inside(one: Span, other: Span) -> bool:
    return other.first <= one.first and one.last <= other.last


def _nearest(evidence: list[Span], span: Span) -> Span | None:
    return min(evidence, key=lambda other: _distance(other, span), default=None)


def _finding(rule: Rule, board: Board, span: Span, evidence: Span | None) -> Finding:
    words = board.words
    return Finding(
        rule=rule.id,
        title=rule.title,
        severity=LOWER[rule.severity] if evidence else rule.severity,
        quote=words.quote(span.first, span.last),
        start=words.starts[span.first],
        end=words.ends[span.last - 1],
        why=rule.why,
        probe=rule.probe,
        lowered_by=words.quote(evidence.first, evidence.last) if evidence else "",
    )


@dataclass(frozen=True, slots=True)
class FailedExample:
    """One example of a rule or signal that does not do what it is there for."""

    rule: str
    expected: str
    """``flag`` or ``pass``."""
    index: int
    text: str
    reason: str
    file: str
    path: Path


def run_examples(files: Sequence[FlagFile]) -> list[FailedExample]:
    """Run the examples of all rules and signals against all files together; give those that fail."""
    engine = compile_engine(files, learned=False)
    failed: list[FailedExample] = []
    for file in files:
        for kind, number, owner in owners_of(file):
            failed.extend(_failed(engine, file.id, (kind, number, "examples"), owner))
    return failed


def _failed(engine: Engine, file: str, path: Path, owner: Rule | Signal) -> Iterator[FailedExample]:
    for expected, texts in (("flag", owner.examples.flag), ("pass", owner.examples.pass_)):
        for index, text in enumerate(texts):
            reason = _why_failed(engine.read(text), owner.id, expected)
            if reason:
                yield FailedExample(owner.id, expected, index, text, reason, file, (*path, expected, index))


def _why_failed(reading: Reading, owner: str, expected: str) -> str:
    """Say why an example fails, or nothing when it does not."""
    found = [f.quote for f in reading.findings if f.rule == owner]
    found += [s.quote for s in reading.strengths if s.signal == owner]
    if expected == "pass":
        return f"found {found[0]!r}" if found else ""
    if found:
        return ""
    for cleared in reading.cleared:
        if cleared.rule == owner:
            return f"{cleared.quote!r} was cleared by {cleared.by}: {cleared.cue!r}"
    return "no phrase of this rule matches"
