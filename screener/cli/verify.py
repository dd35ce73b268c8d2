"""Prove that a screen is as it was recorded, or that a report says what its journal and kit say.

A screen: the chain of its events, their number, and the kit's digest. A report (HTML, Markdown, text, JSON):
the same, and that rendering it again as of that event gives the same bytes.

example:  screener verify "Ann Example"
example:  screener verify report.html
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from screener.cli import outcome, places
from screener.errors import FormatError, ScreenerError
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from screener.interview.events import Recorded
    from screener.store.sqlite import SqliteJournal

_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
FORMS = ("html", "md", "txt", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", metavar="SCREEN|REPORT", help="a screen, or the file of a report")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    places.add_look_past(parser)


def run(args: argparse.Namespace) -> int:
    """Verify; exit with 1 when something does not match."""
    path = Path(args.what)
    with places.journal(args) as journal:
        if path.is_file():
            screen, wrong, fine = _report(args, journal, path)
        else:
            screen = places.find(args, journal, args.what)
            wrong, fine = _screen(journal, screen)
    if args.json:
        outcome.emit_json({"screen": screen, "ok": not wrong, "wrong": wrong, "proven": fine})
    else:
        for text in fine:
            outcome.emit(f"{outcome.paint('ok ', 'green')} {for_line(text)}")
        for text in wrong:
            outcome.emit(f"{outcome.paint('BAD', 'red')} {for_line(text)}")
    return outcome.FOUND_ERRORS if wrong else outcome.DONE


def _screen(journal: SqliteJournal, screen: str) -> tuple[list[str], list[str]]:
    """Check chain and kit of one screen; give what is wrong and what was proven."""
    faults = [fault.message for fault in journal.faults() if fault.screen in ("", screen)]
    if faults:
        return faults, []
    recorded = journal.events(screen)
    from screener.content.kit import digest
    from screener.interview.screen import fold

    named = fold(recorded).kit
    if digest(journal.kit(named)) != named:
        return [f"the kit {named[:12]} was changed after the screen was opened"], []
    return [], [
        f"{len(recorded)} events, each chained to the one before; the last is {recorded[-1].hash}",
        f"the kit's digest is {named}",
    ]


def _report(args: argparse.Namespace, journal: SqliteJournal, path: Path) -> tuple[str, list[str], list[str]]:
    text = places.text_of(path)
    known = {card.id for card in journal.cards()}
    screen = next((name for name in _ID.findall(text) if name in known), None)
    if screen is None:
        raise FormatError(
            f"{path}: names no screen of this database. Is it a report, and is --db the right one?"
        )
    screen = places.find(args, journal, screen)
    wrong, fine = _screen(journal, screen)
    if wrong:
        return screen, wrong, fine
    recorded = journal.events(screen)
    named = set(_HASH.findall(text))
    heads = [n for n, record in enumerate(recorded, 1) if record.hash in named]
    if not heads:
        return screen, ["the report ends at an event that is not in the journal"], fine
    upto = recorded[: heads[-1]]
    if later := len(recorded) - len(upto):
        fine.append(f"the report is as of event {len(upto)}; {later} more came after it")
    page = _matching(args, journal, upto, text)
    if page == text:
        fine.append("rendered again from journal and kit, the report is the same to the byte")
    else:
        wrong.append(_difference(page, text))
    return screen, wrong, fine


def _matching(
    args: argparse.Namespace, journal: SqliteJournal, recorded: Sequence[Recorded], text: str
) -> str:
    """Render the report again: the same bytes where there are any, else the page most like it."""
    pages = list(_pages(args, journal, recorded, text))
    if text in pages:
        return text
    lines = set(text.splitlines())
    return max(pages, key=lambda page: len(lines & set(page.splitlines())), default="")


def _pages(
    args: argparse.Namespace, journal: SqliteJournal, recorded: Sequence[Recorded], text: str
) -> Iterator[str]:
    from screener.cli.reading import readings_of, template_folders
    from screener.interview.screen import fold
    from screener.reporting.anonymous import anonymous_report
    from screener.reporting.pages import report_page
    from screener.reporting.report import Audience, build

    start = text.lstrip()[:1]
    forms = {"<": ("html",), "{": ("json",), "#": ("md",)}.get(start, ("txt", "md"))
    state = fold(recorded)
    kit = journal.kit(state.kit)
    readings = readings_of(state, kit)
    for form in FORMS:
        for audience in get_args(Audience):
            if form in forms:
                try:
                    report = build(recorded, state, kit, readings, audience)
                    for shown in (report, anonymous_report(report)):
                        yield report_page(shown, form, template_folders(args))  # type: ignore[arg-type]  # one of FORMS
                except ScreenerError:
                    continue


def _difference(page: str, text: str) -> str:
    """Name the first line that differs."""
    pairs = zip(page.splitlines(), text.splitlines(), strict=False)
    line = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), None)
    where = f"line {line}" if line else "its length"
    return f"the report is not what journal and kit give: it differs in {where} (or another template made it)"
