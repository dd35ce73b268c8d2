"""Start a live screen: the first question stands there at once.

example:  screener screen --role mlops-engineer --candidate "Ann Example"
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from screener.cli import places
from screener.errors import UsageError

if TYPE_CHECKING:
    from screener.interview.events import BriefClaim


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--role", help="the role to screen for, such as mlops-engineer")
    parser.add_argument("--candidate", required=True, metavar="NAME")
    parser.add_argument("--interviewer", metavar="NAME", help="left out: who you are, by --as or settings")
    parser.add_argument("--bank", type=Path, metavar="FILE", help="a bank file instead of the role's")
    parser.add_argument(
        "--brief", type=Path, metavar="FILE", help="what is known beforehand, as claims to test"
    )
    parser.add_argument(
        "--transcript", type=Path, metavar="FILE", help="what t follows, once the candidate agreed"
    )
    parser.add_argument("--minutes", type=float, metavar="N", help="left out: the bank's")


def run(args: argparse.Namespace) -> int:
    """Check what can be checked without a terminal, then open the live screen."""
    if not args.role and not args.bank:
        raise UsageError("name a --role (see 'screener where') or a --bank file.")
    from screener.cli.terminal import open_interface
    from screener.content.bundled import bundled_folder
    from screener.content.glance import glance
    from screener.tui.doors import Start

    own = places.content_folder(args)
    seen = None if args.bank else glance([*([own] if own else []), bundled_folder()], args.role)
    if seen is None or not (args.candidate.isprintable() and 0 < len(args.candidate.strip()) <= 100):
        _check(args)
    who = args.interviewer or places.identity(args) or "interviewer"
    start = Start(
        args.role or "",
        args.candidate,
        who,
        args.bank,
        args.minutes,
        brief=_claims(args.brief) if args.brief else (),
        transcript=args.transcript,
        glance=seen,
    )
    return open_interface(args, start)


def _claims(path: Path) -> tuple[BriefClaim, ...]:
    """Read a brief before the interface opens, so that a mistake in it is told at once."""
    from screener.hiring.brief import claims_of, read_brief

    return claims_of(read_brief(places.text_of(path), str(path)))


def _check(args: argparse.Namespace) -> None:
    """Say what is wrong with the content or the name before the interface opens."""
    from screener.interview.verbs import candidate

    candidate(args.candidate)
    library = places.library(args)
    _ = library.kit_for_file(args.bank) if args.bank else library.kit_for_role(args.role)
