"""A comparison as a page: HTML with its pictures, Markdown, text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from screener.panel.comparison import Comparison, days
from screener.reporting import compare_charts as charts
from screener.reporting.pages import PageFormat, render


def compare_page(
    found: Comparison,
    agreement: Mapping[str, object],
    form: PageFormat,
    folders: Sequence[Path],
    today: datetime,
    clock: tuple[int, int] | None,
    closed: int = 0,
) -> str:
    """Render the page. ``clock``: days from screen to signed offer; ``closed``: screens kept blind."""
    rows = [(c.name, days(c, today)) for c in found.candidates]
    context: dict[str, object] = {
        "found": found,
        "agreement": agreement,
        "days": rows,
        "today": today,
        "due": clock[0] if clock else None,
        "late": clock[1] if clock else None,
        "closed": closed,
        "legend": charts.legend(found),
    }
    if form == "html" and found.candidates:
        context |= {
            "totals": Markup(charts.totals(found)),
            "heatmap": Markup(charts.heatmap(found)),
            "interviewers": Markup(charts.interviewers(found)),
            "clock": Markup(charts.clock(rows, *clock)) if clock else "",
        }
    return render(f"compare.{form}.j2", folders, context)
