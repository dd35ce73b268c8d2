"""What the keys of the live screen do. Each action takes the view; what it records goes through verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from screener.interview import events as e
from screener.interview import verbs
from screener.tui import painting
from screener.tui.keys import LIVE
from screener.tui.widgets.question_card import PARTS

if TYPE_CHECKING:
    from screener.tui.screens.live import LiveView

OWN_NOT_SCORED = "Your own questions are noted, not scored: they would make candidates unlike."


def score(view: LiveView, level: int) -> None:
    """Score the answer in focus; 0: asked, and no usable answer. The focus stays."""
    question = view.focus_id
    if view.kit.question(question) is None:
        view.say(OWN_NOT_SCORED)
    elif level == 0:
        view.record(lambda live: verbs.no_answer(live.screen, live.kit, question))
    elif view.record(lambda live: verbs.score(live.screen, live.kit, question, level)):
        view.level = level
        painting.paint_question(view)


def move(view: LiveView, by: int) -> None:
    """Go to the next or the previous question."""
    ids = _ids(view)
    at = ids.index(view.focus_id) if view.focus_id in ids else 0
    view.go(ids[max(0, min(len(ids) - 1, at + by))])


def suggested(view: LiveView) -> None:
    """Go to the question that the agenda suggests."""
    plan = view.agenda()
    if plan and plan.question:
        view.go(plan.question.id)
    else:
        view.say(plan.line if plan else "")


def skip(view: LiveView) -> None:
    """Record that the question will not be asked, with a reason."""
    from screener.tui.screens.small import Prompt

    question = view.focus_id

    def done(reason: str | None) -> None:
        if reason is not None:
            view.record(lambda live: verbs.skip(live.screen, live.kit, question, reason or "no time"))

    view.app.push_screen(Prompt("Why will this question not be asked?", "no time"), done)


def notes(view: LiveView) -> None:
    """Go into the notes."""
    view.set_mode("NOTES")


def general_notes(view: LiveView) -> None:
    """Go into the notes that belong to no question."""
    if view.live is None or view.live.read_only:
        return
    view.commit_notes()
    view.general = True
    view.show_note()
    view.set_mode("NOTES")


def flags(view: LiveView) -> None:
    """Go to the flags of this answer."""
    view.commit_notes()
    view.hear()
    if view.heard.flags:
        view.set_mode("FLAGS")
    else:
        view.say("No flags in this answer.")


def probes(view: LiveView) -> None:
    """Go to the probes."""
    view.set_mode("PROBES")


def talk(view: LiveView) -> None:
    """Go to the turns of the transcript, or open one."""
    from screener.tui.talking import open_talk

    open_talk(view)


def lower_level(view: LiveView, by: int = -1) -> None:
    """Move the cursor over the levels; it records nothing."""
    levels = view.kit.levels()
    view.level = max(levels[0], min(levels[-1], view.level + by))
    painting.paint_question(view)


def higher_level(view: LiveView) -> None:
    """Move the cursor over the levels, upwards."""
    lower_level(view, 1)


def next_part(view: LiveView) -> None:
    """Show the next part of the question, where they share one place."""
    view.part = PARTS[(PARTS.index(view.part) + 1) % len(PARTS)]
    view.query_one("#card").scroll_home(animate=False)
    painting.paint_question(view)


def scroll_up(view: LiveView, by: int = -3) -> None:
    """Scroll the question."""
    for part in ("#card", "#wording", "#findings"):
        view.query_one(part).scroll_relative(y=by, animate=False)


def scroll_down(view: LiveView) -> None:
    """Scroll the question, downwards."""
    scroll_up(view, 3)


def list_questions(view: LiveView) -> None:
    """Show or hide the list where it does not fit beside the question."""
    view.toggle_class("listing")
    view.call_after_refresh(view.paint)


def toggle_scores(view: LiveView) -> None:
    """Show or hide the scores given so far (hidden at first: an earlier score colours the next)."""
    view.show_scores = not view.show_scores
    painting.paint_question(view)
    view.say("scores shown in the list" if view.show_scores else "scores hidden")


def mark_asked(view: LiveView) -> None:
    """Mark the question as asked."""
    question = view.focus_id
    view.record(lambda live: verbs.ask(live.screen, live.kit, question))


def undo(view: LiveView) -> None:
    """Undo the last action, and say which."""
    view.commit_notes()
    last = view.live.last_action() if view.live else None
    if view.record(lambda live: verbs.undo(live.recorded)) and last:
        about = getattr(last.event, "question", None)
        if about and about != view.focus_id:
            view.go(about)
        view.show_note()
        view.paint()
        view.say(f"Undone: {in_words(last.event)}.")


def in_words(event: e.Event) -> str:
    """Name an action in a few words."""
    match event:
        case e.Scored():
            return f"score {event.score}"
        case e.Unanswered():
            return "no usable answer"
        case e.FlagDecided():
            return f"flag {event.decision}"
    return _NAMED.get(type(event), event.type.replace("_", " "))


_NAMED: dict[type, str] = {
    e.Asked: "marked as asked", e.Skipped: "will not be asked", e.Noted: "what was typed last",
    e.NoteMoved: "a moved note", e.QuoteMarked: "verbatim", e.ProbeAsked: "probe asked",
    e.OwnQuestionAdded: "your own question", e.Renamed: "the new name", e.MinutesSet: "the new length",
    e.Paused: "the pause", e.Recommended: "the recommendation",
}  # fmt: skip


def pause(view: LiveView) -> None:
    """Pause the clock, or let it go on."""
    if view.record(lambda live: verbs.pause(live.screen)) and view.state:
        view.say("Paused: the clock stands; z goes on." if view.state.paused else "The clock runs again.")


def blank(view: LiveView) -> None:
    """Blank the screen."""
    from screener.tui.screens.small import BlankScreen

    view.app.push_screen(BlankScreen())


def all_keys(view: LiveView) -> None:
    """Show all keys."""
    from screener.tui.screens.small import HelpScreen

    view.app.push_screen(HelpScreen("Keys of the live screen", LIVE))


def read_aloud(view: LiveView) -> None:
    """Show the opening and the closing, to read aloud."""
    from screener.reporting.clean import for_terminal
    from screener.tui.screens.small import HelpScreen

    opening = (view.kit.bank.opening or "This bank has no opening.").strip()
    closing = (view.kit.bank.closing or "This bank has no closing.").strip()
    kept = f"{view.kit.bank.closing_minutes:g} minutes are kept for it"
    text = f"Opening\n\n{opening}\n\nClosing ({kept})\n\n{closing}\n"
    view.app.push_screen(HelpScreen("To read aloud", text=for_terminal(text)))


def own_question(view: LiveView) -> None:
    """Add a question of one's own."""
    from screener.tui.screens.small import Prompt

    def done(words: str | None) -> None:
        asked = words and view.record(lambda live: verbs.add_question(live.screen, live.kit, words))
        if asked and view.state:
            view.go(view.state.own_questions[-1].id)

    view.app.push_screen(Prompt("Your own question (kept out of comparisons):"), done)


