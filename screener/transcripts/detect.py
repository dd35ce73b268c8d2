"""Reading a transcript of any kind: told by its content, never by the file's name."""

from __future__ import annotations

from screener.errors import FormatError
from screener.transcripts.captions import TIMES, read_captions
from screener.transcripts.listings import names_in, read_listing
from screener.transcripts.repair import repaired
from screener.transcripts.turns import Cue, Transcript
from screener.transcripts.whisper import read_whisper

LONGEST = 20_000_000
"""Characters that are read at most: many times a day of talk."""


def read_transcript(text: str) -> Transcript:
    """Read a meeting. Raises ``FormatError`` with the reason when it is no transcript that can be trusted."""
    if len(text) > LONGEST:
        raise FormatError(f"{len(text):,} characters are no meeting ({LONGEST:,} at most).")
    if "\x00" in text[:65536]:
        raise FormatError("this is no text.")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise FormatError("the file is empty.")
    warnings: list[str] = []
    name, cues = _cues(text, warnings)
    cues = [cue for cue in cues if cue.text.strip()]
    if not cues:
        raise FormatError(f"this looks like {name}, and nobody says anything in it.")
    turns = repaired(cues, warnings)
    silent = sum(1 for turn in turns if not turn.speaker)
    if silent == len(turns):
        warnings.append("No caption names a speaker: say who is who before flags are looked for.")
    elif silent:
        warnings.append(f"{silent} of {len(turns)} turns name no speaker.")
    return Transcript(name, turns, tuple(warnings))


def _cues(text: str, warnings: list[str]) -> tuple[str, list[Cue]]:
    start = text.lstrip()[:1]
    if start in ("{", "["):
        head = text.lstrip()[:2000]
        if start == "{" or head[1:].lstrip()[:1] in ("{", "]"):
            return "Whisper JSON", read_whisper(text, warnings)
    lines = text.split("\n")
    if lines[0].startswith("WEBVTT"):
        return "WebVTT", read_captions(text, warnings)
    if any("-->" in line and TIMES.match(line) for line in lines):
        return "SubRip", read_captions(text, warnings)
    if names_in(text) >= 2:
        return "a listing of names", read_listing(text, warnings)
    raise FormatError(
        "this is no transcript that is known here: WebVTT, SubRip, Whisper JSON, or lines of 'Name: text'."
    )
