"""Blind until one's own is in: who may see which scorecard.

Raters who see each other's scores before giving their own stop being independent (Conway, Jako & Goodman
1995). So, once the program knows who is looking, another's scorecard of a candidate stays closed to that
person until they submitted their own; leads, who do not rate, see all. A look past the blind is possible,
and is an event.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from typing import Protocol


class Listed(Protocol):
    """What the rule needs to know of a screen; a card of the store has it."""

    @property
    def id(self) -> str: ...  # noqa: D102  # the names say it
    @property
    def candidate(self) -> str: ...  # noqa: D102
    @property
    def ref(self) -> str | None: ...  # noqa: D102
    @property
    def role(self) -> str: ...  # noqa: D102
    @property
    def interviewer(self) -> str: ...  # noqa: D102
    @property
    def state(self) -> str: ...  # noqa: D102


def person(candidate: str, ref: str | None, role: str) -> tuple[str, str]:
    """Give what makes two screens those of one candidate: the same reference, else the same name in a role.

    Names are compared in Unicode's composed form, with case folded and spaces collapsed.
    """
    return ("ref", ref) if ref else (role, folded(candidate))


def folded(name: str) -> str:
    """Give a name as it is compared: NFC, spaces collapsed, case folded."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def closed(screens: Sequence[Listed], who: str | None, leads: Collection[str]) -> frozenset[str]:
    """Give the ids of the screens that ``who`` may not look into yet. No identity: none is closed."""
    if not who or folded(who) in {folded(lead) for lead in leads}:
        return frozenset()
    me = folded(who)
    mine = [s for s in screens if folded(s.interviewer) == me]
    opened = {person(s.candidate, s.ref, s.role) for s in mine if s.state == "submitted"}
    return frozenset(
        s.id
        for s in screens
        if folded(s.interviewer) != me and person(s.candidate, s.ref, s.role) not in opened
    )
