"""Print a bank as the interviewer will see it.

example:  screener bank show mlops-engineer
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from screener.cli import outcome, places

if TYPE_CHECKING:
    from screener.content.bank import Question
    from screener.content.kit import Kit
    from screener.content.library import Library

_WIDTH = 96


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("bank", metavar="ROLE", help="a role, or a bank's file")
    parser.add_argument("--json", action="store_true", help="the bank as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print the bank with what it takes from its rubric."""
    kit = kit_of(places.library(args), args.bank)
    if args.json:
        outcome.emit_json(kit.bank.model_dump(mode="json", exclude_defaults=True))
    else:
        outcome.emit("\n".join(_page(kit)))
    return outcome.DONE


def kit_of(library: Library, named: str) -> Kit:
    """Give the kit of a role, or of a bank named by its path."""
    path = Path(named)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        return library.kit_for_file(path)
    return library.kit_for_role(named)


def _page(kit: Kit) -> Iterator[str]:
    bank = kit.bank
    core = sum(q.minutes for q in bank.questions if q.must_ask)
    yield outcome.paint(_line(bank.title), "bold")
    yield (
        f"{bank.role}, {bank.minutes:g} minutes: {len(bank.questions)} questions, "
        f"{core:g} minutes must be asked, {bank.closing_minutes:g} at the end"
    )
    if bank.opening:
        yield "\n" + _text(bank.opening, "", "")
    for number, question in enumerate(bank.questions, 1):
        yield from _question(kit, number, question)
    if bank.closing:
        yield "\n" + _text(bank.closing, "", "")


def _question(kit: Kit, number: int, question: Question) -> Iterator[str]:
    competency = kit.competency(question.competency)
    must = ", must be asked" if question.must_ask else ""
    about = f"{_line(competency.title if competency else question.competency)}, {question.kind}"
    yield "\n" + outcome.paint(f"{number}. {about}, {question.minutes:g} minutes{must}", "dim")
    yield outcome.paint(_text(question.ask, "   ", "   "), "bold")
    evidence = {e.id: e.title for file in kit.flags for e in file.evidence}
    listed = (
        ("probe", question.probes),
        ("listen for", tuple(evidence.get(name, name) for name in question.expects)),
        ("strong", question.strong),
        ("weak", question.weak),
    )
    for word, texts in listed:
        for at, text in enumerate(texts):
            yield _text(text, f"   {word if at == 0 else '':<11}", " " * 14)
    for level, text in sorted(kit.anchors(question).items()):
        name = _line(kit.rubric.levels.get(level, ""))
        yield _text(
            f"{level} {name}: {text}", f"   {'score' if level == min(kit.levels()) else '':<11}", " " * 14
        )


def _text(text: str, first: str, then: str) -> str:
    return fill(_line(text), _WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)


def _line(text: str) -> str:
    from screener.reporting.clean import for_line

    return for_line(text)
