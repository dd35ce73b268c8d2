"""The beginning of a bank: what a role needs to be asked, as YAML for its keeper to rewrite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from screener.content.bank import Bank, Question
from screener.content.rubric import Competency, Rubric
from screener.content.writing import block
from screener.errors import ContentError, RefusedAction

if TYPE_CHECKING:
    from screener.content.library import Library

_HEAD = """\
# yaml-language-server: $schema=../docs/schemas/bank.json
# Begun from {source}. Reword the questions to how you would say them; keep an id once it was
# asked, for earlier screens are compared by it. `screener check {name}` says what is amiss.
"""
_CORE = 6
"""Questions of three minutes that everybody is asked: with the end they fit into half an hour."""
_KINDS = (
    ("incident", "production-incident"),
    ("drift", "drift-scenario"),
    ("collabor", "collaboration"),
    ("system", "system-design"),
    ("design", "system-design"),
    ("platform", "system-design"),
    ("mind", "mindset"),
)


def bank_text(library: Library, role: str, name: str) -> str:
    """Give the YAML of a new bank for a role; ``name`` is the file's, for the remark at its top.

    A role with a bank in force gets that bank's questions, as many as each competency needs; another role
    gets one plain question for each competency of the rubric. Raises ``RefusedAction`` without a rubric.
    """
    bank = _model(library, role)
    if bank is not None:
        rubric = library.rubric(bank.rubric)
        questions = tuple(_plain(q) for q in _chosen(bank, rubric))
        head = {
            "title": bank.title,
            "minutes": bank.minutes,
            "opening": bank.opening,
            "closing": bank.closing,
        }
        source = f"the bank `{bank.id}`"
    else:
        rubric = _first_rubric(library)
        questions = tuple(_question(c, at < _CORE) for at, c in enumerate(rubric.competencies))
        head = {"title": f"{role.replace('-', ' ').capitalize()}, first screen", "minutes": 30}
        source = f"the competencies of `{rubric.id}`"
    start = {"kind": "bank", "version": 1, "id": role, "role": role, "rubric": rubric.id, **head}
    body = "\n".join(_entry(question) for question in questions)
    return f"{_HEAD.format(source=source, name=name)}{block(start)}\nquestions:\n{body}"


def chosen_bank_text(bank: Bank, questions: Sequence[Question], minutes: float, name: str) -> str:
    """Give the YAML of a bank made of questions chosen elsewhere, with the head of the role's bank.

    The id is the file's name, so that the bundled bank of the role stays in force.
    """
    ident = re.sub(r"[^a-z0-9]+", "-", name.rsplit(".", 1)[0].casefold()).strip("-") or bank.id
    head = {"kind": "bank", "version": 1, "id": ident, "role": bank.role, "rubric": bank.rubric,
            "title": f"{bank.title} (for one posting)", "minutes": minutes, "opening": bank.opening,
            "closing": bank.closing, "closing_minutes": bank.closing_minutes}  # fmt: skip
    plain = [q.model_dump(mode="json", exclude_defaults=True) for q in questions]
    body = "\n".join(_entry(question) for question in plain)
    return f"{_HEAD.format(source='the bundled banks', name=name)}{block(head)}\nquestions:\n{body}"


def _model(library: Library, role: str) -> Bank | None:
    try:
        return library.bank_for_role(role)
    except RefusedAction:
        return None


def _first_rubric(library: Library) -> Rubric:
    for entry in library.sources():
        if entry.kind == "rubric":
            try:
                return library.rubric(entry.id)
            except ContentError:
                continue
    raise RefusedAction("There is no rubric in force to begin a bank from.")


def _chosen(bank: Bank, rubric: Rubric) -> list[Question]:
    """Choose what must be asked, and further questions until each competency with weight has enough."""
    weights = rubric.weights.get(bank.role, {})
    left = {c.id: c.needed for c in rubric.competencies if weights.get(c.id)}
    chosen = []
    for question in sorted(bank.questions, key=lambda q: not q.must_ask):
        if question.must_ask or left.get(question.competency, 0) > 0:
            left[question.competency] = left.get(question.competency, 0) - 1
            chosen.append(question)
    return [q for q in bank.questions if q in chosen]


def _plain(question: Question) -> dict[str, object]:
    return question.model_dump(exclude_defaults=True)


def _question(competency: Competency, must_ask: bool) -> dict[str, object]:
    kind = next((kind for word, kind in _KINDS if word in competency.id), "trade-off")
    return {
        "id": f"{competency.id}-example",
        "kind": kind,
        "competency": competency.id,
        "ask": f"Tell me about a time when {_lowered(competency.title)} was up to you.",
        "minutes": 3,
        "must_ask": must_ask,
        "probes": [
            "What happened first?",
            "What did you decide yourself?",
            "What would you do otherwise today?",
        ],
    }


def _lowered(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _entry(question: dict[str, object]) -> str:
    first, *rest = block(question, 4).splitlines(keepends=True)
    return "  - " + first.lstrip(" ") + "".join(rest)
