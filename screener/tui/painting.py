"""Painting the live screen: each function shows one part of it as it stands, and only what changed.

Loads none of the models: the first paint comes from a glance at the bank, before they are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region

from screener.reporting.clean import for_line
from screener.tui.keys import FOOT
from screener.tui.widgets import question_card as card
from screener.tui.widgets.findings import folded, unfolded
from screener.tui.widgets.fitting import chosen, fit, put
from screener.tui.widgets.head import Standing, head
from screener.tui.widgets.talk import talked

if TYPE_CHECKING:
    from screener.tui.screens.live import LiveView


def paint_head(view: LiveView) -> None:
    """Show who, where, the clock, the save state and the mode."""
    state, question = view.state, view.question
    ids = [q.id for q in view.kit.bank.questions]
    at = str(ids.index(view.focus_id) + 1) if view.focus_id in ids else "own"
    practice = " · PRACTICE" if state and state.practice else ""
    standing = Standing(
        candidate=for_line(view.candidate),
        title=for_line(view.kit.bank.title) + practice,
        position=f"{at}/{len(ids)}",
        question_seconds=view.question_running,
        question_minutes=question.minutes if card.of_bank(question) else None,
        seconds=view.running,
        minutes=state.minutes if state else view.kit.bank.minutes,
        paused=bool(state and state.paused),
        saved=view.saved,
        mode="GENERAL NOTES" if view.general and view.mode == "NOTES" else view.mode,
    )
    put(view.parts["head"], head(standing, view.app.size.width - 2))


def paint_question(view: LiveView) -> None:
    """Show the question in focus, its parts, and the list."""
    question, parts = view.question, view.parts
    part: card.Part = "probes" if view.mode == "PROBES" else view.part
    put(parts["ask"], card.wording(question, view.kit), layout=True)
    put(parts["recorded"], card.recorded(question, view.answer, view.kit) if view.answer else Content(""))
    width = view.app.size.width - 5 if view.narrow else view.query_one("#card").content_size.width - 2
    if view.narrow:
        put(parts["part"], _block(view, part, width), layout=True)
    else:
        titled = [
            Content.assemble((card.NAMES[p], "bold $text-accent"), "\n", _block(view, p, width))
            for p in card.PARTS
        ]
        put(parts["part"], Content("\n\n").join(titled), layout=True)
    _keep_in_view(view)
    paint_agenda(view)
    parts["level"].display = view.narrow and part != "anchors"
    put(parts["level"], card.level_line(question, view.kit, view.level))
    if view.state:
        plan = view.agenda()
        suggested = plan.question.id if plan and plan.question else None
        if not view.narrow or view.has_class("listing"):
            view.list.paint(view.state, view.kit, view.focus_id, suggested, view.show_scores)


def _keep_in_view(view: LiveView) -> None:
    """Scroll to the line of the cursor, else to the recorded level."""
    shown = view.parts["part"].content
    lines = shown.plain.split("\n") if isinstance(shown, Content) else []
    marks = ("▸",) if view.mode == "PROBES" else ("▸", "✓")
    row = next((n for mark in marks for n, line in enumerate(lines) if line.startswith(mark)), None)
    if row is not None:
        view.call_after_refresh(
            view.query_one("#card").scroll_to_region, Region(0, row, 1, 3), animate=False, force=True
        )


def _block(view: LiveView, part: card.Part, width: int) -> Content:
    question, answer = view.question, view.answer
    if part == "anchors":
        return card.anchors(question, view.kit, answer.score if answer else None, view.level, width)
    if part == "probes":
        cursor = view.cursor if view.mode == "PROBES" else None
        done = answer.probes if answer else ()
        return card.probes(question, done, view.heard.missing, cursor, width, view.claims)
    return card.listen_for(question, width)


def paint_agenda(view: LiveView) -> None:
    """Show what the time still allows, beside the names of the parts where these share one place."""
    plan, left = view.agenda(), Content("")
    line = f"◂ {for_line(plan.line)}" if plan else ""
    if view.narrow:
        part: card.Part = "probes" if view.mode == "PROBES" else view.part
        offered = card.probe_texts(view.question, view.heard.missing, view.claims)
        done = view.answer.probes if view.answer else ()
        left = card.tabs(part, sum(p in done for p in offered), len(offered))
    room = (view.parts["parts"].size.width or view.app.size.width) - 1 - left.cell_length
    line = line if len(line) <= room else fit(line.replace(" minutes", " min"), max(0, room))
    put(view.parts["parts"], Content.assemble(left, (line, "$text-accent")))


def paint_findings(view: LiveView) -> None:
    """Show what was found in the notes."""
    width = view.app.size.width - 3 if view.narrow else view.query_one("#findings").content_size.width - 1
    told = view.talk.lines() if view.talk else []
    if view.mode == "TALK" and view.talk:
        content = talked(view.talk.shown(), view.cursor, width, view.talk.caption())
    elif view.narrow and view.mode != "FLAGS":
        content = folded(view.heard, width, told)
    else:
        content = unfolded(view.heard, view.cursor if view.mode == "FLAGS" else None, width, told)
    put(view.parts["found"], content, layout=True)
    view.set_class(view.mode in ("FLAGS", "TALK"), "flagging")
    view.set_class(view.mode == "PROBES", "probing")


def paint_foot(view: LiveView) -> None:
    """Show what can be pressed now, or what there is to say."""
    levels, width = view.kit.levels(), view.app.size.width - 2
    names = {"levels": f"{levels[0]}-{levels[-1]}", "top": str(levels[-1])}
    keys = chosen([(order, text.format_map(names)) for order, text in FOOT[view.mode]], width, "  ")
    put(view.foot, Content(fit(for_line(view.message), width) if view.message else keys))
