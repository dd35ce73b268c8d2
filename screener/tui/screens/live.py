"""The live screen: ask, listen, note, score. Its keys are in ``keys.LIVE``, what they do in ``actions``.

Five modes, shown in words: COMMAND, where printable keys act; NOTES, where they are typed; FLAGS, PROBES and
TALK, where they choose. Nothing is shown as recorded before its commit returned.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Literal, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen as View
from textual.widgets import Static

from screener.errors import ScreenerError, StoreBusy, StoreFull
from screener.reporting.clean import for_terminal
from screener.tui import painting
from screener.tui.widgets.findings import Heard, listed, settled
from screener.tui.widgets.notes import Notes
from screener.tui.widgets.question_list import QuestionList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.timer import Timer

    from screener.content.kit import Kit
    from screener.interview.agenda import Agenda
    from screener.interview.events import BriefClaim
    from screener.interview.screen import Answer, Screen
    from screener.store.live import LiveScreen
    from screener.tui.app import ScreenerApp
    from screener.tui.listening import Ears
    from screener.tui.pressing import Pressing
    from screener.tui.recording import Recorder, Verb
    from screener.tui.talking import Talk
    from screener.tui.widgets.question_card import Asked, Part

Mode = Literal["COMMAND", "NOTES", "FLAGS", "PROBES", "TALK"]
SAVE_AFTER = 0.3
"""Seconds between a keystroke in the notes and their commit."""
LISTEN_AFTER = 0.2
"""Seconds without a keystroke before the rules read the notes."""
LISTEN_SOON = 0.03
"""Seconds until they read a note that comes into view: after the frame that shows it."""
LISTEN_AT_LAST = 1.0
"""Seconds after which they read them even while typing goes on."""
LISTEN_AT_REST = 1.5
"""Seconds without a keystroke after which a sentence counts as said, with or without its full stop."""
NARROW, SHORT = 110, 20
"""Columns below which the parts of a question share one place; rows below which most of it gives way."""
ELSEWHERE = "This screen is open in another window; here it can only be read."
PARTS = ("head", "ask", "recorded", "parts", "part", "level", "found")
"""The names of what is painted."""

Begin = Callable[[], "LiveScreen"]


class LiveView(View[None]):
    """One screen, live. ``begin`` opens the journal; it is called once the first question is painted."""

    def __init__(
        self,
        kit: Kit,
        candidate: str,
        begin: Begin,
        first: str | None = None,
        shorthands: Mapping[str, str] | None = None,
        transcript: Path | None = None,
        reads_like: bool = True,
    ) -> None:
        super().__init__()
        self.reads_like = reads_like
        self.kit, self.candidate, self.begin = kit, candidate, begin
        self.focus_id = first or kit.bank.questions[0].id
        self.live: LiveScreen | None = None
        self.recorder: Recorder | None = None
        self.ears: Ears | None = None
        self.pressing: Pressing | None = None
        self.mode: Mode = "COMMAND"
        self.part: Part = "anchors"
        self.level = kit.levels()[len(kit.levels()) // 2]
        self.show_scores = False
        self.general = False
        self.cursor = 0
        self.heard = Heard()
        self.talk: Talk | None = None
        self.transcript = transcript
        self.message = ""
        self.waiting_for = ""
        self.early: list[events.Key | events.Paste] = []
        self.notes = Notes(shorthands or {})
        self.list = QuestionList()
        self.foot = Static(id="foot", markup=False)
        self.parts = {name: Static(id=name, markup=False) for name in PARTS}
        self._save: Timer | None = None
        self._listen: Timer | None = None
        self._rest: Timer | None = None
        self._typed_since = 0.0

    # -- laying out -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out head, list, question, notes, findings and foot."""
        self._fit()  # before there are children, each of which would be styled twice
        parts = self.parts
        yield parts["head"]
        with Horizontal(id="live"):
            yield self.list
            with Vertical(id="middle"):
                yield VerticalScroll(parts["ask"], id="wording", can_focus=False)
                yield parts["recorded"]
                yield parts["parts"]
                yield VerticalScroll(parts["part"], id="card", can_focus=False)
                yield parts["level"]
            with Vertical(id="side"):
                yield self.notes
                yield VerticalScroll(parts["found"], id="findings", can_focus=False)
        yield self.foot

    def on_mount(self) -> None:
        """Show the first question, and only then open the journal."""
        self.paint()
        cast("ScreenerApp", self.app).after_paint(self._begin)

    def _begin(self) -> None:
        """Open the journal and record the opening; then let what was pressed early count."""
        from screener.tui.listening import Ears
        from screener.tui.pressing import Pressing
        from screener.tui.recording import Recorder, in_short

        try:
            self.live = self.begin()
        except (StoreBusy, StoreFull) as error:
            self.waiting_for = in_short(error)
            self.paint_head()
            self.set_timer(0.5, self._begin)
            return
        except ScreenerError as error:
            self.app.exit(return_code=1, message=Content(for_terminal(str(error))))
            return
        self.waiting_for = ""
        self.recorder = Recorder(self.live)
        self.kit = self.live.kit
        self.ears = Ears(self.kit, self.reads_like)
        self.focus_id = self.live.screen.focus or self.focus_id
        self.pressing = Pressing(self)
        if self.live.screen.focus is None:
            self._record_focus()
        self.message = ELSEWHERE if self.live.read_only else ""
        self._ready(self.pressing)

    def _ready(self, pressing: Pressing) -> None:
        early, self.early = self.early, []
        self.show_note()
        for event in early:
            pressing.event(event)
        self.paint()
        self.set_interval(1.0, self._tick)
        self.set_timer(0.3, self._wake)

    async def _wake(self) -> None:
        """Compile the rules aside, then read the note on screen."""
        from asyncio import to_thread

        gc.enable()
        gc.freeze()  # what is loaded stays: no collection looks at it again
        if self.ears is not None and not self.ears.awake:
            await to_thread(self.ears.wake)
            self.hear()

    def on_resize(self) -> None:
        """Fold or unfold the layout."""
        self._fit()
        self.call_after_refresh(self.paint)

    def _fit(self) -> None:
        width, height = self.app.size
        self.set_class(width < NARROW, "narrow")
        self.set_class(height < SHORT, "short")

    @property
    def narrow(self) -> bool:
        """Tell whether the layout is folded."""
        return self.app.size.width < NARROW

    # -- what is on screen ------------------------------------------------------------------------

    @property
    def state(self) -> Screen | None:
        """Give the screen as it is on disk; ``None`` while the journal is being opened."""
        return self.live.screen if self.live else None

    @property
    def answer(self) -> Answer | None:
        """Give what is on disk about the answer in focus."""
        return self.state.answer(self.focus_id) if self.state else None

    @property
    def question(self) -> Asked:
        """Give the question in focus."""
        own = self.state.own_questions if self.state else ()
        return self.kit.question(self.focus_id) or next(o for o in own if o.id == self.focus_id)

    @property
    def claims(self) -> tuple[BriefClaim, ...]:
        """Give what is known beforehand and to be tested at the question in focus."""
        if self.state is None or not self.state.brief:
            return ()
        from screener.interview.brief import claims_at

        return claims_at(self.state, self.kit, self.focus_id)

    @property
    def note_id(self) -> str:
        """Give the question that the notes belong to; empty for general notes."""
        return "" if self.general else self.focus_id

    @property
    def running(self) -> float:
        """Give the seconds that the screen has run, by its events and the clock."""
        return self.state.seconds + self._since_last() if self.state else 0.0

    @property
    def question_running(self) -> float:
        """Give the seconds that the question in focus has had."""
        here = self.state is not None and self.state.focus == self.focus_id
        return (self.answer.seconds if self.answer else 0.0) + (self._since_last() if here else 0.0)

    def _since_last(self) -> float:
        from screener.interview.screen import LONGEST_STRETCH

        state = self.state
        if not self.live or not state or not state.last_at or state.paused or state.status != "open":
            return 0.0
        passed = (self.live.clock() - state.last_at).total_seconds()
        return 0.0 if self.live.read_only else max(0.0, min(LONGEST_STRETCH, passed))

    @property
    def saved(self) -> str:
        """Say whether everything is on disk."""
        trouble = self.recorder.trouble if self.recorder else self.waiting_for
        if trouble:
            return f"NOT SAVED — {trouble}"
        if self.live is None or self.recorder is None:
            return "opening"
        if self.live.read_only:
            return "READ ONLY"
        return "saved" if self.recorder.saved else "saving"

    def agenda(self) -> Agenda | None:
        """Plan the rest of the screen."""
        if self.state is None:
            return None
        from screener.interview.agenda import agenda

        return agenda(self.state, self.kit, self.running)

    def paint(self) -> None:
        """Show everything as it stands; what did not change is not painted again."""
        painting.paint_head(self)
        painting.paint_question(self)
        painting.paint_findings(self)
        painting.paint_foot(self)

    def paint_head(self) -> None:
        """Show the head line as it stands."""
        painting.paint_head(self)

    def say(self, message: str) -> None:
        """Tell something in the foot, until the next key."""
        self.message = message
        painting.paint_foot(self)

    def _tick(self) -> None:
        """Once a second: the clock, and whatever could not be saved yet."""
        if self.recorder and self.recorder.trouble:
            self.recorder.retry()
            self.commit_notes()
            self.paint()
        painting.paint_head(self)
        painting.paint_agenda(self)

    # -- recording --------------------------------------------------------------------------------

    def record(self, verb: Verb) -> bool:
        """Record an action and show the screen as it then stands; tell whether it is on disk."""
        if self.recorder is None:
            return False
        done = self.recorder.do(verb)
        self.message = self.recorder.refused
        self._list_flags()
        self.paint()
        return done and not self.recorder.refused

    def _record_focus(self) -> None:
        from screener.interview import verbs

        question = self.focus_id
        if self.live and self.recorder and self.live.screen.status == "open" and not self.live.read_only:
            self.recorder.do(lambda live: verbs.focus(live.screen, live.kit, question))
        if self.talk is not None:
            self.talk.focused()

    def go(self, question: str) -> None:
        """Bring a question into focus."""
        if self.live is None or (question == self.focus_id and not self.general):
            return
        self.commit_notes()
        self.focus_id, self.general, self.cursor, self.message = question, False, 0, ""
        self._record_focus()
        self.level = (self.answer and self.answer.score) or self.kit.levels()[len(self.kit.levels()) // 2]
        self.show_note()
        for scroll in ("#card", "#wording", "#findings"):
            self.query_one(scroll).scroll_home(animate=False)
        self.paint()

    # -- notes ------------------------------------------------------------------------------------

    def show_note(self) -> None:
        """Load the note of the question in focus (or the general one) and read it."""
        self.notes.show(self.recorder.note(self.note_id) if self.recorder else "")
        self.notes.border_title = Content("General notes" if self.general else "Notes")
        self._hear_next()

    def _hear_next(self) -> None:
        """Read the note at once where it was read before, else once the key that led here is painted."""
        if self.ears is None or self.ears.remembers(self.notes.text, self.note_id):
            self.hear()
            return
        self.heard = Heard()
        if self._listen is not None:
            self._listen.stop()
        self._listen = self.set_timer(LISTEN_SOON, self.hear)

    @on(Notes.Changed)
    def _typed(self, event: Notes.Changed) -> None:
        event.stop()
        if self.recorder is None or self.live is None or self.live.read_only:
            return
        self.recorder.typed(self.note_id, event.text_area.text)
        if self._save is None:
            self._save = self.set_timer(SAVE_AFTER, self.commit_notes)
            self.paint_head()
        self._listen_soon()

    def _listen_soon(self) -> None:
        """Have the rules read the notes at the next pause in typing, and now and then without one."""
        self._wait_no_more()
        now = monotonic()
        if self._listen is None:
            self._typed_since = now
        elif now - self._typed_since > LISTEN_AT_LAST:
            return
        else:
            self._listen.stop()
        self._listen = self.set_timer(LISTEN_AFTER, self.hear)

    def commit_notes(self) -> None:
        """Commit what was typed; called by the timer, on leaving, on changing the question, at the end."""
        if self._save is not None:
            self._save.stop()
            self._save = None
        if self.recorder and self.recorder.drafts:
            if not self.recorder.commit_notes():
                self.message = self.recorder.refused
            self.paint_head()

    @on(Notes.Left)
    def _left_notes(self, event: Notes.Left) -> None:
        event.stop()
        self.set_mode("COMMAND")

    @on(Notes.Entered)
    def _entered_notes(self, event: Notes.Entered) -> None:
        event.stop()
        self.set_mode("NOTES")

    @on(QuestionList.Chosen)
    def _clicked_question(self, event: QuestionList.Chosen) -> None:
        event.stop()
        self.go(event.question)

    def set_mode(self, mode: Mode) -> None:
        """Change what printable keys do; leaving the notes commits them."""
        if self.live is None or (mode == "NOTES" and self.live.read_only):
            return
        if self.mode == "NOTES" and mode != "NOTES":
            self.commit_notes()
            if self.general:
                self.general = False
                self.show_note()
        was, self.mode, self.cursor, self.message = self.mode, mode, 0, ""
        typing = mode == "NOTES"
        self.notes.can_focus = typing
        self.set_class(typing, "typing")
        self.set_focus(self.notes if typing else None)
        self.paint()
        if was == "NOTES" and self._listen is not None:
            self._listen.stop()
            self._listen = self.set_timer(LISTEN_SOON, self.hear)

    # -- listening --------------------------------------------------------------------------------

    def hear(self, at_rest: bool = False) -> None:
        """Read the note as typed by the rules, and show what they find; at rest, in an open sentence, too."""
        self._wait_no_more()
        if self._listen is not None:
            self._listen.stop()
            self._listen = None
        if self.ears is None or self.answer is None:
            return
        before = self.heard.missing
        reading, topics = self.ears.hear(self.notes.text, self.note_id)
        if self.mode == "NOTES" and not at_rest:
            whole, reading = reading, settled(reading, self.notes.text, self.heard.reading)
            if whole != reading:
                self._rest = self.set_timer(LISTEN_AT_REST, lambda: self.hear(at_rest=True))
        self.heard = Heard((), reading, topics, self.answer.quotes)
        self._list_flags()
        painting.paint_findings(self)
        if before != self.heard.missing:
            painting.paint_question(self)

    def _wait_no_more(self) -> None:
        if self._rest is not None:
            self._rest.stop()
            self._rest = None

    def _list_flags(self) -> None:
        """Put what was found beside what was decided about it."""
        answer, reading = self.answer, self.heard.reading
        if answer is None or reading is None:
            return
        self.heard = Heard(listed(reading, answer), reading, self.heard.sensitive, answer.quotes)
        if self.mode == "FLAGS":
            self.cursor = max(0, min(self.cursor, len(self.heard.flags) - 1))

    # -- keys -------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Act on a key that no widget took; before the journal is open, keep it for then."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
        if self.pressing is None:
            self.early.append(event)
        else:
            self.pressing.event(event)

    def on_paste(self, event: events.Paste) -> None:
        """Put a paste into the notes, whatever the mode."""
        if self.notes.has_focus:
            return
        event.stop()
        if self.pressing is None:
            self.early.append(event)
        else:
            self.pressing.event(event)

    def on_unmount(self) -> None:
        """Commit what is not on disk yet."""
        if self.recorder is not None:
            self.recorder.commit_notes()
        if self.talk is not None:
            self.talk.attach()
            self.talk.stop()
