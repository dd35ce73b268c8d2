"""Listening to a screen: the flag engine over each answer's notes, with the question as context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screener.content.kit import Kit
from screener.flags.finding import Context, Reading
from screener.interview.screen import Screen

if TYPE_CHECKING:
    from screener.flags.engine import Engine


def context_of(kit: Kit, question: str) -> Context:
    """Give what the engine should know of a question; little for one of the interviewer's own."""
    asked = kit.question(question)
    if asked is None:
        return Context(role=kit.bank.role)
    return Context(
        role=kit.bank.role,
        kind=asked.kind,
        competency=asked.competency,
        ask=asked.ask,
        expects=asked.expects,
    )


def listen(engine: Engine, screen: Screen, kit: Kit) -> dict[str, Reading]:
    """Read the notes of every answer that has any. Give question id to reading."""
    return {
        answer.question: engine.read(answer.notes, context_of(kit, answer.question))
        for answer in screen.answers.values()
        if answer.notes.strip()
    }
