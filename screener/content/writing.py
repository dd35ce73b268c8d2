"""Text out to YAML: written so that it is read back as the very same text, quoted only where needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from screener.content.reading import plain

_PLAIN = re.compile(r"[^\W_][^\n\r\t\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff#]*")
_SPECIAL = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff\"\\]")
Plain = str | int | float | bool


def scalar(value: Plain, *, flow: bool = False) -> str:
    """Write one value; ``flow`` says that it stands inside brackets, where commas and brackets count."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}"
    if _needs_no_quotes(value, flow):
        return value
    return (
        single_quoted(value)
        if not _ESCAPED.search(value.replace('"', "").replace("\\", ""))
        else double_quoted(value)
    )


def single_quoted(value: str) -> str:
    """Write text in single quotes, in which only the quote itself is special."""
    return "'" + value.replace("'", "''") + "'"


def double_quoted(value: str) -> str:
    """Write text in double quotes, with escapes for what cannot stand in a line."""
    return '"' + _ESCAPED.sub(lambda found: _SPECIAL.get(found[0]) or f"\\u{ord(found[0]):04x}", value) + '"'


def key(name: str | int) -> str:
    """Write a key."""
    return scalar(name)


def block(data: Mapping[str, object], indent: int = 0) -> str:
    """Write keys and values as a block, one a line; what is empty is left out."""
    pad, out = " " * indent, []
    for name, value in data.items():
        if value is None or (isinstance(value, list | tuple | dict) and not value):
            continue
        if isinstance(value, Mapping):
            out.append(f"{pad}{key(name)}:\n{block(value, indent + 2)}")
        elif isinstance(value, list | tuple):
            out.append(f"{pad}{key(name)}:\n{_entries(value, indent + 2)}")
        else:
            out.append(f"{pad}{key(name)}: {scalar(value)}\n")  # type: ignore[arg-type]  # plain data
    return "".join(out)


def _entries(values: Sequence[object], indent: int) -> str:
    pad, out = " " * indent, []
    for value in values:
        if isinstance(value, Mapping):
            out.append(f"{pad}- {block(value, indent + 2).lstrip(' ')}")
        else:
            out.append(f"{pad}- {scalar(value)}\n")  # type: ignore[arg-type]  # plain data
    return "".join(out)


def flow_list(values: Iterable[Plain]) -> str:
    """Write a short list on one line."""
    return "[" + ", ".join(scalar(value, flow=True) for value in values) + "]"


def _needs_no_quotes(value: str, flow: bool) -> bool:
    if not _PLAIN.fullmatch(value) or value != value.strip() or ": " in value or value.endswith(":"):
        return False
    if flow and any(sign in value for sign in ",[]{}:"):
        return False
    return plain(value) == value and not _like_a_number(value) and value[:3] != "---"


def _like_a_number(value: str) -> bool:
    """Tell texts that other YAML readers, or people, take for a number or a date (1_000, 0x1F, 12:30)."""
    return value[0].isdigit() and not re.match(r"\d+ [^\W\d_]", value)
