"""Check the database (pages, event chains, schema), the content in force, and this machine.

example:  screener doctor --json
"""

from __future__ import annotations

import argparse
import platform
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from screener import __version__
from screener.cli import outcome, places
from screener.errors import ScreenerError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: fine, or what is wrong and what to do."""

    area: str
    ok: bool
    message: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Look at everything; exit with 1 when something is wrong."""
    findings = [f for look in (_database, _content, _machine) for f in _guarded(look, args)]
    sound = all(f.ok for f in findings)
    if args.json:
        outcome.emit_json({"ok": sound, "findings": [asdict(f) for f in findings]})
    else:
        for f in findings:
            mark = outcome.paint("ok  ", "green") if f.ok else outcome.paint("BAD ", "red")
            outcome.emit(f"{mark} {f.area:<9} {f.message}")
    return outcome.DONE if sound else outcome.FOUND_ERRORS


def _guarded(
    look: Callable[[argparse.Namespace], Iterator[Finding]], args: argparse.Namespace
) -> list[Finding]:
    """Look; an error that stops the look is what was found."""
    found: list[Finding] = []
    try:
        found.extend(look(args))
    except ScreenerError as error:
        found.extend(Finding(look.__name__.strip("_"), False, line) for line in str(error).splitlines())
    return found


def _database(args: argparse.Namespace) -> Iterator[Finding]:
    path = places.database(args)
    if not path.exists():
        yield Finding("database", True, f"{path}: not there yet; it is made on first use")
        return
    with places.journal(args) as journal:
        faults = journal.faults()
        for fault in faults:
            where = f"screen {fault.screen}: " if fault.screen else ""
            yield Finding("database", False, f"{path}: {where}{fault.message}")
        if not faults:
            yield Finding("database", True, f"{path}: {len(journal.cards())} screens, every chain whole")
    yield _private(path)


def _private(path: Path) -> Finding:
    mode = stat.S_IMODE(path.stat().st_mode)
    if sys.platform != "win32" and mode & 0o077:
        return Finding("database", False, f"{path}: others may read it (mode {mode:04o}); chmod 600 it")
    return Finding("database", True, f"{path}: readable by its owner only")


def _content(args: argparse.Namespace) -> Iterator[Finding]:
    library = places.library(args)
    sources = library.sources()
    for problem in library.problems:
        yield Finding("content", False, str(problem))
    yield Finding("content", True, f"{len(sources)} content files, {len(library.roles())} roles")


def _machine(args: argparse.Namespace) -> Iterator[Finding]:
    yield Finding(
        "machine",
        sys.version_info >= (3, 11),
        f"screener {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()}",
    )
    places.settings()
    known = "found" if places.settings_path().exists() else "none, which is fine"
    yield Finding("machine", True, f"settings {places.settings_path()}: {known}")
