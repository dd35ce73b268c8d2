"""One screen with every answer, score, note and flag, as plain text or JSON.

example:  screener show 3f2a --json
"""

from __future__ import annotations

import argparse
import json

from screener.cli import outcome, places
from screener.cli.reading import load, template_folders


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("screen", metavar="SCREEN", help="id, beginning of an id, or candidate's name")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    places.add_look_past(parser)


def run(args: argparse.Namespace) -> int:
    """Print the screen."""
    from screener.reporting.pages import report_page
    from screener.reporting.report import build

    found = load(args, args.screen)
    report = build(found.recorded, found.screen, found.kit, found.readings)
    page = report_page(report, "json" if args.json else "txt", template_folders(args))
    if args.json:
        outcome.emit_json({"id": found.screen.id, "state": found.screen.status, **json.loads(page)})
    else:
        outcome.emit(page, end="")
    return outcome.DONE
