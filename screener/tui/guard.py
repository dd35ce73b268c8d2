"""Telling keys from a paste: text that arrives faster than fingers move is text, not keys.

In command mode four printable keys under 15 ms apart are a paste or dictation. The first ones were acted on,
or held for one moment where acting would open something; the fourth proves what they were.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

GAP = 0.015
"""Seconds: printable keys closer together than this come from a paste or from dictation."""
LENGTH = 4
"""How many of them in a row prove it."""

Verdict = Literal["key", "proof", "text"]
"""A key to act on; the key that proves a paste; one more character of a paste."""


@dataclass(slots=True)
class PasteGuard:
    """Watches the moments at which printable keys arrive."""

    last: float = float("-inf")
    run: list[str] = field(default_factory=list)

    def feed(self, character: str, at: float) -> Verdict:
        """Take in a character that arrived at ``at`` (seconds of any steady clock)."""
        if at - self.last >= GAP:
            self.run.clear()
        self.last = at
        self.run.append(character)
        if len(self.run) < LENGTH:
            return "key"
        return "proof" if len(self.run) == LENGTH else "text"

    @property
    def begins(self) -> bool:
        """Tell whether the character just taken in is the first of its run."""
        return len(self.run) == 1

    @property
    def text(self) -> str:
        """Give the run so far."""
        return "".join(self.run)
