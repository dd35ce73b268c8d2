"""The pictures of a comparison: totals with intervals, the heatmap, interviewers' dots, coverage, the clock.

Shape and number tell everything that colour tells; each picture stands above a table of the same figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from screener.panel.comparison import Candidate, Comparison
from screener.reporting.charts import WIDTH, hatch, svg, text
from screener.reporting.clean import for_page

_LEFT, _RIGHT, _ROW = 200, 70, 32
_MARKS = ("●", "■", "▲", "◆", "✚", "○", "□", "△", "◇", "✕")
"""One shape an interviewer."""


def totals(found: Comparison) -> str:
    """Draw each candidate's total as a dot with its interval; hollow where it is not compared."""
    low, high = min(found.levels), max(found.levels)
    rows = "".join(_total(c, n, low, high) for n, c in enumerate(found.candidates))
    height = 30 + _ROW * len(found.candidates)
    return svg(height, "Total of each candidate with its 95% interval", _grid(low, high, height) + rows)


def _total(c: Candidate, n: int, low: int, high: int) -> str:
    y = 26 + n * _ROW + _ROW / 2
    link = f'<a href="#{anchor(n)}" aria-label="{escape(for_page(c.name))}: answers and notes">'
    name = f"{link}{text(8, y + 4, c.name, 'label', 26)}</a>"
    covered = text(WIDTH - 6, y + 4, f"{int(c.coverage * 100 + 1e-9)}%", "small end")
    if c.mean is None:
        return name + text(_x(low, low, high), y + 4, "not assessed", "small") + covered
    x = _x(c.mean, low, high)
    whisker = ""
    if c.interval:
        a, b = (_x(v, low, high) for v in c.interval)
        whisker = (
            f'<line class="whisker" x1="{a:.1f}" x2="{b:.1f}" y1="{y}" y2="{y}"/>'
            f'<line class="whisker" x1="{a:.1f}" x2="{a:.1f}" y1="{y - 5}" y2="{y + 5}"/>'
            f'<line class="whisker" x1="{b:.1f}" x2="{b:.1f}" y1="{y - 5}" y2="{y + 5}"/>'
        )
    css = "dot" if c.comparable else "hollow"
    dot = f'{link}<circle class="{css}" cx="{x:.1f}" cy="{y}" r="6"/></a>'
    return name + whisker + dot + text(x, y - 9, f"{c.mean:.1f}", "small mid strong") + covered


def heatmap(found: Comparison) -> str:
    """Draw competency by candidate: score and n in each cell, hatched where not assessed."""
    if not found.candidates:
        return ""
    low, high = min(found.levels), max(found.levels)
    count, head = len(found.candidates), 96
    cell = min(90.0, (WIDTH - _LEFT - 62) / count)
    names = "".join(
        f'<text class="small" transform="translate({_LEFT + (n + 0.5) * cell:.1f} {head - 8}) rotate(-45)">'
        f"{_short(c.name, 18)}</text>"
        for n, c in enumerate(found.candidates)
    )
    rows = "".join(
        text(8, head + row * _ROW + 21, one.title, "label", 27)
        + "".join(
            _cell(c, row, _LEFT + n * cell, head + row * _ROW, cell, low, high)
            for n, c in enumerate(found.candidates)
        )
        for row, one in enumerate(found.candidates[0].competencies)
    )
    height = head + _ROW * len(found.candidates[0].competencies) + 6
    return svg(height, "Mean score and number of answers by competency and candidate", hatch() + names + rows)


def _cell(c: Candidate, row: int, x: float, y: float, width: float, low: int, high: int) -> str:
    one = c.competencies[row]
    place = f'x="{x + 1:.1f}" y="{y + 1:.1f}" width="{width - 2:.1f}" height="{_ROW - 2}" rx="3"'
    if one.mean is None:
        return f'<rect {place} fill="url(#hatch)"/>'
    share = (one.mean - low) / ((high - low) or 1)
    fill = (
        f'<rect {place} class="cell"/><rect {place} class="heat" fill-opacity="{0.08 + 0.42 * share:.2f}"/>'
    )
    told = f"{one.mean:.1f}" if width < 54 else f"{one.mean:.1f} ({one.n})"
    return fill + text(x + width / 2, y + 21, told, "small mid strong")


def interviewers(found: Comparison) -> str:
    """Draw where interviewers of the same candidate differ: a shape each, by competency."""
    rows = [(c, one) for c in found.candidates for one in c.competencies if len(one.by_interviewer) > 1]
    if not rows:
        return ""
    low, high = min(found.levels), max(found.levels)
    people = people_of(found)
    drawn = "".join(
        text(8, 30 + n * 24 + 16, f"{c.name}: {one.title}", "label", 30)
        + "".join(
            text(
                _x(mean, low, high),
                30 + n * 24 + 17,
                _MARKS[people.index(who) % len(_MARKS)],
                "mark mid",
                told=who,
            )
            for who, mean in one.by_interviewer.items()
        )
        for n, (c, one) in enumerate(rows)
    )
    height = 36 + 24 * len(rows)
    return svg(height, "Interviewers' means by competency, a shape each", _grid(low, high, height) + drawn)


def people_of(found: Comparison) -> list[str]:
    """Give the interviewers in a fixed order."""
    return sorted({who for c in found.candidates for who in c.interviewers})


def legend(found: Comparison) -> list[tuple[str, str]]:
    """Give each interviewer's shape."""
    return [(_MARKS[n % len(_MARKS)], who) for n, who in enumerate(people_of(found))]


def clock(rows: Sequence[tuple[str, int]], due: int, late: int) -> str:
    """Draw the day of the hiring clock of each candidate, with the days ``due`` and ``late`` marked."""
    if not rows:
        return ""
    last = max(late + 3, *(min(day, 3 * late) for _, day in rows))
    height = 30 + 24 * len(rows)

    def at(day: float) -> float:
        return _LEFT + min(day, last) / last * (WIDTH - _LEFT - _RIGHT)

    marks = "".join(
        f'<line class="grid" x1="{at(day):.1f}" x2="{at(day):.1f}" y1="20" y2="{height}"/>'
        + text(at(day), 14, f"day {day}", "small mid")
        for day in (due, late)
    )
    bars = "".join(
        text(8, 26 + n * 24 + 14, name, "label", 26)
        + f'<rect class="cover" x="{_LEFT}" y="{30 + n * 24}" width="{at(day) - _LEFT:.1f}" height="12"/>'
        + text(WIDTH - 6, 26 + n * 24 + 15, f"day {day}{' !' if day > due else ''}", "small end")
        for n, (name, day) in enumerate(rows)
    )
    return svg(height, "Days since the first screen, against what candidates wait", marks + bars)


def anchor(n: int) -> str:
    """Give the name of a candidate's place in the page."""
    return f"c{n + 1}"


def _grid(low: int, high: int, height: float) -> str:
    return "".join(
        f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="20" y2="{height}"/>'
        + text(x, 14, str(level), "small mid")
        for level in range(low, high + 1)
        for x in (_x(level, low, high),)
    )


def _x(value: float, low: int, high: int) -> float:
    return _LEFT + 10 + (value - low) / ((high - low) or 1) * (WIDTH - _LEFT - _RIGHT - 10)


def _short(name: str, limit: int) -> str:
    from html import escape

    return escape(for_page(name if len(name) <= limit else f"{name[: limit - 1]}…"))
