"""Read a meeting transcript: WebVTT, SubRip, Teams, Zoom, Meet, Whisper JSON, or lines of 'Name: text'.

Told by content, not by name. Prints turns, speakers and warnings; nothing is repaired in silence. With the
name of the candidate, looks for red flags in the candidate's turns only.

example:  screener transcript meeting.vtt --candidate "Ann Example"
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from screener.cli import outcome, places
from screener.errors import FormatError, UsageError
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from screener.transcripts.turns import Transcript, Turn


POLL, RESTS = 0.3, 900.0
"""Seconds between looks at a file that is being followed, and of rest after which the meeting is over."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="the transcript; - is the standard input")
    parser.add_argument(
        "--candidate", metavar="NAME", help="who of the speakers the candidate is: looks for flags"
    )
    parser.add_argument(
        "--role", help="with --candidate: which question of this role's bank was answered when"
    )
    parser.add_argument("--follow", action="store_true", help="go on reading a file that is being written")
    parser.add_argument("--attach", metavar="SCREEN", help="keep it with an unfinished screen; needs consent")
    parser.add_argument(
        "--consent", metavar="WORDS", help="what the candidate said when asked about recording"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Read and print."""
    if args.role and not args.candidate:
        raise UsageError("--role needs --candidate: whose answers are to be read.")
    if args.follow:
        return _follow(args)
    found = _found(args)
    asked = _aligned(args, found)
    flags = _flags(args, found, asked) if args.candidate else []
    if args.attach:
        _attach(args, found)
    if args.json:
        outcome.emit_json(
            {
                "format": found.format,
                "speakers": list(found.speakers),
                "seconds": found.seconds,
                "words": found.words,
                "turns": [asdict(turn) for turn in found.turns],
                "warnings": list(found.warnings),
                **({"flags": flags} if args.candidate else {}),
                **({"questions": list(asked)} if args.role else {}),
            }
        )
        return outcome.DONE
    for line in _page(found, flags, asked):
        outcome.emit(line)
    for warning in found.warnings:
        outcome.note(for_line(warning))
    return outcome.DONE


def _found(args: argparse.Namespace) -> Transcript:
    from screener.transcripts.detect import read_transcript

    try:
        return read_transcript(places.text_of(Path(args.file)))
    except FormatError as error:
        told = str(error)
        raise FormatError(told if told.startswith(args.file) else f"{args.file}: {told}") from None


def _aligned(args: argparse.Namespace, found: Transcript) -> tuple[str | None, ...]:
    """Give each turn the question of the role's bank that was being answered."""
    if not args.role:
        return (None,) * len(found.turns)
    from screener.transcripts.align import align

    bank = places.library(args).bank_for_role(args.role)
    return align(found.turns, args.candidate, bank.questions).questions


def _follow(args: argparse.Namespace) -> int:
    """Print turns and flags as they are written, until the file rests for long or ctrl+c ends it."""
    import time

    if str(args.file) == "-":
        raise UsageError("--follow reads a file, not the standard input.")
    told: set[tuple[int, str, str]] = set()
    turns, size, rested = 0, -1, time.monotonic()
    while time.monotonic() - rested < RESTS:
        now = Path(args.file).stat().st_size if Path(args.file).exists() else 0
        if now != size:
            size, rested = now, time.monotonic()
            with suppress(FormatError):  # the last caption may stand there half written
                found = _found(args)
                asked = _aligned(args, found)
                for turn in found.turns[turns : len(found.turns) - 1]:
                    outcome.emit(_turn(turn))
                turns = max(turns, len(found.turns) - 1)
                for flag in _flags(args, found, asked) if args.candidate else []:
                    key = (flag["turn"], flag["rule"], flag["quote"])
                    if key not in told:
                        told.add(key)
                        outcome.emit(_flag_line(flag))
        time.sleep(POLL)
    return outcome.DONE


def _attach(args: argparse.Namespace, found: Transcript) -> None:
    """Keep a transcript with its screen: consent first, as an event, then the text by its digest."""
    from screener.interview import verbs
    from screener.interview.screen import fold
    from screener.store.live import now
    from screener.transcripts.attaching import attach

    who = places.identity(args) or ""
    with places.journal(args) as journal:
        screen = places.find(args, journal, args.attach)
        state = fold(journal.events(screen))
        if args.consent:
            consent = verbs.consent(state, True, args.consent)
            event, text = attach(replace(state, consent=consent), found, args.candidate)
            journal.append(screen, consent, now(), who)
        else:
            event, text = attach(state, found, args.candidate)
        journal.attach(event.transcript, "transcript", text)
        journal.append(screen, event, now(), who)
    outcome.note(f"attached to {screen[:8]}: {len(found.turns)} turns; {_roles(event.speakers)}")


def _roles(speakers: Mapping[str, str]) -> str:
    return ", ".join(f"{for_line(name)} is {role}" for name, role in speakers.items())


def _flags(args: argparse.Namespace, found: Transcript, asked: Sequence[str | None]) -> list[dict[str, Any]]:
    """Look for flags in the turns of the candidate alone."""
    from screener.content.guessing import nearest
    from screener.flags.engine import compile_engine
    from screener.flags.finding import Context
    from screener.interview.blind import folded
    from screener.interview.listening import context_of

    by = {folded(name): name for name in found.speakers}
    if folded(args.candidate) not in by:
        meant = nearest(args.candidate, found.speakers)
        hint = (
            f"Did you mean '{meant}'?" if meant else f"Speakers are: {', '.join(found.speakers) or 'nobody'}."
        )
        raise UsageError(f"nobody called '{args.candidate}' speaks in it. {hint}")
    library = places.library(args)
    engine = compile_engine(library.flag_files(), places.reads_like())
    contexts: dict[str | None, Context] = {None: Context()}
    if args.role:
        kit = library.kit_for_role(args.role)
        contexts |= {q.id: context_of(kit, q.id) for q in kit.bank.questions}
    who = by[folded(args.candidate)]
    return [
        {
            "turn": number,
            "question": asked[number],
            "start": turn.start,
            "rule": f.rule,
            "quote": f.quote,
            "why": f.why,
            "probe": f.probe,
        }
        for number, turn in enumerate(found.turns)
        if turn.speaker == who
        for f in engine.read(turn.text, contexts[asked[number]]).findings
    ]


def _page(found: Transcript, flags: list[dict[str, Any]], asked: Sequence[str | None]) -> list[str]:
    who = ", ".join(for_line(name) for name in found.speakers) or "nobody is named"
    lines = [
        f"{found.format}: {len(found.turns)} turns, {found.words} words, {clock(found.seconds)}; {who}",
        "",
    ]
    here: str | None = None
    for turn, question in zip(found.turns, asked, strict=True):
        if question != here:
            here = question
            lines += ["", outcome.paint(f"   [{question}]", "bold")]
        lines.append(_turn(turn))
    if flags:
        lines += ["", "Red flags in the candidate's turns"]
    return [*lines, *map(_flag_line, flags)]


def _turn(turn: Turn) -> str:
    at = clock(turn.start) if turn.start is not None else ""
    head = f"{at:>8}  {for_line(turn.speaker) or '?'}: "
    return fill(head + for_line(turn.text), 96, subsequent_indent=" " * 10)


def _flag_line(flag: Mapping[str, Any]) -> str:
    at = clock(flag["start"]) if flag["start"] is not None else ""
    told = f"{at:>8}  ⚑ {flag['rule']}: “{for_line(flag['quote'])}” {for_line(flag['probe'])}"
    return fill(told, 96, subsequent_indent=" " * 10)


def clock(seconds: float) -> str:
    """Give seconds as h:mm:ss or m:ss."""
    whole = max(0, int(seconds))
    hours = f"{whole // 3600}:{whole // 60 % 60:02d}" if whole >= 3600 else f"{whole // 60}"
    return f"{hours}:{whole % 60:02d}"
