"""A mapping file: by which ids and values a team's applicant system knows what a screen holds.

Kept by whoever administers that system. Nothing is guessed: an id that is not in the file is not sent.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from screener.content.kit import Kit
from screener.content.reading import read_file
from screener.content.rubric import Recommendation
from screener.content.validating import parse
from screener.errors import ContentError, Problem
from screener.records import FormatVersion, Id, Record, Text

System = Literal["greenhouse", "ashby", "lever"]


class Mapping(Record):
    """Ids and values of one applicant system, by the names that this program uses."""

    kind: Literal["mapping"] = Field(description="What this file is.")
    version: FormatVersion = Field(description="Version of this file format: 1.")
    id: Id = Field(description="Stable name of the mapping.")
    system: System = Field(description="The system that it speaks to.")
    form: Text | None = Field(default=None, description="The id of the feedback form or template there.")
    applications: dict[str, Text] = Field(description="Candidate (name or reference) to application id.")
    interviewers: dict[str, Text] = Field(default_factory=dict, description="Interviewer to user id.")
    overall: Text | None = Field(default=None, description="The field of the overall recommendation.")
    notes: Text | None = Field(default=None, description="The field for the reason and the notes.")
    fields: dict[Id, Text] = Field(description="Competency to the field (or attribute) that holds it.")
    scale: dict[int, Text | int] = Field(description="Level of the rubric to the value there.")
    recommendations: dict[Recommendation, Text | int] = Field(
        description="Recommendation to the value there; what is left out is not sent."
    )


def read_mapping(path: Path, kit: Kit) -> Mapping:
    """Read a mapping and hold it against the rubric. Raises ``ContentError`` with places."""
    document = read_file(path)
    found = parse(document, Mapping)
    problems: list[Problem] = []
    known = {c.id for c in kit.rubric.competencies}
    for name in found.fields:
        if name not in known:
            problems.append(
                document.problem(
                    ("fields", name), "unknown-competency", f"The rubric has no competency `{name}`.",
                    f"There are: {', '.join(sorted(known))}.", key=True,
                )
            )  # fmt: skip
    missing = [level for level in kit.levels() if level not in found.scale]
    if missing:
        problems.append(
            document.problem(
                ("scale",), "missing-level", f"The scale has no value for level {missing[0]}.",
                "Give every level of the rubric a value; two levels may share one.", key=True,
            )
        )  # fmt: skip
    if problems:
        raise ContentError(tuple(problems))
    return found


def losses(mapping: Mapping, kit: Kit) -> tuple[str, ...]:
    """Say what the scale cannot carry over: levels that become one value there."""
    by_value: dict[str, list[int]] = {}
    for level in kit.levels():
        by_value.setdefault(str(mapping.scale[level]), []).append(level)
    return tuple(
        f"Levels {' and '.join(map(str, levels))} both become '{value}'." if len(levels) == 2
        else f"Levels {', '.join(map(str, levels))} all become '{value}'."
        for value, levels in by_value.items()
        if len(levels) > 1
    )  # fmt: skip
