"""What libyaml could not read, said in the words of somebody who does not know YAML."""

from __future__ import annotations

import re
from typing import Any

from screener.content.document import Document
from screener.errors import Problem

_UNQUOTED = {
    "@": "`@` cannot begin a text.",
    "`": "A backtick cannot begin a text.",
    "%": "`%` cannot begin a line.",
    "*": "`*` at the beginning of a text means a reference.",
    "&": "`&` at the beginning of a text means an anchor.",
}


def explain(error: Any, document: Document) -> Problem:
    """Give the problem that stopped libyaml, at the place where a person would look for it."""
    mark = getattr(error, "problem_mark", None)
    offset = min(mark.index, len(document.text)) if mark else 0
    told = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable")
    context = str(getattr(error, "context", None) or "")
    opened = getattr(error, "context_mark", None)
    return (
        _tab(document, offset)
        or _quote(document, told, context, opened)
        or _inside_text(document, offset, told)
        or _bracket(document, context, opened)
        or _block(document, context, opened)
        or _start(document, offset, told, context)
        or _indent(document, offset, told, context)
        or _said(
            document, offset, "yaml", f"This is not YAML: {told}.", "Look at this line and the one above it."
        )
    )


def _tab(document: Document, offset: int) -> Problem | None:
    """Look for a tab in the indentation of the line where reading stopped, and of the one before."""
    line, _ = document.at(offset)
    for number in (line, line - 1):
        found = re.match(r"[ ]*(?:- *)*\t|[^\"'#]*:[ ]*\t", document.line(number))
        if found:
            column = document.line(number).index("\t") + 1
            return Problem(document.name, number, column, "error", "tab",
                           "A tab stands where spaces belong.", "Indent with spaces.")  # fmt: skip
    return None


def _quote(document: Document, told: str, context: str, opened: Any) -> Problem | None:
    if "quoted scalar" not in context:
        return None
    start = opened.index if opened else 0
    if "unexpected end" in told or "document indicator" in told:
        return _said(document, start, "unclosed-quote", "A quote opens here and is never closed.",
                     "Close it with the same kind of quote.")  # fmt: skip
    if "escape" in told:
        return _said(document, start, "escape", "A backslash in this quoted text begins nothing known.",
                     "Write `\\\\`, or use single quotes.")  # fmt: skip
    return None


def _inside_text(document: Document, offset: int, told: str) -> Problem | None:
    if "mapping values are not allowed" not in told:
        return None
    line, column = document.at(offset)
    written = document.line(line)[: column - 1]
    if ":" in written.strip().lstrip("- "):
        return _said(document, offset, "colon", "A colon followed by a space stands inside the text.",
                     "Put the whole text in quotes.")  # fmt: skip
    return _said(document, offset, "indentation", "A key stands where none can be.",
                 "Indent it like its neighbours; look at the line above it, too.")  # fmt: skip


def _bracket(document: Document, context: str, opened: Any) -> Problem | None:
    if "flow" not in context or not opened:
        return None
    start = opened.index
    if not document.text[start:].strip():
        # the file ends right after the bracket: libyaml names the end, a person looks for the bracket
        start = _last_open(document.text)
    sign = document.text[start : start + 1]
    close = {"[": "]", "{": "}"}.get(sign)
    if close is None:
        return None
    return _said(document, start, "bracket", f"`{sign}` opens here and no `{close}` closes it.",
                 f"Close it with `{close}`, put commas between the entries, or quote the text.")  # fmt: skip


def _last_open(text: str) -> int:
    """Give where the last bracket stands that nothing after it closes; quotes are not looked at."""
    closed = 0
    for found in reversed(list(re.finditer(r"[][{}]", text))):
        closed += 1 if found[0] in "]}" else -1
        if closed < 0:
            return found.start()
    return len(text)


def _block(document: Document, context: str, opened: Any) -> Problem | None:
    if "block scalar" not in context or not opened:
        return None
    sign = document.text[opened.index : opened.index + 1]
    return _said(document, opened.index, "unquoted", f"`{sign}` at the beginning of a text opens a block.",
                 "Put the text in quotes, or begin it on the next line, indented.")  # fmt: skip


def _start(document: Document, offset: int, told: str, context: str) -> Problem | None:
    sign = document.text[offset : offset + 1]
    if "mapping keys are not allowed" in told:
        sign = document.text[offset : offset + 1]
        return _said(document, offset, "unquoted", f"`{sign}` cannot begin a text here.", "Put it in quotes.")
    if (
        "cannot start any token" in told
        or "directive" in (told + context)
        or "alias" in told
        or "anchor" in told
    ):
        what = _UNQUOTED.get(sign, f"`{sign}` cannot begin a text.")
        return _said(document, offset, "unquoted", what, "Put the text in quotes.")
    return None


def _indent(document: Document, offset: int, told: str, context: str) -> Problem | None:
    if "could not find expected ':'" in told:
        start = _line_start(document, offset)
        return _said(document, start, "no-colon", "This line is no `key: value`.",
                     "Add the colon and a space, or indent it under the text it belongs to.")  # fmt: skip
    stray = document.text[offset : offset + 1]
    if "did not find expected" not in told:
        return None
    if "block" in context and stray and stray in "\"'":
        return _said(document, offset, "quote", "A quote stands after the text has ended.",
                     "Put the whole text in quotes, and double a single quote inside.")  # fmt: skip
    if "block" in context and document.text[:offset].rstrip(" ")[-1:] in ("'", '"'):
        return _said(document, offset, "quote", "The text goes on after its closing quote.",
                     "Put the whole text in quotes; inside single quotes write '' for one.")  # fmt: skip
    return _said(document, offset, "indentation", "The indentation breaks here.",
                 "Give this line as many spaces before it as its neighbours have.")  # fmt: skip


def _line_start(document: Document, offset: int) -> int:
    """Give the first sign of the line of an offset; of the line above, where the offset's is empty."""
    before = document.text.rfind("\n", 0, offset) + 1
    if not document.text[before:offset].strip() and before:
        before = document.text.rfind("\n", 0, before - 1) + 1
    line = document.text[before:].split("\n", 1)[0]
    return before + len(line) - len(line.lstrip())


def _said(document: Document, offset: int, code: str, message: str, hint: str) -> Problem:
    line, column = document.at(offset)
    return Problem(document.name, line, column, "error", code, message, hint)
