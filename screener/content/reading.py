"""YAML in, plain data and places out: the only user of yaml.

Files are read through libyaml's stream of events, never through a loader that builds nodes: a loader recurses
in C and dies with the interpreter at some ten thousand nested brackets, and resolves tags. Size, depth,
aliases and what they expand to are limited. Places are worked out on a second walk, and only when somebody
asks for one, so that a file without mistakes costs nothing for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from screener.errors import ContentError, Problem

LARGEST = 16 * 1024 * 1024
"""Bytes of one file. The largest bank of a team is some hundred thousand."""
DEEPEST = 40
MOST_ALIASES = 50
MOST_EXPANDED = 200_000
"""Nodes that all aliases of a file may stand for together."""

Key = str | int | float | bool | None
Path_ = tuple[Key, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9_]*)")
_FLOAT = re.compile(
    r"[-+]?(?:[0-9][0-9_]*)?\.[0-9_]+(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*\.(?:[eE][-+]?[0-9]+)?"
)
_BOOL = {
    **{w: True for word in ("yes", "true", "on") for w in (word, word.title(), word.upper())},
    **{w: False for word in ("no", "false", "off") for w in (word, word.title(), word.upper())},
}
_NULL = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: line and column of its key and of itself (from 1), and its offsets."""

    key: tuple[int, int]
    value: tuple[int, int]
    start: int
    end: int


