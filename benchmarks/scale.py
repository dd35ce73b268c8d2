"""A lead's views over 1,000, 10,000 and 100,000 screens of 12 answers: the list, a comparison, agreement.

Fills a database with made-up screens through the same tables that the program writes, then runs what the
commands run. Prints seconds, and beside each the ratio per screen to the smallest size: about 1 is linear.

    python benchmarks/scale.py [SIZE …]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from screener.cli import compare, list_, places
from screener.content.kit import Kit, digest
from screener.content.library import open_library
from screener.interview import events as e
from screener.panel.agreement import agreement
from screener.panel.ratings import Rating, gather
from screener.store.sqlite import SqliteJournal, open_journal

SIZES = [int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000]
CANDIDATES, ANSWERS = 200, 12
COMPARED = "mlops-engineer"
NOTE = "Alert after three hours; compared live with training features, stale join; rolled back, added a gate."


def filled(path: Path, screens: int) -> SqliteJournal:
    """Make a database of ``screens`` submitted screens, at most ``CANDIDATES`` of them for one role."""
    journal, library, chance = open_journal(path), open_library(), random.Random(screens)
    kits = {role: library.kit_for_role(role) for role in library.roles()}
    others = [role for role in kits if role != COMPARED]
    with journal._writing():
        for number in range(screens):
            role = COMPARED if number < CANDIDATES else others[number % len(others)]
            _screen(journal, kits[role], role, number, chance)
    return journal


def _screen(journal: SqliteJournal, kit: Kit, role: str, number: int, chance: random.Random) -> None:
    journal._keep_kit(kit)
    name, at = str(UUID(int=chance.getrandbits(128))), datetime(2026, 1, 5, 9, tzinfo=UTC)
    opened = e.Opened(
        screen=name, candidate=e.Candidate(name=f"Made Up {number:06}"), role=role,
        interviewer=f"Interviewer {number % 9}", kit=digest(kit), minutes=30,
    )  # fmt: skip
    said: list[e.Event] = [opened]
    skill = chance.gauss(3.2, 0.7)
    for question in chance.sample(kit.bank.questions, ANSWERS):
        score = min(5, max(1, round(chance.gauss(skill, 0.8))))
        said += [
            e.Focused(question=question.id),
            e.Noted(question=question.id, start=0, removed=0, inserted=NOTE),
            e.Scored(question=question.id, score=score),
        ]
    said.append(e.Recommended(value="yes" if skill > 3 else "no", reason="Made up."))
    said.append(e.Submitted(engine="made up", findings=()))
    rows, previous = [], ""
    for seq, event in enumerate(said, 1):
        stamp = (at + timedelta(minutes=number, seconds=20 * seq)).isoformat(timespec="milliseconds")
        body = e.written(event)
        previous = e.link(previous, name, seq, stamp, "bench", body)
        rows.append((name, seq, stamp, "bench", event.type, body, previous))
    journal.db.conn.executemany("insert into events values (?, ?, ?, ?, ?, ?, ?)", rows)
    journal.db.execute("insert into heads values (?, 'screen', ?, ?)", [name, len(rows), previous])


def best(work: Callable[[], Any], rounds: int = 3) -> float:
    """Give the shortest of some runs, in seconds."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def measured(screens: int, folder: Path) -> dict[str, float]:
    """Run every view on a database of a size; seconds by name."""
    path = folder / f"{screens}.db"
    journal = filled(path, screens)
    args = argparse.Namespace(db=str(path), content=None, identity=None, output=None, json=False)
    found = {"first look (cards are made)": best(lambda: journal.cards(), 1)}
    found["list of all"] = best(
        lambda: [list_.as_json(c) for c in places.open_to(args, tuple(journal.cards()))]
    )
    found[f"comparison of {min(CANDIDATES, screens)} candidates, data"] = best(
        lambda: compare.page(args, journal, COMPARED, "json")
    )
    found["the same as a page"] = best(lambda: compare.page(args, journal, COMPARED, "html"))
    journal.close()
    return found


def agreeing(units: int = 500) -> float:
    """Time agreement of two interviewers with 1,000 resamples over ``units`` candidates of one answer."""
    chance = random.Random(units)
    ratings = []
    for unit in range(units):
        true = chance.gauss(3.2, 0.9)
        for rater in "ab":
            score = float(min(5, max(1, round(chance.gauss(true, 0.6)))))
            ratings.append(Rating(f"u{unit}", rater, score, f"c{unit}"))
    gathered = gather(ratings)
    return best(lambda: agreement(gathered))


def main() -> None:
    """Measure and print."""
    print(f"agreement, 1,000 resamples: 500 units {agreeing():.2f} s, 1,000 units {agreeing(1_000):.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        first: dict[str, float] = {}
        for screens in SIZES:
            found = measured(screens, Path(folder))
            first = first or {name: took / SIZES[0] for name, took in found.items()}
            print(f"{screens:,} screens")
            for name, took in found.items():
                print(f"  {name:42} {took:7.3f} s   {took / screens / first[name]:.2f} per screen")


if __name__ == "__main__":
    main()
