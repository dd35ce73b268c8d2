"""The debrief of one candidate as a page of text, in the order in which a decision meeting should read it."""

from __future__ import annotations

from textwrap import fill

from screener.panel.debrief import APART, Debrief
from screener.reporting.clean import for_line
from screener.reporting.guide_pages import WIDTH, Paint, unpainted


def debrief_page(found: Debrief, paint: Paint = unpainted) -> list[str]:
    """Write recommendations, then disagreement, then evidence, then the decision, if there is one."""
    lines = [
        paint(f"Debrief: {for_line(found.candidate)}", "bold"),
        "",
        "1. Each interviewer's own recommendation",
    ]
    for v in found.voices:
        amended = " (amended after submission)" if v.amended else ""
        head = f"{for_line(v.interviewer)}: {v.recommendation}, coverage {v.coverage:.0%}{amended}. "
        lines.append(_item(head + for_line(v.reason)))
    lines += ["", "2. Where they differ, by competency"]
    if len(found.voices) < 2:
        lines.append(
            _item("One interviewer: nothing to differ. A second, independent screen would tell more.")
        )
    for d in found.differences:
        told = ", ".join(f"{for_line(who)} {mean:.1f} (n {n})" for who, mean, n in d.by_interviewer)
        apart = " APART" if d.gap is not None and d.gap >= APART else ""
        lines.append(_item(f"{for_line(d.competency)}: {told}{apart}"))
    if found.unasked:
        lines.append(_item(f"Nobody asked: {', '.join(map(for_line, found.unasked))}"))
    lines += ["", "3. The evidence"]
    for competency, rows in found.evidence:
        lines.append(paint(f"  {for_line(competency)}", "bold"))
        for e in rows:
            lines.append(_item(f"{for_line(e.interviewer)}, {e.score}: {for_line(e.ask)}", "    "))
            if e.note:
                lines.append(_item(f"“{for_line(e.note)}”", "      "))
    if found.confirmed:
        lines += ["", "Flags that the interviewers confirmed (they score nothing)"]
        lines += [_item(f"{for_line(t)}: “{for_line(q)}” ({for_line(who)})") for who, t, q in found.confirmed]
    lines += ["", "4. The decision"]
    if found.decision is None:
        lines.append(
            _item("None yet. 'screener decide CANDIDATE advance|hold|decline --reason …' records it.")
        )
        return lines
    part = ", ".join(map(for_line, found.decision.took_part))
    by = f" by {for_line(found.decided_by)}" if found.decided_by else ""
    lines.append(_item(f"{found.decision.value}{by}: {for_line(found.decision.reason)}"))
    lines += [_item(f"Took part: {part}")] if part else []
    lines += (
        [_item(f"Would have changed it: {for_line(found.decision.would_change)}")]
        if (found.decision.would_change)
        else []
    )
    return lines


def _item(text: str, indent: str = "  ") -> str:
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
