"""Opening the terminal interface from a command: what must hold first, and the doors it gets."""

from __future__ import annotations

import argparse
import gc
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from screener.cli import places
from screener.errors import StoreBusy, UsageError
from screener.store import opening

if TYPE_CHECKING:
    from collections.abc import Callable

    from screener.reporting.pages import PageFormat
    from screener.store.sqlite import SqliteJournal
    from screener.tui.doors import Doors, Keep, Resume, Start


def open_interface(args: argparse.Namespace, first: Start | Resume | Keep | None = None) -> int:
    """Open the interface, in a live screen or at home. Needs a terminal; says so when there is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "the interface needs a terminal; without one, 'screener list', 'show' and 'report' print."
        )
    gc.disable()  # no pause before the first question is painted; the live view switches it on again
    with suppress(StoreBusy):  # the interface says that nothing is saved yet, and tries again
        opening.probe(places.database(args))
    from screener.tui.app import run

    return run(_doors(args), first)


def _doors(args: argparse.Namespace) -> Doors:
    from screener.content.bundled import bundled_folder
    from screener.tui.doors import Doors

    own = places.content_folder(args)
    path = places.database(args)

    def open_journal() -> SqliteJournal:
        from screener.store.sqlite import open_journal

        return open_journal(path)

    library = cache(lambda: places.library(args))
    return Doors(
        database=path,
        open_library=library,
        forget=library.cache_clear,
        open_journal=open_journal,
        identity=places.identity(args),
        leads=places.leads(),
        theme=_text(places.settings().get("theme")),
        shorthands=_shorthands(places.settings().get("shorthands")),
        reads_like=places.reads_like(),
        templates=(*([own / "reports"] if own else []), bundled_folder() / "reports"),
        fill_demo=_filler(args),
        compare=_comparer(args),
    )


def _filler(args: argparse.Namespace) -> Callable[[SqliteJournal], int]:
    def fill(journal: SqliteJournal) -> int:
        from screener.store.demo import fill_demo

        return fill_demo(journal, places.library(args))

    return fill


def _comparer(args: argparse.Namespace) -> Callable[[SqliteJournal, str, PageFormat], str]:
    def page(journal: SqliteJournal, role: str, form: PageFormat) -> str:
        from screener.cli import compare

        return compare.page(args, journal, role, form)

    return page


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _shorthands(table: object) -> dict[str, str]:
    """Give the person's own abbreviations: what is no text in the settings is left out."""
    return {k: v for k, v in table.items() if isinstance(v, str)} if isinstance(table, dict) else {}
