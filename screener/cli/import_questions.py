"""Bring in questions: CSV, TSV, XLSX or Markdown becomes a bank, with a preview of what becomes what.

The preview goes to stderr, the bank to stdout or to -o FILE. Text is kept literally; an existing file is
overwritten only with --force.

example:  screener import questions questions.xlsx -o question_banks/data-engineer.yaml
"""

from __future__ import annotations

import argparse
from pathlib import Path

from screener.cli import outcome, places
from screener.errors import FormatError, ScreenerError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, metavar="BANK.yaml", help="write here, not to stdout")
    parser.add_argument("--role", help="the role of the bank; else the name of the file it goes to")
    parser.add_argument("--rubric", default="production-ml", help="the rubric that scores the questions")
    parser.add_argument("--force", action="store_true", help="replace an existing file")
    parser.add_argument("--preview", action="store_true", help="only say what would become what")


def run(args: argparse.Namespace) -> int:
    """Read the list, show what becomes what, and write the bank."""
    from screener.content.importing.questions import import_questions, slug
    from screener.reporting.clean import for_terminal

    if args.output is not None and args.output.exists() and not args.force and not args.preview:
        raise ScreenerError(f"{args.output}: is there already; --force replaces it.")
    library = places.library(args)
    role = args.role or slug((args.output or args.file).stem) or "imported"
    if slug(role) != role:
        raise ScreenerError(f"--role {role}: is no id; write '{slug(role)}'.")
    evidence = [e.id for file in library.flag_files() for e in file.evidence]
    text, preview = import_questions(
        _bytes(args.file), str(args.file), role, library.rubric(args.rubric), evidence
    )
    for line in preview.lines():
        outcome.note(for_terminal(line))
    if not args.preview:
        outcome.deliver(text, args.output)
    return outcome.DONE


def _bytes(path: Path) -> bytes:
    from screener.content.importing.table import LARGEST

    try:
        if not path.is_file():
            what = (
                "is a folder" if path.is_dir() else "is no regular file" if path.exists() else "is not there"
            )
            raise FormatError(f"{path}: {what}.")
        if path.stat().st_size > LARGEST:
            raise FormatError(f"{path}: larger than {LARGEST // 1024**2} MB; split the file.")
        return path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}.") from None
