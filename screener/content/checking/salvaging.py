"""A file with mistakes, made whole enough that the other lints can still look at it.

So that all mistakes are named in one run: what is unknown is left out, what is wrong or missing is replaced
by a stand-in, and the places of stand-ins are remembered, for nothing is said about those.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from screener.content.document import Document, Key, Path
from screener.content.validating import explained, short_of_mistaken, too_many
from screener.errors import Problem

_ROUNDS = 6
_STAND_INS: dict[str, Any] = {
    "version": 1,
    "ask": "What happened?",
    "minutes": 1,
    "levels": {1: "one", 2: "two", 3: "three"},
    "competencies": [{"id": "unnamed", "title": "Unnamed", "about": "Unknown."}],
    "phrases": ["an unlikely phrase of words"],
    "examples": {},
    "severity": "low",
    "weights": {},
    "models": [0, 1],
    "target_days": [1, 2],
    "lost_after_days": [1, 2],
    "date": "2000",
    "currency": "USD",
    "tools": [],
}


def salvage(
    document: Document, model: type[BaseModel]
) -> tuple[BaseModel | None, frozenset[Path], tuple[Problem, ...]]:
    """Validate a document; give a model if one can be had, the paths of stand-ins, and the mistakes."""
    data: Any = document.data
    filled: set[Path] = set()
    problems: tuple[Problem, ...] = ()
    for attempt in range(_ROUNDS):
        try:
            return model.model_validate(data), frozenset(filled), problems
        except ValidationError as error:
            if attempt == 0:
                problems = tuple(problem for _, problem in explained(document, model, error))
                data = deepcopy(data)
            if too_many(error):
                break
            for each in error.errors(include_url=False):
                if not short_of_mistaken(dict(each)):
                    _mend(data, each["loc"], each["type"], filled)
        except RecursionError:
            break
    return None, frozenset(filled), problems


def _mend(data: Any, loc: tuple[Key, ...], kind: str, filled: set[Path]) -> None:
    """Drop or replace the value at ``loc``; mend its parent when that was tried already."""
    path = tuple(part for part in loc if part != "[key]")
    holder, depth = data, 0
    for part in path[:-1]:
        inner = _get(holder, part)
        if not isinstance(inner, dict | list):
            break
        holder, depth = inner, depth + 1
    here, name = path[: depth + 1], path[depth]
    tried = here in filled
    filled.add(here)
    if isinstance(holder, dict):
        key = next((k for k in holder if k == name or str(k) == str(name)), name)
        if kind == "missing" or (
            key in holder and not tried and kind != "extra_forbidden" and "[key]" not in loc
        ):
            holder[key] = _stand_in(str(name), here)
        else:
            holder.pop(key, None)
    elif isinstance(holder, list) and isinstance(name, int):
        _mend_entry(holder, name, here)


def _mend_entry(holder: list[Any], at: int, here: Path) -> None:
    if at < len(holder):
        # a text among texts gets another text; a mapping among mappings gets what its errors then ask for
        texts = any(isinstance(other, str) for i, other in enumerate(holder) if i != at)
        holder[at] = "unnamed" if texts or not any(isinstance(o, dict) for o in holder) else {}
    else:
        holder.append(1)


def _get(holder: Any, part: Key) -> Any:
    if isinstance(holder, dict):
        return next((v for k, v in holder.items() if k == part or str(k) == str(part)), None)
    if isinstance(holder, list) and isinstance(part, int) and part < len(holder):
        return holder[part]
    return None


def _stand_in(name: str, path: Path) -> Any:
    if name == "kind":
        return "mindset"
    if name in ("questions", "roles"):
        return []
    if name in _STAND_INS:
        return deepcopy(_STAND_INS[name])
    numbers = "-".join(str(part) for part in path if isinstance(part, int))
    return f"unnamed-{numbers}" if numbers else "unnamed"
