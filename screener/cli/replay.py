"""The interview as it went, in time: every question, note, score and decision, with what was taken back.

example:  screener replay "Ann Example"
"""

from __future__ import annotations

import argparse
from dataclasses import asdict

from screener.cli import outcome, places


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("screen", metavar="SCREEN", help="id, beginning of an id, or candidate's name")
    parser.add_argument("--json", action="store_true", help="one JSON array")
    places.add_look_past(parser)


def run(args: argparse.Namespace) -> int:
    """Print the course of the screen."""
    from screener.interview.replaying import replay
    from screener.interview.screen import fold
    from screener.reporting.replay_page import replay_page

    with places.journal(args) as journal:
        recorded = journal.events(places.find(args, journal, args.screen))
        moments = replay(recorded, journal.kit(fold(recorded).kit))
    if args.json:
        outcome.emit_json([asdict(moment) for moment in moments])
        return outcome.DONE

    for line in replay_page(moments):
        outcome.emit(line)
    return outcome.DONE
