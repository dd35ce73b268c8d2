"""From plain data to models, with every mistake at its place and in the words of whoever keeps the file."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from screener.content.document import Document, Key, shown
from screener.content.guessing import nearest
from screener.content.reading import MOST_PROBLEMS
from screener.content.sentences import say
from screener.errors import ContentError, Problem

Model = TypeVar("Model", bound=BaseModel)
Loc = tuple[Key, ...]

MOST_MISTAKES = 5_000

NOUNS = {
    "questions": "Question",
    "competencies": "Competency",
    "rules": "Rule",
    "signals": "Signal",
    "evidence": "Evidence",
    "roles": "Role",
    "stages": "Stage",
    "salaries": "Salary",
    "figures": "Figure",
    "screening": "Screening",
    "postings": "Posting",
}


def parse(document: Document, model: type[Model]) -> Model:
    """Validate a document. Raises ``ContentError`` with a ``Problem`` for every mistake in it."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise ContentError(tuple(sorted({p for _, p in explained(document, model, error)}))) from None


def explained(
    document: Document, model: type[BaseModel], error: ValidationError
) -> list[tuple[Loc, Problem]]:
    """Give each mistake with the path to what is wrong: a missing key's path ends in that key."""
    if too_many(error):
        message = f"More than {MOST_MISTAKES:,} values are not what they should be. Is the `kind` right?"
        return [((), document.problem((), "too-many", message, "Compare the file with a bundled one."))]
    told = [dict(each) for each in error.errors(include_url=False)[: MOST_PROBLEMS + 1]]
    return [_explained(document, model, each) for each in told if not short_of_mistaken(each)]


def too_many(error: ValidationError) -> bool:
    """Tell whether naming each mistake would take more time and memory than anybody has."""
    return error.error_count() > MOST_MISTAKES


def short_of_mistaken(told: dict[str, Any]) -> bool:
    """Tell whether a list is called too short only because its entries are mistaken themselves."""
    return told["type"] == "too_short" and bool(told["input"])


def _explained(document: Document, model: type[BaseModel], told: dict[str, Any]) -> tuple[Loc, Problem]:
    kind, loc = str(told["type"]), told["loc"]
    path, is_key = _path(document, loc), "[key]" in loc
    if kind == "extra_forbidden":
        return path, _unknown_key(document, model, path)
    if kind == "missing":
        return path, _missing(document, path)
    code, message, hint = say(kind, told, _last_word(path), is_key)
    return path, document.problem(path, code, message, hint, key=is_key)


def _missing(document: Document, path: Loc) -> Problem:
    name, owner = path[-1], path[:-1]
    if isinstance(name, int):
        return document.problem(
            owner, "too-short", f"`{_last_word(path)}` needs {name + 1} values.", "Add what is missing."
        )
    return document.problem(
        owner, "missing-key", f"{thing(document, owner)} has no `{shown(name)}`.", f"Add `{shown(name)}:`."
    )


def _path(document: Document, loc: Loc) -> Loc:
    """Give the part of pydantic's location that exists in the data, plus one missing key at the end."""
    path: list[Key] = []
    value = document.data
    for part in loc:
        if isinstance(value, dict) and part != "[key]":
            key = part if part in value else _same_key(value, part)
            path.append(key)
            if key not in value:
                break
            value = value[key]
        elif isinstance(value, list) and isinstance(part, int):
            path.append(part)
            if part >= len(value):
                break
            value = value[part]
        else:
            break
    return tuple(path)


def _same_key(value: dict[Key, Any], part: Key) -> Key:
    return next((key for key in value if str(key) == str(part)), part)


def _unknown_key(document: Document, model: type[BaseModel], path: Loc) -> Problem:
    name = str(path[-1])
    known = keys_at(model, path[:-1])
    held = _value(document, path[:-1])
    # a key that is there already is not what was meant, if another is as near
    close = nearest(name, [k for k in known if k not in held]) or nearest(name, known)
    where = thing(document, path[:-1])
    hint = f"Did you mean `{close}`?" if close else f"Known here: {', '.join(known)}."
    return document.problem(
        path, "unknown-key", f"Unknown key `{shown(name)}` in {where[0].lower()}{where[1:]}.", hint, key=True
    )


def keys_at(model: type[BaseModel], path: Loc) -> list[str]:
    """Give the keys a mapping at ``path`` may have, from the models themselves."""
    found: Any = model
    for part in path:
        found = _unwrapped(found)
        if _is_model(found):
            fields = {(f.alias or n): f.annotation for n, f in found.model_fields.items()}
            found = fields.get(str(part))
        else:
            found = _inside(found)
    found = _unwrapped(found)
    return [f.alias or n for n, f in found.model_fields.items()] if _is_model(found) else []


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _unwrapped(annotation: Any) -> Any:
    """Take ``Annotated[X, …]`` and ``X | None`` for X; leave collections as they are."""
    while (
        not _is_model(annotation)
        and getattr(annotation, "__origin__", None) not in (tuple, list, dict)
        and getattr(annotation, "__args__", None)
    ):
        inner = _inside(annotation)
        if inner is None or isinstance(inner, str):
            break
        annotation = inner
    return annotation


def _inside(annotation: Any) -> Any:
    """Give the type inside an annotation: the values' of a dict, the entries' of a tuple."""
    arguments = [a for a in getattr(annotation, "__args__", ()) if a is not Ellipsis and a is not type(None)]
    return arguments[-1] if arguments else None


def _value(document: Document, path: Loc) -> Any:
    value: Any = document.data
    for part in path:
        value = value[part]
    return value


def thing(document: Document, path: Loc) -> str:
    """Name what stands at a path, for the beginning of a sentence."""
    if not path:
        return "The file"
    value = _value(document, path)
    name = value.get("id") if isinstance(value, dict) else None
    parents = [p for p in path if isinstance(p, str)]
    last = shown(parents[-1]) if parents else ""
    noun = NOUNS.get(last, f"`{last}`") if isinstance(path[-1], int) else f"`{last}`"
    if name:
        return f"{noun} `{shown(name)}`"
    number = f" {path[-1] + 1}" if isinstance(path[-1], int) else ""
    return f"{noun}{number}"


def _last_word(path: Loc) -> str:
    words = [shown(p) for p in path if isinstance(p, str)]
    if words and isinstance(path[-1], int) and len(path) > 1:
        return f"{words[-1]} {path[-1]}" if path[-2] == "anchors" else words[-1]
    return words[-1] if words else str(path[-1]) if path else "the file"
