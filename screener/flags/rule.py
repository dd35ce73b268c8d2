"""What a recruiter writes in a flag file: groups, evidence, rules and signals. Pure data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from screener.records import FormatVersion, Id, Record, Text

Weight = Literal["high", "medium", "low"]
"""How serious a flag is if the interviewer confirms it."""

LOWER: dict[Weight, Weight] = {"high": "medium", "medium": "low", "low": "low"}
"""The weight one step down: for what evidence answers in part, and for what only reads like a flag."""

Phrases = Annotated[tuple[Text, ...], Field(min_length=1)]


class Examples(Record):
    """Sentences that test a rule: those that must flag, and those that must pass."""

    flag: tuple[Text, ...] = Field(default=(), description="Answers in which the rule must be found.")
    pass_: tuple[Text, ...] = Field(
        default=(), alias="pass", description="Answers in which the rule must not be found."
    )


class Evidence(Record):
    """Something an answer can contain, which questions expect and rules listen for."""

    id: Id = Field(description="Stable name; questions name it under expects.")
    title: Text = Field(description="How it is called when it is missing.")
    phrases: Phrases = Field(description="Phrases that show it.")
    probe: Text = Field(description="The follow-up that would bring it out.")


class Rule(Record):
    """A red flag: a stance that a careful hiring lead would want pointed out."""

    id: Id = Field(description="Stable name of the rule.")
    title: Text = Field(description="What the flag is called on screen and in reports.")
    severity: Weight = Field(description="How serious it is: high, medium or low.")
    why: Text = Field(description="Why this is a concern, in one or two sentences.")
    probe: Text = Field(description="What to ask, so that the candidate can answer the concern.")
    roles: tuple[Id, ...] = Field(default=(), description="Roles it applies to; left out: all.")
    kinds: tuple[Id, ...] = Field(default=(), description="Question kinds it listens to; left out: all.")
    phrases: Phrases = Field(description="Phrases that show the stance.")
    asked: dict[Id, Phrases] = Field(
        default_factory=dict,
        description="More phrases, listened to only where the question asks for this (reason, incident, …).",
    )
    unless: tuple[Text, ...] = Field(
        default=(), description="Phrases elsewhere in the answer that answer the concern."
    )
    examples: Examples = Field(description="Sentences that must flag and that must pass; check runs them.")


class Signal(Record):
    """A green signal: something strong in an answer, shown to the interviewer and in the report."""

    id: Id = Field(description="Stable name of the signal.")
    title: Text = Field(description="What it is called on screen and in reports.")
    why: Text | None = Field(default=None, description="Why this is a good sign.")
    probe: Text | None = Field(default=None, description="What to ask to hear more of it.")
    roles: tuple[Id, ...] = Field(default=(), description="Roles it applies to; left out: all.")
    kinds: tuple[Id, ...] = Field(default=(), description="Question kinds it listens to; left out: all.")
    phrases: Phrases = Field(description="Phrases that show it.")
    unless: tuple[Text, ...] = Field(default=(), description="Phrases that take it back.")
    examples: Examples = Field(description="Sentences in which it must be found and must not be found.")


class FlagFile(Record):
    """One file of flag rules. Several files in force are read together; ids are unique across them."""

    kind: Literal["flags"] = Field(description="What this file is.")
    version: FormatVersion = Field(description="Version of this file format: 1.")
    id: Id = Field(description="Stable name of the file; one with the same id replaces a bundled one.")
    groups: dict[Id, Phrases] = Field(
        default_factory=dict, description="Word groups, defined once and used as @name in phrases."
    )
    evidence: tuple[Evidence, ...] = Field(default=(), description="What answers can contain.")
    rules: tuple[Rule, ...] = Field(default=(), description="The red flags.")
    signals: tuple[Signal, ...] = Field(default=(), description="The green signals.")
