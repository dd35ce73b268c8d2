"""The findings in the notes: red flags with quote, why and probe; what cleared a match; what is strong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from screener.reporting.clean import for_line, for_terminal

if TYPE_CHECKING:
    from screener.flags.finding import Finding, Reading
    from screener.interview.events import FlagDecision
    from screener.interview.screen import Answer

DECIDED = {"open": "⚑", "confirmed": "✔", "dismissed": "✗"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding with what the interviewer made of it."""

    finding: Finding
    decision: FlagDecision


def listed(reading: Reading, answer: Answer) -> list[Listed]:
    """Give the findings in the order of the text, so that none jumps while words are typed after it."""
    from screener.interview.scorecard import decision_of

    return [Listed(f, decision_of(f, answer)) for f in reading.findings]


def findings(shown: list[Listed], reading: Reading, cursor: int | None, narrow: bool) -> Content:
    """Draw the findings. Dismissed ones fold to a line; an open one tells why and what to ask."""
    rows: list[Content] = []
    for index, item in enumerate(shown):
        rows += _finding(item, here=index == cursor, unfolded=not narrow or index == (cursor or 0))
    if not narrow:
        rows += [
            Content.assemble(
                (f"+ {for_line(s.title)}", "$success"), (f": “{for_line(s.quote)}”", "$text-muted")
            )
            for s in reading.strengths[:4]
        ]  # fmt: skip
        rows += [
            Content.styled(f"not flagged: “{for_line(c.quote)}” ({c.by}: {for_line(c.cue)})", "$text-muted")
            for c in reading.cleared[:3]
        ]
    if not rows:
        heard = f"; strong: {', '.join(s.title for s in reading.strengths[:2])}" if reading.strengths else ""
        return Content.styled(f"no flags{for_line(heard)}", "$text-muted")
    return Content("\n").join(rows)


def _finding(item: Listed, here: bool, unfolded: bool) -> list[Content]:
    f = item.finding
    mark, muted = DECIDED[item.decision], item.decision == "dismissed"
    like = "reads like: " if f.source != "phrase" else ""
    style = "bold reverse" if here else "$text-muted" if muted else "bold $warning"
    head = Content.assemble(
        (f"{'▸' if here else ' '}{mark} {like}{for_line(f.title)}", style),
        (f"  {f.severity}, {item.decision}", "$text-muted"),
    )
    if muted or not unfolded:
        return [head]
    return [
        head,
        Content.assemble("   “", (for_line(f.quote), "italic"), "”"),
        Content.assemble(("   why ", "$text-muted"), for_terminal(f.why.strip())),
        Content.assemble(("   ask ", "$text-muted"), (for_terminal(f.probe.strip()), "bold")),
    ]
