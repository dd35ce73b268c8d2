"""What a lint looks at: one file with its model, and the other files around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from screener.content.bank import Bank
from screener.content.document import Document, Path
from screener.content.guide import Guide
from screener.content.kinds import Kind
from screener.content.rubric import Rubric
from screener.errors import Severity
from screener.flags.rule import FlagFile, Rule, Signal

Model_co = TypeVar("Model_co", bound=BaseModel, covariant=True)


class Found(NamedTuple):
    """What a lint found: the path to it, and what to say. The checker turns it into a ``Problem``."""

    path: Path
    code: str
    message: str
    hint: str = ""
    severity: Severity = "warning"
    key: bool = False
    offset: int | None = None
    """Characters into the text at ``path``, where the place is inside it."""


@dataclass(frozen=True)
class Sheet(Generic[Model_co]):
    """One file. ``filled`` are the paths where a stand-in took the place of something mistaken."""

    kind: Kind
    document: Document
    model: Model_co
    filled: frozenset[Path] = frozenset()
    bundled: bool = False

    @property
    def name(self) -> str:
        """Give the file's name as it is shown."""
        return self.document.name

    def sound(self, *path: str | int) -> bool:
        """Tell whether the value at ``path`` is what the keeper wrote, and no stand-in."""
        return all(path[:n] not in self.filled for n in range(1, len(path) + 1))


@dataclass(frozen=True)
class Around:
    """All files that are in force with the one that is looked at, itself among them."""

    banks: tuple[Sheet[Bank], ...] = ()
    rubrics: tuple[Sheet[Rubric], ...] = ()
    flags: tuple[Sheet[FlagFile], ...] = ()
    guides: tuple[Sheet[Guide], ...] = ()
    replaced: tuple[Sheet[Bank], ...] = ()
    """Bundled banks that a team's own took the place of."""

    def rubric(self, rubric_id: str) -> Rubric | None:
        """Give the rubric of an id, if it is in force."""
        return next((s.model for s in self.rubrics if s.model.id == rubric_id), None)

    def evidence(self) -> set[str]:
        """Give the ids of all evidence that questions may expect."""
        return {e.id for sheet in self.flags for e in sheet.model.evidence}

    def roles(self) -> set[str]:
        """Give every role that the guide, a bank or a rubric knows."""
        known = {bank.model.role for bank in self.banks if bank.sound("role")}
        known |= {role for sheet in self.rubrics for role in sheet.model.weights}
        return known | {role.id for sheet in self.guides for role in sheet.model.roles}


def owners_of(file: FlagFile) -> tuple[tuple[str, tuple[Rule | Signal, ...]], ...]:
    """Give the rules and the signals of a flag file, each under its key."""
    return (("rules", file.rules), ("signals", file.signals))


Lint = Iterator[Found]
