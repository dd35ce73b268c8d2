"""Which column is what: by its name where it has one that is known, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, get_args

from screener.content.bank import QuestionKind
from screener.content.importing.table import Row
from screener.content.rubric import Rubric

_NAMES: dict[str, str] = {
    "ask": "ask|question|questions|wording|text|prompt|item|question text|interview question|"
    "question wording|the question|screening question|interview questions",
    "id": "id|key|slug|code|identifier|question id|ref",
    "kind": "kind|type|format|question type|question kind",
    "competency": "competency|competencies|skill|skills|area|topic|dimension|category|section|theme|subject|"
    "competence|capability|what it measures|criterion|competency assessed|skill area",
    "minutes": "minutes|min|mins|time|duration|length|time (min)|time (minutes)|minutes needed|"
    "time in minutes|estimated time|time needed",
    "must_ask": "must|mandatory|required|core|compulsory|must ask|must-ask|ask everyone|always ask|must ask?",
    "probes": "probes|probe|follow-ups|follow-up|followups|followup|follow ups|follow up|follow-up questions|"
    "follow up questions|follow-up question|probing questions|sub-questions|deeper",
    "strong": "strong|good|positive|strong answer|strong answers|good answer|good answers|look for|"
    "listen for|green flags|what good looks like|expected answer|ideal answer|model answer|answer",
    "weak": "weak|bad|negative|weak answer|weak answers|bad answer|bad answers|red flags|"
    "red flag|poor answer",
    "expects": "expects|expected evidence|evidence",
}
_KNOWN = {name: field for field, listed in _NAMES.items() for name in listed.split("|")}
_LEVEL = re.compile(r"(?:level|score|anchor|rating|points?|grade)?[ _\-:#]*([1-7])(?:\b.*)?", re.IGNORECASE)
_QUESTION = re.compile(
    r".*\?\s*$|(?:tell|describe|walk|explain|how|what|why|when|where|which|who|give|talk|imagine|suppose)\b.{10,}",
    re.IGNORECASE | re.DOTALL,
)
_YES_NO = frozenset("yes no y n true false x 1 0 ✓ ✔ must optional mandatory".split())  # noqa: SIM905 - a word list
_NUMBER = re.compile(
    r"(\d{1,3})(?:[.,](\d))?\s*(?:[-–—]\s*(\d{1,3}))?\s*(?:m|min|mins|minutes?|')?\.?", re.IGNORECASE
)

KINDS = frozenset(get_args(QuestionKind))


class Column(NamedTuple):
    """One column of the file: its name there, what it is taken for, and why."""

    at: int
    name: str
    field: str
    """``ask``, ``minutes``, … ``anchor 3``; empty when the column is not taken over."""
    why: str


def header_and_rows(header: Sequence[str], rows: Sequence[Row]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Give the names of the columns and the rows below; the first row is a header when it reads like one."""
    if header or not rows:
        return tuple(header), tuple(rows)
    for skip, row in enumerate(rows[:10]):
        known = sum(bool(field_of(cell)) for cell in row.cells)
        filled = sum(bool(cell.strip()) for cell in row.cells)
        if known and (known >= 2 or filled == 1 or known * 2 >= filled):
            return row.cells, tuple(rows[skip + 1 :])
    return (), tuple(rows)


def field_of(name: str) -> str:
    """Give what a column of this name holds, or nothing."""
    plain = re.sub(r"[\s_]+", " ", name.strip().casefold()).strip(" *:?")
    if plain in _KNOWN:
        return _KNOWN[plain]
    if plain.replace(" ", "-") in _KNOWN:
        return _KNOWN[plain.replace(" ", "-")]
    level = _LEVEL.fullmatch(plain) if len(plain) < 40 else None
    return f"anchor {level[1]}" if level else ""


def columns(header: Sequence[str], rows: Sequence[Row], rubric: Rubric | None) -> tuple[Column, ...]:
    """Say of each column what it is: by name first, then by content for what is still missing."""
    width = max([len(header), *(len(row.cells) for row in rows)], default=0)
    found: dict[int, Column] = {}
    taken: set[str] = set()
    for at, name in enumerate(header):
        field = field_of(name)
        if field and field not in taken:
            found[at] = Column(at, name.strip(), field, "by its name")
            taken.add(field)
    for field, fits in _content_tests(rubric):
        if field not in taken:
            best = _best(field, fits, rows, [n for n in range(width) if n not in found])
            if best is not None:
                found[best] = Column(best, _name(header, best), field, "by its content")
                taken.add(field)
    used = {at for row in rows for at, cell in enumerate(row.cells) if cell.strip()}
    left = (Column(at, _name(header, at), "", "not recognised") for at in sorted(used - set(found)))
    return tuple(sorted([*found.values(), *left]))


def minutes_of(text: str) -> float | None:
    """Read minutes: a number, a number with its unit, or a range, of which the middle is taken."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    first = float(f"{found[1]}.{found[2] or 0}")
    value = (first + float(found[3])) / 2 if found[3] else first
    return value if 0 < value <= 240 else None


def truth_of(text: str) -> bool:
    """Read yes or no, in the ways in which spreadsheets say it."""
    return text.strip().casefold() in {
        "yes",
        "y",
        "true",
        "x",
        "1",
        "✓",
        "✔",
        "must",
        "mandatory",
        "ja",
        "required",
    }


def _content_tests(rubric: Rubric | None) -> list[tuple[str, Callable[[str], bool]]]:
    named = {n.casefold() for c in rubric.competencies for n in (c.id, c.title)} if rubric else set()
    return [
        ("competency", lambda cell: cell.strip().casefold() in named),
        ("kind", lambda cell: cell.strip().casefold().replace(" ", "-") in KINDS),
        ("ask", lambda cell: bool(_QUESTION.match(cell.strip()))),
        ("must_ask", lambda cell: cell.strip().casefold() in _YES_NO - {"1", "0"}),
        ("minutes", lambda cell: minutes_of(cell) is not None),
    ]


def _best(field: str, fits: Callable[[str], bool], rows: Sequence[Row], free: Sequence[int]) -> int | None:
    best: int | None = None
    best_score = (0.0, 0.0)
    for at in free:
        cells = [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at].strip()]
        if not cells or (field == "minutes" and _counts(cells)):
            continue
        share = sum(map(fits, cells)) / len(cells)
        score = (share, sum(map(len, cells)) / len(cells) if field == "ask" else float(len(cells)))
        if share >= (0.5 if field == "ask" else 0.8) and score > best_score:
            best, best_score = at, score
    return best


def _counts(cells: Sequence[str]) -> bool:
    """Tell whether a column only numbers the rows."""
    return len(cells) > 2 and [c.strip(" .") for c in cells] == [str(n) for n in range(1, len(cells) + 1)]


def _name(header: Sequence[str], at: int) -> str:
    named = header[at].strip() if at < len(header) else ""
    return named or f"column {at + 1}"
