"""What a recruiter knows of a candidate, as claims to test in the screen. Never a score.

A brief is a text file, a line each:
headline: MLOps Engineer; models: 2; incidents: none; certificates: CKA; claim: cut latency by half

example:  screener brief ann.txt --attach "Ann Example"
"""

from __future__ import annotations

import argparse
from pathlib import Path
from textwrap import fill

from screener.cli import outcome, places
from screener.reporting.clean import for_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="the brief; - is the standard input")
    parser.add_argument("--attach", metavar="SCREEN", help="offer the claims as probes in this open screen")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Read the brief; print its claims, or put them into a screen."""
    from screener.hiring.brief import claims_of, read_brief

    claims = claims_of(read_brief(places.text_of(Path(args.file)), args.file))
    if args.attach:
        from screener.interview.brief import brief
        from screener.interview.screen import fold
        from screener.store.live import now

        with places.journal(args) as journal:
            screen = places.find(args, journal, args.attach)
            event = brief(fold(journal.events(screen)), claims)
            journal.append(screen, event, now(), places.identity(args) or "")
    if args.json:
        outcome.emit_json({"claims": [claim.model_dump() for claim in claims]})
        return outcome.DONE
    if not claims:
        outcome.emit("Nothing in this brief to test in a screen.")
    for claim in claims:
        outcome.emit(fill(for_line(claim.says), 80))
        outcome.emit(
            fill(for_line(claim.probe), 80, initial_indent=f"  at {claim.kind}: ", subsequent_indent="    ")
        )
    return outcome.DONE
