"""Where things are for a command: the database, the content in force, and who is asking.

Reads the settings file (``settings.toml`` in the platform's config folder: ``user``, ``leads``) and the
environment; computes nothing.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screener.errors import ScreenerError

if TYPE_CHECKING:
    from screener.content.kit import Kit
    from screener.content.library import Library
    from screener.interview.screen import Screen
    from screener.store.journal import Card
    from screener.store.sqlite import SqliteJournal


LARGEST = 64 * 1024 * 1024
"""Bytes of a file from elsewhere that are read at most."""


def database(args: argparse.Namespace) -> Path:
    """Give the database that the command works on."""
    from screener.store.opening import default_path

    return Path(args.db) if getattr(args, "db", None) else default_path()


def content_folder(args: argparse.Namespace) -> Path | None:
    """Give the team's content folder, if one is named. Raises ``ScreenerError`` when it is not there."""
    named = getattr(args, "content", None) or os.environ.get("SCREENER_CONTENT")
    if not named:
        return None
    folder = Path(named)
    if not folder.is_dir():
        raise ScreenerError(
            f"{folder}: there is no such content folder. 'screener content init DIR' makes one."
        )
    return folder


def library(args: argparse.Namespace) -> Library:
    """Open the content in force."""
    from screener.content.library import open_library

    return open_library(content_folder(args))


@contextmanager
def journal(args: argparse.Namespace) -> Iterator[SqliteJournal]:
    """Open the database for the time of a command."""
    from screener.store.sqlite import open_journal

    opened = open_journal(database(args))
    try:
        yield opened
    finally:
        opened.close()


def settings() -> dict[str, Any]:
    """Read the settings file; there need be none. Raises ``ScreenerError`` when it cannot be understood."""
    import tomllib

    path = settings_path()
    try:
        return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScreenerError(f"{path}: the settings cannot be read ({error}).") from None


def settings_path() -> Path:
    """Give the place of the settings file."""
    from platformdirs import user_config_path

    return user_config_path("screener", appauthor=False) / "settings.toml"


def identity(args: argparse.Namespace) -> str | None:
    """Give who is asking: ``--as``, else ``$SCREENER_USER``, else the settings; ``None`` when nobody said."""
    named = getattr(args, "identity", None) or os.environ.get("SCREENER_USER") or settings().get("user")
    return str(named).strip() or None if named else None


def leads() -> tuple[str, ...]:
    """Give the hiring leads named in the settings."""
    named = settings().get("leads", ())
    return tuple(map(str, named)) if isinstance(named, list) else ()


def reads_like() -> bool:
    """Say whether the learned model reads along: unless ``reads_like = false`` or ``$SCREENER_READS_LIKE=0``.

    Raises ``ScreenerError`` when the setting is neither yes nor no.
    """
    named = os.environ.get("SCREENER_READS_LIKE", "").strip().lower()
    wanted = {"0": False, "1": True}.get(named) if named else settings().get("reads_like", True)
    if not isinstance(wanted, bool):
        where = (
            "$SCREENER_READS_LIKE: write 0 or 1" if named else f"{settings_path()}: write reads_like = false"
        )
        raise ScreenerError(f"{where}, and nothing else, to say whether the learned model reads along.")
    return wanted


def open_to(args: argparse.Namespace, cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Leave out the screens that whoever asks may not look into yet (blind until one's own is in)."""
    from screener.interview.blind import closed

    shut = closed(cards, identity(args), leads())
    return tuple(card for card in cards if card.id not in shut)


def submitted(
    args: argparse.Namespace, opened: SqliteJournal, role: str | None = None
) -> Iterator[tuple[Screen, Kit]]:
    """Yield the submitted screens that whoever asks may look into, oldest first, each with its kit."""
    from screener.cli import outcome
    from screener.interview.screen import fold

    cards = open_to(args, tuple(opened.cards(role)))
    done = [card for card in cards if card.state == "submitted" and not card.practice]
    kits: dict[str, Kit] = {}
    for card in outcome.progress(sorted(done, key=lambda c: c.started_at), "reading"):
        screen = fold(opened.events(card.id))
        if screen.kit not in kits:
            kits[screen.kit] = opened.kit(screen.kit)
        yield screen, kits[screen.kit]


def text_of(path: Path) -> str:
    """Read a text file that somebody made elsewhere; ``-`` is the standard input. Raises ``FormatError``."""
    import sys

    from screener.errors import FormatError

    if str(path) == "-":
        data = sys.stdin.buffer.read()
    else:
        try:
            if path.stat().st_size > LARGEST:
                raise FormatError(f"{path}: larger than {LARGEST // 1024 // 1024} MB.")
            data = path.read_bytes()
        except OSError as error:
            raise FormatError(f"{path}: cannot be read: {error.strerror}.") from None
    for encoding in ("utf-8-sig", "utf-16") if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else ("utf-16",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FormatError(f"{path}: this is no text in UTF-8. Save it as UTF-8.")


def find(args: argparse.Namespace, opened: SqliteJournal, reference: str) -> str:
    """Give the id of a screen that may be looked into.

    A look past the blind needs ``--look-past REASON`` and is recorded in the screen.
    """
    from screener.errors import RefusedAction
    from screener.interview.blind import closed
    from screener.interview.events import LookedPast
    from screener.store.live import now

    screen = opened.find(reference)
    who = identity(args)
    if screen not in closed(opened.cards(), who, leads()):
        return screen
    reason = getattr(args, "look_past", None)
    if not reason:
        raise RefusedAction(
            "This scorecard opens once you have submitted your own of this candidate. "
            "With --look-past REASON it opens now, and that is recorded in it."
        )
    opened.append(screen, LookedPast(reason=reason), now(), who or "")
    return screen


def add_look_past(parser: argparse.ArgumentParser) -> None:
    """Add the switch that opens another's scorecard before one's own is in."""
    parser.add_argument(
        "--look-past", metavar="REASON", help="open another's scorecard early; recorded in it"
    )
