"""Candidates for a role side by side: who is ahead, how sure that is, what is missing.

Over submitted screens. Candidates are told apart only where their gap is larger than these interviews can
tell apart; nothing here changes a score.

example:  screener compare --role mlops-engineer -o comparison.html
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from screener.cli import outcome, places

if TYPE_CHECKING:
    from screener.content.kit import Kit
    from screener.interview.screen import Screen
    from screener.reporting.pages import PageFormat
    from screener.store.sqlite import SqliteJournal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--role", required=True, help="the role to compare candidates for")
    parser.add_argument(
        "--format", choices=("html", "md", "txt", "json", "pdf"), help="left out: by the name of -o, else txt"
    )
    parser.add_argument("--since", metavar="DATE", help="started on or after this day, as 2026-01-31")
    parser.add_argument("--until", metavar="DATE", help="started on or before this day")
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    parser.add_argument(
        "--anonymous", action="store_true", help="without names, pronouns and places of study of candidates"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of stdout")


def run(args: argparse.Namespace) -> int:
    """Compare and print."""
    with places.journal(args) as journal:
        form = _format(args)
        found = page(args, journal, args.role, "html" if form == "pdf" else form)
    if form == "pdf":
        from screener.cli.printing import pdf

        outcome.deliver_bytes(pdf(found), args.output)
    else:
        outcome.deliver(found, args.output)
    return outcome.DONE


def page(args: argparse.Namespace, journal: SqliteJournal, role: str, form: PageFormat) -> str:
    """Compare the candidates for a role, as a page that the interface shows, too."""
    import json

    from screener.cli.reading import template_folders
    from screener.panel.agreement import agreement
    from screener.panel.comparison import as_data, compare
    from screener.panel.ratings import from_screens
    from screener.reporting.compare_page import compare_page
    from screener.store.live import now

    screens, drafts, closed = _gathered(args, journal, role)
    if getattr(args, "anonymous", False):
        screens, drafts = _anonymous(screens, drafts)
    agreed = agreement(from_screens(screens), withhold=True)
    found = compare(role, screens, _reliability(agreed), drafts)
    if form == "json":
        return json.dumps(as_data(found, agreed), ensure_ascii=False, indent=2) + "\n"
    return compare_page(found, agreed, form, template_folders(args), now(), _clock(args), closed)


def _anonymous(
    screens: list[tuple[Screen, Kit]], drafts: list[str]
) -> tuple[list[tuple[Screen, Kit]], list[str]]:
    """Take the names out: each candidate is called by the beginning of their first screen's id."""
    from screener.interview.blind import person
    from screener.reporting.anonymous import anonymous_screen, label_of

    labels: dict[tuple[str, ...], str] = {}
    found = []
    for screen, kit in screens:
        who = tuple(map(str, person(screen.candidate.name, screen.candidate.ref, screen.role)))
        label = labels.setdefault(who, label_of(screen.id))
        found.append((anonymous_screen(screen, label), kit))
    return found, [f"Unfinished {n}" for n, _ in enumerate(drafts, 1)]


def _gathered(
    args: argparse.Namespace, journal: SqliteJournal, role: str
) -> tuple[list[tuple[Screen, Kit]], list[str], int]:
    """Give the screens to compare, who is unfinished, and how many are closed to the asker."""
    everything = [c for c in journal.cards(role) if not c.practice]
    if not everything:
        places.library(args).bank_entry(role)  # an unknown role is told, with the one that was meant
    cards = places.open_to(args, tuple(everything))
    since, until = getattr(args, "since", None), getattr(args, "until", None)
    screens = [
        (screen, kit)
        for screen, kit in places.submitted(args, journal, role)
        if (not since or f"{screen.started_at:%Y-%m-%d}" >= since)
        and (not until or f"{screen.started_at:%Y-%m-%d}" <= until)
    ]
    done = {c.candidate for c in cards if c.state == "submitted"}
    drafts = sorted({c.candidate for c in cards if c.state == "open"} - done)
    shut = {c.id for c in everything} - {c.id for c in cards}
    return screens, drafts, sum(c.id in shut and c.state == "submitted" for c in everything)


def _reliability(found: dict[str, Any]) -> float | None:
    """Give what one interview's reliability is known to be: ICC(2,1) of a complete table, else alpha."""
    if found["icc"] and found["icc"]["icc2"] is not None:
        return float(found["icc"]["icc2"])
    return float(found["alpha"]["value"]) if found["alpha"] else None


def _clock(args: argparse.Namespace) -> tuple[int, int] | None:
    clock = places.library(args).guide().clock
    return clock.target_days if clock else None


def _format(args: argparse.Namespace) -> PageFormat | Literal["pdf"]:
    ending = args.output.suffix.lstrip(".").lower() if args.output else ""
    known: dict[str, PageFormat | Literal["pdf"]] = {
        "html": "html", "htm": "html", "md": "md", "txt": "txt", "json": "json", "pdf": "pdf",
    }  # fmt: skip
    return "json" if args.json else known.get(args.format or ending, "txt")
