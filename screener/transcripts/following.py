"""Following a transcript that is still being written, in a process of its own.

Reading captions, placing them at questions and looking for flags takes long enough to delay a key, so the
live screen leaves it to a second process: it writes a ``Setup`` as one line of JSON to the standard input,
then a line for each question that comes into focus, and reads a line of JSON for each change of the file.
The process ends when its standard input does, however the first one ended.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from screener.content.kit import Kit
from screener.errors import FormatError
from screener.flags.engine import Engine, compile_engine
from screener.flags.finding import Finding
from screener.interview.listening import context_of
from screener.transcripts.align import align
from screener.transcripts.attaching import turns_of, who_is_who
from screener.transcripts.detect import read_transcript
from screener.transcripts.turns import Transcript, Turn

POLL = 0.3
"""Seconds between looks at the file."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a transcript that are read at most."""


@dataclass(slots=True)
class Setup:
    """What to follow: the file, what it calls whom, the kit, and what was in focus when."""

    path: Path
    candidate: str
    interviewer: str
    kit: Kit
    focus: list[tuple[float, str]] = field(default_factory=list)
    """Seconds since the screen began, and the question that came into focus then."""
    kept: str = ""
    """The text of an attached transcript, which is read instead of a file."""
    reads_like: bool = True
    """Whether the learned model reads along, and not the phrases alone."""


class Follower:
    """Reads a transcript again and again; each turn is looked through once as long as it stands."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.engine: Engine = compile_engine(setup.kit.flags, setup.reads_like)
        self._read: dict[tuple[str, str | None], tuple[Finding, ...]] = {}
        self._told: list[dict[str, Any]] = []

    def change(self) -> dict[str, Any] | None:
        """Read the file, and give what changed: turns from a number on, missing evidence, warnings."""
        try:
            found = self._transcript()
        except (OSError, FormatError) as error:
            return {"from": 0, "turns": [], "missing": {}, "warnings": [], "trouble": str(error)}
        turns = self._turns(found)
        alike = (mine == theirs for mine, theirs in zip(turns, self._told, strict=False))
        first = next((n for n, same in enumerate(alike) if not same), min(len(turns), len(self._told)))
        if first == len(turns) == len(self._told):
            return None
        self._told = turns
        missing = self._missing(turns)
        return {
            "from": first,
            "turns": turns[first:],
            "missing": missing,
            "warnings": list(found.warnings[-3:]),
            "trouble": "",
        }

    def _transcript(self) -> Transcript:
        if self.setup.kept:
            return Transcript("kept", turns_of(self.setup.kept), ())
        if self.setup.path.stat().st_size > LARGEST:
            raise FormatError(f"{self.setup.path}: larger than {LARGEST // 1024**2} MB.")
        return read_transcript(self.setup.path.read_bytes().decode("utf-8-sig", "replace"))

    def _turns(self, found: Transcript) -> list[dict[str, Any]]:
        who = who_is_who(found.speakers, self.setup.candidate, self.setup.interviewer)
        named = next((name for name, role in who.items() if role == "candidate"), "")
        placed = align(found.turns, named, self.setup.kit.bank.questions, tuple(self.setup.focus)).questions
        return [
            self._turn(turn, who.get(turn.speaker, "other"), question)
            for turn, question in zip(found.turns, placed, strict=True)
        ]

    def _turn(self, turn: Turn, who: str, question: str | None) -> dict[str, Any]:
        flags = self._flags(turn.text, question) if who == "candidate" else ()
        return {
            "speaker": turn.speaker,
            "who": who,
            "start": turn.start,
            "text": turn.text,
            "question": question,
            "flags": [{"rule": f.rule, "title": f.title, "quote": f.quote} for f in flags],
        }

    def _flags(self, text: str, question: str | None) -> tuple[Finding, ...]:
        key = (text, question)
        if key not in self._read:
            self._read[key] = tuple(
                self.engine.read(text, context_of(self.setup.kit, question or "")).findings
            )
        return self._read[key]

    def _missing(self, turns: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
        """Give, by question, the titles of the evidence that the candidate's turns do not hold yet."""
        said: dict[str, list[str]] = {}
        for turn in turns:
            if turn["who"] == "candidate" and turn["question"]:
                said.setdefault(str(turn["question"]), []).append(str(turn["text"]))
        return {
            name: [
                m.title for m in self.engine.read("\n".join(parts), context_of(self.setup.kit, name)).missing
            ]
            for name, parts in said.items()
        }


def changes(setup: Setup) -> Iterator[dict[str, Any]]:
    """Yield each change, for ever."""
    follower = Follower(setup)
    seen: tuple[float, int, int, str] | None = None
    while True:
        try:
            stat = setup.path.stat()
            now = (stat.st_mtime, stat.st_size, len(setup.focus), setup.candidate)
        except OSError:
            now = (0.0, 0, len(setup.focus), setup.candidate)
        if now != seen:
            seen = now
            change = follower.change()
            if change is not None:
                yield change
        time.sleep(POLL)


def setup_line(setup: Setup) -> str:
    """Write a setup as the first line that the process reads."""
    kit = setup.kit.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(
        {
            "path": str(setup.path),
            "candidate": setup.candidate,
            "interviewer": setup.interviewer,
            "kit": kit,
            "focus": setup.focus,
            "kept": setup.kept,
            "reads_like": setup.reads_like,
        }
    )


def read_setup(line: str) -> Setup:
    """Read what ``setup_line`` wrote."""
    data = json.loads(line)
    focus = [(float(at), str(question)) for at, question in data["focus"]]
    kit = Kit.model_validate(data["kit"])
    return Setup(
        Path(data["path"]),
        data["candidate"],
        data["interviewer"],
        kit,
        focus,
        data["kept"],
        data["reads_like"],
    )


def main(lines: TextIO = sys.stdin, out: TextIO = sys.stdout) -> None:
    """Follow until the standard input ends."""
    setup = read_setup(lines.readline())

    def listen() -> None:
        for line in lines:
            told = json.loads(line)
            if "candidate" in told:
                setup.candidate = str(told["candidate"])
            else:
                at, question = told["focus"]
                setup.focus.append((float(at), str(question)))
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    for change in changes(setup):
        out.write(json.dumps(change) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
