"""A problem of a content file on the screen: the line quoted, the place marked, the remedy below it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from screener.cli import outcome
from screener.errors import Problem
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from screener.content.checking.report import Report

_WIDEST = 96
"""Characters of a line that are quoted."""
_LARGEST = 8 * 1024 * 1024


def relative(report: Report) -> Report:
    """Name files under the present folder as seen from there, as compilers do."""
    return replace(report, problems=tuple(replace(p, file=_short(p.file)) for p in report.problems))


def _short(name: str) -> str:
    try:
        return str(Path(name).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return name


def as_text(problem: Problem) -> str:
    """Write a problem for people."""
    colour: outcome.Paint = "red" if problem.severity == "error" else "yellow"
    place = outcome.paint(f"{for_line(problem.file)}:{problem.line}:{problem.column}:", "bold")
    kind = outcome.paint(f"{problem.severity}[{problem.code}]", colour)
    lines = [f"{place} {kind}: {for_line(problem.message)}"]
    lines += _quoted(problem, colour)
    if problem.hint:
        lines.append(f"{' ' * len(str(problem.line))} {outcome.paint('=', 'blue')} {for_line(problem.hint)}")
    return "\n".join([*lines, ""])


def as_github(problem: Problem) -> str:
    """Write a problem as a workflow command, which code hosts show on the changed line."""
    told = f"{problem.message} {problem.hint}".strip()
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    return f"::{problem.severity} {place},title={_property(problem.code)}::{_escaped(for_line(told))}"


def _quoted(problem: Problem, colour: outcome.Paint) -> list[str]:
    lines = _lines(problem.file)
    if not 1 <= problem.line <= len(lines) or not lines[problem.line - 1].strip():
        return []
    line, start = lines[problem.line - 1], min(problem.column - 1, len(lines[problem.line - 1]))
    first = max(0, start - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = for_line(line[first : first + _WIDEST]).replace("\t", " ")
    before = for_line(line[first:start]).replace("\t", " ")
    mark = "^" * max(1, min(_width(for_line(_marked(line[start:], problem.code))), _WIDEST - _width(before)))
    number, bar = str(problem.line), outcome.paint("|", "blue")
    gutter = " " * len(number)
    cut = "…" if first else ""
    return [
        f"{outcome.paint(number, 'blue')} {bar} {cut}{shown}",
        f"{gutter} {bar} {' ' * (_width(before) + len(cut))}{outcome.paint(mark, colour)}",
    ]


def _marked(rest: str, code: str) -> str:
    """Give the part of the line that a problem is about."""
    if code in ("tab", "control", "hidden-character", "encoding", "unclosed-quote", "bracket", "colon"):
        return rest[:1]
    if key := re.match(r"[\w-]+(?=\s*:(?:\s|$))", rest):
        return key[0]
    quoted = re.match(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", rest)
    return quoted[0] if quoted else re.split(r"\s+#|[,\]}]\s*(?:$|#)", rest.rstrip(), maxsplit=1)[0]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


@lru_cache(maxsize=4)
def _lines(name: str) -> list[str]:
    """Read the lines of a file once more, whatever is wrong with it."""
    try:
        path = Path(name)
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return []
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return []
    return re.split(r"\r\n|\n|\r", text)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
