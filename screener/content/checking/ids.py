"""Ids are unique where they are looked up, and stay what they were: comparisons across years rest on them."""

from __future__ import annotations

from collections.abc import Iterable

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.checking.words import same_wording
from screener.content.document import Path
from screener.content.guide import Guide
from screener.content.rubric import Rubric
from screener.flags.rule import FlagFile


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find questions of one id, and questions that took another id since the bundled bank."""
    yield from _twice(
        sheet, "question", [(("questions", i), q.id) for i, q in enumerate(sheet.model.questions)]
    )
    for former in around.replaced:
        if former.model.id == sheet.model.id:
            yield from _renamed(sheet.model, former.model)


def _renamed(bank: Bank, former: Bank) -> Lint:
    kept = {q.id for q in bank.questions}
    wording = {same_wording(q.ask): q.id for q in former.questions if q.id not in kept}
    for number, question in enumerate(bank.questions):
        if old := wording.get(same_wording(question.ask)):
            yield Found(
                ("questions", number, "id"),
                "changed-id",
                f"This question was `{old}` before; as `{question.id}` it compares with no earlier screen.",
                f"Keep `{old}`.",
            )


def in_rubric(sheet: Sheet[Rubric], around: Around) -> Lint:
    """Find competencies of one id."""
    entries = [(("competencies", i), c.id) for i, c in enumerate(sheet.model.competencies)]
    yield from _twice(sheet, "competency", entries)


def in_guide(sheet: Sheet[Guide], around: Around) -> Lint:
    """Find roles, stages and figures of one id."""
    guide = sheet.model
    yield from _twice(sheet, "role", [(("roles", i), r.id) for i, r in enumerate(guide.roles)])
    yield from _twice(sheet, "stage", [(("stages", i), str(s.id)) for i, s in enumerate(guide.stages)])
    yield from _twice(sheet, "figure", [(("figures", i), f.id) for i, f in enumerate(guide.figures)])


def in_flags(sheet: Sheet[FlagFile], around: Around) -> Lint:
    """Find rules, signals, evidence and groups of one id, in this file and across the files in force."""
    others = [other for other in around.flags if other is not sheet]
    for noun, entries in _flag_ids(sheet.model).items():
        yield from _twice(sheet, noun, entries)
        elsewhere = {name: o.name for o in others for _, name in _flag_ids(o.model)[noun]}
        for path, name in entries:
            if name in elsewhere and sheet.sound(*path):
                where = path if noun == "group" else (*path, "id")
                yield Found(
                    where,
                    "duplicate-id",
                    f"The {noun} `{name}` stands in {elsewhere[name]} too.",
                    "Give one of them another id.",
                    "error",
                    key=noun == "group",
                )


def _flag_ids(file: FlagFile) -> dict[str, list[tuple[Path, str]]]:
    findings = [(("rules", i), r.id) for i, r in enumerate(file.rules)]
    return {
        "rule": [*findings, *((("signals", i), s.id) for i, s in enumerate(file.signals))],
        "evidence": [(("evidence", i), e.id) for i, e in enumerate(file.evidence)],
        "group": [(("groups", name), name) for name in file.groups],
    }


def _twice(sheet: Sheet[object], noun: str, entries: Iterable[tuple[Path, str]]) -> Lint:  # type: ignore[type-var]
    seen: dict[str, Path] = {}
    for path, name in entries:
        if not sheet.sound(*path, "id"):
            continue
        if name in seen:
            line = sheet.document.place((*seen[name], "id"))[0]
            yield Found(
                (*path, "id"),
                "duplicate-id",
                f"The {noun} `{name}` stands twice here (first in line {line}).",
                "Give one of them another id.",
                "error",
            )
        seen.setdefault(name, path)
