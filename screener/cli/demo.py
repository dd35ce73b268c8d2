"""Fill a database of its own with made-up candidates of all six roles, and look around in it.

example:  screener demo
example:  screener demo --db demo.db --no-open
"""

from __future__ import annotations

import argparse

from screener.cli import outcome, places


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--no-open", action="store_true", help="only fill, do not open the interface")


def run(args: argparse.Namespace) -> int:
    """Fill the demo database, then open it."""
    from screener.store.demo import SCREENS, fill_demo

    if args.db is None:
        default = places.database(args)
        args.db = default.with_name(f"{default.stem}-demo.db")
    with places.journal(args) as journal:
        new = fill_demo(journal, places.library(args))
    outcome.note(f"{args.db}: {len(SCREENS)} made-up screens, {new} of them new")
    if args.no_open:
        return outcome.DONE
    from screener.cli.terminal import open_interface

    return open_interface(args)
