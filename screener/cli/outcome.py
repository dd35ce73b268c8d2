"""What a command leaves behind: results on stdout, everything else on stderr, and the exit code.

The one place that writes to the two streams. Results are plain data or plain text; colour is added only
where a terminal is reading and NO_COLOR is not set.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, TextIO, TypeVar

from screener.errors import ScreenerError, UsageError

DONE, FOUND_ERRORS, WRONG_USAGE = 0, 1, 2

Item = TypeVar("Item")
Paint = Literal["bold", "dim", "red", "yellow", "green", "blue", "cyan"]
_CODES: dict[Paint, str] = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "yellow": "33",
    "green": "32",
    "blue": "34",
    "cyan": "36",
}


def emit(text: str, end: str = "\n") -> None:
    """Write a result to stdout. Lone surrogates, which no encoding can carry, are shown as ``?``."""
    _write(sys.stdout, text + end)


def emit_json(value: object) -> None:
    """Write one JSON document to stdout, and nothing else."""
    emit(json.dumps(value, ensure_ascii=False, indent=2))


def note(text: str) -> None:
    """Write progress, a warning or a remark to stderr."""
    _write(sys.stderr, text + "\n")


def fail(error: ScreenerError) -> None:
    """Write an error to stderr: one clear line (or one a problem), never a traceback."""
    for line in str(error).splitlines() or ["unknown error"]:
        note(f"{paint('screener:', 'red', sys.stderr)} {line}")


def paint(text: str, colour: Paint, stream: TextIO | None = None) -> str:
    """Colour ``text`` when ``stream`` (default stdout) is a terminal that wants colour."""
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if colours(stream or sys.stdout) else text


def colours(stream: TextIO) -> bool:
    """Tell whether ``stream`` is a terminal that wants colour (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def deliver(text: str, output: Path | None) -> None:
    """Send a finished document to ``output``, atomically and readable by its owner only, or to stdout."""
    if output is None:
        emit(text, end="" if text.endswith("\n") else "\n")
        return
    try:
        _replace(output, text.encode("utf-8", "replace"))
    except OSError as error:
        raise ScreenerError(f"{output}: cannot be written: {error.strerror}.") from None
    note(f"wrote {output}")


def deliver_bytes(data: bytes, output: Path | None) -> None:
    """Send a finished document that is no text to ``output``, or to a pipe, never to a terminal."""
    if output is not None:
        try:
            _replace(output, data)
        except OSError as error:
            raise ScreenerError(f"{output}: cannot be written: {error.strerror}.") from None
        note(f"wrote {output}")
    elif sys.stdout.isatty():
        raise UsageError("this is no text: name a file with -o.")
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def progress(items: Sequence[Item], label: str) -> Iterator[Item]:
    """Yield ``items`` with a progress line on a terminal's stderr, and silently in a pipe."""
    show, total = sys.stderr.isatty() and len(items) > 20, len(items)
    for count, item in enumerate(items, 1):
        yield item
        if show and (count % 10 == 0 or count == total):
            _write(sys.stderr, f"{label} {count}/{total}" + ("\r" if count < total else "\n"))


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding, "replace"))
    stream.flush()


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
