"""Go on with an unfinished screen: the newest, or the one named.

example:  screener resume
"""

from __future__ import annotations

import argparse
from pathlib import Path

from screener.cli import places
from screener.errors import RefusedAction


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("screen", nargs="?", metavar="SCREEN", help="left out: the newest unfinished one")
    parser.add_argument(
        "--transcript", type=Path, metavar="FILE", help="what t follows, once the candidate agreed"
    )


def run(args: argparse.Namespace) -> int:
    """Find the screen and open it where it was left."""
    from screener.cli.terminal import open_interface
    from screener.tui.doors import Resume

    with places.journal(args) as journal:
        if args.screen:
            found = places.find(args, journal, args.screen)
        else:
            unfinished = [c.id for c in places.open_to(args, tuple(journal.cards())) if c.state == "open"]
            if not unfinished:
                raise RefusedAction("There is no unfinished screen to go on with.")
            found = unfinished[0]
    return open_interface(args, Resume(found, args.transcript))
