"""Nothing that the screen said was recorded is lost, however the program ends; and the proof can fail."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("pyte")

from tests.killing.harness import kill_once


def test_nothing_acknowledged_is_lost_in_25_kills(tmp_path: Path) -> None:
    found = [kill_once(tmp_path, seed) for seed in range(25)]
    assert [lost for _, lost in found if lost] == []


def test_a_planted_delay_of_a_second_in_the_write_is_caught(tmp_path: Path) -> None:
    assert any(kill_once(tmp_path, seed, planted=1.0)[1] for seed in range(100, 125))


@pytest.mark.long
def test_a_planted_delay_of_a_tenth_of_a_second_is_caught_in_nine_of_ten_runs(tmp_path: Path) -> None:
    caught = 0
    for run in range(10):
        seeds = range(200 + run * 25, 225 + run * 25)
        caught += any(kill_once(tmp_path, seed, planted=0.1)[1] for seed in seeds)
    sys.stderr.write(f"a delay of 0.1 s: caught in {caught} of 10 runs of at most 25 kills\n")
    assert caught >= 9


@pytest.mark.long
def test_nothing_acknowledged_is_lost_in_1000_kills(tmp_path: Path) -> None:
    ends: Counter[str] = Counter()
    losses = []
    for seed in range(1_000, 2_000):
        name, lost = kill_once(tmp_path, seed)
        ends[name] += 1
        losses += [f"seed {seed}, {name}: {text}" for text in lost]
        if lost:
            sys.stderr.write(f"seed {seed}, {name}: {lost}\n")
            continue
        for file in tmp_path.glob(f"k{seed}.db*"):
            file.unlink()
    sys.stderr.write(f"{sum(ends.values())} kills ({dict(ends)}): {len(losses)} lost\n")
    assert losses == []
