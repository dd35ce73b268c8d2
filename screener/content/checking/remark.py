"""What a lint sees and what it says: files that could be read, and remarks with a place in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File
from typing import NamedTuple

from pydantic import BaseModel

from screener.content.bank import Bank, Question
from screener.content.document import Document, Path
from screener.content.guide import Guide
from screener.content.rubric import Rubric
from screener.errors import Problem, Severity
from screener.flags.rule import FlagFile


class Remark(NamedTuple):
    """One thing that a lint has to say about the value at ``path`` of a file."""

    path: Path
    code: str
    """The word by which the remark can be silenced, such as ``double-barrelled``."""
    message: str
    hint: str = ""
    severity: Severity = "warning"
    words: tuple[int, int] | None = None
    """Where in the text at ``path`` it applies: offsets of characters, half-open."""
    key: bool = False
    """Whether the key is meant and not its value."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One file as it was read: its document and its model, each as far as there is one."""

    path: File
    kind: str
    id: str
    document: Document | None
    model: BaseModel | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that the files under check are seen against: themselves, and what else is in force."""

    checked: tuple[Checked, ...]
    """The files under check."""
    others: tuple[Checked, ...] = ()
    """Files in force that are not under check: known, and not remarked upon."""

    def all(self) -> tuple[Checked, ...]:
        """Give every file, those under check first."""
        return (*self.checked, *self.others)

    def rubrics(self) -> dict[str, Rubric]:
        """Give the rubrics that can be used, by id."""
        return {f.model.id: f.model for f in reversed(self.all()) if isinstance(f.model, Rubric)}

    def flags(self) -> tuple[FlagFile, ...]:
        """Give the flag files that can be used."""
        return tuple(f.model for f in self.all() if isinstance(f.model, FlagFile))

    def banks(self) -> tuple[Bank, ...]:
        """Give the banks that can be used."""
        return tuple(f.model for f in self.all() if isinstance(f.model, Bank))

    def ids(self, kind: str) -> set[str]:
        """Give the ids of all files of a kind, also of those whose content cannot be used."""
        return {f.id for f in self.all() if f.kind == kind}


def questions(bank: Bank) -> Iterator[tuple[Path, Question]]:
    """Yield the questions of a bank with the path to each."""
    for number, question in enumerate(bank.questions):
        yield ("questions", number), question


def spoken(bank: Bank) -> Iterator[tuple[Path, str]]:
    """Yield every text of a bank that is read aloud, with its path."""
    for key, text in (("opening", bank.opening), ("closing", bank.closing)):
        if text:
            yield (key,), text
    for path, question in questions(bank):
        yield (*path, "ask"), question.ask
        for number, probe in enumerate(question.probes):
            yield (*path, "probes", number), probe


__all__ = ["Bank", "Checked", "FlagFile", "Guide", "Remark", "Rubric", "Shelf", "questions", "spoken"]
