"""From plain data to models, with every mistake at its place and in the words of whoever keeps the file."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from screener.content.document import Document, Key
from screener.errors import ContentError, Problem

Model = TypeVar("Model", bound=BaseModel)
Loc = tuple[Key, ...]


def parse(document: Document, model: type[Model]) -> Model:
    """Validate a document. Raises ``ContentError`` with a ``Problem`` for every mistake in it."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        found = [_problem(document, model, dict(told)) for told in error.errors(include_url=False)]
        raise ContentError(tuple(sorted(set(found)))) from None
    except RecursionError:
        raise ContentError(
            (document.problem((), "too-deep", "An alias contains itself.", "Write the values out."),)
        ) from None


def _problem(document: Document, model: type[BaseModel], told: dict[str, Any]) -> Problem:
    kind, path = str(told["type"]), _path(document, told["loc"])
    if kind == "extra_forbidden":
        return _unknown_key(document, model, path)
    if kind == "missing":
        name = path[-1]
        return document.problem(
            path[:-1], "missing-key", f"{_thing(document, path[:-1])} has no `{name}`.", f"Add `{name}:`."
        )
    code, message, hint = _told(kind, told, path)
    return document.problem(path, code, message, hint)


def _path(document: Document, loc: Loc) -> Loc:
    """Give the part of pydantic's location that exists in the data, plus one missing key at the end."""
    path: list[Key] = []
    value = document.data
    for part in loc:
        if isinstance(value, dict):
            if part == "[key]":
                break
            key = part if part in value else _same_key(value, part)
            path.append(key)
            if key not in value:
                break
            value = value[key]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            path.append(part)
            value = value[part]
        else:
            break
    return tuple(path)


def _same_key(value: dict[Key, Any], part: Key) -> Key:
    return next((key for key in value if str(key) == str(part)), part)


def _unknown_key(document: Document, model: type[BaseModel], path: Loc) -> Problem:
    name = str(path[-1])
    known = sorted(_keys_at(model, path[:-1]))
    close = nearest(name, known)
    hint = f"Did you mean `{close}`?" if close else f"Known here: {', '.join(known)}."
    return document.problem(path, "unknown-key", f"Unknown key `{name}`.", hint, key=True)


def nearest(word: str, known: list[str]) -> str | None:
    """Give the known word that a mistyped one most likely means, or ``None``."""
    lower = {k.casefold(): k for k in known}
    if word.casefold() in lower:
        return lower[word.casefold()]
    close = get_close_matches(word.casefold(), lower, n=1, cutoff=0.6)
    return lower[close[0]] if close else None


def _keys_at(model: type[BaseModel], path: Loc) -> set[str]:
    """Give the keys a mapping at ``path`` may have, from the models themselves."""
    found: Any = model
    for part in path:
        if isinstance(found, type) and issubclass(found, BaseModel):
            fields = {(f.alias or n): f.annotation for n, f in found.model_fields.items()}
            found = fields.get(str(part))
        else:
            found = _inside(found)
        while not (isinstance(found, type) and issubclass(found, BaseModel)) and _inside(found, peek=True):
            if isinstance(part, str) and _is_collection(found):
                break
            found = _inside(found)
    while found is not None and not (isinstance(found, type) and issubclass(found, BaseModel)):
        found = _inside(found)
    return {f.alias or n for n, f in found.model_fields.items()} if found else set()


def _is_collection(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) in (tuple, list, dict)


def _inside(annotation: Any, peek: bool = False) -> Any:
    """Give the model inside an annotation such as tuple[X, ...], dict[str, X], X | None, Annotated[X, …]."""
    arguments = [a for a in getattr(annotation, "__args__", ()) if a is not Ellipsis and a is not type(None)]
    return arguments[-1] if arguments else None


def _thing(document: Document, path: Loc) -> str:
    """Name what stands at a path, for a sentence."""
    if not path:
        return "The file"
    value: Any = document.data
    for part in path:
        value = value[part]
    name = value.get("id") if isinstance(value, dict) else None
    parents = [p for p in path if isinstance(p, str)]
    noun = {"questions": "Question", "competencies": "Competency", "rules": "Rule", "signals": "Signal"}.get(
        parents[-1] if parents else "", f"`{parents[-1]}`" if parents else "This"
    )
    return f"{noun} `{name}`" if name else noun


