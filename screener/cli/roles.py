"""The roles told apart: what each owns, what separates strong from weak, what it is paid, its bank.

example:  screener roles
"""

from __future__ import annotations

import argparse
from textwrap import fill
from typing import TYPE_CHECKING, Any

from screener.cli import outcome, places
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from datetime import date

    from screener.content.guide import Guide, RoleProfile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("role", nargs="?", metavar="ROLE", help="one role, whole; else all, side by side")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print the roles."""
    from screener.content.guessing import nearest
    from screener.errors import RefusedAction
    from screener.store.live import now

    guide, today = places.library(args).guide(), now().date()
    wanted = [r for r in guide.roles if args.role in (None, r.id)]
    if not wanted:
        known = [r.id for r in guide.roles]
        meant = nearest(args.role, known)
        hint = f"Did you mean '{meant}'?" if meant else f"There are: {', '.join(known)}."
        raise RefusedAction(f"The guide has no role '{args.role}'. {hint}")
    if args.json:
        outcome.emit_json({"roles": [_data(guide, role, today) for role in wanted]})
    else:
        outcome.emit("\n".join(page(guide, wanted, today, whole=bool(args.role))))
    return outcome.DONE


def _data(guide: Guide, role: RoleProfile, today: date) -> dict[str, Any]:
    from screener.hiring.roles import is_old, salaries_of

    salaries = [
        {**s.model_dump(exclude_none=True), "old": is_old(s, today)} for s in salaries_of(guide, role.id)
    ]
    return {**role.model_dump(exclude={"words"}), "salaries": salaries}


def page(guide: Guide, roles: list[RoleProfile], today: date, whole: bool) -> list[str]:
    """Write the roles for people."""
    from screener.hiring.roles import COMPARED, DIMENSIONS, cell, is_old, range_text, salaries_of

    lines: list[str] = []
    for role in roles:
        lines += [
            outcome.paint(for_line(role.title), "bold"),
            _text("owns", role.owns),
            _text("strong v weak", role.separates),
        ]
        lines.append(_text("hire", role.hire_when))
        if whole:
            lines += [_text("tools", ", ".join(role.tools)), *(_text("strong", s) for s in role.strong)]
            lines += [_text("weak", s) for s in role.weak]
        for salary in salaries_of(guide, role.id):
            old = " OLDER THAN 12 MONTHS: look it up again." if is_old(salary, today) else ""
            lines.append(_text("paid", range_text(salary) + old))
        if not salaries_of(guide, role.id):
            lines.append(_text("paid", "no sourced figure in the guide"))
        lines += [_text("bank", role.bank or "none"), ""]
    compared = [r for name in COMPARED if (r := guide.role(name))]
    if not whole and len(compared) > 1:
        lines.append(outcome.paint("Taken for one another", "bold"))
        for key, name in DIMENSIONS:
            lines.append(name)
            lines += [_text(for_line(r.title)[:24], cell(r, key), 26) for r in compared]
    return lines


def _text(name: str, text: str, left: int = 16) -> str:
    return fill(for_line(text), 80, initial_indent=f"  {name:<{left - 2}}", subsequent_indent=" " * left)
