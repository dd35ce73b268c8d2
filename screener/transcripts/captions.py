"""WebVTT and SubRip: cues with times. Read leniently, as players do; every repair is told with its line.

WebVTT: W3C, "WebVTT: The Web Video Text Tracks Format". SubRip has no standard; comma or dot, hours optional.
"""

from __future__ import annotations

import html
import re

from screener.transcripts.turns import Cue

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s+.*)?$")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:c|i|b|u|v|lang|ruby|rt|font)(?:[.\s][^>]*)?>|<\d[\d:.]*>", re.IGNORECASE)
_NAMED = re.compile(r"^\s*([^\W\d][\w .,'’()\-]{0,60}?):\s+(?=\S)")


def clock(groups: tuple[str | None, ...]) -> float:
    """Give seconds from hours, minutes, seconds and a fraction as written."""
    hours, minutes, seconds, fraction = groups
    part = int((fraction or "0").ljust(3, "0")[:3]) / 1000
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + part


def read_captions(text: str, warnings: list[str]) -> list[Cue]:
    """Read the cues of WebVTT or SubRip. A block that is neither cue nor comment is told and left out."""
    cues: list[Cue] = []
    for first, block in blocks(text):
        if block[0].startswith(("WEBVTT", "NOTE", "STYLE", "REGION", "X-TIMESTAMP-MAP")):
            continue
        at = next((n for n, line in enumerate(block[:3]) if "-->" in line), None)
        if at is None:
            _continue(cues, first, block, warnings)
            continue
        found = TIMES.match(block[at])
        if found is None:
            warnings.append(
                f"Line {first + at}: times that cannot be read; the caption is kept without them."
            )
            cues += _cues(None, None, block[at + 1 :], first + at + 1)
            continue
        start, end = clock(found.groups()[:4]), clock(found.groups()[4:])
        if end < start:
            warnings.append(
                f"Line {first + at}: the caption ends before it begins; its end was set to its start."
            )
            end = start
        cues += _cues(start, end, block[at + 1 :], first + at + 1)
    return cues


def blocks(text: str) -> list[tuple[int, list[str]]]:
    """Split at empty lines; give each block with the number of its first line."""
    found: list[tuple[int, list[str]]] = []
    block: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            block.append(line.rstrip())
        elif block:
            found.append((number - len(block), block))
            block = []
    if block:
        found.append((text.count("\n") + 2 - len(block), block))
    return found


def _continue(cues: list[Cue], first: int, block: list[str], warnings: list[str]) -> None:
    """Take a block without times for the rest of the caption before it, unless it is a mere number."""
    text = plain(" ".join(block))
    if not text or text.isdigit():
        return
    if cues:
        warnings.append(f"Line {first}: a caption with an empty line in it; its parts were joined.")
        cues[-1] = cues[-1]._replace(text=f"{cues[-1].text} {text}")
    else:
        warnings.append(f"Line {first}: text before the first caption was left out.")


def _cues(start: float | None, end: float | None, lines: list[str], first: int) -> list[Cue]:
    """Give one cue for each voice that a caption names."""
    found: list[Cue] = []
    speaker = ""
    for number, line in enumerate(lines, first):
        pieces = _VOICE.split(line)
        for index in range(0, len(pieces), 2):
            if index:
                speaker = _name(pieces[index - 1])
            text = plain(pieces[index])
            named = _NAMED.match(text)
            if named and not index:
                speaker, text = _name(named[1]), text[named.end() :]
            if not text:
                continue
            if found and found[-1].speaker == speaker:
                found[-1] = found[-1]._replace(text=f"{found[-1].text} {text}")
            else:
                found.append(Cue(speaker, start, end, text, number))
    return found


def _name(text: str) -> str:
    return " ".join(html.unescape(text).replace("\u00a0", " ").split()).strip(" :")


def plain(text: str) -> str:
    """Give the words of a caption: markup out, entities resolved, spaces collapsed."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())
