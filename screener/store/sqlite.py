"""The journal in one SQLite file, through sqlite-utils.

Every write is one committed transaction begun with ``begin immediate`` (a deferred one fails at once when
another program wrote meanwhile). Nothing is written through the bare connection, where a write would open
a transaction that nobody commits.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError
from sqlite_utils import Database

from screener.content.kit import Kit, body, digest
from screener.errors import RefusedAction, StoreBusy, StoreError, StoreFull, StoreUnreadable
from screener.interview import events as e
from screener.interview.blind import folded
from screener.interview.screen import fold
from screener.store import cards, opening
from screener.store.journal import Card, Fault, Removal
from screener.store.migrations import EVENT_GUARDS

GENESIS = ""
"""What the first event of a stream is linked to."""


class SqliteJournal:
    """A ``Journal`` in one file. Create it with ``open_journal``."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.db = Database(connection, strict=True)
        self._kit = lru_cache(maxsize=64)(self._read_kit)

    def begin(self, kit: Kit, opened: e.Event, at: datetime, by: str) -> e.Recorded:
        """Keep the kit, once for all screens that share it, and the opening event."""
        if not isinstance(opened, e.Opened):
            raise ValueError("a screen begins with its opening")
        with self._writing():
            self._keep_kit(kit)
            return self._add(opened.screen, opened, at, by, expected=0)

    def append(
        self, screen: str, event: e.Event, at: datetime, by: str, expected: int | None = None
    ) -> e.Recorded:
        """Add an event; it is on disk when this returns."""
        with self._writing():
            return self._add(screen, event, at, by, expected)

    def events(self, screen: str) -> tuple[e.Recorded, ...]:
        """Give a screen's events in order."""
        with opening.translated(self.path):
            rows = self.db.execute(
                "select seq, at, by, body, hash from events where stream = ? order by seq", [screen]
            ).fetchall()
        if not rows:
            raise StoreError(f"There is no screen '{screen}' in {self.path}.")
        return tuple(map(_recorded, rows))

    def kit(self, digest: str) -> Kit:
        """Give a kit by its digest; read once and kept."""
        return self._kit(digest)

    def cards(self, role: str | None = None) -> Sequence[Card]:
        """Give a line about each screen, newest first, bringing the cache up to date on the way."""
        self.refresh()
        where, values = ("where role = ?", [role]) if role else ("", [])
        with opening.translated(self.path):
            rows = self.db.execute(
                f"select {', '.join(cards.COLUMNS)} from cards {where} order by started_at desc, id", values
            ).fetchall()
        return tuple(map(cards.from_row, rows))

    def find(self, reference: str) -> str:
        """Give the id that an id, a unique beginning of one, or a candidate's name means."""
        wanted = reference.strip()
        known = self.cards()
        named = [c for c in known if folded(c.candidate) == folded(wanted)]
        starting = [c for c in known if wanted and c.id.startswith(wanted.lower())]
        for matches in ([c for c in starting if c.id == wanted], starting, named):
            if len(matches) == 1:
                return matches[0].id
            if matches:
                ids = ", ".join(c.id[:8] for c in matches[:5])
                raise RefusedAction(f"'{reference}' means {len(matches)} screens ({ids}); give an id.")
        raise RefusedAction(f"There is no screen '{reference}'. 'screener list' shows those there are.")

    def adopt(self, kit: Kit, recorded: Sequence[e.Recorded]) -> bool:
        """Take in a whole screen, verbatim. Idempotent: the same events again change nothing.

        A screen of which the first events are here is continued; one that differs is refused.
        """
        stream = _stream(recorded)
        with self._writing():
            held = self.db.execute(
                "select hash from events where stream = ? order by seq", [stream]
            ).fetchall()
            if any(mine[0] != theirs.hash for mine, theirs in zip(held, recorded, strict=False)):
                raise RefusedAction(f"Screen {stream} is here already, and says something else.")
            self._keep_kit(kit)
            for record in recorded[len(held) :]:
                self._insert(stream, record)
        return len(recorded) > len(held)

    def refresh(self) -> None:
        """Bring the cards of screens that changed up to date. Cheap when none did."""
        with opening.translated(self.path):
            stale = self.db.execute(
                """select h.stream from heads h left join cards c on c.id = h.stream
                   where h.kind = 'screen' and (c.seq is null or c.seq <> h.seq)"""
            ).fetchall()
            if not stale:
                return
            try:
                with self._writing():
                    for (stream,) in stale:
                        screen = fold(self.events(stream))
                        cards.write(self.db, screen, self.kit(screen.kit))
            except (StoreBusy, StoreFull):
                raise
            except ValueError as error:
                raise StoreUnreadable(f"{self.path}: holds an event that cannot be read ({error}).") from None

    def faults(self) -> Sequence[Fault]:
        """Check the file's pages, the chain of every stream, and its head."""
        with opening.translated(self.path):
            check = self.db.execute("pragma integrity_check").fetchone()[0]
            pages = [] if check == "ok" else [Fault("", f"SQLite's own check says: {check}")]
            heads = self.db.execute("select stream, seq, hash from heads").fetchall()
            kits = [
                Fault("", f"the kit {key[:12]} was changed after it was frozen")
                for key, body in self.db.execute("select digest, body from kits")
                if hashlib.sha256(body.encode("utf-8", "replace")).hexdigest() != key
            ]
            return [*pages, *kits, *(f for head in heads for f in self._chain_faults(*head))]

    def erase(self, screens: Sequence[str], at: datetime, by: str) -> Removal:
        """Remove screens with all their events and whatever was attached only to them."""
        removal = Removal(_stamp(at), by, len(screens))
        with self._writing():
            self.db.execute("drop trigger events_remain")
            for table, key in (
                ("events", "stream"), ("heads", "stream"), ("cards", "id"),
                ("card_answers", "screen"), ("card_flags", "screen"),
            ):  # fmt: skip
                for screen in screens:
                    self.db.table(table).delete_where(f"{key} = ?", [screen])
            self._drop_loose_attachments()
            self.db.execute(EVENT_GUARDS[1])
            self.db.table("removals").insert({"at": removal.at, "by": removal.by, "screens": removal.screens})
        with opening.translated(self.path):
            self.db.vacuum()
            self.db.execute("pragma wal_checkpoint(truncate)").fetchall()
        return removal

    def removals(self) -> Sequence[Removal]:
        """Give the records of removals, oldest first."""
        rows = self.db.execute("select at, by, screens from removals order by at").fetchall()
        return [Removal(*row) for row in rows]

    def attach(self, key: str, kind: str, text: str) -> None:
        """Keep a text that events refer to by its digest, such as a transcript."""
        with self._writing():
            self.db.table("attachments").insert({"digest": key, "kind": kind, "body": text}, ignore=True)

    def attachment(self, key: str) -> str:
        """Give an attached text by its digest."""
        row = self.db.execute("select body from attachments where digest = ?", [key]).fetchone()
        if row is None:
            raise StoreError(f"There is no attachment {key[:12]}.")
        return str(row[0])

    def backup(self, to: Path) -> None:
        """Write a consistent copy, while in use. The copy appears whole or not at all."""
        aside = to.with_name(f".{to.name}.new")
        with opening.translated(to):
            aside.unlink(missing_ok=True)
            self.db.execute("vacuum into ?", [str(aside)])
            aside.chmod(0o600)
            aside.replace(to)

    def close(self) -> None:
        """Let go of the file; everything is on disk already."""
        self.db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction. Nested use joins the outer one."""
        if self.db.conn.in_transaction:
            yield
            return
        with opening.translated(self.path):
            self.db.execute("begin immediate")
            try:
                yield
                self.db.commit()
            except BaseException:
                self.db.rollback()
                raise

    def _add(self, stream: str, event: e.Event, at: datetime, by: str, expected: int | None) -> e.Recorded:
        row = self.db.execute("select seq, hash from heads where stream = ?", [stream]).fetchone()
        seq, previous = row or (0, GENESIS)
        if row is None and not isinstance(event, e.Opened):
            raise StoreError(f"There is no screen '{stream}' in {self.path}.")
        if expected is not None and expected != seq:
            raise RefusedAction("This screen was changed in another window; open it again.")
        stamp = _stamp(at)
        chained = e.link(previous, stream, seq + 1, stamp, by, e.written(event))
        record = e.Recorded.model_construct(
            seq=seq + 1, at=datetime.fromisoformat(stamp), by=by, event=event, hash=chained
        )
        self._insert(stream, record)
        return record

    def _insert(self, stream: str, record: e.Recorded) -> None:
        self.db.table("events").insert(
            {
                "stream": stream,
                "seq": record.seq,
                "at": _stamp(record.at),
                "by": record.by,
                "type": record.event.type,
                "body": e.written(record.event),
                "hash": record.hash,
            }
        )
        self.db.table("heads").upsert(
            {"stream": stream, "kind": "screen", "seq": record.seq, "hash": record.hash}, pk="stream"
        )

    def _keep_kit(self, kit: Kit) -> None:
        self.db.table("kits").insert({"digest": digest(kit), "body": body(kit)}, ignore=True)

    def _read_kit(self, key: str) -> Kit:
        row = self.db.execute("select body from kits where digest = ?", [key]).fetchone()
        if row is None:
            raise StoreUnreadable(f"{self.path}: the kit {key[:12]} of a screen is missing.")
        try:
            return Kit.model_validate_json(row[0])
        except ValidationError:
            raise StoreUnreadable(f"{self.path}: the kit {key[:12]} of a screen was changed.") from None

    def _chain_faults(self, stream: str, head_seq: int, head_hash: str) -> Iterator[Fault]:
        rows = self.db.execute(
            "select seq, at, by, body, hash from events where stream = ? order by seq", [stream]
        ).fetchall()
        previous = GENESIS
        for number, (seq, at, by, text, chained) in enumerate(rows, 1):
            if seq != number:
                yield Fault(stream, f"event {number} is missing")
                return
            if e.link(previous, stream, seq, at, by, text) != chained:
                yield Fault(stream, f"event {seq} was changed after it was recorded")
                return
            previous = chained
        if (len(rows), previous) != (head_seq, head_hash):
            yield Fault(stream, f"{head_seq} events were recorded, {len(rows)} are there")

    def _drop_loose_attachments(self) -> None:
        self.db.execute(
            """delete from attachments where kind = 'transcript' and digest not in (
                 select json_extract(body, '$.transcript') from events where type = 'transcript_attached')"""
        )


def open_journal(path: Path) -> SqliteJournal:
    """Open the database at ``path``, creating it when it is not there.

    Raises a ``StoreError`` of one line when it cannot be used; a damaged file is left as it is.
    """
    with opening.translated(path):
        opening.create_if_missing(path)
        return SqliteJournal(path, opening.connect(path))


def _stream(recorded: Sequence[e.Recorded]) -> str:
    first = recorded[0].event if recorded else None
    if not isinstance(first, e.Opened):
        raise RefusedAction("A screen begins with its opening; this file does not.")
    return first.screen


def _recorded(row: tuple[int, str, str, str, str]) -> e.Recorded:
    seq, at, by, text, chained = row
    return e.Recorded.model_construct(
        seq=seq, at=datetime.fromisoformat(at), by=by, event=e.read_event(text), hash=chained
    )


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
