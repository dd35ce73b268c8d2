"""Look for red flags in a text: an answer, or a stream of answers.

With --jsonl each line is {"id", "text", "role"?, "question"?, "kind"?}, answered in order by one line.
Flags change no score; they are pointed out to the person who scores.

example:  echo "I would just retrain with more data" | screener flag --json
example:  screener flag answers.jsonl --jsonl > flags.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from screener.cli import outcome, places
from screener.errors import FormatError
from screener.flags.engine import Engine, compile_engine
from screener.flags.finding import Context, Finding, Reading
from screener.reporting.clean import for_terminal

TEXT_FIELDS = ("role", "kind", "competency", "question")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="left out or -: stdin")
    parser.add_argument("--jsonl", action="store_true", help="a JSON object a line in, one a line out")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--role", default="", help="the role that is screened for")
    parser.add_argument("--kind", default="", help="the kind of question that was asked")
    parser.add_argument("--question", default="", help="the question that was asked, word for word")
    parser.add_argument(
        "--explain", action="store_true", help="what matched, what did not, and what cleared it"
    )
    parser.add_argument(
        "--phrases-only",
        action="store_true",
        help="the rules' phrases alone, without what only reads like a flag",
    )
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 when a flag was found")


def run(args: argparse.Namespace) -> int:
    """Read the text and say what was found."""
    wanted = places.reads_like() and not args.phrases_only
    engine = compile_engine(places.library(args).flag_files(), wanted)
    with _source(args.file) as source:
        if args.jsonl:
            found = _stream(engine, source, args)
        else:
            found = _single(engine, source.read().decode("utf-8", "replace"), args)
    return outcome.FOUND_ERRORS if found and args.exit_code else outcome.DONE


def _source(file: Path | None) -> BinaryIO:
    if file is None or str(file) == "-":
        return sys.stdin.buffer
    try:
        return file.open("rb")
    except OSError as error:
        raise FormatError(f"{file}: cannot be read: {error.strerror}.") from None


def _single(engine: Engine, text: str, args: argparse.Namespace) -> bool:
    context = Context(role=args.role, kind=args.kind, ask=args.question)
    reading = engine.read(text, context)
    if args.json:
        outcome.emit_json(
            {
                "flags": [as_flag(f) for f in reading.findings],
                "cleared": [c.model_dump() for c in reading.cleared],
                "strengths": [s.model_dump() for s in reading.strengths],
                "missing": [m.model_dump() for m in reading.missing],
            }
        )
    elif args.explain:
        from screener.flags.explain import explain

        outcome.emit(for_terminal("\n".join(explain(engine, text, context))))
    else:
        _print(reading)
    return bool(reading.findings)


def _print(reading: Reading) -> None:
    for f in reading.findings:
        like = "reads like: " if f.source != "phrase" else ""
        outcome.emit(outcome.paint(f"{f.severity}: {like}{f.title} ({f.rule})", "yellow"))
        outcome.emit(f"  said   “{for_terminal(f.quote)}”")
        outcome.emit(f"  why    {f.why}")
        outcome.emit(f"  ask    {f.probe}")
        if f.because:
            outcome.emit(f"  because {for_terminal(f.because)}")
    for c in reading.cleared:
        outcome.emit(
            outcome.paint(
                f"not flagged: {c.rule}: “{for_terminal(c.quote)}” ({c.by}: {for_terminal(c.cue)})", "dim"
            )
        )
    if not reading.findings:
        outcome.emit("No flags.")


def as_flag(finding: Finding) -> dict[str, Any]:
    """Give a finding in the form that ``flag`` promises."""
    flag: dict[str, Any] = {
        name: getattr(finding, name)
        for name in ("rule", "severity", "quote", "start", "end", "why", "probe", "title", "source")
    }
    if finding.because:
        flag["because"] = finding.because
    return flag


def _stream(engine: Engine, source: BinaryIO, args: argparse.Namespace) -> bool:
    """Answer line by line, as lines come in; a bad line is answered by its error."""
    found, show, count = False, sys.stderr.isatty(), 0
    for count, line in enumerate(_lines(source), 1):
        answer = _answer(engine, line, args)
        found = found or bool(answer.get("flags"))
        outcome.emit(json.dumps(answer, ensure_ascii=False))
        if show and count % 200 == 0:
            outcome.note(f"{count} answers")
    return found


def _lines(source: BinaryIO) -> Iterator[bytes]:
    return (line for line in source if line.strip())


def _answer(engine: Engine, line: bytes, args: argparse.Namespace) -> dict[str, Any]:
    try:
        data = json.loads(line)
        if not isinstance(data, dict):
            raise FormatError("not a JSON object")
        text = data.get("text")
        if not isinstance(text, str):
            raise FormatError('"text" is missing or is no text')
        for name in TEXT_FIELDS:
            if not isinstance(data.get(name) or "", str):
                raise FormatError(f'"{name}" is no text')
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"the line is no JSON ({error})"}
    except FormatError as error:
        return {"id": None, "error": str(error)}
    context = Context(
        role=data.get("role") or args.role,
        kind=data.get("kind") or args.kind,
        competency=data.get("competency") or "",
        ask=data.get("question") or args.question,
    )
    return {"id": data.get("id"), "flags": [as_flag(f) for f in engine.read(text, context).findings]}
