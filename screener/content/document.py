"""A content file as it was read: its text, its plain data, and the place of every key and value in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from screener.errors import Problem, Severity

Key = str | int
Path = tuple[Key, ...]
"""Keys and positions that lead to a value, such as ("questions", 3, "ask")."""

_LINE_END = re.compile(r"\r\n|\n|\r")


def shown(value: object) -> str:
    """Give a value as it can stand in a sentence: on one line, and not more than the beginning of it."""
    text = str(value)[:400]
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= 60 else text[:57] + "…"


class Node(NamedTuple):
    """Offsets of a value and of its key in the text, and the nodes inside it."""

    key: int
    start: int
    end: int
    inside: Any = None
    """Key to node for a mapping, nodes in order for a list, ``None`` for a single value."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: line and column of its key and of itself (from 1), and its offsets."""

    key: tuple[int, int]
    value: tuple[int, int]
    start: int
    end: int


@dataclass
class Document:
    """One file. ``problems`` are mistakes that did not keep the rest of it from being read."""

    name: str
    text: str
    data: Any
    sha256: str = ""
    """Of the bytes as they are on disk."""
    root: Node = field(default=Node(0, 0, 0), repr=False)
    problems: tuple[Problem, ...] = ()

    def node(self, path: Path) -> Node:
        """Give the node at ``path``; for a path that is not there, its nearest parent."""
        node = self.root
        for part in path:
            try:
                node = node.inside[part]
            except (KeyError, IndexError, TypeError):  # not there, or nothing is inside
                break
        return node

    def span(self, path: Path) -> Span:
        """Give where the value at ``path`` stands; for a path that is not there, its nearest parent."""
        node = self.node(path)
        return Span(self.at(node.key), self.at(node.start), node.start, node.end)

    def place(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Give line and column of a value, or of its key, counting from 1."""
        node = self.node(path)
        return self.at(node.key if key else node.start)

    def raw(self, path: Path) -> str:
        """Give a value as it is written in the file, quotes and all."""
        node = self.node(path)
        return self.text[node.start : node.end]

    def line(self, number: int) -> str:
        """Give a line of the text, counting from 1, without its end; empty when there is none."""
        if not 1 <= number <= len(self._lines):
            return ""
        start = self._lines[number - 1]
        end = self._lines[number] if number < len(self._lines) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def at(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, counting from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    def problem(self, path: Path, code: str, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """Make an error at a place of this file."""
        return self._problem("error", self.place(path, key), code, message, hint)

    def warning(self, path: Path, code: str, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """Make a warning at a place of this file."""
        return self._problem("warning", self.place(path, key), code, message, hint)

    def place_inside(self, path: Path, offset: int) -> tuple[int, int]:
        """Give line and column of a character of the text at ``path``, where that can be told.

        A quoted text with escapes, or one over several lines, has its characters elsewhere than in the
        value; there the place is that of the whole text.
        """
        node = self.node(path)
        raw = self.text[node.start : node.end]
        quote = 1 if raw[:1] in ("'", '"') else 0
        plain = "\n" not in raw and "\\" not in raw and "''" not in raw and raw[:1] not in tuple("|>&*")
        return self.at(node.start + quote + offset if plain and offset < len(raw) else node.start)

    def _problem(self, severity: Severity, place: tuple[int, int], *said: str) -> Problem:
        return Problem(self.name, place[0], place[1], severity, *said)
