"""Questions that may not be asked, by topic, with the lawful alternative. No legal advice."""

from __future__ import annotations

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.checking.topics import topics_in
from screener.content.document import Path


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find wordings and probes that may ask about what must not bear on the decision."""
    bank = sheet.model
    for path, text in (((name,), getattr(bank, name)) for name in ("opening", "closing")):
        yield from _found(path, text or "")
    for number, question in enumerate(bank.questions):
        yield from _found(("questions", number, "ask"), question.ask)
        for at, probe in enumerate(question.probes):
            yield from _found(("questions", number, "probes", at), probe)


def _found(path: Path, text: str) -> Lint:
    for topic in topics_in(text):
        message, hint = topic.asked()
        yield Found(path, "may-not-ask", message, hint, offset=topic.span[0])
