"""The hiring guide as pages of text: the roles told apart, the plan, the pipeline. The same in every door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import fill
from typing import Literal, Protocol

from screener.content.guide import Clock, Guide, RoleProfile
from screener.hiring.pipeline import Pace, Progress
from screener.hiring.plan import Plan
from screener.hiring.roles import COMPARED, DIMENSIONS, cell, is_old, range_text, salaries_of
from screener.reporting.clean import for_line


class Paint(Protocol):
    """Gives a text in a style, where the door has styles."""

    def __call__(self, text: str, style: Literal["bold", "red"], /) -> str:
        """Give the text, styled."""


WIDTH = 76
"""Columns of a page: what a window of 80 shows without wrapping again."""


def unpainted(text: str, style: Literal["bold", "red"]) -> str:
    """Give the text as it is."""
    return text


def roles_page(
    guide: Guide, roles: Sequence[RoleProfile], today: date, whole: bool, paint: Paint = unpainted
) -> list[str]:
    """Write the roles; ``whole`` is one role with all that is known of it, else they stand side by side."""
    lines: list[str] = []
    for role in roles:
        lines += [
            paint(for_line(role.title), "bold"),
            _row("owns", role.owns),
            _row("strong v weak", role.separates),
        ]
        lines.append(_row("hire", role.hire_when))
        if whole:
            lines += [_row("tools", ", ".join(role.tools)), *(_row("strong", s) for s in role.strong)]
            lines += [_row("weak", s) for s in role.weak]
        for salary in salaries_of(guide, role.id):
            old = " OLDER THAN 12 MONTHS: look it up again." if is_old(salary, today) else ""
            lines.append(_row("paid", range_text(salary) + old))
        if not salaries_of(guide, role.id):
            lines.append(_row("paid", "no sourced figure in the guide"))
        lines += [_row("bank", role.bank or "none"), ""]
    compared = [r for name in COMPARED if (r := guide.role(name))]
    if not whole and len(compared) > 1:
        lines.append(paint("Taken for one another", "bold"))
        for key, name in DIMENSIONS:
            lines.append(name)
            lines += [_row(for_line(r.title)[:24], cell(r, key), 26) for r in compared]
    return lines


def _row(name: str, text: str, left: int = 16) -> str:
    return fill(for_line(text), WIDTH, initial_indent=f"  {name:<{left - 2}}", subsequent_indent=" " * left)


def plan_page(made: Plan, markdown: bool = False, paint: Paint = unpainted) -> list[str]:
    """Write the plan."""
    head, item = ("## ", "- ") if markdown else ("", "  ")
    title = f"Stage {made.stage.id}" + (f": {made.stage.title}" if made.stage.title else "")
    count = f"{made.models} model{'' if made.models == 1 else 's'} in production"
    teams = f"{made.teams} team{'' if made.teams == 1 else 's'}"
    lines = [f"# {title}" if markdown else paint(title, "bold"), f"{count}, {teams}.", ""]
    lines += [_item(x) for x in (made.overlap, made.stage.why) if x]
    lines += ["", f"{head}Hire next, in this order"]
    lines += [
        _item(f"{n}. {h.title}. {h.why}", "   " if not markdown else "") for n, h in enumerate(made.hire, 1)
    ]
    if not made.hire:
        lines.append(f"{item}Nobody: what this stage asks for is on board.")
    if made.on_board:
        lines.append(
            _item(f"Taken as on board: {', '.join(made.on_board)}. Say --have ROLE=K to have it counted.")
        )
    for name, texts in (("Lean on meanwhile", made.lean_on), ("Signs you named", made.signs),
                        ("What would change this", made.changes)):  # fmt: skip
        if texts:
            lines += ["", f"{head}{name}", *(_item(x, item) for x in texts)]
    if made.contract:
        lines += ["", f"{head}Contract-to-hire", _item(made.contract, item)]
    for cost in made.cost:
        unknown = (
            f" Not in it, for want of a sourced figure: {', '.join(cost.unknown)}." if cost.unknown else ""
        )
        told = f"{cost.low:,.0f} to {cost.high:,.0f} {cost.currency} a year, base, {cost.region}.{unknown}"
        lines += [
            "",
            f"{head}Cost of these hires",
            _item(f"{told} Sources: {'; '.join(cost.sources)}.", item),
        ]
    return lines


def _item(text: str, first: str = "") -> str:
    return fill(for_line(text), WIDTH, initial_indent=first, subsequent_indent=" " * len(first))


def pipeline_page(
    shown: Sequence[Progress], clock: Clock, taken: Pace | None, paint: Paint = unpainted
) -> list[str]:
    """Write the hiring clock: a strip a candidate, and what the process has taken so far."""
    low, high = clock.target_days
    if not shown:
        return ["No candidate is in the process. A submitted screen starts the clock."]
    gone, most = clock.lost_after_days
    told = f"From first screen to signed offer: {low} to {high} days. "
    lines = [_item(f"{told}Strong candidates are gone after {gone} to {most}.")]
    for p in shown:
        strip = "".join("█" if n < p.day else "·" for n in range(high)) + (
            f"+{p.day - high}" if p.day > high else ""
        )
        head = f"{for_line(p.candidate)[:28]:<28} day {p.day:>3} of {low}-{high}  {strip}"
        lines += ["", paint(head, "bold")]
        lost = paint("ABOUT TO BE LOST", "red") if p.about_to_be_lost else ""
        if p.open:
            late = " (overdue)" if p.overdue else ""
            if lost:
                lines.append(f"  {lost}")
            lines.append(_item(f"{p.role}: after {p.stage}, next {p.next}, due {p.due}{late}", "  "))
            lines.append(_item(f"waits for {p.waits_for}", "  "))
            if p.next in ("panel", "decision") and p.day > low // 2:
                told = "could run in parallel: references and the offer's terms, while the panel is booked"
                lines.append(_item(told, "  "))
        else:
            lines.append(f"  {p.role}: {p.stage}{': ' + for_line(p.closed) if p.closed else ''}")
    if taken is not None:
        steps = ", ".join(f"to {name} {days:g}" for name, days in taken.by_stage.items())
        told = f"So far: median {taken.median:g} days, worst {taken.worst}, of {taken.n} signed ({steps})."
        lines += ["", told]
    return lines
