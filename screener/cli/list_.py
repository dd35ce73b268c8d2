"""The screens in the database, newest first.

example:  screener list --role mlops-engineer --json
"""

from __future__ import annotations

import argparse
from typing import Any

from screener.cli import outcome, places
from screener.reporting.clean import for_line
from screener.store.journal import Card


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--role", help="only this role")
    parser.add_argument(
        "--state", choices=("open", "submitted", "discarded", "no_show"), help="only this state"
    )
    parser.add_argument("--since", metavar="DATE", help="started on or after this day, as 2026-01-31")
    parser.add_argument("--until", metavar="DATE", help="started on or before this day")
    parser.add_argument("--all", action="store_true", help="discarded, no-show and practice screens too")
    parser.add_argument("--json", action="store_true", help="one JSON array")


def run(args: argparse.Namespace) -> int:
    """Print the screens that the asker may see."""
    with places.journal(args) as journal:
        cards = places.open_to(args, tuple(journal.cards(args.role)))
    wanted = [card for card in cards if _wanted(card, args)]
    if args.json:
        outcome.emit_json([as_json(card) for card in wanted])
    elif not wanted:
        outcome.note("No screens yet. 'screener screen --role ROLE --candidate NAME' starts one.")
    else:
        _print(wanted)
    return outcome.DONE


def _wanted(card: Card, args: argparse.Namespace) -> bool:
    day = card.started_at[:10]
    kept = args.all or args.state or (card.state in ("open", "submitted") and not card.practice)
    return bool(
        kept
        and (not args.state or card.state == args.state)
        and (not args.since or day >= args.since)
        and (not args.until or day <= args.until)
    )


def as_json(card: Card) -> dict[str, Any]:
    """Give a card in the form that ``list --json`` promises."""
    return {
        "id": card.id,
        "candidate": card.candidate,
        "ref": card.ref,
        "role": card.role,
        "interviewer": card.interviewer,
        "state": card.state,
        "coverage": round(card.coverage, 4),
        "flags": card.flags,
        "started_at": card.started_at,
        "submitted_at": card.submitted_at,
        "practice": card.practice,
    }


def _print(cards: list[Card]) -> None:
    heads = ("ID", "CANDIDATE", "ROLE", "INTERVIEWER", "STATE", "COVERED", "FLAGS", "STARTED")
    rows = [
        (
            c.id[:8],
            for_line(c.candidate)[:32],
            c.role,
            for_line(c.interviewer)[:20],
            c.state,
            f"{int(c.coverage * 100 + 1e-9)}%",
            str(c.flags),
            c.started_at[:16].replace("T", " "),
        )
        for c in cards
    ]
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    for index, row in enumerate([heads, *rows]):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        outcome.emit(outcome.paint(line, "bold") if index == 0 else line)
