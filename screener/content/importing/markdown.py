"""Markdown: tables, or lists: an entry is a question, entries under it are probes, a heading is a topic."""

from __future__ import annotations

import re

from screener.content.importing.delimited import decoded
from screener.content.importing.table import MOST_ROWS, LeftOut, Row, Table
from screener.errors import FormatError

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_ENTRY = re.compile(r"(\s*)(?:[-*+]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(.+)$")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_MARKS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<![\w*_])([*_])(?=\S)([^*_]+?)(?<=\S)\3(?![\w*_])")
HEADER = ("competency", "question", "probes")


def read_markdown(source: bytes, name: str) -> Table:
    """Read a Markdown file: its tables if it has any, else its lists. Raises ``FormatError``."""
    text, notes = decoded(source, name)
    lines = text.splitlines()
    if len(lines) > 10 * MOST_ROWS:
        raise FormatError(f"{name}: more than {10 * MOST_ROWS:,} lines; split the file.")
    table = _tables(lines)
    return (table or _lists(lines))._replace(notes=notes)


def _tables(lines: list[str]) -> Table | None:
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    inside = False
    for number, line in enumerate(lines, 1):
        if "|" in line and number < len(lines) and _RULE.fullmatch(lines[number].strip()) and not inside:
            header = header or _cells(line)
            inside = True
        elif inside and "|" in line and not _RULE.fullmatch(line.strip()):
            rows.append(Row(f"line {number}", _cells(line)))
        elif "|" not in line:
            inside = False
    return Table(header, tuple(rows)) if rows else None


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(plain_text(cell.replace("\\|", "|")) for cell in re.split(r"(?<!\\)\|", inner))


def _lists(lines: list[str]) -> Table:
    topic, rows, left_out = "", list[Row](), list[LeftOut]()
    question: list[str] = []
    place, depth = "", 0

    def done() -> None:
        if question:
            rows.append(Row(place, (topic, question[0], "\n".join(question[1:]))))
            question.clear()

    for number, line in enumerate(lines, 1):
        heading, entry = _HEADING.match(line), _ENTRY.match(line.expandtabs(4))
        if heading:
            done()
            topic = plain_text(heading[1])
        elif entry and question and len(entry[1]) > depth:
            question.append(plain_text(entry[2]))
        elif entry:
            done()
            place, depth = f"line {number}", len(entry[1])
            question.append(plain_text(entry[2]))
        elif question and line.startswith((" ", "\t")) and line.strip():
            question[-1] += " " + plain_text(line)
        elif line.strip() and not _RULE.fullmatch(line.strip()):
            done()
            left_out.append(LeftOut(f"line {number}", plain_text(line), "neither heading nor list entry"))
    done()
    return Table(HEADER, tuple(rows), tuple(left_out))


def plain_text(marked: str) -> str:
    """Take emphasis off a line; everything else stays as it is written."""
    return _MARKS.sub(lambda found: found[2] or found[4], marked.strip())
