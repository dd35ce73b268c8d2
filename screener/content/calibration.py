"""A calibration: recorded answers that every interviewer scores, so that a level means the same to all.

Kept as YAML beside the banks. Each answer belongs to a question of the role's bank; several answers to one
question, weak to strong, are what calibrates best. What the team agreed on afterwards can stand with it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from screener.content.document import Document
from screener.content.kit import Kit
from screener.content.reading import read_file
from screener.content.validating import parse
from screener.errors import ContentError, Problem
from screener.records import FormatVersion, Id, Record, Text


class RecordedAnswer(Record):
    """One answer to be scored."""

    question: Id = Field(description="The question of the bank that it answers.")
    answer: Text = Field(description="What was said, without names.")
    agreed: int | None = Field(default=None, description="The level the team agreed on, once it has.")
    why: Text | None = Field(default=None, description="Why that level.")


class Calibration(Record):
    """Recorded answers for one role."""

    kind: Literal["calibration"] = Field(description="What this file is.")
    version: FormatVersion = Field(description="Version of this file format: 1.")
    id: Id = Field(description="Stable name of the calibration.")
    title: Text = Field(description="What people call it.")
    role: Id = Field(description="The role whose bank and rubric are used.")
    answers: Annotated[tuple[RecordedAnswer, ...], Field(min_length=2, max_length=60)] = Field(
        description="The recorded answers, in the order in which they are scored."
    )

    @property
    def candidate(self) -> str:
        """Give the name under which its screens are kept."""
        return f"Calibration {self.id} (made up)"


def read_calibration(path: Path) -> tuple[Document, Calibration]:
    """Read a file. Raises ``ContentError`` with places."""
    document = read_file(path)
    return document, parse(document, Calibration)


def kit_of(document: Document, calibration: Calibration, kit: Kit) -> Kit:
    """Give the kit that is scored: a question for each recorded answer, the answer in its wording.

    So two screens compare only where question, answer and anchors are the same. Raises ``ContentError``.
    """
    problems: list[Problem] = []
    questions, counts = [], Counter[str]()
    for number, recorded in enumerate(calibration.answers):
        asked = kit.question(recorded.question)
        if asked is None:
            problems.append(
                document.problem(
                    ("answers", number, "question"), "unknown-question",
                    f"The bank of {calibration.role} has no question `{recorded.question}`.",
                    f"'screener bank show {calibration.role}' lists them.",
                )
            )  # fmt: skip
            continue
        if recorded.agreed is not None and recorded.agreed not in kit.levels():
            problems.append(
                document.problem(
                    ("answers", number, "agreed"), "unknown-level",
                    f"The rubric has no level {recorded.agreed}.",
                    f"There are {kit.levels()[0]} to {kit.levels()[-1]}.",
                )
            )  # fmt: skip
        counts[recorded.question] += 1
        wording = f"{asked.ask.strip()}\n\nRecorded answer: “{recorded.answer.strip()}”"
        name = f"{recorded.question}-{counts[recorded.question]}"
        questions.append(asked.model_copy(update={"id": name, "ask": wording, "must_ask": False}))
    if problems:
        raise ContentError(tuple(problems))
    bank = kit.bank.model_copy(update={"title": calibration.title, "questions": tuple(questions)})
    return kit.model_copy(update={"bank": bank})
