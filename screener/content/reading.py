"""YAML in, plain data and places out: the only user of yaml.

Files are read through libyaml's stream of events, never through a loader that builds nodes: a loader recurses
in C and dies with the interpreter at some ten thousand nested brackets, and resolves tags. Size, depth,
number of values, aliases and what they expand to are limited, which bounds time and memory. Offsets are kept
of everything; lines and columns are worked out from them when somebody asks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any, NoReturn

import yaml

from screener.content.document import Document, Node, shown
from screener.content.explaining import explain
from screener.errors import ContentError, Problem

LARGEST = 8 * 1024 * 1024
"""Bytes of one file. The largest bank of a team is some hundred thousand."""
DEEPEST = 40
MOST_VALUES = 150_000
"""Keys and values of one file; 2,000 questions have about 100,000."""
MOST_ENTRIES = 10_000
"""Entries of one list, or keys of one mapping."""
MOST_ALIASES = 50
MOST_EXPANDED = 100_000
"""Values that all aliases of a file may stand for together."""
MOST_PROBLEMS = 100
"""Problems named for one file: whoever has more than that looks at the first ones first."""

Scalar = str | int | float | bool | None

# libyaml reads these files several times faster; the reader in Python takes over where it is not built in.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9_]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **{w: True for word in ("yes", "true", "on") for w in (word, word.title(), word.upper())},
    **{w: False for word in ("no", "false", "off") for w in (word, word.title(), word.upper())},
}
_NUMERIC = frozenset("0123456789+-.")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")


def read_file(path: File) -> Document:
    """Read a regular file of bounded size. Raises ``ContentError``."""
    return _sound(scan_file(path))


def read(source: bytes, name: str) -> Document:
    """Read YAML. Raises ``ContentError`` with place and remedy for what cannot be read."""
    return _sound(scan(source, name))


def scan_file(path: File) -> Document:
    """Read a file as far as that goes: see ``scan``. Raises ``ContentError``."""
    return scan(bytes_of(path), str(path))


def scan(source: bytes, name: str) -> Document:
    """Read YAML and carry along, as the document's problems, those mistakes that still let it be read.

    Raises ``ContentError`` when nothing can be made of the file.
    """
    if len(source) > LARGEST:
        refuse(name, (1, 1), "too-large", f"The file is larger than {LARGEST // 1024**2} MB.", "Split it.")
    text = _decoded(source, name)
    builder = _Builder(Document(name, text, None, hashlib.sha256(source).hexdigest()))
    try:
        document = builder.run()
    except yaml.YAMLError as error:
        raise ContentError((*builder.problems, explain(error, builder.document))) from None
    if not isinstance(document.data, dict):
        refuse(
            name,
            (1, 1),
            "no-mapping",
            "The file holds no keys.",
            "It begins with `kind: bank` or another kind.",
        )
    return document


def bytes_of(path: File) -> bytes:
    """Give the bytes of a regular file of bounded size. Raises ``ContentError``."""
    name = str(path)
    try:
        if not path.is_file():
            told = "is a folder" if path.is_dir() else "is not there"
            told = "is no regular file" if path.exists() and not path.is_dir() else told
            refuse(name, (1, 1), "unreadable", f"{path.name} {told}.", "Name a YAML file.")
        if path.stat().st_size > LARGEST:
            refuse(
                name, (1, 1), "too-large", f"The file is larger than {LARGEST // 1024**2} MB.", "Split it."
            )
        return path.read_bytes()
    except OSError as error:
        refuse(name, (1, 1), "unreadable", f"The file cannot be read: {error.strerror}.")
    except ValueError:
        refuse(name, (1, 1), "unreadable", "This cannot be the name of a file.")


def refuse(name: str, place: tuple[int, int], code: str, message: str, hint: str = "") -> NoReturn:
    """Raise ``ContentError`` with the one problem for which nothing can be made of a file."""
    raise ContentError((Problem(name, *place, "error", code, message, hint),))


def _sound(document: Document) -> Document:
    if document.problems:
        raise ContentError(document.problems)
    return document


def _decoded(source: bytes, name: str) -> str:
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        refuse(name, (1, 1), "encoding", "The file is UTF-16.", "Save it as UTF-8.")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        begun = source[source.rfind(b"\n", 0, error.start) + 1 : error.start]
        refuse(
            name,
            (line, len(begun.decode("utf-8", "replace")) + 1),
            "encoding",
            f"Byte 0x{source[error.start]:02x} is not UTF-8.",
            "Save the file as UTF-8 (editors offer it under 'Save with encoding').",
        )
    if found := _HIDDEN.search(text):
        place = Document(name, text, None).at(found.start())
        refuse(
            name,
            place,
            "hidden-character",
            f"An invisible character (U+{ord(found[0]):04X}) stands here.",
            "Delete it.",
        )
    return text


def plain(value: str) -> Scalar:
    """Give what an unquoted scalar means: nothing, a truth, a number, or the text itself."""
    if value in _WORDS:
        return _WORDS[value]
    if value[0] in _NUMERIC and len(value) < 19:
        if _INT.fullmatch(value):
            return int(value.replace("_", ""))
        if _FLOAT.fullmatch(value):
            return float(value.replace("_", ""))
    return value


class _Open:
    """A collection that is being filled."""

    __slots__ = ("anchor", "data", "key", "key_at", "node_key", "nodes", "since", "start")

    def __init__(self, data: Any, nodes: Any, node_key: int, start: int, since: int, anchor: str | None):
        self.data, self.nodes, self.node_key, self.start = data, nodes, node_key, start
        self.since, self.anchor = since, anchor
        self.key: str | int | None = None
        """The key that waits for its value, in a mapping."""
        self.key_at = 0


class _Builder:
    """Builds plain data and its places from events, with a stack of its own instead of recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Any, Any, int]] = {}
        self.aliases = self.expanded = self.values = 0
        self.stack = [_Open([], [], 0, 0, 0, None)]

    def run(self) -> Document:
        """Read all events; the order of the branches is that of how often each comes."""
        for event in _events(self.document.text):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self.scalar(event)
            elif kind is yaml.MappingStartEvent:
                self.open(event, {}, {})
            elif kind is yaml.SequenceStartEvent:
                self.open(event, [], [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.close(event)
            elif kind is yaml.AliasEvent:
                self.alias(event)
            elif kind is yaml.DocumentStartEvent and self.stack[0].data:
                self.fatal(
                    event, "second-document", "A second document begins here (`---`).", "Use one file each."
                )
        root = self.stack[0]
        self.document.data = root.data[0] if root.data else None
        self.document.root = root.nodes[0] if root.nodes else Node(0, 0, 0)
        self.document.problems = tuple(self.problems)
        return self.document

    def scalar(self, event: Any) -> None:
        value: Scalar = event.value
        top = self.stack[-1]
        if event.tag is not None:
            self.tag(event)
        elif not event.style:
            if type(top.data) is dict and top.key is None:
                value = self.plain_key(event)
            else:
                value = plain(event.value)
        self.count(event, top)
        if event.anchor:
            self.anchors[event.anchor] = (value, None, 1)
        start = event.start_mark.index
        if type(top.data) is list:
            top.data.append(value)
            top.nodes.append(Node(start, start, event.end_mark.index))
        elif top.key is None:
            self.key(event, top, value)
        else:
            top.data[top.key] = value
            top.nodes[top.key] = Node(top.key_at, start, event.end_mark.index)
            top.key = None

    def count(self, event: Any, top: _Open) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            self.fatal(event, "too-many", f"More than {MOST_VALUES:,} values in the file.", "Split it.")
        if len(top.data) > MOST_ENTRIES:
            self.fatal(event, "too-many", f"More than {MOST_ENTRIES:,} entries in one list.", "Split it.")

    def plain_key(self, event: Any) -> str | int:
        """Give an unquoted key: a number where it is one (levels), else the word as it is written."""
        word: str = event.value
        if word == "<<":
            self.found(
                event, "merge-key", "`<<` (merging keys) is not used in these files.", "Write the keys out."
            )
        if not word:
            self.found(
                event, "key", "A key is missing before this colon.", "Write the key, or quote the text."
            )
        return int(word.replace("_", "")) if len(word) < 19 and _INT.fullmatch(word) else word

    def key(self, event: Any, top: _Open, key: Any) -> None:
        # `1` and `"1"` are the same level to whoever writes them
        twin = str(key) if isinstance(key, int) else int(key) if key.isdecimal() and len(key) < 9 else key
        if key in top.data or twin in top.data:
            line = self.document.at(top.nodes[key if key in top.data else twin].key)[0]
            told = f"The key `{shown(key)}` stands twice here (first in line {line})."
            self.found(event, "duplicate-key", told, "Keep one of the two.")
            key = f"{key} (again, {self.values})"  # keeps what follows in step; dropped when it is closed
        top.key, top.key_at = key, event.start_mark.index

    def open(self, event: Any, data: Any, nodes: Any) -> None:
        if event.tag is not None:
            self.tag(event)
        if len(self.stack) > DEEPEST:
            self.fatal(event, "too-deep", f"More than {DEEPEST} levels of nesting.", "Flatten this part.")
        top, start = self.stack[-1], event.start_mark.index
        self.count(event, top)
        if type(top.data) is dict and top.key is None:
            self.fatal(
                event, "key", "A key must be a single word or number.", "Quote the text or fix the brackets."
            )
        node_key = top.key_at if type(top.data) is dict else start
        self.stack.append(_Open(data, nodes, node_key, start, self.values + self.expanded, event.anchor))

    def close(self, event: Any) -> None:
        done = self.stack.pop()
        if self.problems and type(done.data) is dict:
            for key in [k for k in done.data if isinstance(k, str) and " (again, " in k]:
                del done.data[key]
        if done.anchor:
            self.anchors[done.anchor] = (done.data, done.nodes, self.values + self.expanded - done.since + 1)
        self.put(done.data, Node(done.node_key, done.start, event.end_mark.index, done.nodes))

    def put(self, value: Any, node: Node) -> None:
        top = self.stack[-1]
        if type(top.data) is list:
            top.data.append(value)
            top.nodes.append(node)
        elif top.key is not None:
            top.data[top.key] = value
            top.nodes[top.key] = node
            top.key = None

    def alias(self, event: Any) -> None:
        self.aliases += 1
        top, start, name = self.stack[-1], event.start_mark.index, event.anchor
        if type(top.data) is dict and top.key is None:
            self.fatal(event, "key", "A key must be a single word or number.", "Write the key out.")
        if name not in self.anchors:
            told = f"`*{shown(name)}` refers to nothing above it."
            self.found(event, "alias", told, "Write the value out, or quote it.")
        value, nodes, size = self.anchors.get(name, ("", None, 1))
        self.expanded += size
        if self.aliases > MOST_ALIASES or self.expanded > MOST_EXPANDED:
            self.fatal(
                event,
                "alias",
                f"More than {MOST_ALIASES} aliases, or too much behind them.",
                "Write the values out.",
            )
        key_at = top.key_at if type(top.data) is dict else start
        self.put(value, Node(key_at, start, event.end_mark.index, nodes))

    def tag(self, event: Any) -> None:
        at = event.start_mark.index
        written = shown(self.document.text[at : at + 80].split(None, 1)[0])
        told = f"`{written}`: tags are not used in these files."
        if event.tag == "!":
            told = "`!` at the beginning of a value is a tag."
        self.found(event, "tag", told, "Remove the tag, or put the text in quotes.")

    def found(self, event: Any, code: str, message: str, hint: str) -> None:
        line, column = self.document.at(event.start_mark.index)
        self.problems.append(Problem(self.document.name, line, column, "error", code, message, hint))
        if len(self.problems) >= MOST_PROBLEMS:
            raise ContentError(tuple(self.problems))

    def fatal(self, event: Any, code: str, message: str, hint: str) -> NoReturn:
        self.found(event, code, message, hint)
        raise ContentError(tuple(self.problems))


def _events(text: str) -> Iterator[Any]:
    """Give libyaml's events; untyped, for each kind of event has attributes of its own."""
    return iter(yaml.parse(text, Loader=_LOADER))
