"""Read the labelled corpus, the ordinary talk and the rules."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from screener.flags.finding import Context
from screener.flags.rule import FlagFile

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
REAL_TALK = ROOT.parent / "shared" / "data" / "real_talk.jsonl"


@dataclass(frozen=True, slots=True)
class Answer:
    """One labelled answer: families in ``acceptable`` are neither rewarded nor punished."""

    id: str
    text: str
    context: Context
    flags: frozenset[str]
    acceptable: frozenset[str]
    style: str
    device: str

    @property
    def hand(self) -> str:
        """Who wrote it: the part of the id before the hyphen."""
        return self.id.rsplit("-", 1)[0]


def read_answers(paths: Iterable[Path]) -> list[Answer]:
    """Read answers from JSONL files, in order of their ids."""
    return sorted(map(_answer, _rows(paths)), key=lambda answer: answer.id)


def _rows(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line:
                yield json.loads(line)


def _answer(row: dict[str, object]) -> Answer:
    def names(key: str) -> frozenset[str]:
        value = row.get(key) or []
        assert isinstance(value, list)
        return frozenset(map(str, value))

    context = Context(role=str(row["role"]), kind=str(row["kind"]), ask=str(row["question"]))
    flags = names("flags")
    return Answer(
        str(row["id"]),
        str(row["text"]),
        context,
        flags,
        names("acceptable"),
        str(row["style"]),
        str(row["device"]),
    )


def corpus_files() -> list[Path]:
    """Give the hands that everything is trained and tuned on, in order."""
    return sorted((CORPUS / "hands").glob("*.jsonl"))


def held_back_files() -> list[Path]:
    """Give the hands that nothing is trained or tuned on, in order."""
    return sorted((CORPUS / "held_back").glob("*.jsonl"))


def ordinary_talk() -> list[Answer]:
    """Give what is said on a call or a show without any stance, as clean answers to no question."""
    return [as_talk(row["id"], row["text"]) for row in _rows(sorted((CORPUS / "talk").glob("*.jsonl")))]


def as_talk(name: str, text: str) -> Answer:
    """Give something said as a clean answer to no question."""
    return Answer(name, text, Context(), frozenset(), frozenset(), "talk", "none")


def flag_files(folder: Path = ROOT / "rubrics" / "flags") -> list[FlagFile]:
    """Read the bundled flag files."""
    return [
        FlagFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.yaml"))
    ]


def real_talk() -> list[str]:
    """Give the real spoken sentences, or nothing where the file is not there.

    ``$SCREENER_REAL_TALK`` names another place for it.
    """
    path = Path(os.environ.get("SCREENER_REAL_TALK") or REAL_TALK)
    if not path.is_file():
        return []
    return [row["text"] for row in _rows([path])]
