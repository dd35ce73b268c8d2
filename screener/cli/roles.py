"""The roles told apart: what each owns, what separates strong from weak, what it is paid, its bank.

example:  screener roles
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from screener.cli import outcome, places

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
    from screener.reporting.guide_pages import roles_page
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
        outcome.emit("\n".join(roles_page(guide, wanted, today, bool(args.role), outcome.paint)))
    return outcome.DONE


def _data(guide: Guide, role: RoleProfile, today: date) -> dict[str, Any]:
    from screener.hiring.roles import is_old, salaries_of

    salaries = [
        {**s.model_dump(exclude_none=True), "old": is_old(s, today)} for s in salaries_of(guide, role.id)
    ]
    return {**role.model_dump(exclude={"words"}), "salaries": salaries}
