"""Remove a candidate's data for good: every screen, its notes and flags, and backups that hold them.

Reports and comparisons that the interface wrote beside the database go, too. What stays is the record that
screens were removed, when and by whom; not whose. Files that were exported elsewhere are yours to remove.

example:  screener erase "Ann Example" --yes
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from screener.cli import outcome, places
from screener.errors import RefusedAction, UsageError
from screener.interview.blind import folded
from screener.store.journal import Card
from screener.store.live import now


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("candidate", metavar="CANDIDATE", help="name or reference, in full")
    parser.add_argument("--role", help="only the screens for this role")
    parser.add_argument("--yes", action="store_true", help="do not ask back")


def run(args: argparse.Namespace) -> int:
    """Remove the screens, after asking back."""
    from screener.store.backups import remove_all

    with places.journal(args) as journal:
        wanted = folded(args.candidate)
        found = [
            c
            for c in journal.cards(args.role)
            if wanted in (folded(c.candidate), folded(c.ref or "")) or c.id == args.candidate
        ]
        if not found:
            raise RefusedAction(f"There is no screen of '{args.candidate}'.")
        _confirm(args, len(found))
        removal = journal.erase([c.id for c in found], now(), places.identity(args) or "owner")
        gone = remove_all(journal.path)
    pages = sum(map(_removed, _pages(places.database(args).parent, found)))
    told = f", {pages} written pages" if pages else ""
    outcome.note(f"{removal.screens} screens removed, and {gone} older backups{told} with them; recorded.")
    return outcome.DONE


def _pages(folder: Path, cards: Sequence[Card]) -> set[Path]:
    """Give the places of the pages that the interface writes: a screen's report, its role's comparison."""
    reports = {folder / "reports" / f"{card.id}.html" for card in cards}
    return reports | {folder / f"compare-{card.role}.html" for card in cards}


def _removed(page: Path) -> bool:
    there = page.exists()
    page.unlink(missing_ok=True)
    return there


def _confirm(args: argparse.Namespace, count: int) -> None:
    if args.yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("erase asks back; with no terminal, add --yes.")
    outcome.note(f"This removes {count} screens of {args.candidate} for good. Type the name to go on:")
    if folded(sys.stdin.readline().strip()) != folded(args.candidate):
        raise RefusedAction("Not the same name; nothing was removed.")
