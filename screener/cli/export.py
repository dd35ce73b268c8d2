"""Screens as files. JSON and NDJSON carry everything and come back with 'import screen'; CSV is for a look.

example:  screener export --format ndjson -o screens.ndjson
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from screener.cli import outcome, places
from screener.errors import UsageError
from screener.interview.screen import fold
from screener.reporting.clean import for_spreadsheet, for_terminal
from screener.store.screen_file import as_line, to_file
from screener.store.sqlite import SqliteJournal

SYSTEMS = ("greenhouse", "ashby", "lever")
"""Applicant systems whose shapes are written, with a mapping."""
COLUMNS = (
    *("screen", "candidate", "ref", "role", "interviewer", "question", "state", "score", "seconds"),
    *("notes", "confirmed_flags", "recommendation"),
)
"""The columns of ``--format csv``."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("screens", nargs="*", metavar="SCREEN", help="ids or names; left out: every screen")
    parser.add_argument("--format", choices=("json", "ndjson", "csv", *SYSTEMS), default="json")
    parser.add_argument("--mapping", type=Path, metavar="FILE", help="ids and values of the applicant system")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of stdout")
    places.add_look_past(parser)


def run(args: argparse.Namespace) -> int:
    """Write the screen files."""
    with places.journal(args) as journal:
        ids = [places.find(args, journal, name) for name in args.screens]
        if not args.screens:
            ids = [card.id for card in places.open_to(args, tuple(journal.cards()))]
        files = _files(journal, ids)
        if args.format in SYSTEMS:
            outcome.deliver(_shaped(args, journal, ids), args.output)
            return outcome.DONE
        if args.format == "ndjson" and args.output is None:
            for file in files:
                outcome.emit(as_line(file))
        else:
            outcome.deliver(_text(args.format, list(files), single=len(args.screens) == 1), args.output)
    return outcome.DONE


def _files(journal: SqliteJournal, ids: list[str]) -> Iterator[dict[str, Any]]:
    for screen_id in outcome.progress(ids, "exporting"):
        recorded = journal.events(screen_id)
        screen = fold(recorded)
        kept = journal.attachment(screen.transcript.transcript) if screen.transcript else None
        yield to_file(screen, journal.kit(screen.kit), recorded, kept)


def _shaped(args: argparse.Namespace, journal: SqliteJournal, ids: list[str]) -> str:
    """Write scorecards for an applicant system; what is lost on the way is told on stderr."""
    from screener.content.mapping import losses, read_mapping
    from screener.reporting.ats import shaped

    if args.mapping is None:
        raise UsageError(f"--format {args.format} needs --mapping FILE; docs/exports.md shows one.")
    found, told = [], set()
    for screen_id in ids:
        screen = fold(journal.events(screen_id))
        if screen.status != "submitted" and not args.screens:
            continue
        kit = journal.kit(screen.kit)
        mapping = read_mapping(args.mapping, kit)
        if mapping.system != args.format:
            raise UsageError(f"{args.mapping} is for {mapping.system}, not for {args.format}.")
        data, rounded = shaped(screen, kit, mapping)
        found.append(data)
        told |= {*losses(mapping, kit), *rounded}
    for loss in sorted(told):
        outcome.note(f"Lost: {for_terminal(loss)}")
    whole = found[0] if len(args.screens) == 1 else found
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _text(form: str, files: list[dict[str, Any]], single: bool) -> str:
    if form == "csv":
        return _csv(files)
    if form == "ndjson":
        return "".join(as_line(file) + "\n" for file in files)
    return json.dumps(files[0] if single else files, ensure_ascii=False, indent=2) + "\n"


def _csv(files: list[dict[str, Any]]) -> str:
    """One row an answer. A question that was not asked has no row, and no score is ever made up."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for file in files:
        recommendation = (file["recommendation"] or {}).get("value", "")
        for a in file["answers"]:
            confirmed = " ".join(f["rule"] for f in a["flags"] if f["decision"] == "confirmed")
            cells = [file["id"], file["candidate"]["name"], file["candidate"]["ref"] or "", file["role"],
                     file["interviewer"], a["question"], a["state"],
                     "" if a["score"] is None else a["score"], a["seconds"], a["notes"], confirmed,
                     recommendation]  # fmt: skip
            writer.writerow([for_spreadsheet(for_terminal(c)) if isinstance(c, str) else c for c in cells])
    return out.getvalue()