def search(view: LiveView) -> None:
    """Search wordings and notes."""
    from screener.tui.screens.pick import Pick, Row

    def text_of(name: str) -> str:
        question = view.kit.question(name)
        note = view.recorder.note(name) if view.recorder else ""
        return f"{question.ask if question else ''} {note}"

    rows = [Row(name, _named(view, name), text_of(name)) for name in _ids(view)]
    view.app.push_screen(
        Pick("Search questions and notes", rows), lambda name: view.go(name) if name else None
    )


def move_note(view: LiveView) -> None:
    """Move the selected passage, or the line under the notes' cursor, to another question."""
    from screener.tui.screens.pick import Pick, Row

    view.commit_notes()
    start, end = view.notes.passage()
    passage, question = view.notes.text[start:end], view.note_id
    if not passage.strip():
        view.say("Put the notes' cursor on a line first (n, esc); m moves that line.")
        return

    def done(to: str | None) -> None:
        if to is not None and view.record(
            lambda live: verbs.move_note(live.screen, live.kit, question, to, start, end)
        ):
            view.show_note()
            view.paint()
            view.say(f"Moved to {_named(view, to) if to else 'the general notes'}.")

    rows = [Row(n, _named(view, n), n) for n in _ids(view) if n != question] + [Row("", "general notes", "")]
    view.app.push_screen(Pick(f"Move “{passage.strip()}” to", rows), done)


def mark_quote(view: LiveView) -> None:
    """Mark the selected passage, or the line under the notes' cursor, as word for word."""
    view.commit_notes()
    start, end = view.notes.passage()
    question, passage = view.note_id, view.notes.text[start:end].strip()
    if view.record(lambda live: verbs.mark_quote(live.screen, question, passage)):
        view.say(f"Verbatim: “{passage}”")


def next_point(view: LiveView) -> None:
    """Go to the next open point, in the order of the finish."""
    from screener.tui.screens.finish import points_of

    if view.live is None or view.ears is None:
        return
    view.commit_notes()
    points = [p for p in points_of(view.live, view.ears.wake()) if p.question]
    order = _ids(view)
    if not points:
        view.say("No open points.")
        return
    here = order.index(view.focus_id)
    ahead = [p for p in points if p.question in order and order.index(p.question) > here]
    point = (ahead or points)[0]
    view.go(point.question)
    view.say(f"{len(points)} open, this one: {point.text}")


def finish(view: LiveView) -> None:
    """Go to the finish."""
    from screener.tui.screens.finish import FinishView

    if view.live is None or view.recorder is None or view.ears is None:
        return
    if view.live.read_only:
        view.say("This screen is open in another window; finish it there.")
        return
    view.set_mode("COMMAND")

    def back(question: str | None) -> None:
        if question:
            view.go(question)
        view.show_note()
        view.paint()

    keep = view.talk.attach if view.talk else None
    view.app.push_screen(FinishView(view.recorder, view.ears.wake(), keep), back)


def _ids(view: LiveView) -> list[str]:
    own = [o.id for o in view.state.own_questions] if view.state else []
    return [q.id for q in view.kit.bank.questions] + own


def _named(view: LiveView, question: str) -> str:
    ids = [q.id for q in view.kit.bank.questions]
    if question in ids:
        return f"{ids.index(question) + 1:>2}  {question.replace('-', ' ')}"
    own = view.state.own_questions if view.state else ()
    return next((f"own: {o.ask}" for o in own if o.id == question), question)


BY_NAME: dict[str, Callable[[LiveView], None]] = {
    "skip": skip,
    "notes": notes,
    "next_question": lambda view: move(view, 1),
    "previous_question": lambda view: move(view, -1),
    "suggested": suggested,
    "flags": flags,
    "probes": probes,
    "talk": talk,
    "undo": undo,
    "lower_level": lower_level,
    "higher_level": higher_level,
    "next_part": next_part,
    "scroll_up": scroll_up,
    "scroll_down": scroll_down,
    "list_questions": list_questions,
    "next_point": next_point,
    "general_notes": general_notes,
    "mark_asked": mark_asked,
    "own_question": own_question,
    "move_note": move_note,
    "mark_quote": mark_quote,
    "search": search,
    "read_aloud": read_aloud,
    "toggle_scores": toggle_scores,
    "pause": pause,
    "blank": blank,
    "finish": finish,
    "all_keys": all_keys,
}
"""The actions by the names that ``keys`` gives them."""
