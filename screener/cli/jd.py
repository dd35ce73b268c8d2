"""What a job description asks for: which roles, with quotes; whether it blends several; what it leaves out.

example:  screener jd posting.md
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from screener.cli import outcome, places
from screener.errors import FormatError
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from screener.hiring.job_description import JobDescription


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="Markdown, text or HTML; - is the standard input")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Read and print."""
    from screener.hiring.job_description import read_posting
    from screener.hiring.posting import lines_of

    if args.file.lower().endswith(".pdf"):
        raise FormatError(f"{args.file}: PDF is not read. Save the posting as text, Markdown or HTML.")
    lines = lines_of(places.text_of(Path(args.file)), args.file)
    try:
        found = read_posting(places.library(args).guide(), lines)
    except FormatError as error:
        raise FormatError(f"{args.file}: {error}") from None
    if args.json:
        outcome.emit_json(asdict(found))
    else:
        outcome.emit("\n".join(page(found)))
    return outcome.DONE


def page(found: JobDescription) -> list[str]:
    """Write the findings for people."""
    lines = [outcome.paint(for_line(found.advice), "bold"), ""]
    lines[0] = fill(for_line(found.advice), 80)
    for asked in found.roles:
        if asked.share < 0.08:
            continue
        lines.append(f"{for_line(asked.title)}: {asked.share:.0%} of the evidence")
        lines += [_text(f"line {quote.line}: ", f"“{quote.quote}”") for quote in asked.evidence[:4]]
    for title, rows in (
        ("Missing", [("- ", text) for text in found.missing]),
        (
            "Check-lists of tools, where outcomes belong",
            [(f"line {q.line}: ", q.quote) for q in found.checklist],
        ),
        (
            "Narrows the field without need",
            [(f"line {q.line}: ", f"“{q.quote}” {why}") for q, why in found.narrowing],
        ),
    ):
        if rows:
            lines += ["", title, *(_text(first, text) for first, text in rows)]
    return lines


def _text(first: str, text: str) -> str:
    head = f"  {first}"
    return fill(for_line(text), 80, initial_indent=head, subsequent_indent=" " * len(head))
