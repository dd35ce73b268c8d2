"""How far two people agree on the labels: the first labels against a blind second labelling.

Cohen's kappa of two labellers, over all pairs of an answer and a family, for each family, and for flagged or
not, with a 95 % bootstrap interval over answers. A family that either recorded as arguable is left out there.

    python corpus/second_labels.py
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.data import CORPUS, Answer, corpus_files, held_back_files, read_answers
from screener.panel.kappa import WEIGHTS, interval, kappa
from screener.panel.ratings import Rating, Ratings, gather

SECOND = CORPUS / "second_labels.csv"
FAMILIES = (
    "retrain-reflex", "container-mindset", "tool-name-dropping", "no-monitoring", "not-my-job",
    "holdout-faith", "blame", "no-incident", "manual-deploy",
)  # fmt: skip


def second(path: Path = SECOND) -> dict[str, tuple[set[str], set[str]]]:
    """Read the second labels: flagged and arguable families by answer."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["id"]: (set(row["flags"].split()), set(row["acceptable"].split())) for row in rows}


def ratings(answers: list[Answer], families: tuple[str, ...]) -> Ratings:
    """Give both labellers' yes or no for each pair of an answer and a family that neither calls arguable."""
    found = []
    for answer in answers:
        flags, arguable = LABELS[answer.id]
        for family in families:
            if family not in arguable | answer.acceptable:
                unit = f"{answer.id} {family}"
                found.append(Rating(unit, "first", float(family in answer.flags), answer.id))
                found.append(Rating(unit, "second", float(family in flags), answer.id))
    return gather(found)


def told(name: str, of: Ratings) -> str:
    """Give one figure in a line."""
    value, around = kappa(of, WEIGHTS["unweighted"]), interval(of, WEIGHTS["unweighted"])
    if isinstance(value, str):
        return f"{name:22} {value}"
    alike = sum(len(set(scores.values())) == 1 for scores in of.units.values())
    both = f"{around[0]:.2f} to {around[1]:.2f}" if around else "no interval"
    return f"{name:22} kappa {value:.3f} ({both})   {alike} of {len(of.units)} alike"


def main() -> None:
    """Compare, and list where the two differ."""
    answers = [a for a in read_answers([*corpus_files(), *held_back_files()]) if a.id in LABELS]
    print(f"{len(answers)} answers labelled twice, the second time blind")
    print(told("pairs", ratings(answers, FAMILIES)))
    flagged = gather(
        Rating(a.id, who, float(yes), a.id)
        for a in answers
        for who, yes in (("first", bool(a.flags)), ("second", bool(LABELS[a.id][0])))
    )
    print(told("flagged or not", flagged))
    for family in FAMILIES:
        print(told(family, ratings(answers, (family,))))
    print("\nwhere they differ: id, first, second")
    for a in answers:
        flags, arguable = LABELS[a.id]
        if (a.flags ^ flags) - arguable - a.acceptable:
            print(f"  {a.id}: {' '.join(sorted(a.flags)) or 'clean'} | {' '.join(sorted(flags)) or 'clean'}")


LABELS = second()

if __name__ == "__main__":
    main()
