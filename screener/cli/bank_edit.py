"""Look at a bank as the interviewer will see it, beside its problems; edit wording, minutes, must-ask, order.

example:  screener bank edit mlops-engineer --content our-content
"""

from __future__ import annotations

import argparse
from pathlib import Path

from screener.cli import places


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("bank", metavar="ROLE", help="a role, or a bank's file")


def run(args: argparse.Namespace) -> int:
    """Open the bank view."""
    from screener.cli.terminal import open_interface
    from screener.tui.doors import Keep

    path = Path(args.bank)
    if path.suffix not in (".yaml", ".yml") and not path.is_file():
        path = places.library(args).bank_entry(args.bank).path
    return open_interface(args, Keep(path.absolute()))
