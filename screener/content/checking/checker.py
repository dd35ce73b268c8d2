"""The check: every lint over every file, all problems of all files in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path as File
from typing import Any

from screener.content.bank import Bank, Silence
from screener.content.checking import (
    anchors,
    coverage,
    double_barrelled,
    examples,
    figures,
    forbidden,
    ids,
    leading,
    minutes,
    near_duplicates,
    phrases,
    reading_time,
    references,
    scale,
    shadowing,
    yes_no,
)
from screener.content.checking.gathering import AnySheet, Gathered, gather
from screener.content.checking.report import Report
from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.checking.structure import components
from screener.content.guessing import nearest
from screener.content.kinds import Kind
from screener.content.library import Library, content_files
from screener.errors import Problem
from screener.flags.engine import compile_engine, run_examples
from screener.flags.rule import FlagFile

LINTS: dict[Kind, tuple[Callable[[Sheet[Any], Around], Lint], ...]] = {
    "bank": (
        ids.in_bank,
        references.in_bank,
        anchors.in_bank,
        minutes.in_bank,
        reading_time.in_bank,
        coverage.in_bank,
        double_barrelled.in_bank,
        leading.in_bank,
        yes_no.in_bank,
        forbidden.in_bank,
    ),
    "rubric": (ids.in_rubric, references.in_rubric, scale.in_rubric, anchors.in_rubric),
    "flags": (
        ids.in_flags,
        references.in_flags,
        phrases.in_flags,
        examples.in_flags,
        shadowing.same_phrases,
    ),
    "guide": (ids.in_guide, references.in_guide, figures.in_guide),
}

_CODES = """
alike-levels changed-id double-barrelled leading long-wording may-not-ask missing-anchor
near-duplicate no-core no-weights other-wording uncovered unused-competency vague-anchor yes-no
"""
SILENCEABLE = frozenset(_CODES.split())
"""Codes of warnings about a bank that its keeper can silence, with a reason."""


def check(library: Library, paths: Iterable[File] = ()) -> Report:
    """Check files and folders against what is in force; without paths, check all files in force.

    A bank named by its path is seen with the bundled rubrics and flag files, the team's, and those given
    beside it. Every file is read whatever is wrong with the others.
    """
    named = list(paths)
    folders = [folder for folder in (library.bundled, library.own) if folder is not None]
    gathered = gather(named or _in_force(library), folders)
    return _report(gathered)


def _in_force(library: Library) -> list[File]:
    """Give the files in force, and those that would be if they could be read."""
    taken = {entry.path for entry in library.entries}
    broken = {File(problem.file) for problem in library.problems}
    folders = [folder for folder in (library.own, library.bundled) if folder is not None]
    return [file for folder in folders for file in sorted(content_files(folder)) if file in taken | broken]


def _report(gathered: Gathered) -> Report:
    around = gathered.around()
    found: list[tuple[AnySheet, Found]] = [
        (sheet, each)
        for sheet in gathered.checked
        for lint in LINTS[sheet.kind]
        for each in lint(sheet, around)
    ]
    banks = [sheet for sheet in gathered.checked if sheet.kind == "bank"]
    found += near_duplicates.between(banks, around)
    found += _same_files(gathered.checked)
    run, failed, about_examples = _examples(gathered, around)
    found += about_examples
    problems = {*gathered.problems, *_told(found, banks)}
    order = {sheet.name: n for n, sheet in enumerate(gathered.checked)}
    return Report(
        gathered.files,
        tuple(sorted(problems, key=lambda p: (order.get(p.file, -1), p.file, p.line, p.column, p.code))),
        run,
        failed,
        tuple(
            (sheet.model.id, components(sheet.model, around.rubric(sheet.model.rubric))) for sheet in banks
        ),
    )


def _examples(gathered: Gathered, around: Around) -> tuple[int, int, list[tuple[AnySheet, Found]]]:
    """Run the examples of the flag files under check, with all sound flag files in force beside them."""
    sheets = [sheet for sheet in gathered.checked if sheet.kind == "flags"]
    groups = {name: members for s in around.flags for name, members in s.model.groups.items()}
    sound = [file for s in around.flags if (file := phrases.runnable(s.model, groups)) is not None]
    runs = {file.id for file in sound}
    testable = [s for s in sheets if s.model.id in runs]
    if not testable:
        return 0, 0, []
    mine = {s.model.id for s in testable}
    # the files around lend their groups; their own examples are not what is checked here
    files = [file if file.id in mine else _without_examples(file) for file in sound]
    failed = run_examples(files)
    engine = compile_engine(files)
    found = [
        (s, f) for s in testable for f in (*examples.failures(s, failed), *shadowing.shadowed(s, engine))
    ]
    return sum(examples.count(s.model) for s in testable), len(failed), found


def _without_examples(file: FlagFile) -> FlagFile:
    def bare(owner: Any) -> Any:
        return owner.model_copy(
            update={"examples": owner.examples.model_copy(update={"flag": (), "pass_": ()})}
        )

    return file.model_copy(
        update={"rules": tuple(map(bare, file.rules)), "signals": tuple(map(bare, file.signals))}
    )


def _same_files(checked: list[AnySheet]) -> Iterator[tuple[AnySheet, Found]]:
    seen: dict[tuple[Kind, str], AnySheet] = {}
    for sheet in checked:
        first = seen.setdefault((sheet.kind, sheet.model.id), sheet)
        if first is not sheet and sheet.sound("id"):
            told = f"The {sheet.kind} `{sheet.model.id}` stands in {first.name} too."
            yield sheet, Found(("id",), "duplicate-id", told, "Give one of the files another id.", "error")


def _told(found: list[tuple[AnySheet, Found]], banks: list[AnySheet]) -> Iterator[Problem]:
    """Turn what lints found into problems, without what was silenced or is about a stand-in."""
    used: set[tuple[int, int, str]] = set()
    for sheet, each in found:
        if not sheet.sound(*each.path):
            continue
        silence = _silenced(sheet, each)
        if silence is not None:
            used.add((id(sheet), silence, each.code))
        else:
            yield _problem(sheet, each)
    for sheet in banks:
        yield from (_problem(sheet, each) for each in _idle(sheet, used))


def _problem(sheet: AnySheet, each: Found) -> Problem:
    document = sheet.document
    if each.offset is not None:
        line, column = document.place_inside(each.path, each.offset)
    else:
        line, column = document.place(each.path, each.key)
    return Problem(document.name, line, column, each.severity, each.code, each.message, each.hint)


def _silenced(sheet: AnySheet, each: Found) -> int | None:
    """Give the number of the question whose silence covers a warning, -1 for the bank's, or ``None``."""
    if sheet.kind != "bank" or each.severity != "warning":
        return None
    bank: Bank = sheet.model
    number = each.path[1] if each.path[:1] == ("questions",) and len(each.path) > 1 else None
    if isinstance(number, int) and any(s.code == each.code for s in bank.questions[number].silence):
        return number
    return -1 if any(s.code == each.code for s in bank.silence) else None


def _idle(sheet: AnySheet, used: set[tuple[int, int, str]]) -> Lint:
    """Find silences that silence nothing."""
    bank: Bank = sheet.model
    owners: list[tuple[int, tuple[Silence, ...]]] = [(-1, bank.silence)]
    owners += [(i, q.silence) for i, q in enumerate(bank.questions)]
    for number, silences in owners:
        for at, silence in enumerate(silences):
            if (id(sheet), number, silence.code) in used:
                continue
            start = ("questions", number) if number >= 0 else ()
            meant = None if silence.code in SILENCEABLE else nearest(silence.code, SILENCEABLE)
            yield Found(
                (*start, "silence", at, "code"),
                "idle-silence",
                f"No warning `{silence.code}` is given here.",
                f"Did you mean `{meant}`?" if meant else "Remove it; errors cannot be silenced.",
            )
