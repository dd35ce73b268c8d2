"""The schema of the database, step by step. A step is never edited once it was released.

Tables are strict and written out, never guessed from data. ``events`` is append-only: triggers refuse
changes; only ``erase`` lifts them, inside its own transaction.
"""

from __future__ import annotations

APPLICATION_ID = 0x5C4EE4E2
"""Written into the file's header, so that a database of something else is recognised."""

EVENT_GUARDS = (
    """create trigger events_stay before update on events
       begin select raise(abort, 'events are never changed'); end""",
    """create trigger events_remain before delete on events
       begin select raise(abort, 'events are never removed'); end""",
)

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """create table kits (digest text primary key, body text not null) strict""",
        """create table events (
             stream text not null, seq integer not null, at text not null, by text not null,
             type text not null, body text not null, hash text not null,
             primary key (stream, seq)) strict, without rowid""",
        """create table heads (
             stream text primary key, kind text not null, seq integer not null, hash text not null) strict""",
        """create table attachments (
             digest text primary key, kind text not null, body text not null) strict""",
        """create table removals (at text not null, by text not null, screens integer not null) strict""",
        """create table cards (
             id text primary key, candidate text not null, ref text, role text not null,
             interviewer text not null, state text not null, coverage real not null, mean real,
             flags integer not null, started_at text not null, submitted_at text, recommendation text,
             practice integer not null, seq integer not null) strict""",
        """create table card_answers (
             screen text not null, question text not null, competency text, state text not null,
             score integer, seconds real not null, notes text not null,
             primary key (screen, question)) strict, without rowid""",
        """create table card_flags (
             screen text not null, question text not null, rule text not null, quote text not null,
             decision text not null) strict""",
        "create index card_flags_screen on card_flags (screen)",
        "create index cards_role on cards (role, state)",
        "create view screens as select * from cards",
        """create view answers as select a.*, c.candidate, c.role, c.interviewer
             from card_answers a join cards c on c.id = a.screen""",
        """create view flags as select f.*, c.candidate, c.role, c.interviewer
             from card_flags f join cards c on c.id = f.screen""",
        *EVENT_GUARDS,
    ),
)

CURRENT = len(STEPS)
"""The schema version this program writes; a higher one in a file is refused before anything else."""
