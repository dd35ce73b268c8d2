"""Opening a database: the checks that come before the first read, and the first write.

Uses the standard library's sqlite3 only, because the live screen probes its database before the first
paint, when every millisecond of import shows. A new file is built aside and moved into place whole, so
that a file of zero bytes is always a damaged one and never a new one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from screener.errors import StoreBusy, StoreError, StoreFull, StoreTooNew, StoreUnreadable
from screener.store.migrations import APPLICATION_ID, CURRENT, STEPS

BUSY_MS = 200
"""How long a statement waits for another program's lock before it says so (the screen retries)."""

_FULL = ("disk is full", "readonly", "read-only", "disk i/o error")


def default_path() -> Path:
    """Give the database of a user who named none: in the platform's folder for user data."""
    named = os.environ.get("SCREENER_DB")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("screener", appauthor=False) / "screener.db"


def probe(path: Path) -> None:
    """Find out whether ``path`` can be read and written now; create it when it is not there.

    Raises a ``StoreError`` that says in one line what is wrong. Leaves a good file as it was.
    """
    with translated(path):
        create_if_missing(path)
        connection = connect(path)
        try:
            connection.execute("begin immediate")
            connection.execute("rollback")
        finally:
            connection.close()


def create_if_missing(path: Path) -> None:
    """Create an empty database, complete or not at all, readable by its owner only."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        os.close(os.open(aside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        _build(aside)
        os.link(aside, path)
    except FileExistsError:
        pass  # another program was faster; its file is as good as ours
    finally:
        aside.unlink(missing_ok=True)


def connect(path: Path) -> sqlite3.Connection:
    """Connect to an existing database with every safeguard set and read back.

    Raises ``StoreTooNew`` or ``StoreUnreadable`` before anything is written.
    """
    _check_header(path)
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
    try:
        _check_version(connection, path)
        _guard(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise into this program's errors, one line each."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, path) from None
    except OSError as error:
        raise StoreUnreadable(f"{path}: cannot be opened: {error.strerror or error}.") from None


def translate(error: sqlite3.Error, path: Path) -> StoreError:
    """Give this program's error for one of SQLite's."""
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return StoreBusy(f"{path}: another program is writing to it; try again in a moment.")
    if any(word in text for word in _FULL):
        reason = "the file or its folder is read-only" if "read" in text else "disk full"
        return StoreFull(f"{path}: NOT SAVED — {reason}.")
    if "unable to open" in text:
        return StoreUnreadable(f"{path}: cannot be opened; is the folder there, and may you write to it?")
    return StoreUnreadable(f"{path}: is damaged ({error}).{newest_backup(path)}")


def newest_backup(path: Path) -> str:
    """Name the newest backup the program made of this database, as the end of an error's line."""
    made = sorted((path.parent / "backups").glob(f"{path.stem}-*.db"))
    return f" Newest backup: {made[-1]}." if made else " The program has made no backup of it yet."


def _check_header(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise StoreUnreadable(f"{path}: is empty (0 bytes), which no database is.{newest_backup(path)}")
    if not header.startswith(b"SQLite format 3\0"):
        raise StoreUnreadable(
            f"{path}: is no SQLite database, or its beginning is damaged.{newest_backup(path)}"
        )


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    owner = connection.execute("pragma application_id").fetchone()[0]
    version = connection.execute("pragma user_version").fetchone()[0]
    if owner != APPLICATION_ID:
        raise StoreUnreadable(f"{path}: is a SQLite database, but none of screener's.")
    if version > CURRENT:
        raise StoreTooNew(
            f"{path}: was written by a newer screener (schema {version}; this one knows {CURRENT}). "
            "Update this program; the file was not touched."
        )


def _guard(connection: sqlite3.Connection, path: Path) -> None:
    """Set what durability rests on, and read it back: a pragma that fails says nothing."""
    connection.execute(f"pragma busy_timeout = {BUSY_MS}")
    mode = connection.execute("pragma journal_mode = wal").fetchone()[0]
    connection.execute("pragma synchronous = full")
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma secure_delete = on")
    level = connection.execute("pragma synchronous").fetchone()[0]
    if mode != "wal" or level != 2:
        raise StoreUnreadable(f"{path}: this disk does not support safe writing (journal mode {mode}).")


def _build(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("begin")
        for statement in (s for step in STEPS for s in step):
            connection.execute(statement)
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {CURRENT}")
        connection.execute("commit")
    finally:
        connection.close()
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
