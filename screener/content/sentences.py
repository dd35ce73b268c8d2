"""What a value breaks, in a sentence, with a remedy: one for each kind of mistake pydantic tells apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from screener.content.document import shown
from screener.content.guessing import nearest

Said = tuple[str, str, str]
"""Code, message, remedy."""


def say(kind: str, told: dict[str, Any], name: str, is_key: bool = False) -> Said:
    """Say what is wrong with the value called ``name``; ``is_key``: with the key itself."""
    value, context = told.get("input"), told.get("ctx", {})
    if is_key and kind.startswith("int"):
        return "not-level", f"`{shown(value)}` is no level: levels are whole numbers.", "Write 1, 2, 3 …"
    special = _SENTENCES.get(kind)
    return special(name, value, context) if special else ("invalid", f"`{name}`: {told['msg']}.", "")


def _not_text(name: str, value: Any, _: Any) -> Said:
    if isinstance(value, bool):
        word = "yes, on or true" if value else "no, off or false"
        return (
            "boolean",
            f"`{name}`: YAML reads {word} as a truth value, and text belongs here.",
            "Put it in quotes.",
        )
    if isinstance(value, int | float):
        return (
            "number",
            f"`{name}` is the number {shown(value)}; text belongs here.",
            "Put it in quotes.",
        )
    if value is None:
        return "empty", f"`{name}` is empty.", "Write the text (in quotes if it begins with `#`)."
    if isinstance(value, dict) and len(value) == 1:
        return (
            "colon",
            f"`{name}`: the colon in this text makes a key of what stands before it.",
            "Put the whole text in quotes.",
        )
    what = "a list" if isinstance(value, list) else "a group of keys"
    return "not-text", f"`{name}` is {what}, and text belongs here.", "Write it as one text."


def _literal(name: str, value: Any, context: Any) -> Said:
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    close = nearest(str(value), expected.split(", "))
    if isinstance(value, bool | int | float) or value is None:
        return "unknown-value", f"`{name}` is {shown(value)}.", f"One of: {expected}."
    hint = f"Did you mean `{close}`?" if close and close != value else f"One of: {expected}."
    return "unknown-value", f"`{name}` is `{shown(value)}`, which is none of its values.", hint


def _pattern(name: str, value: Any, context: Any) -> Said:
    if "19|20" in str(context.get("pattern", "")):
        return "date", f"`{name}`: `{shown(value)}` is no date.", "Write it as 2026-01 or 2026-01-31."
    if "A-Z" in str(context.get("pattern", "")):
        return "currency", f"`{name}`: `{shown(value)}` is no currency.", "Write three letters such as USD."
    fixed = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")[:80]
    hint = f"Write `{fixed}`." if fixed else "Use lower-case words with hyphens between them."
    return "id", f"`{name}`: `{shown(value)}` is no id (lower-case words with hyphens).", hint


def _empty(name: str, value: Any, _: Any) -> Said:
    return "empty", f"`{name}` is empty.", "Write something, or remove the key."


def _too_long(name: str, value: Any, context: Any) -> Said:
    most = context.get("max_length", "")
    unit = "characters" if isinstance(value, str) else "values"
    return "too-long", f"`{name}` has {len(value):,} {unit}; at most {most} fit.", "Shorten it."


def _not_list(name: str, value: Any, _: Any) -> Said:
    if value is None:
        return (
            "empty",
            f"`{name}` is empty.",
            "Write its entries below it, each after '- '.",
        )
    return "not-list", f"`{name}` should be a list.", "Begin each entry on a line of its own with '- '."


def _not_group(name: str, value: Any, _: Any) -> Said:
    what = "empty" if value is None else "a list" if isinstance(value, list) else f"`{shown(value)}`"
    return "not-keys", f"`{name}` should hold keys, and is {what}.", "Indent its keys below it."


def _not_truth(name: str, value: Any, _: Any) -> Said:
    return (
        "not-truth",
        f"`{name}` is `{shown(value)}`; it is true or false.",
        "Write `true` or `false`, without quotes.",
    )


def _not_number(name: str, value: Any, _: Any) -> Said:
    what = "empty" if value is None else f"`{shown(value)}`"
    return "not-number", f"`{name}` is {what}, and a number belongs here.", "Write a number such as 3."


def _not_whole(name: str, value: Any, _: Any) -> Said:
    return "not-whole", f"`{name}` is {shown(value)}, and a whole number belongs here.", "Write 1, 2, 3 …"


def _bounds(name: str, value: Any, context: Any) -> Said:
    limits = [f"{word} {context[key]:g}" for key, word in _BOUNDS.items() if key in context]
    return (
        "out-of-range",
        f"`{name}` is {shown(value)}; it must be {' and '.join(limits)}.",
        "Correct it.",
    )


def _endless(name: str, value: Any, _: Any) -> Said:
    return "too-deep", f"`{name}` contains itself.", "Write the values out."


_BOUNDS = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}
_SENTENCES: dict[str, Callable[[str, Any, Any], Said]] = {
    "string_type": _not_text,
    "literal_error": _literal,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "tuple_type": _not_list,
    "list_type": _not_list,
    "dict_type": _not_group,
    "model_type": _not_group,
    "model_attributes_type": _not_group,
    "bool_type": _not_truth,
    "float_type": _not_number,
    "float_parsing": _not_number,
    "finite_number": _not_number,
    "int_type": _not_number,
    "int_parsing": _not_number,
    "int_from_float": _not_whole,
    "greater_than": _bounds,
    "greater_than_equal": _bounds,
    "less_than": _bounds,
    "less_than_equal": _bounds,
    "recursion_loop": _endless,
}
