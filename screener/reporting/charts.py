"""Pictures as inline SVG: no script, no network, readable in print, in the dark and without colour.

Every picture says nothing that its table underneath does not say. Colours are the page's CSS variables;
what matters is told by shape and label as well. Text goes through XML escaping here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from screener.interview.scorecard import CompetencyScore
from screener.interview.timeline import MarkKind, Timeline
from screener.reporting.clean import for_page

WIDTH = 720
_ROW = 34
_LEFT, _RIGHT = 232, 92
_SYMBOL: dict[MarkKind, str] = {"score": "●", "no_answer": "○", "skip": "×", "probe": "?", "flag": "⚑"}


def profile(competencies: Sequence[CompetencyScore], levels: Sequence[int]) -> str:
    """Draw each competency's mean on the scale, with a bar of how far it is covered.

    A competency without an answer has a hatched row and no dot: nothing is filled in.
    """
    height = _ROW * len(competencies) + 34
    low, high = levels[0], levels[-1]
    rows = "".join(_profile_row(c, 24 + n * _ROW, low, high) for n, c in enumerate(competencies))
    ticks = "".join(_tick(level, low, high, height) for level in levels)
    label = "Mean score by competency on the rubric's scale, with coverage"
    return svg(height, label, hatch() + ticks + rows)


def _profile_row(c: CompetencyScore, y: int, low: int, high: int) -> str:
    middle = y + _ROW / 2
    title = text(8, middle + 4, c.title, "label", limit=34)
    weight = text(WIDTH - 8, middle + 4, f"n={c.n}  {int(c.coverage * 100 + 1e-9)}%", "small end")
    track = f'<line class="track" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{middle}" y2="{middle}"/>'
    if c.mean is None:
        hatched = (
            f'<rect x="{_LEFT}" y="{middle - 8}" width="{WIDTH - _RIGHT - _LEFT}" height="16" '
            'fill="url(#hatch)"/>'
            + text((_LEFT + WIDTH - _RIGHT) / 2, middle + 4, "not assessed", "small mid")
        )
        return title + hatched + weight
    x = _x(c.mean, low, high)
    covered = (
        f'<rect class="cover" x="{_LEFT}" y="{middle + 9}" '
        f'width="{(WIDTH - _RIGHT - _LEFT) * c.coverage:.1f}" height="3" rx="1.5"/>'
    )
    dot = f'<circle class="dot" cx="{x:.1f}" cy="{middle}" r="7"/>'
    value = text(x, middle - 10, f"{c.mean:.1f}", "small mid strong")
    return title + track + covered + dot + value + weight


def _tick(level: int, low: int, high: int, height: int) -> str:
    x = _x(level, low, high)
    return f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="22" y2="{height - 6}"/>' + text(
        x, 14, str(level), "small mid"
    )


def _x(value: float, low: int, high: int) -> float:
    return _LEFT + (value - low) / ((high - low) or 1) * (WIDTH - _RIGHT - _LEFT)


def course(timeline: Timeline, numbers: Mapping[str, int], planned: float) -> str:
    """Draw the screen in time: a block a question in focus, marks for scores, probes and flags.

    ``numbers`` gives a question's number in the report; ``planned`` is in minutes.
    """
    if not timeline.stretches:
        return ""
    total = max(timeline.seconds, planned * 60, 1.0)
    scale = (WIDTH - 16) / total
    blocks = "".join(
        _block(numbers.get(s.question), s.start * scale + 8, (s.end - s.start) * scale, n)
        for n, s in enumerate(timeline.stretches)
    )
    marks = "".join(
        text(
            8 + m.at * scale,
            10 if m.kind in ("probe", "flag") else 22,
            _SYMBOL[m.kind],
            f"mark mid {m.kind}",
            told=f"{m.kind}: {m.text}",
        )
        for m in timeline.marks
    )
    axis = "".join(_minute(m, m * 60 * scale + 8) for m in _minutes(total / 60))
    label = (
        "Which question was in focus when; ● score, ○ no usable answer, × skipped, ? probe, ⚑ flag decided"
    )
    return svg(84, label, blocks + marks + axis)


def _block(number: int | None, x: float, width: float, n: int) -> str:
    shape = (
        f'<rect class="block b{n % 2}" x="{x:.1f}" y="26" width="{max(width, 1):.1f}" height="26" rx="3"/>'
    )
    return shape + (text(x + width / 2, 43, str(number), "small mid") if number and width > 14 else "")


def _minutes(total: float) -> list[int]:
    every = next(step for step in (1, 2, 5, 10, 30, 60, 10_000) if total / step <= 12)
    return list(range(0, int(total) + 1, every))


def _minute(minute: int, x: float) -> str:
    end = " end" if x > WIDTH - 40 else " mid" if minute else ""
    return f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="54" y2="60"/>' + text(
        x, 75, f"{minute} min" if minute else "0", f"small{end}"
    )


def svg(height: float, label: str, inner: str) -> str:
    """Wrap a picture; ``label`` is what a screen reader says of it."""
    role = "group" if "<a " in inner else "img"  # what can be tabbed to must not hide inside an image
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="{role}" aria-label="{escape(label)}" '
        f'xmlns="http://www.w3.org/2000/svg">{inner}</svg>'
    )


def hatch() -> str:
    """Define the hatching that stands for what was not assessed."""
    return (
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line class="hatch" x1="0" x2="0" y1="0" y2="6"/></pattern></defs>'
    )


def text(x: float, y: float, words: str, css: str, limit: int = 80, told: str = "") -> str:
    """Draw words at a place, cut to ``limit`` characters; ``told`` shows on hovering."""
    shown = words if len(words) <= limit else f"{words[: limit - 1]}…"
    title = f"<title>{escape(for_page(told))}</title>" if told else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{css}">{title}{escape(for_page(shown))}</text>'
