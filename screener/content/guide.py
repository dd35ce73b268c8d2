"""The hiring guide: the roles told apart, what they cost, whom to hire when, how long it may take.

Every figure carries its source and its date beside it, so that whoever keeps the file can bring it up to
date without touching code.
"""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from screener.records import FormatVersion, Id, Record, Text


def _year_as_text(value: Any) -> Any:
    """Take a bare year, which is read as a number, for the date that it is."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Date = Annotated[
    str,
    BeforeValidator(_year_as_text),
    StringConstraints(pattern=r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    Field(description="When the figure was published or looked up: YEAR, YEAR-MONTH or YEAR-MONTH-DAY."),
]
Money = Annotated[float, Field(gt=0, le=100_000_000)]
Days = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


class Sourced(Record):
    """Something with a figure in it: who says so, and when they said it."""

    source: Text = Field(description="Who published the figure.")
    date: Date
    url: Text | None = Field(default=None, description="Where it can be read.")
    note: Text | None = Field(default=None, description="What the figure covers, or how far it goes.")


class RoleProfile(Record):
    """One role: what it owns, what tells it apart, when to hire it."""

    id: Id = Field(description="The role's id; banks and rubrics name it.")
    title: Text = Field(description="How the role is called.")
    owns: Text = Field(description="What the person in this role is responsible for.")
    separates: Text = Field(description="What separates a strong candidate from a weak one.")
    focus: Text = Field(description="What the work is about, in a few words.")
    tools: tuple[Text, ...] = Field(description="Tools the role works with day by day.")
    deploys: Text = Field(description="What the role puts into production.")
    monitors: Text = Field(description="What the role keeps an eye on.")
    hire_when: Text = Field(description="When the role starts to make sense.")
    bank: Id | None = Field(default=None, description="The question bank that screens for it.")
    skills: tuple[Text, ...] = Field(default=(), description="Skills taken for granted.")
    strong: tuple[Text, ...] = Field(default=(), description="What strong candidates say or ask.")
    weak: tuple[Text, ...] = Field(default=(), description="What weak candidates say.")
    words: tuple[Text, ...] = Field(
        default=(),
        description="Words of a job description that speak for this role; more telling ones first.",
    )
    titles: tuple[Text, ...] = Field(default=(), description="Job titles that mean this role.")
    duties: tuple[Text, ...] = Field(
        default=(), description="Phrases that name this role's work, whatever tools are listed with it."
    )


class OtherRole(Record):
    """A role that no bank screens for, and that job descriptions blend into the others all the same."""

    id: Id = Field(description="Stable name of the role.")
    title: Text = Field(description="How the role is called.")
    titles: tuple[Text, ...] = Field(default=(), description="Job titles that mean this role.")
    duties: tuple[Text, ...] = Field(default=(), description="Phrases that name this role's work.")
    words: tuple[Text, ...] = Field(default=(), description="Words that speak for this role.")


class AskedFor(Record):
    """A competency of the rubric, with the phrases by which a job description asks for it."""

    id: Id = Field(description="The competency's id in the rubric.")
    phrases: tuple[Text, ...] = Field(description="Phrases of a posting: a|b is either, ... leaves room.")


class Salary(Sourced):
    """What a role is paid in a region: low, mean or middle, and high, a year."""

    role: Id = Field(description="The role that is paid so.")
    region: Text = Field(description="Where, e.g. US.")
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = Field(
        description="Three letters, e.g. USD."
    )
    kind: Literal["base", "total"] = Field(description="Base salary, or the total with bonus and equity.")
    level: Text | None = Field(default=None, description="Early, middle or senior, where the source says so.")
    low: Money | None = Field(default=None, description="The lower end: a 25th percentile where known.")
    mean: Money | None = Field(default=None, description="The average.")
    high: Money | None = Field(default=None, description="The upper end: a 75th percentile where known.")


class Stage(Record):
    """A stage of a company, by models in production: whom to hire, and whom to lean on."""

    id: Annotated[int, Field(ge=1, le=9)] = Field(description="The number of the stage.")
    title: Text | None = Field(default=None, description="How the stage is called.")
    models: tuple[int, int | None] = Field(description="From how many to how many models in production.")
    hire: tuple[Id, ...] = Field(default=(), description="Roles to hire now, the most urgent first.")
    lean_on: tuple[Text, ...] = Field(default=(), description="People who carry the rest for now.")
    teams: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="From how many teams on, where the number of models leaves it open."
    )
    why: Text = Field(description="Why these, at this stage.")


class Clock(Sourced):
    """How many days the good ones take from first screen to signed offer, and when candidates are gone."""

    target_days: Days = Field(description="From first screen to signed offer, as the best teams do it.")
    lost_after_days: Days = Field(description="When strong candidates have signed elsewhere.")
    offers_within_hours: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="How soon strong candidates hold several offers."
    )


class Figure(Sourced):
    """A figure worth knowing in a hiring conversation, with its source."""

    id: Id = Field(description="Stable name of the figure.")
    text: Text = Field(description="What it says in one sentence, the figure included.")
    low: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="The figure, or its lower end."
    )
    high: Annotated[float, Field(ge=0)] | None = Field(default=None, description="The upper end of a range.")
    unit: Text | None = Field(default=None, description="What is counted, e.g. percent or USD.")


class Screening(Record):
    """What to listen for when screening for some roles."""

    roles: tuple[Id, ...] = Field(default=(), description="Roles it is about; left out: all.")
    title: Text = Field(description="What is looked at.")
    ask: Text | None = Field(default=None, description="The question that brings it out.")
    strong: tuple[Text, ...] = Field(default=(), description="What strong answers hold.")
    red_flags: tuple[Text, ...] = Field(default=(), description="What should make one ask further.")
    why: Text | None = Field(default=None, description="Why it tells candidates apart.")


class Posting(Record):
    """A common mistake of job descriptions, and what to do instead."""

    mistake: Text = Field(description="What goes wrong.")
    instead: Text = Field(description="What to do instead.")


class ContractToHire(Record):
    """When a contract with a later offer is the better way in."""

    suits: Text = Field(description="Where it fits.")
    why: Text = Field(description="Why it fits there.")


class Guide(Record):
    """The whole guide; one file is in force at a time."""

    kind: Literal["guide"] = Field(description="What this file is.")
    version: FormatVersion = Field(description="Version of this file format: 1.")
    id: Id = Field(default="hiring-guide", description="Stable name of the guide.")
    title: Text | None = Field(default=None, description="How the guide is called.")
    roles: Annotated[tuple[RoleProfile, ...], Field(min_length=1)] = Field(
        description="The roles, side by side."
    )
    other_roles: tuple[OtherRole, ...] = Field(
        default=(), description="Roles without a bank that job descriptions blend in."
    )
    competencies: tuple[AskedFor, ...] = Field(
        default=(), description="By which phrases a job description asks for a competency."
    )
    salaries: tuple[Salary, ...] = Field(default=(), description="What the roles are paid, with sources.")
    stages: tuple[Stage, ...] = Field(default=(), description="Whom to hire at which stage.")
    clock: Clock | None = Field(default=None, description="How long hiring may take.")
    order: tuple[Id, ...] = Field(
        default=(), description="The order in which a company of middle size hires, first one first."
    )
    overdue_signs: tuple[Text, ...] = Field(
        default=(), description="Signs that the first MLOps hire is overdue."
    )
    contract_to_hire: ContractToHire | None = Field(
        default=None, description="When a contract with a later offer is the better way in."
    )
    figures: tuple[Figure, ...] = Field(default=(), description="Further figures, each with its source.")
    screening: tuple[Screening, ...] = Field(default=(), description="What to listen for, by role.")
    postings: tuple[Posting, ...] = Field(default=(), description="What job descriptions get wrong.")

    def role(self, role_id: str) -> RoleProfile | None:
        """Give the profile of a role, if the guide has one."""
        return next((r for r in self.roles if r.id == role_id), None)

    def stage(self, models: int) -> Stage | None:
        """Give the last stage whose range holds this number of models in production."""
        fitting = [s for s in self.stages if s.models[0] <= models <= (s.models[1] or math.inf)]
        return fitting[-1] if fitting else None
