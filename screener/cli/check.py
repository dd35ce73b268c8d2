"""Check banks, rubrics, flag rules and the hiring guide: all problems of all files in one run.

example:  screener check                            all files in force
example:  screener check hiring/ --watch            a folder, again on each save
example:  screener check bank.yaml --format github  on the changed line, at a code host
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from screener.cli import outcome, places
from screener.errors import UsageError

if TYPE_CHECKING:
    from screener.content.checking.report import Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files and folders; else all in force"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="text, json or github"
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 for warnings, too")
    parser.add_argument(
        "--structure", action="store_true", help="also the components of a structured interview"
    )
    parser.add_argument(
        "--watch", action="store_true", help="check again whenever a file changes; ctrl+c ends it"
    )


def run(args: argparse.Namespace) -> int:
    """Check, tell, and give 1 when there are errors."""
    form = "json" if args.json else args.format
    if args.watch and form != "text":
        raise UsageError("--watch writes for people; leave --json and --format out.")
    if args.watch:
        return _watch(args)
    return _once(args, form)


def _once(args: argparse.Namespace, form: str) -> int:
    from screener.content.checking.checker import check

    report = check(places.library(args), args.paths)
    _tell(report, form, args.structure)
    found = report.errors or (args.strict and report.warnings)
    return outcome.FOUND_ERRORS if found else outcome.DONE


def _tell(report: Report, form: str, structure: bool) -> None:
    from screener.cli.problems import as_github, as_text, relative

    if form == "json":
        outcome.emit_json(relative(report).plain())
        return
    for problem in relative(report).problems:
        outcome.emit(as_github(problem) if form == "github" else as_text(problem))
    if structure:
        _structure(report)
    outcome.note(_summary(report))


def _structure(report: Report) -> None:
    marks = {"met": "+", "not met": "-", "not knowable here": "?"}
    for bank, components in report.structure:
        outcome.emit(
            outcome.paint(f"{bank}: components of a structured interview (Campion et al. 1997)", "bold")
        )
        for each in components:
            outcome.emit(f"  {marks[each.state]} {each.name}: {each.state}. {each.why}")


def _summary(report: Report) -> str:
    def of(count: int, noun: str) -> str:
        return f"{count} {noun}{'' if count == 1 else 's'}"

    said = f"{of(report.files, 'file')}: {of(report.errors, 'error')}, {of(report.warnings, 'warning')}"
    if report.examples_run:
        said += f"; {of(report.examples_run, 'example')} of rules run, {report.examples_failed} failed"
    return said


def _watch(args: argparse.Namespace) -> int:
    """Check whenever a file is saved, added or removed, until interrupted."""
    import time

    seen: object = None
    while True:
        now = _stamps(args)
        if now != seen:
            seen = now
            outcome.note(outcome.paint(f"--- {time.strftime('%H:%M:%S')}", "dim"))
            _once(args, "text")
        time.sleep(0.4)


def _stamps(args: argparse.Namespace) -> tuple[tuple[str, int, int], ...]:
    """Give name, time and size of every file that a check would look at."""
    library = places.library(args)
    bundled = [library.bundled / part for part in ("question_banks", "rubrics")]
    folders = [path for path in (*args.paths, library.own) if path is not None] or bundled
    found = []
    for path in folders:
        for file in sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]:
            try:
                stat = file.stat()
            except OSError:
                continue
            found.append((str(file), stat.st_mtime_ns, stat.st_size))
    return tuple(found)
