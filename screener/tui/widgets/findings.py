"""The findings in the notes: red flags with quote, why and probe; what is strong, missing, or sensitive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from screener.reporting.clean import for_line, for_terminal
from screener.tui.widgets.fitting import fit, hanging

if TYPE_CHECKING:
    from screener.content.checking.topics import Topic
    from screener.flags.finding import Finding, Missing, Reading
    from screener.interview import events as e
    from screener.interview.screen import Answer

AT_A_TIME = 8
"""Flags drawn at once; the others are counted."""
_SENTENCE_END = frozenset(".!?…;\n")
DECIDED = {"open": "⚑", "confirmed": "✔", "dismissed": "✗"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding with what the interviewer made of it."""

    finding: Finding
    decision: e.FlagDecision


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything there is to say about the notes of one answer."""

    flags: Sequence[Listed] = ()
    reading: Reading | None = None
    sensitive: Sequence[Topic] = ()
    quotes: Sequence[str] = ()

    @property
    def missing(self) -> Sequence[Missing]:
        """Give the evidence that the note does not hold yet."""
        return self.reading.missing if self.reading else ()


def listed(reading: Reading, answer: Answer) -> list[Listed]:
    """Give the findings in the order of the text, so that none jumps while words are typed after it."""
    from screener.interview.scorecard import decision_of

    return [Listed(f, decision_of(f, answer)) for f in reading.findings]


def settled(reading: Reading, text: str, before: Reading | None) -> Reading:
    """Leave out what only reads like a flag while its sentence is still being typed, unless it was shown."""
    known = {f.rule for f in before.findings} if before else set()
    kept = tuple(
        f
        for f in reading.findings
        if f.source == "phrase" or f.rule in known or not _SENTENCE_END.isdisjoint(text[f.end :])
    )
    return reading.model_copy(update={"findings": kept})


def unfolded(heard: Heard, cursor: int | None, width: int, talk: Sequence[str] = ()) -> Content:
    """Draw everything: each flag with its quote, why, and what to ask; then the talk, and the quiet rest."""
    rows = [*_sensitive(heard, True, width)]
    first = max(0, min((cursor or 0) - 2, len(heard.flags) - AT_A_TIME))
    last = first + AT_A_TIME
    rows += [Content.styled(f"… {first} before", "$foreground-muted")] if first else []
    for index, item in enumerate(heard.flags[first:last], first):
        rows += _flag(item, index == cursor, width)
    rows += (
        [Content.styled(f"… {len(heard.flags) - last} more", "$foreground-muted")]
        if last < len(heard.flags)
        else []
    )
    rows += [Content.styled("no flags", "$foreground-muted")] if not heard.flags else []
    rows += [Content.styled(line, "$text-warning") for line in talk]
    rows += _quiet(heard)
    return Content("\n").join(rows)


def folded(heard: Heard, width: int, talk: Sequence[str] = ()) -> Content:
    """Draw the one thing that matters most in four lines: a sensitive note, a flag, or what is missing."""
    first = next((i for i in heard.flags if i.decision == "open"), heard.flags[0] if heard.flags else None)
    rows = [*_sensitive(heard, False, width)]
    rows += [Content.styled(fit(line, width), "$text-warning") for line in talk[:1]]
    if first is None:
        return Content("\n").join([*rows, Content.styled("no flags", "$foreground-muted"), *_quiet(heard)])
    count = len(heard.flags)
    head = f"{DECIDED[first.decision]} {_title(first)}"
    more = f"{first.finding.severity}, {first.decision}" + (f" · {count} flags" if count > 1 else "")
    rows.append(
        Content.assemble(
            (fit(head, width - len(more) - 6), "bold $text-warning"), (f"  {more} · f", "$foreground-muted")
        )
    )
    quote = fit(f"  “{for_line(first.finding.quote)}”", width)
    rows.append(Content.styled(quote, "italic"))
    ask = for_terminal(first.finding.probe.strip())
    rows.append(hanging("  ask ", ask, width, "bold", "$foreground-muted"))
    return Content("\n").join(rows)


def _title(item: Listed) -> str:
    like = "reads like: " if item.finding.source != "phrase" else ""
    return f"{like}{for_line(item.finding.title)}"


def _flag(item: Listed, here: bool, width: int) -> list[Content]:
    f = item.finding
    style = (
        "bold reverse"
        if here
        else "$foreground-muted"
        if item.decision == "dismissed"
        else "bold $text-warning"
    )
    head = Content.assemble(
        (f"{'▸' if here else ' '}{DECIDED[item.decision]} {_title(item)}", style),
        (f"  {f.severity}, {item.decision}", "$foreground-muted"),
    )
    if item.decision == "dismissed" and not here:
        return [head]
    muted = "$foreground-muted"
    told = [
        ("   because ", for_line(f.because), muted),
        ("   but ", f"“{for_line(f.lowered_by)}”" if f.lowered_by else "", muted),
        ("   why ", for_terminal(f.why.strip()), ""),
    ]
    return [
        head,
        hanging("   ", f"“{for_line(f.quote)}”", width, "italic"),
        hanging("   ask ", for_terminal(f.probe.strip()), width, "bold", muted),
        *(hanging(first, text, width, style, muted) for first, text, style in told if text),
    ]


def _sensitive(heard: Heard, whole: bool, width: int) -> list[Content]:
    """Say, quietly, what of the notes should not be kept, and what may be asked instead."""
    rows = []
    for topic in heard.sensitive[: None if whole else 1]:
        rows.append(Content.styled(f"! {for_line(topic.noted())}", "$text-warning"))
        if whole:
            rows.append(hanging("   may be asked: ", for_line(topic.alternative), width, "$foreground-muted"))
    return rows


def _quiet(heard: Heard) -> list[Content]:
    reading = heard.reading
    if reading is None:
        return []
    rows = [
        Content.assemble(
            (f"+ {for_line(s.title)}", "$text-success"), (f" “{for_line(s.quote)}”", "$foreground-muted")
        )
        for s in reading.strengths[:4]
    ]
    if reading.missing:
        titles = ", ".join(for_line(m.title) for m in reading.missing)
        rows.append(Content.styled(f"not heard yet: {titles}  (p)", "$foreground-muted"))
    rows += [
        Content.styled(f"not flagged: “{for_line(c.quote)}” ({c.by}: {for_line(c.cue)})", "$foreground-muted")
        for c in reading.cleared[:2]
    ]
    rows += [Content.styled(f"verbatim: “{for_line(q)}”", "$foreground-muted") for q in heard.quotes[-3:]]
    return rows
