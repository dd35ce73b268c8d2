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

    def __init__(self, kit: Kit, reads_like: bool = True) -> None:
        self.kit = kit
        self.reads_like = reads_like
        self._engine: Engine | None = None
        self._heard: dict[str, tuple[str, tuple[Reading, tuple[Topic, ...]]]] = {}

    @property
    def awake(self) -> bool:
        """Tell whether the rules are ready."""
        return self._engine is not None

    def wake(self) -> Engine:
        """Compile the rules, and load what the first use of a view would wait for; once."""
        if self._engine is None:
            from screener.flags.engine import compile_engine

            engine = compile_engine(self.kit.flags, self.reads_like)
            self._read(engine, "warm up", self.kit.bank.questions[0].id)
            self._engine = engine
        return self._engine

    def remembers(self, text: str, question: str) -> bool:
        """Tell whether this note was read before as it stands."""
        held = self._heard.get(question)
        return self._engine is not None and (not text.strip() or (held is not None and held[0] == text))

    def hear(self, text: str, question: str) -> tuple[Reading, tuple[Topic, ...]]:
        """Read one note, once as long as it stands. Evidence is missing only where something was noted."""
        if self._engine is None or not text.strip():
            return Reading(), ()
        if not self.remembers(text, question):
            self._heard[question] = (text, self._read(self._engine, text, question))
        return self._heard[question][1]

    def _read(self, engine: Engine, text: str, question: str) -> tuple[Reading, tuple[Topic, ...]]:
        from screener.content.checking.topics import topics_in
        from screener.interview.listening import context_of

        topics = tuple(topics_in(text))
        if not question:
            return Reading(), topics
        return engine.read(text, context_of(self.kit, question)), topics
