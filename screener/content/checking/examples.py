"""Flag rules do what their own examples say: each example is run as a test."""

from __future__ import annotations

from collections.abc import Sequence

from screener.content.checking.sheet import Around, Found, Lint, Sheet, owners_of
from screener.flags.engine import FailedExample
from screener.flags.rule import FlagFile


def in_flags(sheet: Sheet[FlagFile], around: Around) -> Lint:
    """Find rules and signals without an example of either sort."""
    for part, owners in owners_of(sheet.model):
        for number, owner in enumerate(owners):
            kinds = (("flag", owner.examples.flag), ("pass", owner.examples.pass_))
            lacking = [name for name, texts in kinds if not texts]
            if lacking and sheet.sound(part, number, "examples"):
                yield Found(
                    (part, number),
                    "no-examples",
                    f"`{owner.id}` has no example under {' and '.join(f'`{name}`' for name in lacking)}.",
                    "Add sentences that must be found, and sentences near to them that must not.",
                )


def count(file: FlagFile) -> int:
    """Count the examples of a file."""
    examples = [owner.examples for _, owners in owners_of(file) for owner in owners]
    return sum(len(each.flag) + len(each.pass_) for each in examples)


def failures(sheet: Sheet[FlagFile], failed: Sequence[FailedExample]) -> Lint:
    """Turn the failed examples of a file into what the checker reports."""
    for each in failed:
        if each.file == sheet.model.id:
            must = "must be flagged" if each.expected == "flag" else "must pass"
            yield Found(
                each.path,
                "failed-example",
                f"This example of `{each.rule}` {must}: {each.reason}.",
                "Change the rule's phrases, or the example.",
                "error",
            )
