"""A rival of the flag engine: sentence embeddings with a classifier, each hand left out in turn.

Runs in an environment of its own. WordLlama ships its vectors (256 numbers for each of 32,000 tokens, 16 MB)
inside the package, so nothing is downloaded; a text is the mean of its tokens' vectors.

    python3 -m venv /tmp/rival && /tmp/rival/bin/pip install wordllama scikit-learn
    /tmp/rival/bin/python benchmarks/embeddings_rival.py
"""

from __future__ import annotations

import json
import os
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

ROOT = Path(__file__).resolve().parents[1]
REAL_TALK = Path(os.environ.get("SCREENER_REAL_TALK") or ROOT.parent / "shared" / "data" / "real_talk.jsonl")
FIRM = 10.0


class Embedding:
    """Texts to vectors of length one."""

    def __init__(self) -> None:
        spec = find_spec("wordllama")
        assert spec is not None and spec.origin is not None, "pip install wordllama"
        folder = Path(spec.origin).parent
        self.tokens = Tokenizer.from_file(str(next((folder / "tokenizers").glob("l2_supercat*.json"))))
        self.tokens.no_truncation()
        weights = next((folder / "weights").glob("l2_supercat_256*"))
        self.vectors = next(iter(load_file(weights).values())).astype(np.float32)

    def __call__(self, text: str) -> np.ndarray:
        """Give the vector of a text."""
        ids = self.tokens.encode(text, add_special_tokens=False).ids
        mean = self.vectors[ids].mean(0) if ids else np.zeros(self.vectors.shape[1], np.float32)
        return mean / (float(np.linalg.norm(mean)) or 1.0)


def fit(x: np.ndarray, y: np.ndarray) -> LogisticRegression:
    """Fit one classifier."""
    return LogisticRegression(C=FIRM, max_iter=2000).fit(x, y)


class Reader:
    """Two steps, as the engine's own model: is there a stance, and of which family."""

    def __init__(self, said: np.ndarray, asked: np.ndarray, labels: np.ndarray) -> None:
        flagged = labels.any(1)
        both = np.hstack([said, asked])
        self.stance = fit(said, flagged)
        self.families = [fit(both[flagged], labels[flagged][:, k]) for k in range(labels.shape[1])]

    def chances(self, said: np.ndarray, asked: np.ndarray) -> np.ndarray:
        """Give the chance of every family."""
        both = np.hstack([said, asked])
        odds = np.stack([family.predict_proba(both)[:, 1] for family in self.families], 1)
        return self.stance.predict_proba(said)[:, [1]] * odds / odds.sum(1, keepdims=True)


def counted(chances: np.ndarray, labels: np.ndarray, arguable: np.ndarray, least: float) -> tuple[float, ...]:
    """Give F1, precision and recall where the likeliest family counts from a chance on."""
    found = np.zeros_like(labels)
    rows = np.where(chances.max(1) >= least)[0]
    found[rows, chances[rows].argmax(1)] = True
    found &= ~arguable
    right, wrong, lost = (found & labels).sum(), (found & ~labels).sum(), (~found & labels).sum()
    return 2 * right / (2 * right + wrong + lost), right / max(1, right + wrong), right / (right + lost)


def main() -> None:
    """Measure and print, each hand read by a classifier that has not seen it."""
    embed = Embedding()
    files = sorted((ROOT / "corpus" / "hands").glob("*.jsonl"))
    rows = [json.loads(line) for f in files for line in f.read_text("utf-8").split("\n") if line.strip()]
    names = sorted({family for row in rows for family in row["flags"]})
    labels = np.array([[name in row["flags"] for name in names] for row in rows])
    arguable = np.array([[name in row["acceptable"] for name in names] for row in rows])
    said, asked = (np.array([embed(row[key]) for row in rows]) for key in ("text", "question"))
    hands = np.array([row["id"].rsplit("-", 1)[0] for row in rows])
    chances = np.zeros(labels.shape)
    for hand in sorted(set(hands)):
        seen = hands != hand
        chances[~seen] = Reader(said[seen], asked[seen], labels[seen]).chances(said[~seen], asked[~seen])
    best, least = max((counted(chances, labels, arguable, at / 100), at / 100) for at in range(5, 95))
    print(f"embeddings with the question, {len(rows)} answers, best threshold {least:.2f}")
    print(f"P {best[1]:.3f}  R {best[2]:.3f}  F1 {best[0]:.3f}")
    if REAL_TALK.is_file():
        lines = [line for line in REAL_TALK.read_text("utf-8").split("\n") if line.strip()]
        talk = np.array([embed(json.loads(line)["text"]) for line in lines])
        alone = Reader(said, said, labels).chances(talk, talk)
        alarms = 1000 * float((alone.max(1) >= least).mean())
        print(f"without a question, false alarms in 1,000 of {len(lines)} sentences: {alarms:.0f}")


if __name__ == "__main__":
    main()
