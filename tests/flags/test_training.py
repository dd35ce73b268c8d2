"""What training promises: the same corpus and rules give the same model to the byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from corpus.data import ROOT
from screener.flags.learned import load

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        find_spec("sklearn") is None, reason="training needs scikit-learn: pip install 'screener[train]'"
    ),
]

SMALL = """
import sys
from corpus.cases import read_cases
from corpus.data import flag_files
from corpus.fitting import dump
from corpus.fitting import train
from corpus.train import finish, read_unseen
rules = {rule.id: rule for file in flag_files() for rule in file.rules}
kept = {"alder", "beech", "hazel", "maple", "brook", "creek"}
cases = [c for c in read_cases() if c.weight < 1 or c.answer.hand in kept]
sys.stdout.write(dump(finish(train(cases, list(rules)), read_unseen(cases, list(rules)), rules)))
"""


def trained(seed: str) -> str:
    """Train on four hands and a part of the talk, in a process of its own with its own order of hashes."""
    done = subprocess.run(
        [sys.executable, "-c", SMALL],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_training_twice_gives_the_same_model_to_the_byte() -> None:
    first = trained("1")
    assert first == trained("2")
    model = load(first)
    assert 0.3 <= model.asked.threshold < 1
    assert set(model.wordings) == set(model.families)
    assert all(model.examples[family] for family in model.families)
    assert len(json.loads(first)["weights"]) > 10_000
