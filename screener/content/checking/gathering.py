"""Which files a check looks at, and which stand around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any, cast

from screener.content.bank import Bank
from screener.content.checking.hidden import in_text
from screener.content.checking.salvaging import salvage
from screener.content.checking.sheet import Around, Sheet
from screener.content.document import Document
from screener.content.guide import Guide
from screener.content.kinds import Kind, kind_of, model_of
from screener.content.library import content_files
from screener.content.reading import scan_file
from screener.content.rubric import Rubric
from screener.errors import ContentError, Problem
from screener.flags.rule import FlagFile

AnySheet = Sheet[Any]


@dataclass
class Gathered:
    """The files under check, those in force around them, and what reading them came to."""

    checked: list[AnySheet] = field(default_factory=list)
    others: list[AnySheet] = field(default_factory=list)
    files: int = 0
    problems: list[Problem] = field(default_factory=list)

    def around(self) -> Around:
        """Lay the files under check over the others: the same id replaces, others add."""
        checked = {(s.kind, s.model.id) for s in self.checked}
        kept = [s for s in self.others if (s.kind, s.model.id) not in checked]
        replaced = [s for s in self.others if (s.kind, s.model.id) in checked]
        everything = [*kept, *self.checked]
        return Around(
            banks=cast("tuple[Sheet[Bank], ...]", _of("bank", everything)),
            rubrics=cast("tuple[Sheet[Rubric], ...]", _of("rubric", everything)),
            flags=cast("tuple[Sheet[FlagFile], ...]", _of("flags", everything)),
            guides=cast("tuple[Sheet[Guide], ...]", _of("guide", everything)),
            replaced=cast("tuple[Sheet[Bank], ...]", _of("bank", replaced)),
        )


def gather(paths: Iterable[File], folders: Iterable[File]) -> Gathered:
    """Read the files under check, and those of content folders (bundled first) that stand around them.

    A folder among the paths stands for the YAML files in it. Without paths, all files in force are checked.
    """
    found = Gathered()
    named = list(dict.fromkeys(file for path in paths for file in _expanded(path)))
    around: dict[tuple[Kind, str], AnySheet] = {}
    given = {_real(file) for file in named}
    for folder in folders:
        for file in sorted(content_files(folder)):
            if _real(file) in given:
                continue
            if sheet := _known(file):
                around[sheet.kind, sheet.model.id] = sheet
    found.others = list(around.values())
    for file in named:
        found.files += 1
        sheet, problems = look_at(file)
        found.problems += problems
        if sheet:
            found.checked.append(sheet)
    return found


def look_at(file: File) -> tuple[AnySheet | None, list[Problem]]:
    """Read one file and make what can be made of it, with every mistake of reading and of validation."""
    try:
        document = scan_file(file)
    except ContentError as error:
        return None, list(error.problems)
    return examine(document)


def examine(document: Document) -> tuple[AnySheet | None, list[Problem]]:
    """Make what can be made of a document that was read, with every mistake of its validation."""
    problems = [*document.problems, *in_text(document)]
    kind, unknown = kind_of(document)
    if kind is None:
        return None, [*problems, *unknown]
    model, filled, mistakes = salvage(document, model_of(kind))
    problems += mistakes
    return (Sheet(kind, document, model, filled) if model else None), problems


def _known(file: File) -> AnySheet | None:
    """Give a file that stands around: one with mistakes still gives its ids to those that refer to it."""
    return look_at(file)[0]


def _expanded(path: File) -> Iterator[File]:
    if path.is_dir():
        yield from sorted(
            file
            for pattern in ("**/*.yaml", "**/*.yml")
            for file in path.glob(pattern)
            if not any(part.startswith(".") for part in file.relative_to(path).parts)
        )
    else:
        yield path


def _real(file: File) -> File:
    try:
        return file.resolve()
    except (OSError, ValueError, RuntimeError):
        return file


def _of(kind: Kind, sheets: list[AnySheet]) -> tuple[AnySheet, ...]:
    return tuple(sheet for sheet in sheets if sheet.kind == kind)
