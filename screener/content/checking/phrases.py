"""Phrases of flag rules that cannot be compiled."""

from __future__ import annotations

from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.flags.engine import phrase_problems
from screener.flags.rule import FlagFile


def in_flags(sheet: Sheet[FlagFile], around: Around) -> Lint:
    """Find each phrase that cannot be compiled, and the place in it."""
    groups = {name: members for other in around.flags for name, members in other.model.groups.items()}
    for path, error in phrase_problems(sheet.model, groups):
        if sheet.sound(*path):
            yield Found(path, "phrase", error.message, error.hint, "error", offset=max(error.column - 1, 0))
