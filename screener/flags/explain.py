"""Why this matched, why that did not, and which scope cleared it: the text of ``screener flag --explain``.

Plain lines without colour or control characters of their own; whoever prints them cleans the quotes.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from screener.flags.engine import Engine
from screener.flags.finding import Cleared, Context, Finding, Reading
from screener.flags.matcher import Board, Span
from screener.flags.phrase import Group, Word
from screener.flags.scope import Scope
from screener.flags.text import windows

_MOST_NEAR_MISSES = 12


def explain(engine: Engine, text: str, context: Context | None = None) -> list[str]:
    """Tell, line by line, what the engine made of an answer and why."""
    context = context or Context()
    reading = engine.read(text, context)
    lines = list(_asked(engine, context))
    lines += [line for finding in reading.findings for line in _finding(finding)]
    lines += list(_cleared(reading))
    for words in windows(text):
        board = Board(words, engine.lexicon)
        lines += dict.fromkeys(_phrases(engine, board, context))  # a phrase may be given twice
        lines += list(_near_misses(engine, board))
        break
    if not reading.findings and not reading.cleared:
        lines.append("Nothing of what the rules look for is in this text.")
    return lines


def _asked(engine: Engine, context: Context) -> Iterator[str]:
    if context.ask:
        asked = ", ".join(sorted(engine.askings(context.ask))) or "nothing that rules listen to"
        yield f"The question asks for: {asked}."
    else:
        yield "No question was given: phrases that need one are not used; a learned model has to be surer."


def _finding(finding: Finding) -> Iterator[str]:
    if finding.source == "phrase":
        yield f"Flagged {finding.rule}: {finding.quote!r} matches a phrase, and nothing clears it."
    else:
        yield f"Reads like {finding.rule} ({finding.confidence}): {finding.quote!r}; {finding.because}"
    if finding.lowered_by:
        yield f"  Lowered to {finding.severity} by {finding.lowered_by!r} elsewhere in the answer."


def _cleared(reading: Reading) -> Iterator[str]:
    for cleared in reading.cleared:
        yield f"Not flagged {cleared.rule}: {cleared.quote!r} {_clears(cleared)}."


def _clears(cleared: Cleared) -> str:
    if cleared.by == "reading":
        return f"matches a phrase, but {cleared.cue} (reading)"
    by = "evidence in the answer" if cleared.by == "unless" else cleared.by
    return f"is cleared by {by}: {cleared.cue!r}"


def _phrases(engine: Engine, board: Board, context: Context) -> Iterator[str]:
    """Name the phrase behind every match of a rule."""
    askings = engine.askings(context.ask)
    scope = Scope(board)
    for number, span in engine.hits(board):
        use = engine.use(number)
        if use.role not in ("rule", "unless"):
            continue
        quote = board.words.quote(span.first, span.last)
        source = engine.phrase(number).source
        role = "phrase" if use.role == "rule" else "answering phrase"
        state = _state(scope, use.asked, askings, span)
        yield f"  {use.owner}, {role} `{_short(source)}` matches {quote!r}{state}"


def _state(scope: Scope, asked: str, askings: frozenset[str], span: Span) -> str:
    if asked and asked not in askings:
        return f", but counts only where the question asks for {asked}."
    clearing = scope.clearing(span)
    return f", cleared by {clearing.by} {clearing.cue!r}." if clearing else "."


def _short(source: str) -> str:
    return source if len(source) <= 60 else source[:57] + "…"


def _near_misses(engine: Engine, board: Board) -> Iterator[str]:
    """Name phrases of rules that were looked at and lack exactly one part."""
    lacking = ((n, part) for n, part in engine.lacking(board) if engine.use(n).role == "rule")
    for number, part in itertools.islice(lacking, _MOST_NEAR_MISSES):
        source = _short(engine.phrase(number).source)
        yield f"  {engine.use(number).owner}, phrase `{source}` lacks {_named(part)}."


def _named(node: Word | Group) -> str:
    if isinstance(node, Word):
        return "|".join(sorted(node.keys)[:4])
    return f"@{node.name}" if not node.name.startswith("(") else "one of its choices in brackets"
