"""A calibration: every interviewer scores the same recorded answers, blind, and the team compares.

Opens the live screen on the recorded answers of a file (docs/examples/calibration.yaml shows one); what is
scored counts as practice and enters no list and no comparison. --result compares what was submitted.

example:  screener calibrate calibration.yaml --as "Ivy Panel"
example:  screener calibrate calibration.yaml --result
"""

from __future__ import annotations

import argparse
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from screener.cli import outcome, places
from screener.errors import UsageError
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from screener.content.calibration import Calibration
    from screener.content.kit import Kit
    from screener.interview.screen import Screen
    from screener.panel.calibrating import Row

NOTE = "No score of a candidate is changed by this. Talk about the answers, then agree on a level for each."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the recorded answers")
    parser.add_argument("--result", action="store_true", help="compare what interviewers submitted")
    parser.add_argument("--json", action="store_true", help="with --result: one JSON object")


def run(args: argparse.Namespace) -> int:
    """Open the screen, or print the comparison."""
    from screener.content.calibration import kit_of, read_calibration

    document, calibration = read_calibration(args.file)
    kit = kit_of(document, calibration, places.library(args).kit_for_role(calibration.role))
    if args.result:
        return _result(args, calibration, kit)
    if args.json:
        raise UsageError("--json belongs to --result.")
    from screener.cli.terminal import open_interface
    from screener.tui.doors import Start

    who = places.identity(args) or "interviewer"
    return open_interface(args, Start(calibration.role, calibration.candidate, who, practice=True, kit=kit))


def _result(args: argparse.Namespace, calibration: Calibration, kit: Kit) -> int:
    from screener.cli.agreement import page
    from screener.panel.agreement import agreement
    from screener.panel.calibrating import from_agreed, ratings, rows

    found = rows(calibration, kit, _screens(args, calibration))
    figures, gaps = agreement(ratings(found)), from_agreed(found)
    if args.json:
        outcome.emit_json(
            {
                "calibration": calibration.id,
                "answers": [
                    {"question": r.question, "agreed": r.agreed, "levels": dict(r.levels),
                     "spread": r.spread, "discuss": r.discuss}
                    for r in found
                ],
                "from_agreed": {who: {"mean": mean, "n": n} for who, (mean, n) in gaps.items()},
                "agreement": figures,
            }
        )  # fmt: skip
        return outcome.DONE
    for line in _page(calibration, found):
        outcome.emit(line)
    for who, (mean, n) in gaps.items():
        outcome.emit(f"  {for_line(who)}: {mean:+.1f} levels from what was agreed ({n} answers)")
    outcome.emit("\n".join(["", *page(figures), "", NOTE]))
    return outcome.DONE


def _screens(args: argparse.Namespace, calibration: Calibration) -> list[tuple[Screen, Kit]]:
    """Give the submitted screens of a calibration that whoever asks may look into."""
    from screener.interview.screen import fold

    with places.journal(args) as journal:
        cards = places.open_to(args, tuple(journal.cards(calibration.role)))
        mine = [c for c in cards if c.practice and c.candidate == calibration.candidate]
        screens = [fold(journal.events(c.id)) for c in mine if c.state == "submitted"]
        return [(screen, journal.kit(screen.kit)) for screen in screens]


def _page(calibration: Calibration, found: Sequence[Row]) -> list[str]:
    people = sorted({who for row in found for who in row.levels})
    lines = [
        outcome.paint(for_line(calibration.title), "bold"),
        f"{len(found)} recorded answers, scored by {', '.join(map(for_line, people)) or 'nobody yet'}",
    ]
    for row in found:
        levels = ", ".join(f"{for_line(who)} {level}" for who, level in sorted(row.levels.items()))
        talk = outcome.paint("  ← talk about it", "yellow") if row.discuss else ""
        lines += [
            "",
            f"{row.question}{talk}",
            f"  “{shorten(for_line(row.answer), 88, placeholder=' …')}”",
            f"  {levels or 'not scored yet'}" + (f"; agreed {row.agreed}" if row.agreed else ""),
        ]
    return [*lines, ""]
