"""How a changed value is written in place of the old one, in the manner of whoever wrote that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screener.content.document import Document, Node, Path
from screener.content.writing import double_quoted, scalar, single_quoted

_DASH = re.compile(r"^[ \t]*-(?=[ \t\r\n])", re.MULTILINE)
_RULE = re.compile(r"[ \t]*#[ \t]*[-=*~_]{2}")
"""A comment that heads a section, such as `# --- drift ---`: it stays when a question below it moves."""


def renderings(document: Document, path: Path, value: str | float | bool) -> Iterator[tuple[str, int]]:
    """Give ways to write a value in place of the one at ``path``, each with the offset where that one ends.

    The likest to the old one comes first; whoever asks tries them until one is read back as it is meant.
    """
    node = document.node(path)
    raw = document.text[node.start : node.end].rstrip()
    end = node.start + len(raw)
    if not isinstance(value, str):
        yield scalar(value), end
        return
    style = raw[:1]
    if style in ("|", ">"):
        block = _block(document, raw, value)
        if block is not None:
            yield block, end
    elif style == "'" and "\n" not in value:
        yield single_quoted(value), end
    elif style != '"':
        yield scalar(value, flow=in_brackets(document, path)), end
    yield double_quoted(value), end


def _block(document: Document, raw: str, value: str) -> str | None:
    """Write a text as a block like the one it replaces: the same head, the same indentation."""
    newline = _newline(document)
    head, *lines = re.split(r"\r\n|\n|\r", raw)
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" "))]
    folded = raw[0] == ">"
    if not indent or (folded and "\n" in value) or any(line[:1] in (" ", "\t") for line in value.split("\n")):
        return None
    return newline.join([head, *(indent + line if line else "" for line in value.split("\n"))])


def insertion(document: Document, path: Path, key: str, value: str | float | bool) -> Iterator[str]:
    """Give ways to add a key to the mapping at ``path``: behind its minutes, else behind another value."""
    inside: dict[str, Node] = document.node(path).inside
    for name in ("minutes", "ask", "competency", "kind", "id"):
        node = inside.get(name)
        if node is None or node.inside is not None:
            continue
        entry = f"{key}: {scalar(value)}"
        text, end = document.text, node.start + len(document.text[node.start : node.end].rstrip())
        if in_brackets(document, (*path, name)):
            yield f"{text[:end]}, {entry}{text[end:]}"
            continue
        column = document.at(node.key)[1] - 1
        at = _line_end(text, end)
        yield f"{text[:at]}{_newline(document)}{' ' * column}{entry}{text[at:]}"


def in_brackets(document: Document, path: Path) -> bool:
    """Tell whether a value stands inside brackets, where commas end it."""
    return any(
        document.text[node.start : node.start + 1] in ("[", "{")
        for node in (document.node(path[:length]) for length in range(len(path)))
    )


def permuted(document: Document, path: Path, order: Sequence[int]) -> str | None:
    """Give the text with the entries of a list in another order; what stands between them stays in place."""
    node = document.node(path)
    entries: list[Node] = node.inside
    if document.text[node.start : node.start + 1] in ("[", "*", "&"):
        bodies = [(entry.start, entry.end) for entry in entries]
    else:
        found = _block_bodies(document, node, entries)
        if found is None:
            return None
        bodies = found
    text = document.text
    pieces = [text[: bodies[0][0]]]
    for place, entry in enumerate(order):
        start, end = bodies[entry]
        after = bodies[place + 1][0] if place + 1 < len(bodies) else len(text)
        pieces += [text[start:end], text[bodies[place][1] : after]]
    return "".join(pieces)


def _block_bodies(document: Document, node: Node, entries: Sequence[Node]) -> list[tuple[int, int]] | None:
    """Give where each entry of a list with dashes begins and ends, comments that belong to it included."""
    text = document.text
    bodies: list[tuple[int, int]] = []
    before = _line_start(text, node.start)
    floor = text.rfind("\n", 0, before) + 1 if node.start else 0
    for entry in entries:
        dash = _DASH.search(text, before, max(entry.start, before) + 1)
        if dash is None:
            return None
        column = len(dash[0]) - 1
        start = _with_comments_above(text, dash.start(), floor if not bodies else before, column)
        end = _with_comments_below(text, _line_end(text, _last(text, entry)), column)
        bodies.append((start, end))
        before = min(end + 1, len(text))
    return bodies


def _last(text: str, node: Node) -> int:
    """Give the end of the last thing inside a node; the node itself ends where the next one begins."""
    inside = node.inside
    if not inside or text[node.start : node.start + 1] in ("*", "[", "{"):
        return node.start + len(text[node.start : node.end].rstrip())
    nodes = inside.values() if isinstance(inside, dict) else inside
    return max(_last(text, each) for each in nodes)


def _with_comments_above(text: str, start: int, floor: int, column: int) -> int:
    while start > floor:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        indent = len(line) - len(line.lstrip(" "))
        if above < floor or indent > column or not line.lstrip().startswith("#") or _RULE.match(line):
            break
        start = above
    return start


def _with_comments_below(text: str, end: int, column: int) -> int:
    while end < len(text):
        following = text.find("\n", end)
        if following < 0:
            break
        line_end = _line_end(text, following + 1)
        line = text[following + 1 : line_end]
        indent = len(line) - len(line.lstrip(" "))
        if indent <= column or not line.lstrip().startswith("#"):
            break
        end = line_end
    return end


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return end - 1 if end > offset and text[end - 1] == "\r" else end


def _newline(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"
