"""Say in words what changed between two banks, and whether that breaks comparison with earlier screens.

example:  screener bank diff mlops-engineer hiring/question_banks/mlops-engineer.yaml
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from screener.cli import outcome, places
from screener.errors import RefusedAction

if TYPE_CHECKING:
    from screener.content.diff import Change
    from screener.content.library import Library
    from screener.content.rubric import Rubric


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("before", metavar="A", help="a role, or a bank's or a rubric's file")
    parser.add_argument("after", metavar="B", help="a role, or a bank's or a rubric's file")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Compare the two; the exit code is 0 whatever changed."""
    library = places.library(args)
    changes = _changes(library, args.before, args.after)
    breaking = [c for c in changes if c.breaks]
    if args.json:
        listed = [{"about": c.about, "text": c.text, "breaks": c.breaks or None} for c in changes]
        outcome.emit_json({"changes": listed, "breaks_comparison": bool(breaking)})
        return outcome.DONE
    for change in changes:
        outcome.emit(_told(change))
    outcome.emit(_verdict(len(changes), len(breaking)))
    return outcome.DONE


def _changes(library: Library, before: str, after: str) -> tuple[Change, ...]:
    from screener.cli.bank_show import kit_of
    from screener.content.diff import between_banks, between_rubrics

    old, new = _rubric(before), _rubric(after)
    if old is not None and new is not None:
        return between_rubrics(old, new)
    if old is not None or new is not None:
        raise RefusedAction("A bank and a rubric have nothing to compare; name two of one kind.")
    one, other = kit_of(library, before), kit_of(library, after)
    return between_banks(one.bank, other.bank, (one.rubric, other.rubric))


def _rubric(named: str) -> Rubric | None:
    from screener.content.kinds import kind_of
    from screener.content.reading import read_file
    from screener.content.rubric import Rubric
    from screener.content.validating import parse

    path = Path(named)
    if not path.is_file():
        return None
    document = read_file(path)
    return parse(document, Rubric) if kind_of(document)[0] == "rubric" else None


def _told(change: Change) -> str:
    from screener.reporting.clean import for_line

    mark = outcome.paint("!", "red") if change.breaks else " "
    why = outcome.paint(f" ({for_line(change.breaks)})", "red") if change.breaks else ""
    return f"{mark} {outcome.paint(for_line(change.about), 'bold')}: {for_line(change.text)}{why}"


def _verdict(changes: int, breaking: int) -> str:
    if not changes:
        return "Nothing changed."
    if not breaking:
        return "Earlier screens stay comparable."
    return f"Comparison with earlier screens breaks where marked with ! ({breaking} of {changes} changes)."