@dataclass(slots=True)
class Document:
    """One file as read: its text, its plain data, and the place of everything in it."""

    name: str
    text: str
    data: Any
    _spans: dict[Path_, Span] = field(default_factory=dict)

    def span(self, path: Path_) -> Span:
        """Give where the value at ``path`` stands; for a path that is not there, its nearest parent."""
        if not self._spans:
            self._spans = dict(_Places(self.text).walk())
        while path not in self._spans:
            path = path[:-1]
        return self._spans[path]

    def place(self, path: Path_, key: bool = False) -> tuple[int, int]:
        """Give line and column of a value, or of its key, counting from 1."""
        span = self.span(path)
        return span.key if key else span.value

    def raw(self, path: Path_) -> str:
        """Give a value as it is written in the file, quotes and all."""
        span = self.span(path)
        return self.text[span.start : span.end]

    def problem(self, path: Path_, code: str, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """Make an error at a place of this file."""
        line, column = self.place(path, key)
        return Problem(self.name, line, column, "error", code, message, hint)

    def warning(self, path: Path_, code: str, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """Make a warning at a place of this file."""
        line, column = self.place(path, key)
        return Problem(self.name, line, column, "warning", code, message, hint)


def read_file(path: Path) -> Document:
    """Read a regular file of bounded size. Raises ``ContentError``."""
    name = str(path)
    try:
        if not path.is_file():
            told = (
                "is a folder"
                if path.is_dir()
                else "is not there"
                if not path.exists()
                else "is no regular file"
            )
            _refuse(name, 1, 1, "unreadable", f"{path.name} {told}.", "Name a YAML file.")
        if path.stat().st_size > LARGEST:
            _refuse(name, 1, 1, "too-large", f"The file is larger than {LARGEST // 1024**2} MB.", "Split it.")
        source = path.read_bytes()
    except OSError as error:
        _refuse(name, 1, 1, "unreadable", f"The file cannot be read: {error.strerror}.")
    return read(source, name)


def read(source: bytes, name: str) -> Document:
    """Read YAML. Raises ``ContentError`` with place and remedy for what cannot be read."""
    if len(source) > LARGEST:
        _refuse(name, 1, 1, "too-large", f"The file is larger than {LARGEST // 1024**2} MB.", "Split it.")
    text = _decoded(source, name)
    try:
        data = _Build(text, name).run()
    except yaml.YAMLError as error:
        _explain(error, text, name)
    if not isinstance(data, dict):
        _refuse(
            name,
            1,
            1,
            "no-mapping",
            "The file holds no keys.",
            "It begins with 'kind: bank' or another kind.",
        )
    return Document(name, text, data)


def _decoded(source: bytes, name: str) -> str:
    for mark, encoding in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if source.startswith(mark):
            _refuse(name, 1, 1, "encoding", f"The file is {encoding}.", "Save it as UTF-8.")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        column = error.start - source.rfind(b"\n", 0, error.start)
        _refuse(
            name, line, column, "encoding", f"Byte 0x{source[error.start]:02x} is not UTF-8.",
            "Save the file as UTF-8 (in Excel or Notepad: 'Encoding: UTF-8').",
        )  # fmt: skip
    bad = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", text)
    if bad:
        line, column = _at(text, bad.start())
        _refuse(name, line, column, "control", f"An invisible character (U+{ord(bad[0]):04X}) stands here.",
                "Delete it.")  # fmt: skip
    return text


class _Build:
    """Builds plain data from events, with a stack of its own instead of recursion."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.aliases = 0
        self.expanded = 0

    def run(self) -> Any:
        root: list[Any] = []
        stack: list[_Open] = [_Open(root, [], 0, None, None)]
        nodes = 0
        documents = 0
        for event in _events(self.text):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                nodes += 1
                value = self.scalar(event)
                if event.anchor:
                    self.anchors[event.anchor] = (value, 1)
                self.put(stack[-1], value, event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                nodes += 1
                self.no_tag(event)
                if len(stack) > DEEPEST:
                    self.refuse(
                        event, "too-deep", f"More than {DEEPEST} levels of nesting.", "Flatten this part."
                    )
                fresh: Any = {} if kind is yaml.MappingStartEvent else []
                self.put(stack[-1], fresh, event)
                stack.append(_Open(fresh, [], nodes, event.anchor, event.start_mark))
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                done = stack.pop()
                if done.anchor:
                    self.anchors[done.anchor] = (done.value, nodes - done.since + 1)
            elif kind is yaml.AliasEvent:
                self.put(stack[-1], self.alias(event), event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.refuse(
                        event,
                        "second-document",
                        "A second document begins here ('---').",
                        "Use one file each.",
                    )
        return root[0] if root else None

    def put(self, into: _Open, value: Any, event: Any) -> None:
        if isinstance(into.value, list):
            into.value.append(value)
        elif not into.key:
            if isinstance(event, yaml.ScalarEvent):
                value = as_key(event)
            if isinstance(value, dict | list):
                self.refuse(
                    event,
                    "key",
                    "A key must be a single word or number.",
                    "Quote the text or fix the brackets.",
                )
            if value in into.value:
                self.refuse(
                    event, "duplicate-key", f"The key `{value}` stands twice here.", "Keep one of the two."
                )
            into.value[value] = None
            into.key.append(value)
        else:
            into.value[into.key.pop()] = value

    def scalar(self, event: Any) -> Key:
        self.no_tag(event)
        return event.value if event.style or not event.implicit[0] else plain(event.value)

    def alias(self, event: Any) -> Any:
        self.aliases += 1
        if event.anchor not in self.anchors:
            self.refuse(
                event, "alias", f"`*{event.anchor}` refers to nothing above it.", "Write the value out."
            )
        value, size = self.anchors[event.anchor]
        self.expanded += size
        if self.aliases > MOST_ALIASES or self.expanded > MOST_EXPANDED:
            self.refuse(event, "alias", f"More than {MOST_ALIASES} aliases, or too much behind them.",
                        "Write the values out.")  # fmt: skip
        return value

    def no_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            self.refuse(event, "tag", f"`{event.tag}`: tags are not used in these files.", "Remove the tag.")
        if event.tag == "!":
            self.refuse(event, "tag", "`!` at the beginning of a value is a tag.", "Put the value in quotes.")

    def refuse(self, event: Any, code: str, message: str, hint: str) -> NoReturn:
        mark = event.start_mark
        _refuse(self.name, mark.line + 1, mark.column + 1, code, message, hint)


@dataclass(slots=True)
class _Open:
    """A collection that is being filled; ``key`` holds the key that waits for its value, if one does."""

    value: Any
    key: list[Key]
    since: int
    anchor: str | None
    mark: Any


class _Places:
    """Walks the events of a text that was read without error and gives each path its span."""

    def __init__(self, text: str) -> None:
        self.text = text

    def walk(self) -> Iterator[tuple[Path_, Span]]:
        path: list[Key] = []
        counters: list[int | None] = []  # the next index in a sequence, None in a mapping
        waiting: list[tuple[Key, tuple[int, int]] | None] = []
        opened: list[tuple[Path_, tuple[int, int], tuple[int, int], int]] = []
        for event in _events(self.text):
            kind = type(event)
            if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                counters.pop()
                waiting.pop()
                whole, key_at, at, start = opened.pop()
                yield whole, Span(key_at, at, start, event.end_mark.index)
                path = list(whole[:-1])
                continue
            if kind not in (
                yaml.ScalarEvent,
                yaml.MappingStartEvent,
                yaml.SequenceStartEvent,
                yaml.AliasEvent,
            ):
                continue
            at = (event.start_mark.line + 1, event.start_mark.column + 1)
            if counters and counters[-1] is None and waiting[-1] is None:
                waiting[-1] = (as_key(event), at)
                continue
            here, key_at = self.step(path, counters, waiting, at)
            if kind is yaml.ScalarEvent or kind is yaml.AliasEvent:
                yield here, Span(key_at, at, event.start_mark.index, event.end_mark.index)
            else:
                opened.append((here, key_at, at, event.start_mark.index))
                path = list(here)
                counters.append(0 if kind is yaml.SequenceStartEvent else None)
                waiting.append(None)

    @staticmethod
    def step(
        path: list[Key],
        counters: list[int | None],
        waiting: list[tuple[Key, tuple[int, int]] | None],
        at: tuple[int, int],
    ) -> tuple[Path_, tuple[int, int]]:
        if not counters:
            return (), at
        count = counters[-1]
        if count is not None:
            counters[-1] = count + 1
            return (*path, count), at
        held = waiting[-1]
        waiting[-1] = None
        assert held is not None  # a value in a mapping follows its key
        return (*path, held[0]), held[1]


def _events(text: str) -> Iterator[Any]:
    """Give libyaml's events; untyped, for each kind of event has attributes of its own."""
    yield from yaml.parse(text, Loader=_LOADER)


def as_key(event: Any) -> Key:
    """Give a key: a number stays one (a level), every other word is text, `no` and `on` among them."""
    value = event.value if event.style or not event.implicit[0] else plain(event.value)
    return value if isinstance(value, int) and not isinstance(value, bool) else str(event.value)


def plain(value: str) -> Key:
    """Give what an unquoted scalar means: nothing, a truth, a number, or the text itself."""
    if value in _NULL:
        return None
    if value in _BOOL:
        return _BOOL[value]
    if _INT.fullmatch(value):
        return int(value.replace("_", "")) if len(value) < 19 else value
    if _FLOAT.fullmatch(value) and len(value) < 40:
        return float(value.replace("_", ""))
    return value


def _explain(error: yaml.YAMLError, text: str, name: str) -> NoReturn:
    """Say what libyaml could not read, in the words of somebody who does not know YAML."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    told = str(getattr(error, "problem", "") or error)
    context = str(getattr(error, "context", "") or "")
    written = text.splitlines()[line - 1] if line <= len(text.splitlines()) else ""
    if "\t" in written[: max(column, 1)] and ("token" in told or "tab" in told):
        column = written.index("\t") + 1
        _refuse(name, line, column, "tab", "A tab stands where spaces belong.", "Indent with spaces.")
    if "quoted scalar" in context or "quoted scalar" in told:
        start = getattr(error, "context_mark", None)
        line, column = (start.line + 1, start.column + 1) if start else (line, column)
        _refuse(name, line, column, "unclosed-quote", "A quote opens here and is never closed.", "Close it.")
    if "mapping values are not allowed" in told:
        _refuse(name, line, column, "colon", "A colon followed by a space stands inside the text.",
                "Put the whole text in quotes.")  # fmt: skip
    if "did not find expected" in told or "could not find expected ':'" in told:
        _refuse(name, line, column, "structure", f"The structure breaks here ({told}).",
                "Look at the indentation, brackets and quotes of this line and the one above.")  # fmt: skip
    _refuse(name, line, column, "yaml", f"This is not YAML: {told}.", "Look at this line and the one above.")


def _at(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _refuse(name: str, line: int, column: int, code: str, message: str, hint: str = "") -> NoReturn:
    raise ContentError((Problem(name, line, column, "error", code, message, hint),))


Data = Mapping[str, Any]
"""Plain data of a file, as ``Document.data`` holds it."""
