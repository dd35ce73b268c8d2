"""A disk that can lose power or run full: what a program wrote, what it synced, what a cut leaves."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

COMPILER = shutil.which("cc")


def watcher(folder: Path) -> Path:
    """Compile the library that stands between a program and its files."""
    made = folder / "disk.so"
    source = Path(__file__).with_name("disk.c")
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made


@dataclass
class Content:
    """What a file holds on disk, and the writes that no sync has covered yet."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[str, int, bytes]] = field(default_factory=list)

    def sync(self) -> None:
        """Make every pending write durable."""
        for op, at, data in self.pending:
            if op == "C":
                del self.durable[at:]
            else:
                self.durable.extend(b"\0" * (at - len(self.durable)))
                self.durable[at : at + len(data)] = data
        self.pending.clear()


@dataclass
class Cut:
    """A power cut: the files as they then stand on disk, and what had been acknowledged before it."""

    files: dict[str, bytes]
    acknowledged: str


def cuts(log: Path) -> Iterator[Cut]:
    """Give what is left at every point that differs: just before each sync, and at the very end.

    Between two syncs the disk does not change while more is acknowledged, so the last moment is the hardest.
    """
    files: dict[str, Content] = {}
    said = ""
    for op, at, path, data in _records(log):
        if op in "OT":
            files.setdefault(path, Content())
            if op == "T":
                files[path].pending.append(("C", 0, b""))
        elif op == "W":
            files[path].pending.append((op, at, data))
        elif op == "C":
            files[path].pending.append((op, at, b""))
        elif op == "S":
            yield Cut({name: bytes(file.durable) for name, file in files.items()}, said)
            files[path].sync()
        elif op == "L":
            files[data.decode()] = files[path]
        elif op == "U":
            files.pop(path, None)
        elif op == "A":
            said += data.decode()
    yield Cut({name: bytes(file.durable) for name, file in files.items()}, said)


def _records(log: Path) -> Iterator[tuple[str, int, str, bytes]]:
    data, place = log.read_bytes(), 0
    while place < len(data):
        end = data.index(b"\n", place)
        op, at, length, path = data[place:end].decode().split(" ", 3)
        size = int(length) if op in "WAL" else 0
        yield op, int(at), path, data[end + 1 : end + 1 + size]
        place = end + 1 + size
