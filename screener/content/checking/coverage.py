"""Every competency that counts for a role has as many questions as it needs to be covered."""

from __future__ import annotations

from collections import Counter

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.guessing import nearest


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find competencies with weight and without enough questions."""
    bank, rubric = sheet.model, around.rubric(sheet.model.rubric)
    if rubric is None or not all(
        sheet.sound("questions", i, "competency") for i in range(len(bank.questions))
    ):
        return
    known = [c.id for c in rubric.competencies]
    # a mistyped competency is an error already, and counts here for the one that was meant
    asked = Counter(
        q.competency if q.competency in known else nearest(q.competency, known) for q in bank.questions
    )
    for competency in rubric.competencies:
        weight = rubric.weights.get(bank.role, {}).get(competency.id, 0)
        if not weight or asked[competency.id] >= competency.needed:
            continue
        has = {0: "no question", 1: "one question"}.get(
            asked[competency.id], f"{asked[competency.id]} questions"
        )
        yield Found(
            ("questions",),
            "uncovered",
            f"`{competency.id}` (weight {weight:g}) has {has} and needs {competency.needed}.",
            "Add a question, or take its weight away in the rubric.",
            key=True,
        )
