"""Start, show, edit, compare and weigh question banks.

example:  screener bank new data-engineer -o question_banks/data-engineer.yaml
example:  screener bank show data-engineer
example:  screener bank diff data-engineer question_banks/data-engineer.yaml
"""

from __future__ import annotations

import argparse
from importlib import import_module
from importlib.util import find_spec

from screener.errors import UsageError

VERBS = ("new", "show", "edit", "diff", "stats")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments: the verb, and all that follows belongs to it."""
    parser.add_argument("verb", metavar="|".join(VERBS), help="what to do; each has its own --help")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Hand over to the verb."""
    from screener.cli.main import run_nested
    from screener.content.guessing import nearest

    known = [verb for verb in VERBS if find_spec(f"screener.cli.bank_{verb}")]
    if args.verb not in known:
        meant = nearest(args.verb, known)
        hint = f"Did you mean '{meant}'?" if meant else f"There are: {', '.join(known)}."
        raise UsageError(f"'screener bank {args.verb}' is unknown. {hint}")
    return run_nested(f"bank {args.verb}", import_module(f"screener.cli.bank_{args.verb}"), args)
