"""A consistent copy of the database, also while another window is writing to it.

example:  screener backup ~/screener-2026-03-01.db
"""

from __future__ import annotations

import argparse
from pathlib import Path

from screener.cli import outcome, places
from screener.errors import ScreenerError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="where the copy goes; it must not exist yet")


def run(args: argparse.Namespace) -> int:
    """Write the copy."""
    if args.file.exists():
        raise ScreenerError(f"{args.file}: is there already; name a new file.")
    if not args.file.parent.is_dir():
        raise ScreenerError(f"{args.file.parent}: there is no such folder.")
    with places.journal(args) as journal:
        journal.backup(args.file)
    outcome.note(f"wrote {args.file}")
    return outcome.DONE
