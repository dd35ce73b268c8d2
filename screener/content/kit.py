"""The kit: the bank, the rubric and the flag rules that a screen runs on, frozen when it starts.

A later edit of a file changes no running and no past screen, because a screen reads its kit and nothing
else. A kit is named by the SHA-256 of its canonical JSON; the sources say which files it came from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import cast

from pydantic import Field

from screener.content.bank import Anchors, Bank, Question
from screener.content.rubric import Competency, Rubric
from screener.flags.rule import Examples, FlagFile
from screener.records import Record


class Source(Record):
    """One file that went into a kit, and the SHA-256 of its bytes."""

    kind: str
    id: str
    version: int
    sha256: str


class Kit(Record):
    """What a screen runs on. Flag files come without their examples, which test rules and find nothing."""

    bank: Bank
    rubric: Rubric
    flags: tuple[FlagFile, ...] = ()
    sources: tuple[Source, ...] = Field(default=(), description="The files, for whoever wants to trace them.")

    def question(self, question_id: str) -> Question | None:
        """Give the bank's question of this id, if there is one."""
        return next((q for q in self.bank.questions if q.id == question_id), None)

    def competency(self, competency_id: str) -> Competency | None:
        """Give the rubric's competency of this id, if there is one."""
        return next((c for c in self.rubric.competencies if c.id == competency_id), None)

    def anchors(self, question: Question) -> Anchors:
        """Give the anchors of a question by level: its own, else its competency's."""
        competency = self.competency(question.competency)
        return {**(competency.anchors if competency else {}), **question.anchors}

    def weights(self) -> Mapping[str, float]:
        """Give what each competency weighs for the role, heaviest first; weight 0 is left out."""
        weights = self.rubric.weights.get(self.bank.role, {})
        heaviest_first = sorted(weights.items(), key=lambda item: -item[1])
        return {name: weight for name, weight in heaviest_first if weight > 0}

    def levels(self) -> tuple[int, ...]:
        """Give the levels of the scale, lowest first."""
        return tuple(sorted(self.rubric.levels))


def freeze(bank: Bank, rubric: Rubric, flags: Iterable[FlagFile], sources: Iterable[Source] = ()) -> Kit:
    """Make the kit of a screen that starts now."""
    return Kit(bank=bank, rubric=rubric, flags=tuple(map(_without_examples, flags)), sources=tuple(sources))


def body(kit: Kit) -> str:
    """Give a kit's canonical JSON: sorted keys, no spaces, what was left out left out."""
    return canonical(
        cast("dict[str, object]", kit.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    )


def digest(kit: Kit) -> str:
    """Name a kit: the SHA-256 of its canonical JSON, in hexadecimal."""
    return hashlib.sha256(body(kit).encode()).hexdigest()


def canonical(value: object) -> str:
    """Write plain data as the one JSON text that equal data always gives (sorted keys, no spaces)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _without_examples(file: FlagFile) -> FlagFile:
    none = Examples()
    return file.model_copy(
        update={
            "rules": tuple(r.model_copy(update={"examples": none}) for r in file.rules),
            "signals": tuple(s.model_copy(update={"examples": none}) for s in file.signals),
        }
    )