def _told(kind: str, told: dict[str, Any], path: Loc) -> tuple[str, str, str]:
    value, context, name = told.get("input"), told.get("ctx", {}), _last_word(path)
    special = _SENTENCES.get(kind)
    if special is not None:
        return special(name, value, context)
    return "invalid", f"`{name}`: {told['msg']}.", ""


def _last_word(path: Loc) -> str:
    words = [str(p) for p in path if isinstance(p, str)]
    return words[-1] if words else str(path[-1]) if path else "the file"


def _not_text(name: str, value: Any, _: Any) -> tuple[str, str, str]:
    if isinstance(value, bool):
        return "boolean", f"`{name}`: YAML reads this word as {str(value).lower()}, and text belongs here.", (
            "Put it in quotes."
        )  # fmt: skip
    if isinstance(value, int | float):
        return "number", f"`{name}` is the number {value}, and text belongs here.", "Put it in quotes."
    if value is None:
        return "empty", f"`{name}` is empty.", "Write the text, or remove the key."
    what = "a list" if isinstance(value, list) else "a group of keys"
    return "not-text", f"`{name}` is {what}, and text belongs here.", "Write it as one text."


def _literal(name: str, value: Any, context: Any) -> tuple[str, str, str]:
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    close = nearest(str(value), expected.split(", "))
    hint = f"Did you mean `{close}`?" if close and close != value else f"One of: {expected}."
    return "unknown-value", f"`{name}` is `{value}`, which is none of its values.", hint


def _pattern(name: str, value: Any, _: Any) -> tuple[str, str, str]:
    import re

    fixed = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")
    hint = f"Write `{fixed}`." if fixed else "Use lower-case words with hyphens between them."
    return "id", f"`{name}`: `{value}` is no id (lower-case words with hyphens).", hint


def _empty(name: str, value: Any, _: Any) -> tuple[str, str, str]:
    return "empty", f"`{name}` is empty.", "Write something, or remove the key."


def _not_list(name: str, value: Any, _: Any) -> tuple[str, str, str]:
    return "not-list", f"`{name}` should be a list.", "Begin each entry on its own line with '- '."


def _not_group(name: str, value: Any, _: Any) -> tuple[str, str, str]:
    shown = "empty" if value is None else "a list" if isinstance(value, list) else f"`{value}`"
    return "not-keys", f"`{name}` should hold keys, and is {shown}.", "Indent its keys below it."


def _not_bool(name: str, value: Any, _: Any) -> tuple[str, str, str]:
    return (
        "not-truth",
        f"`{name}` is `{value}`; it is true or false.",
        "Write `true` or `false`, without quotes.",
    )


def _not_number(name: str, value: Any, _: Any) -> tuple[str, str, str]:
    return "not-number", f"`{name}` is `{value}`, and a number belongs here.", "Write a number such as 3."


def _bounds(name: str, value: Any, context: Any) -> tuple[str, str, str]:
    limits = [f"{word} {context[key]:g}" for key, word in _BOUNDS.items() if key in context]
    return "out-of-range", f"`{name}` is {value}; it must be {' and '.join(limits)}.", ""


_BOUNDS = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}
_SENTENCES: dict[str, Callable[[str, Any, Any], tuple[str, str, str]]] = {
    "string_type": _not_text,
    "literal_error": _literal,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty,
    "too_short": _empty,
    "tuple_type": _not_list,
    "list_type": _not_list,
    "dict_type": _not_group,
    "model_type": _not_group,
    "bool_type": _not_bool,
    "float_type": _not_number,
    "float_parsing": _not_number,
    "int_type": _not_number,
    "int_parsing": _not_number,
    "int_from_float": _not_number,
    "greater_than": _bounds,
    "greater_than_equal": _bounds,
    "less_than": _bounds,
    "less_than_equal": _bounds,
}
