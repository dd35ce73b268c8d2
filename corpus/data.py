"""Read the labelled corpus and the rules, and split the answers the same way every time."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

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

    @property
    def part(self) -> str:
        """Give ``train`` for 70 of 100 answers and ``dev`` for the rest, by a hash of the id."""
        return "train" if int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 100 < 70 else "dev"


def read_answers(paths: Iterable[Path]) -> list[Answer]:
    """Read answers from JSONL files, in order of their ids. A half-written last line is left out."""
    found: list[Answer] = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip().endswith("}"):
                found.append(_answer(json.loads(line)))
    return sorted(found, key=lambda answer: answer.id)


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


def corpus_files(folder: Path = CORPUS / "hands") -> list[Path]:
    """Give the files of the corpus, in order."""
    return sorted(folder.glob("*.jsonl"))


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
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
