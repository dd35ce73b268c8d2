"""Reading CSV that others made: ratings, and outcomes by group. Every mistake is one line with its place."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from screener.content.guessing import nearest
from screener.errors import ContentError, FormatError, Problem
from screener.panel.adverse_impact import Group
from screener.panel.ratings import Rating, Ratings, gather

_SCALE = re.compile(r"\s*(-?\d+)\s*(?:-|–|\.\.|to)\s*(-?\d+)\s*")
Row = tuple[int, Mapping[str, str]]


def scale_of(text: str) -> tuple[int, int]:
    """Read a scale such as ``1-5``. Raises ``FormatError``."""
    found = _SCALE.fullmatch(text)
    if not found or int(found[1]) >= int(found[2]):
        raise FormatError(f"'{text}' is no scale. Give the lowest and the highest level, as 1-5.")
    return int(found[1]), int(found[2])


def read_ratings(text: str, name: str, scale: tuple[int, int] | None = None) -> Ratings:
    """Read ``unit,rater,score`` (and ``candidate``, where units of one candidate are resampled together).

    An empty score is a missing cell. Raises ``ContentError`` with every mistake, ``FormatError`` for none.
    """
    problems: list[Problem] = []
    found: list[Rating] = []
    seen: dict[tuple[str, str], int] = {}
    for line, row in _rows(text, name, ("unit", "rater", "score"), ("candidate",)):
        unit, rater = row["unit"], row["rater"]
        for key in ("unit", "rater"):
            if not row[key]:
                problems.append(
                    _problem(name, line, "empty-cell", f"There is no {key}.", f"Fill in the {key}.")
                )
        if not row["score"] or not unit or not rater:
            continue
        score = _score(row["score"], scale)
        if isinstance(score, str):
            problems.append(
                _problem(name, line, "no-score", score, "Leave the cell empty where it is missing.")
            )
        elif (before := seen.setdefault((unit, rater), line)) != line:
            told = f"'{rater}' rated '{unit}' before, on line {before}."
            problems.append(_problem(name, line, "rated-twice", told, "Keep one of the two."))
        else:
            found.append(Rating(unit, rater, score, row.get("candidate") or unit))
    if problems:
        raise ContentError(tuple(problems))
    if not found:
        raise FormatError(f"{name}: there is no rating in it. Lines are unit,rater,score.")
    return gather(found)


def read_outcomes(text: str, name: str) -> tuple[Group, ...]:
    """Read ``group,selected,total``. Raises ``ContentError`` with every mistake."""
    problems: list[Problem] = []
    groups: dict[str, Group] = {}
    for line, row in _rows(text, name, ("group", "selected", "total"), ()):
        told = _outcome(row, groups)
        if isinstance(told, Group):
            groups[told.name] = told
        else:
            problems.append(_problem(name, line, "no-count", told, "Lines are group,selected,total."))
    if problems:
        raise ContentError(tuple(problems))
    if not groups:
        raise FormatError(f"{name}: there is no group in it. Lines are group,selected,total.")
    return tuple(groups.values())


def read_groups(text: str, name: str) -> dict[str, str]:
    """Read ``candidate,group``. Raises ``ContentError`` with every mistake."""
    problems: list[Problem] = []
    found: dict[str, str] = {}
    for line, row in _rows(text, name, ("candidate", "group"), ()):
        if not row["candidate"] or not row["group"]:
            problems.append(
                _problem(name, line, "empty-cell", "A cell is empty.", "Lines are candidate,group.")
            )
        elif row["candidate"] in found:
            told = f"'{row['candidate']}' stands there twice."
            problems.append(_problem(name, line, "named-twice", told, "Keep one of the two."))
        else:
            found[row["candidate"]] = row["group"]
    if problems:
        raise ContentError(tuple(problems))
    return found


def read_scores(text: str, name: str) -> tuple[tuple[str, float], ...]:
    """Read ``group,score``, a line a person. Raises ``ContentError`` with every mistake."""
    problems: list[Problem] = []
    found: list[tuple[str, float]] = []
    for line, row in _rows(text, name, ("group", "score"), ()):
        score = _score(row["score"], None)
        told = score if isinstance(score, str) else "" if row["group"] else "There is no group."
        if told:
            problems.append(_problem(name, line, "no-score", told, "Lines are group,score."))
        elif not isinstance(score, str):
            found.append((row["group"], score))
    if problems:
        raise ContentError(tuple(problems))
    if not found:
        raise FormatError(f"{name}: there is no score in it. Lines are group,score.")
    return tuple(found)


def _outcome(row: Mapping[str, str], groups: Mapping[str, Group]) -> Group | str:
    group, counts = row["group"], (row["selected"], row["total"])
    if not group:
        return "There is no group."
    if group in groups:
        return f"The group '{group}' stands there twice."
    for word, count in zip(("selected", "total"), counts, strict=True):
        if not re.fullmatch(r"[0-9]{1,9}", count):
            return f"'{count}' under {word} is no whole number from 0 up."
    selected, total = map(int, counts)
    if selected > total:
        return f"{selected} selected of {total} in '{group}': more than there were."
    return Group(group, selected, total)


def _score(text: str, scale: tuple[int, int] | None) -> float | str:
    try:
        score = float(text.replace(",", "."))
    except ValueError:
        return f"'{text}' is no number."
    if not math.isfinite(score) or abs(score) > 1e9:
        return f"'{text}' is no score."
    if scale and not (score.is_integer() and scale[0] <= score <= scale[1]):
        return f"{text} is not on the scale {scale[0]}-{scale[1]}."
    return score


def _rows(text: str, name: str, needed: Sequence[str], more: Sequence[str]) -> Iterator[Row]:
    """Yield each line that is not empty, by column. Comma, semicolon or tab, whichever the head line has."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    head = next((line for line in text.split("\n") if line.strip()), "")
    mark = max(",;\t", key=head.count)
    reader = csv.reader(StringIO(text), delimiter=mark, strict=True)
    columns: list[str] = []
    try:
        for cells in reader:
            values = [cell.strip() for cell in cells]
            if not any(values):
                continue
            if not columns:
                columns = _columns(values, name, reader.line_num, needed, more)
                continue
            if len(values) > len(columns):
                told = f"{len(values)} cells in a table of {len(columns)} columns."
                raise ContentError(
                    (_problem(name, reader.line_num, "cells", told, "Quote a cell with a comma."),)
                )
            yield (
                reader.line_num,
                dict(zip(columns, values + [""] * (len(columns) - len(values)), strict=True)),
            )
    except csv.Error as error:
        told = f"This is no CSV ({error})."
        raise ContentError((_problem(name, max(1, reader.line_num), "csv", told),)) from None


def _columns(
    values: Sequence[str], name: str, line: int, needed: Sequence[str], more: Sequence[str]
) -> list[str]:
    columns = [value.casefold() for value in values]
    known, problems = (*needed, *more), []
    for column in columns:
        if column not in known:
            meant = nearest(column, known)
            hint = f"Did you mean '{meant}'?" if meant else f"Columns are: {', '.join(known)}."
            problems.append(_problem(name, line, "unknown-column", f"Unknown column '{column}'.", hint))
    for column in needed:
        if column not in columns:
            told = f"There is no column '{column}'."
            problems.append(
                _problem(name, line, "no-column", told, f"The first line names them: {','.join(needed)}.")
            )
    if len(set(columns)) < len(columns):
        problems.append(_problem(name, line, "same-column", "Two columns have the same name."))
    if problems:
        raise ContentError(tuple(problems))
    return columns


def _problem(name: str, line: int, code: str, message: str, hint: str = "") -> Problem:
    return Problem(name, line, 1, "error", code, message, hint)
