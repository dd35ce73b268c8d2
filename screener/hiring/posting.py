"""Reading a job description: its lines, what each line belongs to, and plain text out of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Literal

from screener.errors import FormatError

Part = Literal["title", "duties", "requirements", "nice", "about", "terms", "other"]
"""What a line belongs to: the work, what is required, what is welcome, the company, pay and process."""
LONGEST = 400_000
"""Characters of a posting that are read at most: far above any real one."""

_HEADS: tuple[tuple[Part, str], ...] = (
    ("nice", "nice[- ]to[- ]have|bonus|preferred|plus(?:es)?$|desirable|ideally|good to have|would be great"),
    (
        "requirements",
        "requirement|qualification|you have|you bring|what we(?:'re| are) looking for|who you are|"
        "must[- ]have|skills|your profile|about you|experience|what you need|you are|you know|stack$",
    ),
    (
        "duties",
        "responsibilit|what you(?:'ll| will)|you will|the role|the job|your (?:role|tasks|mission|work|day)|"
        "duties|in this role|day[- ]to[- ]day|what you do|the work|first (?:year|90 days|six months)|"
        "outcomes|how you",
    ),
    (
        "terms",
        "benefit|salary|compensation|perks|we offer|what we offer|process|interview|how we hire|hiring|apply|"
        "equal opportunity|location|pay$",
    ),
    ("about", "about (?:us|the company|the team)|who we are|our (?:company|mission|story|team)|company"),
)
_BULLET = re.compile(r"^\s*(?:[-*•·–▪◦]|\d+[.)])\s+")
_SKIPPED = {"script", "style", "head", "noscript", "template", "svg"}
_BLOCKS = re.compile("p|div|li|[uo]l|br|t[rd]|section|article|header|footer|h[1-6]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a posting, counting from 1, with what it belongs to."""

    number: int
    text: str
    part: Part
    breaks: tuple[int, ...] = ()
    """Where in the text the further lines of a wrapped paragraph begin."""


def lines_of(text: str, name: str = "the posting") -> tuple[Line, ...]:
    """Read Markdown, plain text or HTML. Raises ``FormatError`` for what holds no words to judge."""
    if "\x00" in text[:4096]:
        raise FormatError(f"{name}: this is no text. Save it as text, Markdown or HTML.")
    if len(text) > LONGEST:
        raise FormatError(f"{name}: {len(text):,} characters are no job description ({LONGEST:,} at most).")
    if re.match(r"\s*(?:<!doctype html|<html|<body|<div|<p[ >]|<h1|<section)", text, re.IGNORECASE):
        text = _plain(text)
    found: list[Line] = []
    part: Part = "title"
    before = ""
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        line, before = raw.strip(), raw.strip() if not found else before
        if not line:
            before = ""
            continue
        if len(found) > 1 and _goes_on(before, line):
            last = found[-1]
            found[-1] = replace(last, text=f"{last.text} {line}", breaks=(*last.breaks, len(last.text) + 1))
            before = line
            continue
        before = line
        bare = _BULLET.sub("", line).strip("#*_ \t")
        if not found:
            found.append(Line(number, bare, "title"))
            part = "other"
            continue
        head = _head(line, bare)
        part = head or part
        found.append(Line(number, bare, part))
    words = sum(len(line.text.split()) for line in found)
    if words < 15:
        raise FormatError(f"{name}: {words} words are too few for a job description.")
    return tuple(found)


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line goes on with the sentence of the one before it, as in mail of fixed width."""
    if len(before) < 60 or before.endswith((".", ":", "!", "?", ";")) or before.startswith("#"):
        return False
    return not _BULLET.match(line) and not line.startswith(("#", "*"))


def _head(line: str, bare: str) -> Part | None:
    """Tell what a heading opens; ``None`` for a line that is none."""
    marked = line.startswith(("#", "**")) or line.endswith(":")
    short = len(bare.split()) <= 7 and not bare.endswith((".", ",", ";"))
    if not short or (_BULLET.match(line) and not marked):
        return None
    if not marked and not bare.isupper() and len(bare.split()) > 5:
        return None
    return next((part for part, heads in _HEADS if re.search(heads, bare.casefold().rstrip(":"))), None)


class _Text(HTMLParser):
    """Takes the words out of HTML, a line a block; scripts and styles are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block."""
        if tag in _SKIPPED:
            self._skipping += 1
        if _BLOCKS.fullmatch(tag):
            self.parts.append(
                "\n" + ("# " if tag[0] == "h" and tag[1:].isdigit() else "- " if tag == "li" else "")
            )

    def handle_endtag(self, tag: str) -> None:
        """End a line at a block."""
        if tag in _SKIPPED and self._skipping:
            self._skipping -= 1
        if _BLOCKS.fullmatch(tag):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not self._skipping:
            self.parts.append(data.replace("\n", " "))


def _plain(text: str) -> str:
    reader = _Text()
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)
