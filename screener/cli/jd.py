"""What a job description asks for: which roles, with quotes; whether it blends several; what it leaves out.

example:  screener jd posting.md
example:  screener jd posting.md --bank question_banks/fraud-mle.yaml --minutes 30
"""

from __future__ import annotations

import argparse
import logging
from dataclasses import asdict
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from screener.cli import outcome, places
from screener.errors import FormatError, RefusedAction, ScreenerError
from screener.reporting.clean import for_line

LARGEST_PDF = 5 * 1024 * 1024
"""Bytes of a PDF that are read at most."""

if TYPE_CHECKING:
    from screener.content.library import Library
    from screener.hiring.first_bank import AgainstBank
    from screener.hiring.job_description import JobDescription


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="Markdown, text, HTML or PDF; - is the standard input")
    parser.add_argument("--bank", type=Path, metavar="OUT", help="write a first bank for this posting here")
    parser.add_argument("--minutes", type=float, default=30, metavar="N", help="the bank's length (30)")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Read and print."""
    from screener.hiring.first_bank import against_bank
    from screener.hiring.job_description import read_posting
    from screener.hiring.posting import lines_of

    library = places.library(args)
    lines = lines_of(_text_of(args.file), args.file)
    try:
        found = read_posting(library.guide(), lines)
    except FormatError as error:
        raise FormatError(f"{args.file}: {error}") from None
    bank = next((b for b in library.banks() if b.role == found.main), None)
    against = against_bank(library.guide(), bank, lines) if bank else None
    if args.bank:
        _write_bank(args, library, found, against)
    if args.json:
        held = {**asdict(against), "lacking": list(against.lacking)} if against else None
        outcome.emit_json({**asdict(found), "against_bank": held})
    else:
        outcome.emit("\n".join([*page(found), *_against(library, against)]))
    return outcome.DONE


def _text_of(file: str) -> str:
    """Read the posting; a PDF needs the extra that reads it."""
    if not file.lower().endswith(".pdf"):
        return places.text_of(Path(file))
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise FormatError(
            f"{file}: reading PDF needs an extra: pip install 'screener[pdf]'. Or save it as text or HTML."
        ) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # one line is said here, not its several
    if Path(file).stat().st_size > LARGEST_PDF:
        raise FormatError(f"{file}: larger than {LARGEST_PDF // 1024 // 1024} MB, which no posting is.")
    try:
        return "\n".join(page.extract_text() for page in PdfReader(file).pages[:20])
    except (PyPdfError, ValueError, KeyError, OSError) as error:
        raise FormatError(f"{file}: this PDF cannot be read ({error}).") from None


def _write_bank(
    args: argparse.Namespace, library: Library, found: JobDescription, against: AgainstBank | None
) -> None:
    """Write a first bank for the posting; a file that is there stays."""
    from screener.content.template import chosen_bank_text
    from screener.hiring.first_bank import first_bank

    if args.bank.exists():
        raise ScreenerError(f"{args.bank} is there already. Name another file, or remove it first.")
    if found.blended:
        raise RefusedAction(f"No bank is made for a blend. {found.advice}")
    if against is None:
        raise RefusedAction(f"There is no bank for the role {found.main}: 'screener bank new' starts one.")
    questions = first_bank(found, against, library.banks(), args.minutes)
    text = chosen_bank_text(library.bank(against.bank), questions, args.minutes, args.bank.name)
    outcome.deliver(text, args.bank)
    outcome.note(f"{args.bank}: {len(questions)} questions, {sum(q.minutes for q in questions):g} minutes.")


def _against(library: Library, against: AgainstBank | None) -> list[str]:
    """Write what of the posting the role's bank covers."""
    if against is None:
        return []
    rubric = library.rubric(library.bank(against.bank).rubric)
    titles = {c.id: c.title for c in rubric.competencies}
    lines = ["", f"Against the bank {against.bank}"]
    for asked in against.asked:
        many = f"{asked.questions} question{'' if asked.questions == 1 else 's'}"
        told = many if asked.questions else "NO question: add one, or screen for it elsewhere"
        where = ", ".join(str(q.line) for q in asked.evidence)
        lines.append(_text("", f"{titles.get(asked.competency, asked.competency)} (line {where}): {told}"))
    if against.unasked:
        names = ", ".join(titles.get(c, c) for c in against.unasked)
        lines.append(_text("", f"In the bank, and not asked for by this posting: {names}"))
    return lines


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
