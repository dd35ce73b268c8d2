"""The program's own backups: made on a clean exit when something changed, the newest few kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from screener.store.sqlite import SqliteJournal

KEPT = 5


def folder(database: Path) -> Path:
    """Give the folder of the backups of a database."""
    return database.parent / "backups"


def made(database: Path) -> list[Path]:
    """Give the backups there are, oldest first."""
    return sorted(folder(database).glob(f"{database.stem}-*.db"))


def keep(journal: SqliteJournal, at: datetime) -> Path | None:
    """Back the database up, unless nothing changed since the newest backup; drop the oldest ones."""
    older = made(journal.path)
    if older and older[-1].stat().st_mtime >= _changed(journal.path):
        return None
    folder(journal.path).mkdir(mode=0o700, exist_ok=True)
    target = folder(journal.path) / f"{journal.path.stem}-{at:%Y%m%dT%H%M%S}.db"
    journal.backup(target)
    for old in made(journal.path)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def remove_all(database: Path) -> int:
    """Remove every backup of a database (they hold what was erased from it); give how many there were."""
    there = made(database)
    for backup in there:
        backup.unlink(missing_ok=True)
    return len(there)


def _changed(database: Path) -> float:
    wal = database.with_name(f"{database.name}-wal")
    return max(p.stat().st_mtime for p in (database, wal) if p.exists())
