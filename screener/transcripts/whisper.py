"""JSON of speech recognisers: Whisper's segments, WhisperX's with words and speakers."""

from __future__ import annotations

import json
import math
from typing import Any

from screener.errors import FormatError
from screener.transcripts.turns import Cue


def read_whisper(text: str, warnings: list[str]) -> list[Cue]:
    """Read ``segments`` (or a bare list of them). Raises ``FormatError`` for other JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise FormatError(f"this looks like JSON and cannot be read{place}. Was it cut off?") from None
    segments = data.get("segments") if isinstance(data, dict) else data
    if not isinstance(segments, list):
        raise FormatError("this JSON has no `segments`: not what Whisper or WhisperX writes.")
    cues: list[Cue] = []
    for number, segment in enumerate(segments, 1):
        said = segment.get("text") if isinstance(segment, dict) else None
        if not isinstance(said, str):
            warnings.append(f"Segment {number}: no text; left out.")
            continue
        cues += _cues(segment, said, number)
    return cues


def _cues(segment: dict[str, Any], said: str, number: int) -> list[Cue]:
    """Give one cue a segment, or one for each speaker where its words name several."""
    speaker = _text(segment.get("speaker"))
    words = [w for w in segment.get("words") or () if isinstance(w, dict) and isinstance(w.get("word"), str)]
    if len({_text(w.get("speaker")) for w in words if w.get("speaker")}) < 2:
        start, end = _seconds(segment.get("start")), _seconds(segment.get("end"))
        return [Cue(speaker, start, end, " ".join(said.split()), number)] if said.strip() else []
    found: list[Cue] = []
    for word in words:
        who = _text(word.get("speaker")) or (found[-1].speaker if found else speaker)
        start, end = _seconds(word.get("start")), _seconds(word.get("end"))
        text = str(word["word"]).strip()
        if found and found[-1].speaker == who:
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {text}", end=end or found[-1].end)
        elif text:
            found.append(
                Cue(who, start if start is not None else _seconds(segment.get("start")), end, text, number)
            )
    return found


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _seconds(value: object) -> float | None:
    sound = (
        isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
    )
    return float(value) if sound and isinstance(value, int | float) else None
