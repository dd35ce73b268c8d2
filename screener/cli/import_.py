"""Bring in questions from a spreadsheet or a list, or screens from files.

example:  screener import questions questions.xlsx -o question_banks/data-engineer.yaml
example:  screener import screen screens.ndjson
"""

from __future__ import annotations

import argparse
from importlib import import_module

from screener.errors import UsageError

KINDS = {"questions": "import_questions", "screen": "import_screen"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments: the kind, and all that follows belongs to it."""
    parser.add_argument("kind", metavar="questions|screen", help="what is brought in")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Hand over to the importer of this kind."""
    from screener.cli.main import run_nested

    kind = "screen" if args.kind == "screens" else args.kind
    if kind not in KINDS:
        raise UsageError(f"'{args.kind}' cannot be imported; questions and screen can.")
    return run_nested(f"import {kind}", import_module(f"screener.cli.{KINDS[kind]}"), args)
