"""One candidate for the decision meeting: recommendations first, then disagreement, then evidence.

example:  screener debrief "Ann Example"
"""

from __future__ import annotations

import argparse
from dataclasses import asdict

from screener.cli import outcome, places
from screener.errors import RefusedAction


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("candidate", metavar="CANDIDATE", help="name, reference, or the id of a screen")
    parser.add_argument("--role", help="where the candidate was screened for several")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Gather the submitted screens of the candidate and print."""
    from screener.interview.blind import folded
    from screener.panel.debrief import debrief
    from screener.reporting.debrief_page import debrief_page

    wanted = folded(args.candidate)
    with places.journal(args) as journal:
        mine = [
            (screen, kit)
            for screen, kit in places.submitted(args, journal, args.role)
            if wanted
            in (folded(screen.candidate.name), folded(screen.candidate.ref or ""), folded(screen.id))
        ]
    if not mine:
        raise RefusedAction(
            f"There is no submitted screen of '{args.candidate}' that you may see (blind until yours is in)."
        )
    if len({screen.role for screen, _ in mine}) > 1:
        raise RefusedAction(f"'{args.candidate}' was screened for several roles: say --role.")
    found = debrief(mine)
    if args.json:
        outcome.emit_json({**asdict(found), "decision": found.decision and found.decision.model_dump()})
    else:
        outcome.emit("\n".join(debrief_page(found, outcome.paint)))
    return outcome.DONE
