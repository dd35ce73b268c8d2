"""The one place where text from outside is made safe to show.

Names, notes, transcripts and YAML may hold anything. The store keeps the original; on the way out each
medium has its one function here: ``for_terminal``, ``for_spreadsheet``, ``for_markdown``. HTML is escaped by
the templates themselves (autoescape), after ``for_page`` has taken out what no page may hold.
"""

from __future__ import annotations

import re

_VISIBLE = {
    **{code: f"\\x{code:02x}" for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: "\\x7f",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
_INVISIBLE = (
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFEFF, 0xFFA0),
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFFF0, 0xFFFC),
    *range(0xFDD0, 0xFDF0),
    *range(0xE0000, 0xE0080),
)
_VISIBLE.update({code: f"\\u{code:04x}" for code in _INVISIBLE})
_VISIBLE.update({plane * 0x10000 + end: "\\ufffe" for plane in range(17) for end in (0xFFFE, 0xFFFF)})
_MARKDOWN = re.compile(r"([\\`*_\[\]|<>~&])")
_MARKDOWN_START = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)]))", re.MULTILINE)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def for_terminal(text: str) -> str:
    """Make control, bidirectional, zero-width and non-characters visible; keep newlines and tabs."""
    return text if text.isascii() and text.isprintable() else text.translate(_VISIBLE)


def for_line(text: str) -> str:
    """Make text safe for a single line of a terminal: as ``for_terminal``, with line ends shown."""
    return for_terminal(text).replace("\n", "\\n").replace("\t", " ")


def for_page(text: str) -> str:
    """Make hidden characters visible before HTML's own escaping, which lets them pass."""
    return for_terminal(text)


def for_spreadsheet(text: str) -> str:
    """Keep a cell from being read as a formula: a quote goes before what would begin one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def for_markdown(text: str) -> str:
    """Escape what Markdown would read as its own, and HTML inside it, so that text stays text."""
    inline = _MARKDOWN.sub(r"\\\1", for_terminal(text))
    return _MARKDOWN_START.sub(_escaped_start, inline)


def _escaped_start(match: re.Match[str]) -> str:
    space, marker = match.groups()
    return f"{space}{marker}\\" if marker[0].isdigit() else f"{space}\\{marker}"


def for_editor(text: str) -> str:
    """Make text safe to edit in place: every unsafe character gives way to exactly one visible one.

    An editor counts characters, so nothing may grow: controls become their Unicode pictures, all else U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_picture(c) if ord(c) in _VISIBLE else c for c in text)


def _picture(character: str) -> str:
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
