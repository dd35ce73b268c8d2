"""What must be asked fits into the minutes of the screen, and something must be asked of everybody."""

from __future__ import annotations

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find a core that takes longer than the screen, and a bank without a core."""
    bank = sheet.model
    core = [(i, q) for i, q in enumerate(bank.questions) if q.must_ask]
    if not core and all(sheet.sound("questions", i, "must_ask") for i in range(len(bank.questions))):
        yield Found(
            ("questions",),
            "no-core",
            "No question must be asked: candidates will not be comparable.",
            "Mark the core with `must_ask: true`.",
            key=True,
        )
    if not all(sheet.sound("questions", i, "minutes") for i, _ in core) or not sheet.sound("minutes"):
        return
    needed = sum(q.minutes for _, q in core) + bank.closing_minutes
    if needed > bank.minutes:
        told = (
            f"The questions that must be asked take {needed - bank.closing_minutes:g} minutes, the end "
            f"{bank.closing_minutes:g}; the screen has {bank.minutes:g}."
        )
        yield Found(
            ("minutes",),
            "too-long-core",
            told,
            f"Free {needed - bank.minutes:g} minutes: fewer such questions, or a longer screen.",
            "error",
        )
