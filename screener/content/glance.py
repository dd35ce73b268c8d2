"""A glance at a bank: enough to paint the first question before the models that check it are loaded.

A live screen must stand there at once. Reading two YAML files takes milliseconds, importing the models ten
times as long; so the first paint comes from plain data, and what is recorded rests on the checked kit that
follows. A glance that fails in any way gives ``None``, and the checked path then says what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screener.content.reading import read_file
from screener.errors import ContentError


@dataclass(frozen=True, slots=True)
class GlanceQuestion:
    """A question as far as it is painted; the same names as ``bank.Question``."""

    id: str
    ask: str
    kind: str
    competency: str
    minutes: float
    must_ask: bool
    probes: tuple[str, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    anchors: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class GlanceCompetency:
    """A competency as far as it is painted."""

    id: str
    title: str
    anchors: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class GlanceBank:
    """A bank as far as it is painted."""

    title: str
    minutes: float
    questions: tuple[GlanceQuestion, ...]


@dataclass(frozen=True, slots=True)
class GlanceRubric:
    """A rubric as far as it is painted."""

    levels: Mapping[int, str]
    competencies: tuple[GlanceCompetency, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What the first paint needs; answers the same questions as ``kit.Kit``."""

    bank: GlanceBank
    rubric: GlanceRubric

    def question(self, question_id: str) -> GlanceQuestion | None:
        """Give the question of this id."""
        return next((q for q in self.bank.questions if q.id == question_id), None)

    def competency(self, competency_id: str) -> GlanceCompetency | None:
        """Give the competency of this id."""
        return next((c for c in self.rubric.competencies if c.id == competency_id), None)

    def anchors(self, question: GlanceQuestion) -> Mapping[int, str]:
        """Give a question's anchors by level: its own, else its competency's."""
        competency = self.competency(question.competency)
        return {**(competency.anchors if competency else {}), **question.anchors}

    def levels(self) -> tuple[int, ...]:
        """Give the levels of the scale, lowest first."""
        return tuple(sorted(self.rubric.levels))


def glance(folders: Sequence[Path], role: str) -> Glance | None:
    """Look into the bank and rubric that are called by their ids, a team's folder before the bundled one."""
    try:
        bank = _data(folders, "question_banks", role)
        if bank.get("role") != role:
            return None
        return Glance(_bank(bank), _rubric(_data(folders, "rubrics", str(bank["rubric"]))))
    except (ContentError, LookupError, TypeError, ValueError, AttributeError, StopIteration):
        return None


def _data(folders: Sequence[Path], part: str, name: str) -> dict[str, Any]:
    path = next(p for folder in folders if (p := folder / part / f"{name}.yaml").is_file())
    data: dict[str, Any] = read_file(path).data
    return data


def _bank(data: dict[str, Any]) -> GlanceBank:
    return GlanceBank(
        str(data["title"]), float(data.get("minutes", 30)), tuple(map(_question, data["questions"]))
    )


def _question(data: dict[str, Any]) -> GlanceQuestion:
    return GlanceQuestion(
        id=str(data["id"]),
        ask=str(data["ask"]),
        kind=str(data["kind"]),
        competency=str(data["competency"]),
        minutes=float(data["minutes"]),
        must_ask=bool(data.get("must_ask", False)),
        probes=tuple(map(str, data.get("probes", ()))),
        strong=tuple(map(str, data.get("strong", ()))),
        weak=tuple(map(str, data.get("weak", ()))),
        anchors=_levels(data.get("anchors", {})),
    )


def _rubric(data: dict[str, Any]) -> GlanceRubric:
    competencies = tuple(
        GlanceCompetency(str(c["id"]), str(c["title"]), _levels(c.get("anchors", {})))
        for c in data["competencies"]
    )
    return GlanceRubric(_levels(data["levels"]), competencies)


def _levels(data: dict[Any, Any]) -> Mapping[int, str]:
    return {int(level): str(text) for level, text in data.items()}
