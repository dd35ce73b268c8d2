"""A question bank: what is asked in a screen for one role, word for word."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from screener.records import FormatVersion, Id, Record, Text

QuestionKind = Literal[
    "production-incident", "drift-scenario", "mindset", "trade-off", "system-design", "collaboration"
]
"""What sort of evidence a question asks for. Flag rules say which kinds they listen to."""

Minutes = Annotated[float, Field(gt=0, le=240)]
Anchors = dict[int, Text]
"""Level to observable behaviour: what an answer at this level says or does."""


class Silence(Record):
    """A warning of ``check`` that the keeper of the file has looked at and accepted, with the reason."""

    code: Id = Field(description="The code of the warning, as check prints it, e.g. double-barrelled.")
    reason: Text = Field(description="Why this is right here; shown to the next keeper.")


class Question(Record):
    """One question: the wording to read aloud, and what helps to probe and to score its answer."""

    id: Id = Field(description="Stable name of the question; comparisons across banks and years rest on it.")
    kind: QuestionKind = Field(description="What sort of evidence the question asks for.")
    competency: Id = Field(description="The competency of the rubric that the answer is scored on.")
    ask: Text = Field(description="The wording to read aloud, one question at a time.")
    minutes: Minutes = Field(description="How long asking, answering and probing should take.")
    must_ask: StrictBool = Field(
        default=False, description="Asked of every candidate: the core that makes candidates comparable."
    )
    expects: tuple[Id, ...] = Field(
        default=(), description="Evidence a full answer holds; ids are defined in the flag files."
    )
    probes: tuple[Text, ...] = Field(
        default=(), description="Follow-ups to read aloud, ordered from open to pointed."
    )
    strong: tuple[Text, ...] = Field(default=(), description="What strong answers contain.")
    weak: tuple[Text, ...] = Field(default=(), description="What weak answers contain.")
    anchors: Anchors = Field(
        default_factory=dict,
        description="This question's own behavioural anchors by level; left out: the competency's.",
    )
    silence: tuple[Silence, ...] = Field(
        default=(), description="Warnings accepted here, each with a reason."
    )


class Bank(Record):
    """The questions of one role, with the minutes they must fit into and the rubric that scores them."""

    kind: Literal["bank"] = Field(description="What this file is.")
    version: FormatVersion = Field(description="Version of this file format: 1.")
    id: Id = Field(description="Stable name of the bank; a bank with the same id replaces a bundled one.")
    role: Id = Field(description="The role that this bank screens for.")
    title: Text = Field(description="How the bank is called on screen and in reports.")
    rubric: Id = Field(description="The id of the rubric that scores these questions.")
    minutes: Minutes = Field(default=30, description="The length of the whole screen.")
    opening: Text | None = Field(default=None, description="Read aloud before the first question.")
    closing: Text | None = Field(
        default=None, description="Read aloud at the end: their questions, next steps."
    )
    closing_minutes: Minutes = Field(
        default=4, description="Minutes kept at the end for the candidate's questions."
    )
    questions: Annotated[tuple[Question, ...], Field(min_length=1)] = Field(
        description="The questions, in the order in which they are listed on screen."
    )
    silence: tuple[Silence, ...] = Field(default=(), description="Warnings accepted for the whole bank.")
