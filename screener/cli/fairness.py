"""Adverse impact of decisions, from counts by group: rates, ratios, exact test, four-fifths rule.

From a CSV with the columns group, selected, total. Apart from interviewers and scorecards; only aggregates. A
rule of thumb, not a legal finding, and no legal advice.

example:  screener fairness --from outcomes.csv
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from screener.cli import outcome, places
from screener.errors import RefusedAction
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from screener.panel.adverse_impact import Group, GroupRate, Impact


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--from", dest="source", metavar="CSV", help="group,selected,total")
    source.add_argument(
        "--groups", metavar="CSV", help="candidate,group: kept apart, counted with the leads' decisions"
    )
    source.add_argument("--scores", metavar="CSV", help="group,score: scoring rates as in NYC Local Law 144")
    parser.add_argument("--role", help="with --groups: only this role")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Compute and print."""
    from screener.panel.adverse_impact import NOTE, impact
    from screener.panel.tables import read_outcomes

    if args.scores:
        return _scoring_rates(args)
    found = impact(_by_group(args) if args.groups else read_outcomes(_read(args.source), args.source))
    if args.json:
        outcome.emit_json(
            {
                "groups": [asdict(group) for group in found.groups],
                "reference": found.reference,
                "flip": {"reverses": found.reverses, "text": found.flip},
                "refused": list(found.refused),
                "note": NOTE,
            }
        )
    else:
        outcome.emit("\n".join(page(found)))
    return outcome.DONE


def _read(name: str) -> str:
    return places.text_of(Path(name))


def _by_group(args: argparse.Namespace) -> tuple[Group, ...]:
    """Count decisions by group; who was in which group is joined here and nowhere shown."""
    from screener.interview.blind import folded
    from screener.panel.adverse_impact import SMALL, Group
    from screener.panel.tables import read_groups

    group_of = {folded(name): group for name, group in read_groups(_read(args.groups), args.groups).items()}
    with places.journal(args) as journal:
        decided: dict[str, str] = {}
        for screen, _ in places.submitted(args, journal, args.role):
            if screen.decision is not None:
                decided[folded(screen.candidate.name)] = screen.decision.value
    counts: dict[str, list[int]] = {}
    for name, value in decided.items():
        if name in group_of and value != "hold":
            row = counts.setdefault(group_of[name], [0, 0])
            row[0] += value == "advance"
            row[1] += 1
    shown = tuple(Group(g, s, n) for g, (s, n) in sorted(counts.items()) if n >= SMALL)
    if len(shown) < len(counts):
        outcome.note(
            f"{len(counts) - len(shown)} groups of fewer than {SMALL} decided candidates are left out."
        )
    if not shown:
        raise RefusedAction(
            f"Nothing to compute: no group has {SMALL} candidates with a decision ('screener decide')."
        )
    return shown


def _scoring_rates(args: argparse.Namespace) -> int:
    from screener.panel.scoring_rate import NOTE, scoring_rates
    from screener.panel.tables import read_scores

    found = scoring_rates(read_scores(_read(args.scores), args.scores))
    if args.json:
        outcome.emit_json({**asdict(found), "note": NOTE})
        return outcome.DONE
    width = min(32, max(len(for_line(g.group)) for g in found.groups))
    outcome.emit(
        outcome.paint(f"{'group':<{width}}  people  above the median  scoring rate  impact ratio", "bold")
    )
    for g in found.groups:
        ratio = "-" if g.impact_ratio is None else f"{g.impact_ratio:.2f}"
        outcome.emit(
            f"{for_line(g.group)[:width]:<{width}}  {g.n:>6}  {g.above:>16}  {g.rate:>12.1%}  {ratio:>12}"
        )
    told = f"Median of all scores: {found.median:g}. {found.refused}".strip()
    outcome.emit(f"\n{told}\n{NOTE} Shape of the table: 6 RCNY 5-300.")
    return outcome.DONE


def page(found: Impact) -> list[str]:
    """Write the figures for people."""
    from screener.panel.adverse_impact import NOTE

    width = min(32, max(len(for_line(g.group)) for g in found.groups))
    lines = [outcome.paint("Adverse impact by group", "bold")]
    heads = f"{'group':<{width}}  selected     rate  95 % interval    ratio  95 % interval   Fisher's p"
    lines.append(outcome.paint(heads, "dim"))
    lines += [_line(group, width) for group in found.groups]
    lines.append("")
    if found.reference:
        below = [for_line(g.group) for g in found.groups if g.below_four_fifths]
        told = f"Below four fifths: {', '.join(below)}." if below else "No group is below four fifths."
        lines += [
            f"Ratios are against '{for_line(found.reference)}', the highest rate. {told}",
            for_line(found.flip),
        ]
    lines += [for_line(sentence) for sentence in found.refused]
    return [*lines, f"{NOTE} Four-fifths rule: 29 CFR 1607.4(D), guidance."]


def _line(g: GroupRate, width: int) -> str:
    rate = "-" if g.rate is None else f"{g.rate:.1%}"
    p = "-" if g.fisher_p is None else f"{g.fisher_p:.3f}"
    ratio = "-" if g.impact_ratio is None else f"{g.impact_ratio:.2f}"
    mark = "  below 4/5" if g.below_four_fifths else ""
    return (
        f"{for_line(g.group)[:width]:<{width}}  {f'{g.selected}/{g.total}':>8}  {rate:>7}  "
        f"{_around(g.rate_interval):<15}  {ratio:>5}  {_around(g.ratio_interval):<15}  {p:>9}{mark}"
    )


def _around(interval: tuple[float, float] | None) -> str:
    return "-" if interval is None else f"[{interval[0]:.2f}, {interval[1]:.2f}]"
