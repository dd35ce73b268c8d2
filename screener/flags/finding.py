"""What reading an answer yields: findings, what was cleared, what is missing, what is strong.

Offsets count code points of the text as given, half-open. Nothing here is ever stored as a score.
"""

from __future__ import annotations

from typing import Literal

from screener.flags.rule import Weight
from screener.records import Record

Source = Literal["phrase", "reads-like", "plugin"]
"""How a finding was found. Everything but ``phrase`` is shown as "reads like …", never louder."""


class Context(Record):
    """The question an answer belongs to, as far as it is known. All fields may be empty."""

    role: str = ""
    kind: str = ""
    competency: str = ""
    ask: str = ""
    expects: tuple[str, ...] = ()


class Finding(Record):
    """A red flag found in an answer: where, by which rule, and why the interviewer should look."""

    rule: str
    title: str
    severity: Weight
    quote: str
    start: int
    end: int
    why: str
    probe: str
    source: Source = "phrase"
    confidence: float | None = None
    because: str = ""
    """For a finding that is no phrase match: the nearest known example or the words that weighed most."""
    lowered_by: str = ""
    """Evidence elsewhere in the answer that answers part of the concern, quoted."""


class Cleared(Record):
    """A match that is no flag, and what cleared it, so that it can be shown."""

    rule: str
    quote: str
    start: int
    end: int
    by: str
    """What cleared it: negation, attribution, past, condition, question, unless …, or the model's reading."""
    cue: str
    """The words that did it."""


class Strength(Record):
    """A green signal found in an answer."""

    signal: str
    title: str
    quote: str
    start: int
    end: int


class Missing(Record):
    """Evidence that the question asks for and the answer does not hold yet, with the probe for it."""

    evidence: str
    title: str
    probe: str


class Reading(Record):
    """Everything the engine has to say about one answer. Findings are ordered by their start."""

    findings: tuple[Finding, ...] = ()
    cleared: tuple[Cleared, ...] = ()
    strengths: tuple[Strength, ...] = ()
    missing: tuple[Missing, ...] = ()
