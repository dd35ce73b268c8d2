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
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from screener.panel.adverse_impact import GroupRate, Impact


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--from", dest="source", metavar="CSV", required=True, help="group,selected,total")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Compute and print."""
    from screener.panel.adverse_impact import NOTE, impact
    from screener.panel.tables import read_outcomes

    found = impact(read_outcomes(places.text_of(Path(args.source)), args.source))
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
