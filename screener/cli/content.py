"""Copy the bundled content out, for a team to own and to edit.

example:  screener content init hiring/
          then: screener --content hiring/ check
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from screener.cli import outcome
from screener.errors import ScreenerError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("verb", choices=("init",))
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or one without these files")


def run(args: argparse.Namespace) -> int:
    """Copy every bundled file that is not there yet; nothing is overwritten."""
    from screener.content.bundled import bundled_folder

    source, copied, kept = bundled_folder(), 0, 0
    for part in ("question_banks", "rubrics", "reports"):
        for file in sorted((source / part).rglob("*")):
            if not file.is_file() or file.name.startswith("."):
                continue
            target = args.folder / part / file.relative_to(source / part)
            if target.exists():
                kept += 1
                continue
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
            except OSError as error:
                raise ScreenerError(f"{target}: cannot be written: {error.strerror}.") from None
            copied += 1
    outcome.note(f"{copied} files copied to {args.folder}, {kept} were there and stay as they are")
    outcome.note(f"use it with: screener --content {args.folder}   (or set SCREENER_CONTENT)")
    return outcome.DONE
