"""What several commands need: one screen with its kit, its scorecard's readings, and its templates."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from screener.cli import places
from screener.content.kit import Kit
from screener.flags.finding import Reading
from screener.interview.events import Recorded
from screener.interview.screen import Screen, fold


@dataclass(frozen=True, slots=True)
class Loaded:
    """A screen as a command works on it. ``readings`` are empty once it was submitted."""

    recorded: Sequence[Recorded]
    screen: Screen
    kit: Kit
    readings: dict[str, Reading]


def load(args: argparse.Namespace, reference: str) -> Loaded:
    """Load the screen that ``reference`` means, if the asker may look into it."""
    with places.journal(args) as journal:
        recorded = journal.events(places.find(args, journal, reference))
        screen = fold(recorded)
        kit = journal.kit(screen.kit)
    return Loaded(recorded, screen, kit, readings_of(screen, kit))


def readings_of(screen: Screen, kit: Kit) -> dict[str, Reading]:
    """Read the notes of an unfinished screen; a submitted one carries its findings itself."""
    if screen.submission is not None or not any(a.notes.strip() for a in screen.answers.values()):
        return {}
    from screener.flags.engine import compile_engine
    from screener.interview.listening import listen

    return listen(compile_engine(kit.flags, places.reads_like()), screen, kit)


def template_folders(args: argparse.Namespace) -> list[Path]:
    """Give the folders of report templates: the team's own first."""
    from screener.content.bundled import bundled_folder

    own = places.content_folder(args)
    return [*([own / "reports"] if own else []), bundled_folder() / "reports"]
