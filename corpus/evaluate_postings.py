"""How well job descriptions are read: the right main role, blended or not, the roles of a blend.

    make evaluate-postings

Two folders of labelled postings: ``dev``, on which the words of the hiring guide were tuned, and
``held_back``, which was not looked at while tuning. Mistakes are listed for ``dev`` alone, so that running
this does not show what is held back; ``--show`` lists them for every folder named.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from screener.content.guide import Guide
from screener.content.library import open_library
from screener.errors import FormatError
from screener.hiring.job_description import JobDescription, read_posting
from screener.hiring.posting import lines_of

FOLDER = Path(__file__).parent / "postings"
DEV, HELD_BACK = FOLDER / "dev", FOLDER / "held_back"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One posting with what a reader says of it."""

    file: Path
    main: str
    roles: frozenset[str]
    blended: bool


def labelled(folder: Path) -> list[Labelled]:
    """Read the labels of a folder."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        return [
            Labelled(folder / r["file"], r["main"], frozenset(r["roles"].split(";")), r["blended"] == "yes")
            for r in csv.DictReader(file)
        ]


def read(guide: Guide, posting: Labelled) -> JobDescription | None:
    """Read one posting of the corpus as the command does; none where it is refused as no posting."""
    try:
        return read_posting(guide, lines_of(posting.file.read_text("utf-8"), posting.file.name))
    except FormatError:
        return None


def wrong(posting: Labelled, found: JobDescription) -> Iterator[str]:
    """Say what was read otherwise than labelled."""
    if found.main != posting.main:
        yield f"main role {found.main}, labelled {posting.main}"
    if found.blended != posting.blended:
        yield "a blend, labelled one role" if found.blended else "one role, labelled a blend"
    elif posting.blended and frozenset(found.asked) != posting.roles:
        yield f"blend of {sorted(found.asked)}, labelled {sorted(posting.roles)}"


def evaluate(guide: Guide, folder: Path, show: bool) -> None:
    """Print the shares of one folder, and each mistake where that is wanted."""
    postings = labelled(folder)
    main = blended = parts = 0
    times: list[float] = []
    for posting in postings:
        began = time.perf_counter()
        found = read(guide, posting)
        times.append((time.perf_counter() - began) * 1000)
        if found is None:
            print(f"  {posting.file.name}: refused as no posting")
            continue
        main += found.main == posting.main
        blended += found.blended == posting.blended
        parts += posting.blended and frozenset(found.asked) == posting.roles
        for told in wrong(posting, found) if show else ():
            shares = ", ".join(f"{a.role} {a.share:.2f}" for a in found.roles[:4])
            print(f"  {posting.file.name}: {told} ({shares})")
    blends = sum(p.blended for p in postings)
    print(
        f"{folder.name}: main role {main}/{len(postings)} ({main / len(postings):.0%}), "
        f"blended or not {blended}/{len(postings)} ({blended / len(postings):.0%}), "
        f"all roles of a blend {parts}/{blends}; "
        f"{statistics.median(times):.0f} ms each, {max(times):.0f} at most"
    )


def main() -> None:
    """Evaluate the folders named, or both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="list the mistakes of what is held back too")
    args = parser.parse_args()
    guide = open_library().guide()
    for folder in args.folders or (DEV, HELD_BACK):
        evaluate(guide, folder, args.show or folder.resolve() != HELD_BACK.resolve())


if __name__ == "__main__":
    main()
