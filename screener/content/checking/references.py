"""What a file refers to is there: rubrics, competencies, evidence, roles, kinds of question, banks."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from screener.content.bank import Bank, QuestionKind
from screener.content.checking.sheet import Around, Found, Lint, Sheet, owners_of
from screener.content.document import Path
from screener.content.guessing import nearest
from screener.content.guide import Guide
from screener.content.rubric import Rubric
from screener.flags.rule import FlagFile


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find a rubric, competencies and evidence that are nowhere, and a role without weights."""
    bank, rubric = sheet.model, around.rubric(sheet.model.rubric)
    if rubric is None:
        known = [s.model.id for s in around.rubrics]
        yield _unknown(("rubric",), "rubric", bank.rubric, known, "unknown-rubric")
    else:
        yield from _competencies(bank, rubric)
        if bank.role not in rubric.weights and rubric.weights:
            yield Found(
                ("role",),
                "no-weights",
                f"The rubric `{rubric.id}` has no weights for the role `{bank.role}`: screens get no total.",
                _meant(bank.role, rubric.weights) or f"Add `{bank.role}` under its `weights`.",
            )
    evidence = around.evidence()
    for number, question in enumerate(bank.questions):
        for at, name in enumerate(question.expects):
            if name not in evidence:
                path = ("questions", number, "expects", at)
                yield _unknown(path, "evidence", name, evidence, "unknown-evidence")


def _competencies(bank: Bank, rubric: Rubric) -> Lint:
    known = [c.id for c in rubric.competencies]
    for number, question in enumerate(bank.questions):
        if question.competency not in known:
            path = ("questions", number, "competency")
            yield _unknown(path, "competency", question.competency, known, "unknown-competency")


def in_rubric(sheet: Sheet[Rubric], around: Around) -> Lint:
    """Find weights of competencies that the rubric does not have, and competencies that weigh nothing."""
    rubric = sheet.model
    known = [c.id for c in rubric.competencies]
    for role, weights in rubric.weights.items():
        for name in weights:
            if name not in known and sheet.sound("competencies"):
                path = ("weights", role, name)
                found = _unknown(path, "competency", name, known, "unknown-competency")
                yield found._replace(key=True)
        if weights and not any(weights.values()):
            yield Found(
                ("weights", role),
                "no-weights",
                f"Every weight of `{role}` is 0: screens get no total.",
                "Give at least one competency a weight.",
                "error",
                key=True,
            )
    weighed = {name for weights in rubric.weights.values() for name, weight in weights.items() if weight}
    for number, name in enumerate(known):
        if rubric.weights and name not in weighed:
            yield Found(
                ("competencies", number, "id"),
                "unused-competency",
                f"The competency `{name}` weighs nothing for any role.",
                "Give it a weight, or remove it.",
            )


def in_flags(sheet: Sheet[FlagFile], around: Around) -> Lint:
    """Find kinds of question that no question has, and roles that nobody knows."""
    kinds, roles = get_args(QuestionKind), around.roles()
    for part, owners in owners_of(sheet.model):
        for number, owner in enumerate(owners):
            for at, name in enumerate(owner.kinds):
                if name not in kinds:
                    path = (part, number, "kinds", at)
                    yield _unknown(path, "kind of question", name, kinds, "unknown-kind")
            for at, name in enumerate(owner.roles):
                if name not in roles:
                    found = _unknown((part, number, "roles", at), "role", name, roles, "unknown-role")
                    yield found._replace(severity="warning")


def in_guide(sheet: Sheet[Guide], around: Around) -> Lint:
    """Find roles that the guide does not describe, and banks that are not there."""
    guide = sheet.model
    roles, banks = [r.id for r in guide.roles], [b.model.id for b in around.banks]
    named: list[tuple[Path, str]] = [(("salaries", i, "role"), s.role) for i, s in enumerate(guide.salaries)]
    named += [(("stages", i, "hire", j), r) for i, s in enumerate(guide.stages) for j, r in enumerate(s.hire)]
    named += [(("order", i), r) for i, r in enumerate(guide.order)]
    yield from (
        _unknown(path, "role", name, roles, "unknown-role") for path, name in named if name not in roles
    )
    for number, role in enumerate(guide.roles):
        if role.bank is not None and role.bank not in banks:
            yield _unknown(("roles", number, "bank"), "bank", role.bank, banks, "unknown-bank")


def _unknown(path: Path, noun: str, name: str, known: Collection[str], code: str) -> Found:
    hint = _meant(name, known) or (
        f"There are: {', '.join(sorted(known)[:12])}." if known else "There is none."
    )
    return Found(path, code, f"There is no {noun} `{name}`.", hint, "error")


def _meant(name: str, known: Collection[str]) -> str:
    close = nearest(name, known)
    return f"Did you mean `{close}`?" if close else ""
