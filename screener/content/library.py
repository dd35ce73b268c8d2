"""The library: which files are in force, a team's folder laid over the bundled one.

A file with the same ``id`` as a bundled one replaces it, others add. Nothing is read before it is asked for,
and a file that cannot be read stops nobody from using the others: its problems are carried along.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from screener.content.bank import Bank
from screener.content.bundled import bundled_folder
from screener.content.document import Document
from screener.content.guessing import nearest
from screener.content.kinds import Kind, kind_of
from screener.content.kit import Kit, Source, freeze
from screener.content.reading import read_file
from screener.content.rubric import Rubric
from screener.content.validating import parse
from screener.errors import ContentError, Problem, RefusedAction
from screener.flags.rule import FlagFile

if TYPE_CHECKING:
    from screener.content.guide import Guide

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in force, read and checked as to its kind and id."""

    kind: Kind
    id: str
    path: Path
    document: Document
    sha256: str
    replaces_bundled: bool = False


class Library:
    """What is in force: the bundled folder, and a team's own over it. Open it with ``open_library``."""

    def __init__(self, bundled: Path, own: Path | None = None) -> None:
        self.bundled = bundled
        self.own = own
        self._problems: dict[Path, tuple[Problem, ...]] = {}
        self._models: dict[Path, BaseModel] = {}
        self._entries: dict[Path, Entry | None] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give the problems of files that were looked at and could not be used."""
        return tuple(p for found in self._problems.values() for p in found)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Read every file, the team's before the bundled; later ones of the same id are out of force."""
        found: dict[tuple[str, str], Entry] = {}
        for folder in filter(None, (self.bundled, self.own)):
            for path in sorted(content_files(folder)):
                entry = self._entry(path)
                if entry is None:
                    continue
                key = (entry.kind, entry.id)
                if key in found and folder is self.own:
                    entry = replace(entry, replaces_bundled=True)
                found[key] = entry
        return tuple(found.values())

    def sources(self) -> tuple[Entry, ...]:
        """Give the files in force, for whoever wants to know where content comes from."""
        return self.entries

    def roles(self) -> tuple[str, ...]:
        """Give the roles that a bank screens for, bundled ones first."""
        return tuple(dict.fromkeys(str(e.document.data.get("role", e.id)) for e in self._of("bank")))

    def banks(self) -> tuple[Bank, ...]:
        """Give every bank that can be used."""
        return tuple(b for e in self._of("bank") if (b := self._usable(e, Bank)) is not None)

    def bank(self, bank_id: str) -> Bank:
        """Give a bank by its id. Raises ``ContentError`` or ``RefusedAction``."""
        return self._model(self._entry_of("bank", bank_id), Bank)

    def bank_entry(self, role: str) -> Entry:
        """Give the file of a role's bank: by its name where that tells, else by looking into all."""
        for folder in filter(None, (self.own, self.bundled)):
            path = folder / "question_banks" / f"{role}.yaml"
            if path.is_file():
                entry = self._entry(path)
                if entry and entry.kind == "bank" and entry.document.data.get("role") == role:
                    return entry
        for entry in reversed(self._of("bank")):
            if entry.document.data.get("role") == role:
                return entry
        broken = [p for path, found in self._problems.items() if path.stem == role for p in found]
        if broken:
            raise ContentError(tuple(broken))
        known = self.roles()
        meant = nearest(role, list(known))
        hint = f"Did you mean '{meant}'?" if meant else f"There are: {', '.join(known)}."
        raise RefusedAction(f"No question bank screens for the role '{role}'. {hint}")

    def bank_for_role(self, role: str) -> Bank:
        """Give the bank that screens for a role."""
        return self._model(self.bank_entry(role), Bank)

    def rubric_entry(self, rubric_id: str) -> Entry:
        """Give the file of a rubric, by its name where that tells."""
        for folder in filter(None, (self.own, self.bundled)):
            path = folder / "rubrics" / f"{rubric_id}.yaml"
            entry = self._entry(path) if path.is_file() else None
            if entry and (entry.kind, entry.id) == ("rubric", rubric_id):
                return entry
        return self._entry_of("rubric", rubric_id)

    def rubric(self, rubric_id: str) -> Rubric:
        """Give a rubric by its id. Raises ``ContentError`` or ``RefusedAction``."""
        return self._model(self.rubric_entry(rubric_id), Rubric)

    def flag_entries(self) -> tuple[Entry, ...]:
        """Give the flag files in force, without reading banks and rubrics."""
        found: dict[str, Entry] = {}
        for folder in filter(None, (self.bundled, self.own)):
            for path in sorted((folder / "rubrics" / "flags").glob("*.y*ml")):
                entry = self._entry(path)
                if entry and entry.kind == "flags":
                    found[entry.id] = entry
        return tuple(found.values())

    def flag_files(self) -> tuple[FlagFile, ...]:
        """Give every flag file that can be used."""
        return tuple(f for e in self.flag_entries() if (f := self._usable(e, FlagFile)) is not None)

    def guide_entry(self) -> Entry:
        """Give the file of the hiring guide in force."""
        guides = self._of("guide")
        if not guides:
            raise RefusedAction(
                "There is no hiring guide; 'screener content init DIR' copies the bundled one."
            )
        return guides[-1]

    def guide(self) -> Guide:
        """Give the hiring guide in force. Raises ``ContentError`` or ``RefusedAction``."""
        from screener.content.guide import Guide

        return self._model(self.guide_entry(), Guide)

    def kit_for_role(self, role: str) -> Kit:
        """Freeze today's kit of a role: its bank, the bank's rubric, and the flag files in force."""
        return self._kit(self.bank_entry(role))

    def kit_for_file(self, path: Path) -> Kit:
        """Freeze today's kit of a bank file named by its path."""
        document = read_file(path)
        return self._kit(Entry("bank", "", path, document, document.sha256))

    def bank_and_rubric(self, path: Path) -> tuple[Bank, Rubric]:
        """Give a bank file named by its path, and the rubric it asks for."""
        bank = parse(read_file(path), Bank)
        return bank, self.rubric(bank.rubric)

    def _kit(self, entry: Entry) -> Kit:
        bank = self._model(entry, Bank)
        rubric_entry = self.rubric_entry(bank.rubric)
        rubric = self._model(rubric_entry, Rubric)
        flags = self.flag_entries()
        files = self.flag_files()
        sources = (
            _source(entry, bank.id),
            _source(rubric_entry, rubric.id),
            *(_source(f, f.id) for f in flags),
        )
        return freeze(bank, rubric, files, sources)

    def _of(self, kind: Kind) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind == kind)

    def _entry_of(self, kind: Kind, wanted: str) -> Entry:
        entries = self._of(kind)
        for entry in entries:
            if entry.id == wanted:
                return entry
        meant = nearest(wanted, [e.id for e in entries])
        hint = f" Did you mean '{meant}'?" if meant else ""
        raise RefusedAction(f"There is no {kind} '{wanted}' among the files in force.{hint}")

    def _entry(self, path: Path) -> Entry | None:
        """Read a file once, and carry its problems when it cannot be used."""
        if path not in self._entries:
            self._entries[path] = self._read(path)
        return self._entries[path]

    def _read(self, path: Path) -> Entry | None:
        try:
            document = read_file(path)
        except ContentError as error:
            self._problems[path] = error.problems
            return None
        kind, problems = kind_of(document)
        if kind is None:
            self._problems[path] = problems
            return None
        return Entry(kind, str(document.data.get("id", path.stem)), path, document, document.sha256)

    def _usable(self, entry: Entry, model: type[Model]) -> Model | None:
        try:
            return self._model(entry, model)
        except ContentError as error:
            self._problems[entry.path] = error.problems
            return None

    def _model(self, entry: Entry, model: type[Model]) -> Model:
        held = self._models.get(entry.path)
        if isinstance(held, model):
            return held
        made = parse(entry.document, model)
        self._models[entry.path] = made
        return made


def open_library(own: Path | None = None) -> Library:
    """Open the content in force: the bundled files, and a team's folder over them."""
    return Library(bundled_folder(), own)


def content_files(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of a content folder, in no order."""
    for part in ("question_banks", "rubrics"):
        for pattern in ("**/*.yaml", "**/*.yml"):
            yield from (p for p in (folder / part).glob(pattern) if not p.name.startswith("."))


def _source(entry: Entry, name: str) -> Source:
    return Source(kind=entry.kind, id=name, version=1, sha256=entry.sha256)
