"""The four kinds of file, told apart by their first key, and the models they become."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from screener.content.document import Document, shown
from screener.content.guessing import nearest
from screener.errors import Problem

Kind = Literal["bank", "rubric", "flags", "guide"]
KINDS: tuple[Kind, ...] = ("bank", "rubric", "flags", "guide")
FOLDERS: dict[Kind, str] = {
    "bank": "question_banks",
    "rubric": "rubrics",
    "flags": "rubrics/flags",
    "guide": "question_banks",
}
READS_VERSION = 1


def model_of(kind: Kind) -> type[BaseModel]:
    """Give the model of a kind; loaded only when that kind is used, for imports cost time at start."""
    if kind == "bank":
        from screener.content.bank import Bank

        return Bank
    if kind == "rubric":
        from screener.content.rubric import Rubric

        return Rubric
    if kind == "flags":
        from screener.flags.rule import FlagFile

        return FlagFile
    from screener.content.guide import Guide

    return Guide


def kind_of(document: Document) -> tuple[Kind | None, tuple[Problem, ...]]:
    """Give what a document is, or why it is nothing that can be used."""
    data = document.data
    kind, version = data.get("kind"), data.get("version")
    if "kind" not in data:
        near = nearest("kind", [k for k in data if isinstance(k, str)])
        hint = f"Is `{near}` mistyped?" if near else f"Begin it with `kind:` and one of: {', '.join(KINDS)}."
        return None, (document.problem((), "kind", "The file does not say its `kind`.", hint),)
    known = next((k for k in KINDS if k == kind), None)
    if known is None:
        meant = nearest(str(kind), KINDS)
        hint = f"Did you mean `{meant}`?" if meant else f"It is one of: {', '.join(KINDS)}."
        return None, (document.problem(("kind",), "kind", f"`kind` is `{shown(kind)}`.", hint),)
    if type(version) is int and version > READS_VERSION:
        return None, (
            document.problem(
                ("version",),
                "version",
                f"`version` is {version}; this program reads version {READS_VERSION}.",
                "Use a newer screener.",
            ),
        )
    return known, ()
