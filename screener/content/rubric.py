"""A rubric: the competencies, what each level of each looks like, and what weighs how much for a role."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from screener.content.bank import Anchors
from screener.records import FormatVersion, Id, Record, Text

Recommendation = Literal["strong_no", "no", "yes", "strong_yes", "no_decision"]
"""What the interviewer recommends, with a reason. Never computed."""

RECOMMENDATIONS: tuple[Recommendation, ...] = ("strong_no", "no", "yes", "strong_yes", "no_decision")


class Competency(Record):
    """Something a role needs, scored through the answers to its questions."""

    id: Id = Field(description="Stable name of the competency.")
    title: Text = Field(description="How it is called on screen and in reports.")
    needed: Annotated[StrictInt, Field(ge=1, le=20)] = Field(
        default=1, description="How many scored answers cover it fully."
    )
    about: Text = Field(description="What it is, in one or two sentences.")
    anchors: Anchors = Field(
        default_factory=dict,
        description="Level to observable behaviour: what an answer at this level says or does.",
    )


class Rubric(Record):
    """The scale, the competencies with their anchors, and their weights by role."""

    kind: Literal["rubric"] = Field(description="What this file is.")
    version: FormatVersion = Field(description="Version of this file format: 1.")
    id: Id = Field(description="Stable name of the rubric; banks refer to it.")
    title: Text = Field(description="How the rubric is called on screen and in reports.")
    levels: dict[int, Text] = Field(
        description="The scale, from 1 (lowest) upwards: 3 to 7 levels with a word each."
    )
    competencies: Annotated[tuple[Competency, ...], Field(min_length=1)] = Field(
        description="What answers are scored on."
    )
    weights: dict[Id, dict[Id, Annotated[float, Field(ge=0, le=100)]]] = Field(
        description="By role, how much each competency weighs; one that is not named weighs 0 there."
    )
    recommendations: dict[Recommendation, Text] = Field(
        default_factory=dict, description="How the five recommendations are called here; the values stay."
    )
