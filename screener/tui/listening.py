"""Listening to the notes while they are typed: flags, what is missing, and what should not be kept.

The rules are compiled in a thread once the screen is up, so that no key waits for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from screener.content.kit import Kit
from screener.flags.finding import Reading

if TYPE_CHECKING:
    from screener.content.checking.topics import Topic
    from screener.flags.engine import Engine


class Ears:
    """Reads notes by the rules of one kit. Deaf until ``wake`` was called."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._engine: Engine | None = None

    @property
    def awake(self) -> bool:
        """Tell whether the rules are ready."""
        return self._engine is not None

    def wake(self) -> Engine:
        """Compile the rules, and load what the first use of a view would wait for; once."""
        if self._engine is None:
            from screener.flags.engine import compile_engine

            self._engine = compile_engine(self.kit.flags)
            self.hear("warm up", self.kit.bank.questions[0].id)
        return self._engine

    def hear(self, text: str, question: str) -> tuple[Reading, tuple[Topic, ...]]:
        """Read one note. Evidence is missing only once there is something to miss it in."""
        from screener.content.checking.topics import topics_in
        from screener.interview.listening import context_of

        if self._engine is None or not text.strip():
            return Reading(), ()
        topics = tuple(topics_in(text))
        if not question:
            return Reading(), topics
        return self._engine.read(text, context_of(self.kit, question)), topics
