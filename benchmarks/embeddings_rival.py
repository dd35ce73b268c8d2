"""A rival of the flag engine: sentence embeddings with a classifier, on the part held back.

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


def rows_of(folder: str) -> list[dict[str, object]]:
    """Read one part of the corpus."""
    files = sorted((ROOT / "corpus" / folder).glob("*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text("utf-8").split("\n") if line]


def main() -> None:
    """Train on the hands and the talk, measure on what is held back, and print."""
    embed = Embedding()
    seen, unseen = rows_of("hands"), rows_of("held_back")
    talk = [{**row, "question": "", "flags": [], "acceptable": []} for row in rows_of("talk")]
    names = sorted({family for row in seen for family in row["flags"]})

    def labels(rows: list[dict[str, object]], key: str) -> np.ndarray:
        return np.array([[name in row[key] for name in names] for row in rows])

    def vectors(rows: list[dict[str, object]], key: str) -> np.ndarray:
        return np.array([embed(str(row[key])) for row in rows])

    reader = Reader(
        *(vectors([*seen, *talk], key) for key in ("text", "question")), labels([*seen, *talk], "flags")
    )
    chances = reader.chances(vectors(unseen, "text"), vectors(unseen, "question"))
    flags, arguable = labels(unseen, "flags"), labels(unseen, "acceptable")
    best, least = max((counted(chances, flags, arguable, at / 100), at / 100) for at in range(5, 95))
    print(f"embeddings with the question, {len(unseen)} answers, best threshold {least:.2f}")
    print(f"P {best[1]:.3f}  R {best[2]:.3f}  F1 {best[0]:.3f}")
    if REAL_TALK.is_file():
        lines = [json.loads(line) for line in REAL_TALK.read_text("utf-8").split("\n") if line]
        heard = vectors(lines, "text")
        alarms = 1000 * float((reader.chances(heard, np.zeros_like(heard)).max(1) >= least).mean())
        print(f"without a question, false alarms in 1,000 of {len(lines)} sentences: {alarms:.0f}")


if __name__ == "__main__":
    main()
