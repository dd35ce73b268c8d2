"""Scorecards in the shapes of applicant systems, as data to send; nothing here knows the network.

Greenhouse: the scorecard object of Harvest v1 (developers.greenhouse.io/harvest.html, "Scorecards"). Ashby:
the body of ``applicationFeedback.submit`` (developers.ashbyhq.com). Lever: the body that creates feedback
(hire.lever.co/developer/documentation, "Feedback"). What was not asked is left out; it never becomes a value.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from screener.content.kit import Kit
from screener.content.mapping import Mapping
from screener.errors import RefusedAction
from screener.interview.scorecard import CompetencyScore, Scorecard, scorecard
from screener.interview.screen import Screen


def shaped(screen: Screen, kit: Kit, mapping: Mapping) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Give the data for one submitted screen, and each competency's loss by rounding to a level.

    Raises ``RefusedAction`` for a draft, or a candidate whom the mapping does not know.
    """
    name = screen.candidate.name
    if screen.status != "submitted":
        raise RefusedAction(f"The screen of {name} is not submitted: a draft is not sent anywhere.")
    application = mapping.applications.get(screen.candidate.ref or "") or mapping.applications.get(name)
    if application is None:
        raise RefusedAction(f"The mapping has no application for '{name}': add it under applications.")
    card = scorecard(screen, kit)
    lost = tuple(
        f"{name}, {c.title}: {c.mean:.2f} becomes level {_level(c)}."
        for c in card.competencies
        if c.mean is not None and c.id in mapping.fields and c.mean != _level(c)
    )
    return _SHAPES[mapping.system](screen, card, mapping, application), lost


def _level(c: CompetencyScore) -> int:
    """Round a mean to a level, halves up, as people do."""
    return int(Decimal(str(c.mean)).quantize(Decimal(1), ROUND_HALF_UP))


def _rated(card: Scorecard, mapping: Mapping) -> list[tuple[CompetencyScore, str, str | int]]:
    """Give each competency that was asked and is mapped, with its field and its value there."""
    return [
        (c, mapping.fields[c.id], mapping.scale[_level(c)])
        for c in card.competencies
        if c.mean is not None and c.id in mapping.fields
    ]


def _greenhouse(screen: Screen, card: Scorecard, mapping: Mapping, application: str) -> dict[str, Any]:
    rated = _rated(card, mapping)
    ratings: dict[str, list[str]] = {
        name: [] for name in ("definitely_not", "no", "mixed", "yes", "strong_yes")
    }
    for _, field, value in rated:
        ratings.setdefault(str(value), []).append(field)
    said = screen.recommendation
    return {
        "application_id": _number(application),
        "interview": card.answers[0].question.kind if not mapping.form else mapping.form,
        "interviewed_at": _at(screen),
        "submitted_at": _at(screen),
        "submitted_by": _person(screen, mapping),
        "interviewer": _person(screen, mapping),
        "overall_recommendation": mapping.recommendations.get(said.value) if said else None,
        "attributes": [
            {"name": field, "type": "Skills", "note": _notes(card, c.id), "rating": value}
            for c, field, value in rated
        ],
        "ratings": ratings,
        "questions": [{"id": None, "question": "Reason", "answer": said.reason}] if said else [],
    }


def _ashby(screen: Screen, card: Scorecard, mapping: Mapping, application: str) -> dict[str, Any]:
    fields: list[dict[str, Any]] = [
        {"path": field, "value": {"score": value}} for _, field, value in _rated(card, mapping)
    ]
    fields += _overall(screen, mapping, "path")
    data = {
        "formDefinitionId": mapping.form,
        "applicationId": application,
        "userId": mapping.interviewers.get(screen.interviewer),
        "feedbackForm": {"fieldSubmissions": fields},
    }
    return {key: value for key, value in data.items() if value is not None}


def _lever(screen: Screen, card: Scorecard, mapping: Mapping, application: str) -> dict[str, Any]:
    fields: list[dict[str, Any]] = [
        {"id": field, "value": [{"score": value, "comment": _notes(card, c.id)}]}
        for c, field, value in _rated(card, mapping)
    ]
    fields += _overall(screen, mapping, "id")
    when = screen.submitted_at or screen.started_at
    data = {
        "opportunity": application,
        "baseTemplateId": mapping.form,
        "perform_as": mapping.interviewers.get(screen.interviewer),
        "completedAt": int(when.timestamp() * 1000),
        "fieldValues": fields,
    }
    return {key: value for key, value in data.items() if value is not None}


def _overall(screen: Screen, mapping: Mapping, key: str) -> list[dict[str, Any]]:
    said = screen.recommendation
    found: list[dict[str, Any]] = []
    if said and mapping.overall and said.value in mapping.recommendations:
        found.append({key: mapping.overall, "value": mapping.recommendations[said.value]})
    if said and mapping.notes:
        found.append({key: mapping.notes, "value": said.reason})
    return found


def _person(screen: Screen, mapping: Mapping) -> dict[str, Any]:
    known = mapping.interviewers.get(screen.interviewer)
    return {"id": _number(known) if known else None, "name": screen.interviewer}


def _notes(card: Scorecard, competency: str) -> str:
    notes = (a.answer.notes.strip() for a in card.answers if a.question.competency == competency)
    return "\n\n".join(note for note in notes if note)


def _at(screen: Screen) -> str:
    when = screen.submitted_at or screen.started_at
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else text


_SHAPES: dict[str, Callable[[Screen, Scorecard, Mapping, str], dict[str, Any]]] = {
    "greenhouse": _greenhouse,
    "ashby": _ashby,
    "lever": _lever,
}
