"""Start a question bank from the template of its role.

example:  screener bank new data-engineer -o question_banks/data-engineer.yaml
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from screener.cli import outcome, places
from screener.errors import ScreenerError, UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("role", metavar="ROLE", help="the role's id, e.g. data-engineer")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of stdout")
    parser.add_argument("--force", action="store_true", help="overwrite FILE if it is there")


def run(args: argparse.Namespace) -> int:
    """Write the beginning of a bank; a file that is there stays unless --force says otherwise."""
    from screener.content.guessing import nearest
    from screener.content.template import bank_text

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", args.role) or len(args.role) > 80:
        raise UsageError(f"'{args.role}' is no id of a role: lower-case words with hyphens between them.")
    if args.output is not None and args.output.exists() and not args.force:
        raise ScreenerError(f"{args.output} is there already; with --force it is overwritten.")
    library = places.library(args)
    known = library.roles()
    if args.role not in known and (meant := nearest(args.role, known)):
        outcome.note(f"No bank screens for '{args.role}' yet (did you mean '{meant}'?); this begins one.")
    name = args.output.name if args.output else f"{args.role}.yaml"
    outcome.deliver(bank_text(library, args.role, name), args.output)
    return outcome.DONE
