"""Whom to hire next, from models in production and teams: the stage, the hires in order, why, what it costs.

example:  screener plan --models 4
example:  screener plan --models 5 --teams 3 --have mlops-engineer=1 --sign "deployments take weeks"
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from screener.cli import outcome, places
from screener.errors import UsageError

if TYPE_CHECKING:
    from screener.content.guide import Guide
    from screener.hiring.plan import Plan

SIGNS = ("deployments-take-weeks", "ml-engineers-write-infrastructure", "nobody-watches-after-launch")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--models", type=int, required=True, metavar="N", help="models in production")
    parser.add_argument(
        "--teams", type=int, default=1, metavar="T", help="teams that ship models (default 1)"
    )
    parser.add_argument("--have", action="append", metavar="ROLE=K", help="people on board, by role; repeat")
    parser.add_argument(
        "--sign", action="append", choices=SIGNS, default=[], help="a sign of trouble; repeat"
    )
    parser.add_argument("--format", choices=("txt", "md"), default="txt")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Plan and print."""
    from screener.errors import RefusedAction
    from screener.hiring.plan import plan
    from screener.reporting.guide_pages import plan_page

    guide = places.library(args).guide()
    try:
        made = plan(guide, args.models, args.teams, _have(args.have), _seen(guide, args.sign))
    except RefusedAction as error:
        raise UsageError(str(error)) from None
    if args.json:
        outcome.emit_json(_data(made))
    else:
        outcome.emit("\n".join(plan_page(made, args.format == "md", outcome.paint)))
    return outcome.DONE


def _have(given: list[str] | None) -> dict[str, int] | None:
    if given is None:
        return None
    found: dict[str, int] = {}
    for text in given:
        role, _, count = text.partition("=")
        if not count.strip().isdigit():
            raise UsageError(f"--have {text}: give a role and how many, as mlops-engineer=1.")
        found[role.strip()] = int(count)
    return found


def _seen(guide: Guide, signs: list[str]) -> list[str]:
    """Give the guide's wording of the signs, which it lists in the order of this command's names."""
    wording = dict(zip(SIGNS, guide.overdue_signs, strict=False))
    return [wording.get(sign, sign.replace("-", " ")) for sign in dict.fromkeys(signs)]


def _data(made: Plan) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "models": made.models,
        "teams": made.teams,
        "stage": str(made.stage.id),
        "title": made.stage.title,
        "hire": [{"role": h.role, "title": h.title, "why": h.why} for h in made.hire],
        "taken_as_there": list(made.on_board),
        "lean_on": list(made.lean_on),
        "why": " ".join(filter(None, (made.overlap, made.stage.why))),
        "overlap": made.overlap,
        "signs": list(made.signs),
        "contract_to_hire": made.contract,
        "cost": [asdict(cost) for cost in made.cost],
        "changes": list(made.changes),
    }
