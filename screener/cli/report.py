"""A candidate's report, self-contained: open it, print it, send it.

The lead reads everything, the panel what to ask next and no scores, the candidate what was recorded about
them. An unfinished screen's report is headed DRAFT.

PDF is printed by a browser of the Chromium family that is on the machine.

example:  screener report "Ann Example" -o ann.html
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from screener.cli import outcome, places

if TYPE_CHECKING:
    from screener.reporting.pages import PageFormat

FORMATS = ("html", "md", "txt", "json", "pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("screen", metavar="SCREEN", help="id, beginning of an id, or candidate's name")
    parser.add_argument("--format", choices=FORMATS, help="left out: by the name of -o, else html")
    parser.add_argument("--audience", choices=("lead", "panel", "candidate"), default="lead")
    parser.add_argument(
        "--anonymous", action="store_true", help="without name, pronouns and places of study of the candidate"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of stdout")
    places.add_look_past(parser)


def run(args: argparse.Namespace) -> int:
    """Render the report."""
    form = _format(args)
    from screener.cli.reading import load, template_folders
    from screener.reporting.pages import report_page
    from screener.reporting.report import build

    found = load(args, args.screen)
    report = build(found.recorded, found.screen, found.kit, found.readings, args.audience)
    if args.anonymous:
        from screener.reporting.anonymous import CAUTION, anonymous_report

        report = anonymous_report(report)
        outcome.note(CAUTION)
    page = report_page(report, "html" if form == "pdf" else form, template_folders(args))
    if form == "pdf":
        from screener.cli.printing import pdf

        outcome.deliver_bytes(pdf(page), args.output)
    else:
        outcome.deliver(page, args.output)
    return outcome.DONE


def _format(args: argparse.Namespace) -> PageFormat | Literal["pdf"]:
    ending = args.output.suffix.lstrip(".").lower() if args.output else ""
    wanted = args.format or {"htm": "html", "markdown": "md", "text": "txt"}.get(ending, ending)
    known: dict[str, PageFormat | Literal["pdf"]] = {
        "html": "html", "md": "md", "txt": "txt", "json": "json", "pdf": "pdf",
    }  # fmt: skip
    return known.get(wanted, "html")
