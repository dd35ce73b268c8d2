"""Edits of a bank that keep its file: spliced in at the recorded place, every other byte as before.

Comments, order, quoting and blank lines stay as whoever keeps the file left them. Each edit is proven before
it is written: the new text is read again, and must say exactly what the old one said with the one change.
"""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screener.content.bank import Bank
from screener.content.document import Document, Node
from screener.content.document import Path as Way
from screener.content.reading import bytes_of, read
from screener.content.splicing import insertion, permuted, renderings
from screener.content.validating import parse
from screener.errors import ContentError, RefusedAction, StoreError

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Reword:
    """Another wording of a question."""

    question: str
    ask: str


@dataclass(frozen=True, slots=True)
class SetMinutes:
    """Another number of minutes for a question."""

    question: str
    minutes: float


@dataclass(frozen=True, slots=True)
class SetMustAsk:
    """Whether a question is asked of everybody."""

    question: str
    must_ask: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Another place for a question, counting from 0."""

    question: str
    to: int


Edit = Reword | SetMinutes | SetMustAsk | Move


def edited(document: Document, edit: Edit) -> str:
    """Give the text with the edit in it. Raises ``RefusedAction`` or ``ContentError``."""
    number = _number(document, edit.question)
    if isinstance(edit, Move):
        return _moved(document, number, edit.to)
    key, value = _change(edit)
    way: Way = ("questions", number, key)
    there = key in document.data["questions"][number]
    if there and _same(document.data["questions"][number][key], value):
        return document.text
    if not there and value is False:
        return document.text
    expected = deepcopy(document.data)
    expected["questions"][number][key] = value
    node = document.node(way)
    if there and document.text[node.start : node.start + 1] in ("&", "*"):
        raise RefusedAction(f"`{key}` of `{edit.question}` is shared by an anchor. Edit the file by hand.")
    texts = (
        _spliced(document, way, value) if there else insertion(document, ("questions", number), key, value)
    )
    for text in texts:
        if _means(text, document.name, expected):
            _valid(text, document.name)
            return text
    raise RefusedAction(
        f"`{key}` of `{edit.question}` cannot be changed here without touching more. Edit by hand."
    )


def save(path: Path, edit: Edit, sha256: str) -> Document:
    """Write an edit to a file, atomically, and give the file as it is now.

    ``sha256`` is that of the bytes that the editor saw; when the file has changed since, nothing is written.
    Raises ``RefusedAction``, ``ContentError`` or ``StoreError``.
    """
    target = path.resolve()
    source = bytes_of(target)
    document = read(source, str(path))
    if document.sha256 != sha256:
        raise RefusedAction(f"{path.name} was changed meanwhile; nothing was written. Look at it again.")
    text = edited(document, edit)
    made = (_BOM if source.startswith(_BOM) else b"") + text.encode("utf-8")
    if made != source:
        _write(target, made, sha256)
    return read(made, str(path))


def _number(document: Document, question: str) -> int:
    questions = document.data.get("questions")
    listed = questions if isinstance(questions, list) else []
    found = [i for i, q in enumerate(listed) if isinstance(q, dict) and q.get("id") == question]
    if len(found) != 1:
        told = "There is no question" if not found else "There is more than one question"
        raise RefusedAction(f"{told} `{question}` in {document.name}.")
    return found[0]


def _change(edit: Reword | SetMinutes | SetMustAsk) -> tuple[str, str | float | bool]:
    if isinstance(edit, Reword):
        ask = edit.ask.strip()
        if not ask:
            raise RefusedAction("A question needs a wording.")
        return "ask", ask
    if isinstance(edit, SetMinutes):
        minutes = float(edit.minutes)
        if not math.isfinite(minutes):
            raise RefusedAction("Minutes are a number.")
        return "minutes", int(minutes) if minutes.is_integer() else minutes
    return "must_ask", edit.must_ask


def _same(old: Any, new: Any) -> bool:
    return type(old) is type(new) and (old.strip() == new if isinstance(new, str) else old == new)


def _spliced(document: Document, way: Way, value: str | float | bool) -> Iterator[str]:
    node: Node = document.node(way)
    for written, end in renderings(document, way, value):
        yield document.text[: node.start] + written + document.text[end:]


def _moved(document: Document, number: int, to: int) -> str:
    questions = document.data["questions"]
    to = max(0, min(to, len(questions) - 1))
    if to == number:
        return document.text
    order = [i for i in range(len(questions)) if i != number]
    order.insert(to, number)
    expected = deepcopy(document.data)
    expected["questions"] = [expected["questions"][i] for i in order]
    text = permuted(document, ("questions",), order)
    if text is None or not _means(text, document.name, expected):
        raise RefusedAction(
            "This question cannot be moved without touching more of the file. Move it by hand."
        )
    _valid(text, document.name)
    return text


def _means(text: str, name: str, expected: dict[str, Any]) -> bool:
    """Tell whether a text says what was meant, and nothing else."""
    try:
        return _identical(read(text.encode("utf-8"), name).data, expected)
    except (ContentError, UnicodeEncodeError):
        return False


def _identical(one: Any, other: Any) -> bool:
    """Compare plain data strictly: 1 is not true. A line break that ends a block of text says nothing."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_identical(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_identical, one, other))
    if isinstance(one, str):
        return one.rstrip("\r\n") == str(other).rstrip("\r\n")
    return bool(one == other)


def _valid(text: str, name: str) -> None:
    parse(read(text.encode("utf-8"), name), Bank)


def _write(path: Path, made: bytes, sha256: str) -> None:
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(path.stat().st_mode & 0o7777)
            if read(bytes_of(path), str(path)).sha256 != sha256:
                raise RefusedAction(
                    f"{path.name} was changed meanwhile; nothing was written. Look at it again."
                )
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}. Nothing was changed.") from None
