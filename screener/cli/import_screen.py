"""Bring in screen files: one or many, JSON (one screen or an array) or NDJSON.

Bringing in the same screen again changes nothing. A file that cannot be read is named with what is wrong,
and the others are still brought in.

example:  screener import screen anna.json panel.ndjson
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from screener.cli import outcome, places
from screener.content.kit import Kit
from screener.errors import FormatError, ScreenerError

LARGEST = 512 * 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Bring in every screen of every file; report those that are not."""
    from screener.store.screen_file import attached, read_file

    made: dict[str, Kit] = {}

    def kit_of(role: str) -> Kit:
        if role not in made:
            made[role] = places.library(args).kit_for_role(role)
        return made[role]

    new = same = failed = 0
    with places.journal(args) as journal:
        for path in args.files:
            for place, text in _screens(path):
                try:
                    kit, recorded = read_file(text, kit_of)
                    transcript = attached(text)
                    fresh = journal.adopt(kit, recorded)
                    if transcript:
                        journal.attach(transcript[0], "transcript", transcript[1])
                    new, same = new + fresh, same + (not fresh)
                except ScreenerError as error:
                    failed += 1
                    outcome.fail(FormatError(f"{place}: {error}"))
        journal.refresh()
    outcome.note(f"{new} brought in, {same} already here, {failed} refused")
    return outcome.FOUND_ERRORS if failed else outcome.DONE


def _screens(path: Path) -> Iterator[tuple[str, str]]:
    """Give each screen of a file as JSON text, with its place."""
    text = _text(path)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None
    if isinstance(whole, list):
        for index, screen in enumerate(whole):
            yield f"{path}: screen {index + 1}", json.dumps(screen)
    elif whole is not None or "\n{" not in text:
        yield str(path), text
    else:
        for number, line in enumerate(text.split("\n"), 1):  # a note may hold what else ends a line
            if line.strip():
                yield f"{path}:{number}", line


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise FormatError(f"{path}: is larger than {LARGEST // 1024**2} MB; split it.")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise FormatError(f"{path}: is not UTF-8 text.") from None
