"""Who of a panel asks which questions, so that together they cover the role.

example:  screener panel --role mlops-engineer --interviewer Ivy --interviewer Otto --minutes 30
"""

from __future__ import annotations

import argparse
from textwrap import fill

from screener.cli import outcome, places
from screener.reporting.clean import for_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--role", required=True, help="the role that is screened for")
    parser.add_argument(
        "--interviewer", action="append", required=True, metavar="NAME", help="one of the panel; repeat"
    )
    parser.add_argument("--minutes", type=float, default=30, metavar="N", help="of each of them (30)")
    parser.add_argument(
        "--shared", type=int, default=1, metavar="K", help="must-asks that everybody asks (1)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Divide and print."""
    from screener.panel.assignment import assign

    kit = places.library(args).kit_for_role(args.role)
    found = assign(kit, args.interviewer, args.minutes, max(0, args.shared))
    if args.json:
        outcome.emit_json(
            {
                "interviewers": {name: [q.id for q in qs] for name, qs in found.questions.items()},
                "shared": [q.id for q in found.shared],
                "coverage": found.coverage,
                "left_out": [q.id for q in found.left_out],
            }
        )
        return outcome.DONE
    for name, questions in found.questions.items():
        total = sum(q.minutes for q in questions)
        outcome.emit(outcome.paint(f"{for_line(name)}: {total:g} minutes and the closing", "bold"))
        for q in questions:
            shared = " (shared)" if q in found.shared else ""
            told = f"{q.minutes:g} min  {for_line(q.ask.strip())}{shared}"
            outcome.emit(fill(told, 80, initial_indent="  ", subsequent_indent=" " * 9))
    outcome.emit(f"Together they cover {found.coverage:.0%} of the role's weight.")
    for q in found.left_out:
        outcome.emit(fill(f"NO TIME for the must-ask: {for_line(q.ask.strip())}", 80))
    return outcome.DONE
