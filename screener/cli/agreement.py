"""Inter-rater reliability: how far interviewers agree on the same answers, and how sure that is.

Of the submitted screens of a role in the database, or of a CSV with the columns unit, rater, score (and
candidate). No figure here changes a score.

example:  screener agreement --role mlops-engineer
example:  screener agreement --from ratings.csv --level interval --scale 1-5
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screener.cli import outcome, places
from screener.errors import UsageError
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from screener.panel.ratings import Ratings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--from", dest="source", metavar="CSV", help="ratings: unit,rater,score")
    parser.add_argument("--role", help="only the screens for this role")
    parser.add_argument("--mine", action="store_true", help="your own use of the scale, shown to you alone")
    parser.add_argument("--level", choices=("nominal", "ordinal", "interval"), default="ordinal")
    parser.add_argument("--scale", metavar="LOW-HIGH", help="the levels there are, as 1-5")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Compute and print."""
    from screener.panel.agreement import agreement

    if args.mine:
        return _mirror(args)
    ratings = _from_file(args) if args.source else _from_database(args)
    found = agreement(ratings, args.level, withhold=not args.source)
    if args.json:
        outcome.emit_json(found)
    else:
        outcome.emit("\n".join(page(found)))
    return outcome.DONE


def _from_file(args: argparse.Namespace) -> Ratings:
    from screener.panel.tables import read_ratings, scale_of

    scale = scale_of(args.scale) if args.scale else None
    return read_ratings(places.text_of(Path(args.source)), args.source, scale)


def _from_database(args: argparse.Namespace) -> Ratings:
    from screener.panel.ratings import from_screens

    with places.journal(args) as journal:
        return from_screens(places.submitted(args, journal, args.role))


def _mirror(args: argparse.Namespace) -> int:
    """Print the asker's own mirror; nobody can ask for somebody else's."""
    from dataclasses import asdict

    from screener.interview.blind import folded
    from screener.panel.mirror import mirror

    who = places.identity(args)
    if not who:
        raise UsageError("--mine needs to know who you are: --as NAME, or 'user' in the settings.")
    with places.journal(args) as journal:
        own = [
            x for x in places.submitted(args, journal, args.role) if folded(x[0].interviewer) == folded(who)
        ]
    found = mirror(own)
    if args.json:
        outcome.emit_json(asdict(found))
        return outcome.DONE
    outcome.emit(outcome.paint(f"Your own mirror: {found.screens} screens, {found.scores} scores", "bold"))
    for level, share in found.levels.items():
        outcome.emit(f"  level {level}  {'█' * round(share * 40):<40}  {share:.0%}")
    sure = (
        ""
        if not found.drift_interval
        else f" [{found.drift_interval[0]:+.2f}, {found.drift_interval[1]:+.2f}]"
    )
    outcome.emit(
        f"Earlier half {found.earlier:.2f}, later half {found.later:.2f}: drift {found.drift:+.2f}{sure}"
    )
    if found.spread is not None:
        outcome.emit(f"Spread within a screen (mean standard deviation): {found.spread:.2f}")
    for competency, (mean, n) in found.by_competency.items():
        outcome.emit(f"  {for_line(competency):<28} {mean:.2f}  ({n} answers)")
    outcome.emit("Diagnostic only. Scores are not adjusted; who came to you differs from who came to others.")
    return outcome.DONE


def page(found: dict[str, Any]) -> list[str]:
    """Write the figures for people."""
    lines = [
        outcome.paint("Agreement between interviewers", "bold"),
        f"{found['ratings']} ratings of {found['units']} units by {found['raters']} raters; "
        f"{found['shared']} units of {found['shared_candidates']} candidates were rated by two or more.",
    ]
    if found["thin"] and (found["alpha"] or found["icc"] or found["kappa"]):
        lines.append(
            f"Thin: {found['shared_candidates']} shared candidates; 10 needed before this says much."
        )
    lines.append("")
    if one := found["alpha"]:
        lines.append(
            f"Krippendorff's alpha ({one['level']})  {_sure(one['value'], one['interval'])}  {one['band']}"
        )
    if one := found["icc"]:
        lines.append(f"Intraclass correlation, {one['n']} units by {one['k']} raters (Shrout & Fleiss)")
        for key, name in (("icc1", "ICC(1,1)"), ("icc2", "ICC(2,1)"), ("icc3", "ICC(3,1)"),
                          ("icc1k", "ICC(1,k)"), ("icc2k", "ICC(2,k)"), ("icc3k", "ICC(3,k)")):  # fmt: skip
            if one[key] is not None:
                lines.append(f"  {name}  {one[key]:.2f}  {one['band'][key]}")
    if one := found["kappa"]:
        lines.append(f"Cohen's kappa over {one['n']} units")
        for key in ("unweighted", "linear", "quadratic"):
            around = one["interval"] if key == one["interval_of"] else None
            lines.append(f"  {key:<10}  {_sure(one[key], around)}  {one['band'][key]}")
    if one := found["severity"]:
        lines += _severity(one)
    if found["alpha"] or found["kappa"]:
        seed = (found["alpha"] or found["kappa"])["seed"]
        lines.append(f"Intervals: 95 %, bootstrap over candidates, seed {seed}.")
    lines += [for_line(sentence) for sentence in found["refused"]]
    return lines


def _severity(one: dict[str, Any]) -> list[str]:
    lines = [f"Severity in points, positive = harsher than average, over {one['n']} units. {one['note']}"]
    for rater, effect in sorted(one["effects"].items(), key=lambda item: -item[1]):
        shrunk = "" if one["shrunk"] is None else f"  (shrunk {one['shrunk'][rater]:+.2f})"
        lines.append(f"  {for_line(rater)[:32]:<32} {effect:+.2f}{shrunk}")
    return lines


def _sure(value: float, interval: tuple[float, float] | None) -> str:
    around = f"[{interval[0]:.2f}, {interval[1]:.2f}]" if interval else "no interval: under 5 candidates"
    return f"{value:.2f}  {around}" if interval is not None else f"{value:.2f}"
