"""Which files are in force: banks, rubrics, flag rules, guide, templates, database and settings.

example:  screener where --content hiring/
"""

from __future__ import annotations

import argparse

from screener.cli import outcome, places


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Name every file in force."""
    library = places.library(args)
    rows = [
        {"kind": s.kind, "id": s.id, "path": str(s.path), "replaces_bundled": s.replaces_bundled}
        for s in library.sources()
    ]
    database, settings = str(places.database(args)), str(places.settings_path())
    if args.json:
        outcome.emit_json({"database": database, "settings": settings, "content": rows})
        return outcome.DONE
    outcome.emit(f"{'database':<9} {database}")
    outcome.emit(f"{'settings':<9} {settings}")
    for row in rows:
        instead = "  (instead of the bundled one)" if row["replaces_bundled"] else ""
        outcome.emit(f"{row['kind']!s:<9} {row['id']!s:<24} {row['path']}{instead}")
    for problem in library.problems:
        outcome.note(str(problem))
    return outcome.DONE
