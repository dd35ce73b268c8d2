"""Transcripts without captions: ``Name: text``, with or without times, as Zoom, Teams and Meet write it."""

from __future__ import annotations

import re

from screener.transcripts.turns import Cue

_T = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})"
_TIMED_NAME = re.compile(rf"^\[?{_T}(?:[.,]\d+)?\]?\s*(?:[-–—]\s*)?([^\W\d][^:\t]{{0,60}}?):\s*(.*)$")
_NAME_TIMED = re.compile(rf"^([^\W\d][^:\t\[\]]{{0,60}}?)\s*[\[(]?{_T}[\])]?\s*:?\s*$")
_NAME_THEN_TIME = re.compile(rf"^([^\W\d][^:\t\[\]]{{0,60}}?)\s+[\[(]{_T}[\])]\s*:\s*(.*)$")
_TIME_ALONE = re.compile(rf"^\[?{_T}\]?$")
_NAMED = re.compile(r"^([^\W\d][\w .,'’()\-]{0,60}?):\s+(\S.*)$")
Turning = tuple[str, float | None, str]
"""Name, time and words of a line that begins a turn."""
_LONGEST_NAME = 6
"""Words of a name; more before a colon are part of what was said."""


def read_listing(text: str, warnings: list[str]) -> list[Cue]:
    """Read lines of a listing. Lines that name nobody go on with whoever spoke last.

    Where names come with times, a colon alone begins no turn: "It depends: on the data" is something said.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    timed = sum(_timed(line) is not None for _, line in lines) >= 2
    names = frozenset() if timed else _names(lines, warnings)
    cues: list[Cue] = []
    speaker, start, waiting, loose = "", None, False, 0
    for number, line in lines:
        found = _timed(line) if timed else _named(line, names)
        if found is not None:
            name, at, said = found
            speaker, start, waiting = name or speaker, at if at is not None else start, not said
            if said:
                cues.append(Cue(speaker, start, None, said, number))
        elif not speaker:
            loose += 1
        elif waiting:
            cues.append(Cue(speaker, start, None, line, number))
            waiting = False
        elif cues:
            cues[-1] = cues[-1]._replace(text=f"{cues[-1].text} {line}")
    if loose:
        warnings.append(f"{loose} lines before the first speaker were left out.")
    return cues


def names_in(text: str) -> int:
    """Count the lines that begin a turn: how likely this is a listing."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:400]
    timed = sum(bool((found := _timed(line)) and found[0]) for line in lines)
    return timed if timed >= 2 else sum(_NAMED.match(line) is not None for line in lines)


def _timed(line: str) -> Turning | None:
    """Tell name, time and words of a line that begins a turn with a time; ``None`` for any other."""
    if (found := _TIMED_NAME.match(line)) and _is_name(found[4]):
        return _name(found[4]), _seconds(found.groups()[:3]), found[5].strip()
    if (found := _NAME_THEN_TIME.match(line)) and _is_name(found[1]):
        return _name(found[1]), _seconds(found.groups()[1:4]), found[5].strip()
    if (found := _NAME_TIMED.match(line)) and _is_name(found[1]):
        return _name(found[1]), _seconds(found.groups()[1:4]), ""
    if found := _TIME_ALONE.match(line):
        return "", _seconds(found.groups()), ""
    return None


def _named(line: str, names: frozenset[str]) -> Turning | None:
    found = _NAMED.match(line)
    return (_name(found[1]), None, found[2].strip()) if found and _name(found[1]) in names else None


def _names(lines: list[tuple[int, str]], warnings: list[str]) -> frozenset[str]:
    """Find out who speaks: what stands before a colon twice, or once where it is written like a name."""
    where: dict[str, list[int]] = {}
    for number, line in lines:
        if (found := _NAMED.match(line)) and _is_name(found[1]):
            where.setdefault(_name(found[1]), []).append(number)
    names = set()
    for name, numbers in where.items():
        if len(numbers) > 1:
            names.add(name)
        elif "," not in name and all(word[:1].isupper() for word in name.split()):
            names.add(name)
            warnings.append(f"Line {numbers[0]}: '{name}' speaks once; is that a speaker?")
    return frozenset(names)


def _is_name(text: str) -> bool:
    return len(text.split()) <= _LONGEST_NAME and not text.casefold().startswith(("http", "note", "warning"))


def _name(text: str) -> str:
    return " ".join(text.split()).strip(" -–—")


def _seconds(groups: tuple[str | None, ...]) -> float:
    hours, minutes, seconds = groups
    return float(int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0))
