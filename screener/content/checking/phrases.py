"""Phrases of flag rules that cannot be compiled, and what can be run without them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.flags.engine import phrase_problems
from screener.flags.rule import Examples, FlagFile


def in_flags(sheet: Sheet[FlagFile], around: Around) -> Lint:
    """Find each phrase that cannot be compiled, and the place in it."""
    groups = {name: members for other in around.flags for name, members in other.model.groups.items()}
    for path, error in phrase_problems(sheet.model, groups):
        if sheet.sound(*path):
            yield Found(path, "phrase", error.message, error.hint, "error", offset=max(error.column - 1, 0))


def runnable(file: FlagFile, groups: Mapping[str, Sequence[str]]) -> FlagFile | None:
    """Give a file whose other rules can be run, positions kept; ``None`` when its groups are at fault."""
    broken = {path[:2] for path, _ in phrase_problems(file, groups)}
    if any(path[0] == "groups" for path in broken):
        return None
    return file.model_copy(
        update={
            key: tuple(
                _mute(owner) if (key, at) in broken else owner for at, owner in enumerate(getattr(file, key))
            )
            for key in ("rules", "signals", "evidence")
        }
    )


def _mute(owner: Any) -> Any:
    """Take away what cannot be compiled; nothing an answer holds is found by what stands in for it."""
    silent = {"phrases": ("a phrase that nobody ever says aloud",), "unless": (), "asked": {}}
    kept = {key: value for key, value in silent.items() if hasattr(owner, key)}
    return owner.model_copy(
        update={**kept, **({"examples": Examples()} if hasattr(owner, "examples") else {})}
    )
