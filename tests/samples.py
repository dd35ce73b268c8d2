"""A small kit and small screens for tests: made-up content, real models."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from screener.content.bank import Bank, Question
from screener.content.kit import Kit, freeze
from screener.content.rubric import Competency, Rubric
from screener.flags.rule import FlagFile

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def flag_file() -> FlagFile:
    return FlagFile.model_validate(
        {
            "kind": "flags",
            "version": 1,
            "id": "sample",
            "rules": [
                {
                    "id": "retrain-reflex",
                    "title": "Retraining as the whole answer",
                    "severity": "high",
                    "why": "A drop has a cause.",
                    "probe": "What would you look at first?",
                    "phrases": ["just retrain"],
                    "examples": {"flag": ["I'd just retrain."], "pass": ["I'd look first."]},
                }
            ],
        }
    )


def question(number: int, competency: str, **more: object) -> Question:
    return Question.model_validate(
        {
            "id": f"q{number}",
            "kind": "production-incident",
            "competency": competency,
            "ask": f"Question number {number}?",
            "minutes": 3,
            "probes": ["What told you?", "And then?"],
            **more,
        }
    )


def kit() -> Kit:
    """Six questions over three competencies that weigh 3, 2 and 1; the first needs two answers."""
    competencies = [
        Competency(
            id="a", title="Alpha", about="First.", needed=2, anchors=dict.fromkeys(range(1, 6), "alpha")
        ),
        Competency(id="b", title="Beta", about="Second.", anchors=dict.fromkeys(range(1, 6), "beta")),
        Competency(id="c", title="Gamma", about="Third.", anchors=dict.fromkeys(range(1, 6), "gamma")),
    ]
    rubric = Rubric(
        kind="rubric",
        version=1,
        id="sample",
        title="Sample",
        levels={1: "none", 2: "weak", 3: "sound", 4: "strong", 5: "outstanding"},
        competencies=tuple(competencies),
        weights={"mlops-engineer": {"a": 3, "b": 2, "c": 1}},
    )
    questions = [question(n, "abcabc"[n - 1], must_ask=n == 1) for n in range(1, 7)]
    bank = Bank(
        kind="bank",
        version=1,
        id="sample",
        role="mlops-engineer",
        title="Sample screen",
        rubric="sample",
        questions=tuple(questions),
    )
    return freeze(bank, rubric, [flag_file()])


class Ticking:
    """A clock that a test moves by hand; every reading moves it by one second."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
