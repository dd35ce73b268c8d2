"""How the questions of a role's bank do: asked, skipped, levels given, time taken, flags brought out.

Over submitted screens only. Nothing is said about a question with fewer than five screens. A low figure is
a reason to look at a question, not a verdict on it.

example:  screener bank stats mlops-engineer
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from screener.cli import outcome, places
from screener.reporting.clean import for_terminal

if TYPE_CHECKING:
    from screener.panel.question_use import QuestionUse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("role", metavar="ROLE")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Count and print."""
    from screener.panel.question_use import LEAST

    uses, screens = _uses(args)
    if args.json:
        outcome.emit_json(
            {"role": args.role, "screens": screens, "least": LEAST, "questions": list(map(asdict, uses))}
        )
        return outcome.DONE
    if uses:
        outcome.emit(f"{'question':<28} {'asked':>7} {'skip':>4} {'min':>9} {'levels':<14} {'r':>5}  flags")
    for use in sorted(uses, key=lambda u: (u.asked, u.question)):
        outcome.emit(for_terminal(_line(use)))
    outcome.note(
        f"{screens} submitted screens; nothing is said about questions with fewer than {LEAST}. "
        "r: correlation with the screen's other answers."
    )
    return outcome.DONE


def _uses(args: argparse.Namespace) -> tuple[tuple[QuestionUse, ...], int]:
    from screener.interview.screen import fold
    from screener.panel.question_use import question_use

    with places.journal(args) as journal:
        cards = places.open_to(args, tuple(journal.cards(args.role)))
        done = sorted(
            (c for c in cards if c.state == "submitted" and not c.practice), key=lambda c: c.started_at
        )
        folded = [fold(journal.events(card.id)) for card in outcome.progress(done, "reading")]
        kits = {screen.kit: journal.kit(screen.kit) for screen in folded}
    return question_use([(screen, kits[screen.kit]) for screen in folded]), len(done)


def _line(use: QuestionUse) -> str:
    taken = "-" if use.minutes_taken is None else f"{use.minutes_taken:.1f}"
    levels = " ".join(f"{level}:{count}" for level, count in use.levels.items()) if use.levels else "too few"
    r = "-" if use.separation is None else f"{use.separation:+.2f}"
    flags = ", ".join(f"{rule} {count}" for rule, count in use.flags.items())
    asked = f"{use.asked}/{use.screens}"
    return (
        f"{use.question[:28]:<28} {asked:>7} {use.skipped:>4} {taken + '/' + format(use.minutes, 'g'):>9} "
        f"{levels:<14} {r:>5}  {flags}"
    ).rstrip()
