"""How long content takes to read, validate and check, against the bare C loader of PyYAML on the same text.

The bank is made up: 2,000 questions, about 5 MB. Ratios travel between machines better than seconds do.

    python benchmarks/content.py
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from screener.content.bank import Bank
from screener.content.checking.checker import check
from screener.content.document import Node
from screener.content.library import open_library
from screener.content.reading import read
from screener.content.validating import parse

QUESTIONS = 2_000
SIZE = 5_000_000
ROUNDS = 5
_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "zu",
    "bra",
    "dri",
)


def vocabulary(generator: random.Random, count: int = 4_000) -> list[str]:
    """Make up words; the first ones are used more often, as in any language."""
    return ["".join(generator.choices(_SYLLABLES, k=generator.choice((1, 2, 2, 3)))) for _ in range(count)]


def bank() -> str:
    """Write a bank of many questions, no two of them alike."""
    generator = random.Random(7)
    words = vocabulary(generator)
    weights = [1 / (rank + 5) for rank in range(len(words))]

    def text(count: int) -> str:
        return " ".join(generator.choices(words, weights, k=count))

    lines = ["kind: bank", "version: 1", "id: large", "role: mlops-engineer", "title: A large bank"]
    lines += ["rubric: production-ml", "minutes: 240", "questions:"]
    competencies = ("incident-handling", "drift-diagnosis", "monitoring", "collaboration")
    for number in range(QUESTIONS):
        lines += [f"  - id: question-{number}-{generator.choice(words)}", "    kind: trade-off"]
        lines += [
            f"    competency: {competencies[number % 4]}",
            f"    ask: Tell me about {text(12)}.",
            "    minutes: 4",
        ]
        lines += [f"    must_ask: {'true' if number < 20 else 'false'}", "    probes:"]
        lines += [f"      - What about {text(12)}?" for _ in range(5)]
        lines += ["    strong:", *(f"      - {text(22)}" for _ in range(5))]
        lines += ["    weak:", *(f"      - {text(22)}" for _ in range(5))]
        lines += ["    anchors:", *(f"      {level}: {text(32)}" for level in range(1, 6))]
    return "\n".join(lines) + "\n"


def every_place(node: Node, document: object) -> int:
    """Ask for line and column of every key and value."""
    count = document.at(node.key)[0] and document.at(node.start)[0] and 1  # type: ignore[attr-defined]
    inside = node.inside.values() if isinstance(node.inside, dict) else node.inside or ()
    return count + sum(every_place(each, document) for each in inside)


def fastest(action: Callable[[], object]) -> float:
    """Give the seconds of the fastest of some rounds: the one least disturbed by others."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    """Print the figures."""
    text = bank()
    source = text.encode()
    document = read(source, "large.yaml")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.yaml"
        file.write_bytes(source)
        library = open_library()
        bare = fastest(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
        reading = fastest(lambda: read(source, "large.yaml"))
        validated = fastest(lambda: parse(read(source, "large.yaml"), Bank))
        places = fastest(lambda: every_place(document.root, document))
        checked = fastest(lambda: check(library, [file]))
        report = check(library, [file])
    print(
        f"{QUESTIONS:,} questions, {len(source) / 1e6:.1f} MB; yaml.load with the C loader takes {bare:.2f} s"
    )
    print(f"read, with the offset of every key and value   {reading / bare:.2f} of that")
    print(f"read and validated                             {validated / bare:.2f}")
    print(
        f"line and column of all {every_place(document.root, document):,} values   {places / bare:.2f} more"
    )
    print(
        f"read, validated and checked by all lints       {checked:.2f} s ({checked / bare:.2f}), limit 1.5 s"
    )
    print(f"found {report.errors} errors and {report.warnings} warnings; "
          f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
