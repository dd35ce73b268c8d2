"""A bank file as its keeper looks at it: what it says, what is wrong with it, whether it may be edited."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from screener.content.checking.checker import check
from screener.content.document import Document
from screener.content.editing import Edit, Move, Reword, SetMinutes, SetMustAsk
from screener.content.kit import Kit
from screener.content.library import open_library
from screener.content.reading import read_file
from screener.errors import ContentError, Problem, RefusedAction, ScreenerError


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a bank file. ``kit`` is ``None`` while the file cannot be used; ``problems`` say why."""

    path: Path
    sha256: str
    kit: Kit | None
    problems: tuple[Problem, ...] = ()
    trouble: str = ""
    """Why the file cannot be used, where no place in it can be named (its rubric is missing, say)."""
    starts: tuple[tuple[int, str], ...] = ()
    """The line on which each question begins, and its id."""


def look(path: Path, own: Path | None) -> Look:
    """Read a bank with the rubric and the flag rules in force. What is wrong is carried, not raised."""
    try:
        document = read_file(path)
    except ContentError as error:
        return Look(path, "", None, error.problems)
    except ScreenerError as error:
        return Look(path, "", None, (), str(error))
    starts = _starts(document)
    try:
        return Look(path, document.sha256, open_library(own).kit_for_file(path), (), "", starts)
    except ContentError as error:
        return Look(path, document.sha256, None, error.problems, "", starts)
    except ScreenerError as error:
        return Look(path, document.sha256, None, (), str(error), starts)


def problems_of(path: Path, own: Path | None) -> tuple[Problem, ...]:
    """Check one bank against everything in force; only what is said about this file."""
    report = check(open_library(own), [path])
    return tuple(problem for problem in report.problems if Path(problem.file) == path)


def stamp(path: Path) -> tuple[int, int]:
    """Give what changes whenever the file is written; zeros while there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def refusal(path: Path) -> str:
    """Say why a bank is not edited in place, or nothing when it may be."""
    if "site-packages" in path.resolve().parts or "dist-packages" in path.resolve().parts:
        return "This is the bundled bank: 'screener content init DIR' copies it, --content DIR uses the copy."
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return f"{path.name} is read-only here."
    return ""


def reverse(kit: Kit, edit: Edit) -> Edit:
    """Give the edit that takes this one back, from the bank as it was before. Raises ``RefusedAction``."""
    question = kit.question(edit.question)
    if question is None:
        raise RefusedAction(f"There is no question `{edit.question}` any more.")
    if isinstance(edit, Reword):
        return Reword(edit.question, question.ask)
    if isinstance(edit, SetMinutes):
        return SetMinutes(edit.question, question.minutes)
    if isinstance(edit, SetMustAsk):
        return SetMustAsk(edit.question, question.must_ask)
    return Move(edit.question, [q.id for q in kit.bank.questions].index(edit.question))


def question_at(seen: Look, line: int) -> str | None:
    """Tell which question stands at a line of the file; ``None`` where it is the bank as a whole."""
    return next((name for start, name in reversed(seen.starts) if start <= line), None)


def _starts(document: Document) -> tuple[tuple[int, str], ...]:
    questions = document.data.get("questions") if isinstance(document.data, dict) else None
    return tuple(
        (document.place(("questions", number))[0], str(question.get("id", "")))
        for number, question in enumerate(questions if isinstance(questions, list) else ())
        if isinstance(question, dict)
    )
