"""The live screen: ask, listen, note, score. Every key is in ``keys.LIVE``.

Two modes, shown in words: COMMAND, where printable keys act, and NOTES, where they are typed. Nothing is
shown as recorded before its commit returned.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen as View
from textual.timer import Timer
from textual.widgets import Static

from screener.errors import ScreenerError
from screener.reporting.clean import for_line, for_terminal
from screener.tui.keys import LIVE, PASTE_GAP, PASTE_LENGTH
from screener.tui.screens.small import BlankScreen, HelpScreen, Prompt
from screener.tui.widgets import findings as finding_view
from screener.tui.widgets import question_card as card
from screener.tui.widgets.notes import Notes
from screener.tui.widgets.question_list import QuestionList

if TYPE_CHECKING:
    from screener.content.bank import Question
    from screener.content.kit import Kit
    from screener.flags.engine import Engine
    from screener.flags.finding import Missing, Reading
    from screener.interview.agenda import Agenda
    from screener.interview.screen import OwnQuestion, Screen
    from screener.store.live import LiveScreen
    from screener.tui.recording import Recorder, Verb

Mode = Literal["COMMAND", "NOTES", "FLAGS", "PROBES"]
SAVE_AFTER = 0.3
"""Seconds between a keystroke in the notes and their commit."""
LISTEN_AFTER = 0.25
NARROW = 110
"""Columns below which the list gives way and the parts of a question share one place."""

Begin = Callable[[], "LiveScreen"]


class LiveView(View[None]):
    """One screen, live. ``begin`` opens the journal; it is called once the first question is painted."""

    def __init__(self, kit: Kit, candidate: str, begin: Begin, first: str | None = None) -> None:
        super().__init__()
        self.kit = kit
        self.candidate = candidate
        self.begin = begin
        self.focus_id = first or kit.bank.questions[0].id
        self.live: LiveScreen | None = None
        self.recorder: Recorder | None = None
        self.engine: Engine | None = None
        self.mode: Mode = "COMMAND"
        self.part: card.Part = "anchors"
        self.show_scores = False
        self.general = False
        self.cursor = 0
        self.reading: Reading | None = None
        self.message = ""
        self.unsaved_notes = False
        self._text = ""
        self._home = self.focus_id
        self._early: list[str] = []
        self._run: list[tuple[float, str]] = []
        self._run_from = 0
        self._held: Timer | None = None
        self._save: Timer | None = None
        self._listen: Timer | None = None

    # -- laying out -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out head, list, question, notes, findings and foot."""
        yield Static(id="head")
        with Horizontal(id="live"):
            yield QuestionList(id="list")
            with Vertical(id="middle"):
                with VerticalScroll(id="wording"):
                    yield Static(id="ask")
                yield Static(id="parts")
                with VerticalScroll(id="card"):
                    yield Static(id="part")
            with Vertical(id="side"):
                yield Notes()
                yield VerticalScroll(Static(id="found"), id="findings")
        yield Static(id="foot")

    def on_mount(self) -> None:
        """Paint the first question, and only then open the journal."""
        for part in ("#wording", "#card", "#findings"):
            self.query_one(part).can_focus = False
        self._fit(self.app.size.width)
        self.paint()
        self.set_timer(0.03, self._begin)

    def _begin(self) -> None:
        """Open the journal and record the opening; then let the keys count that were pressed early."""
        from screener.tui.recording import Recorder

        try:
            self.live = self.begin()
        except ScreenerError as error:
            self.app.exit(return_code=1, message=Content(for_terminal(str(error))))
            return
        self.recorder = Recorder(self.live)
        self.kit = self.live.kit
        self.focus_id = self.live.screen.focus or self.focus_id
        if not self.live.read_only and self.live.screen.focus is None:
            self._focus(self.focus_id)
        self._show_note()
        early, self._early = self._early, []
        for key in early:
            self._command(key)
        gc.enable()
        self.set_interval(1.0, self._tick)
        self.set_timer(0.4, self._wake_engine)
        self.paint()

    def on_resize(self, event: events.Resize) -> None:
        """Fold or unfold the layout."""
        self._fit(event.size.width)
        self.call_after_refresh(self.paint)

    def _fit(self, width: int) -> None:
        self.set_class(width < NARROW, "narrow")

    @property
    def narrow(self) -> bool:
        """Tell whether the layout is folded."""
        return self.app.size.width < NARROW

    # -- painting ---------------------------------------------------------------------------------

    @property
    def screen_state(self) -> Screen | None:
        """Give the screen as it is on disk; ``None`` while the journal is being opened."""
        return self.live.screen if self.live else None

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Give the evidence that the notes do not hold yet."""
        return self.reading.missing if self.reading else ()

    @property
    def question(self) -> Question | OwnQuestion:
        """Give the question in focus."""
        found = self.kit.question(self.focus_id)
        if found is not None:
            return found
        assert self.live is not None  # own questions exist only once the journal is open
        return next(o for o in self.live.screen.own_questions if o.id == self.focus_id)

    def paint(self) -> None:
        """Show everything as it stands."""
        self._paint_head()
        self._paint_question()
        self._paint_findings()
        self._paint_foot()

    def _paint_question(self) -> None:
        state = self.screen_state
        answer = state.answer(self.focus_id) if state else card.untouched(self.focus_id)
        question = self.question
        self.query_one("#ask", Static).update(card.wording(question, self.kit, answer))
        missing = self.missing
        cursor = self.cursor if self.mode == "PROBES" else None
        blocks = {
            "anchors": card.anchors(question, self.kit, answer),
            "probes": card.probes(question, answer, missing, cursor),
            "listen": card.listen_for(question),
        }
        names = {"anchors": "What each level says", "probes": "Probes", "listen": "Listen for"}
        part: card.Part = "probes" if self.mode == "PROBES" else self.part
        if self.narrow:
            tabs = [
                (f"[{names[p]}] " if p == part else f" {names[p]}  ", "bold" if p == part else "")
                for p in card.PARTS
            ]
            self.query_one("#parts", Static).update(Content.assemble(*tabs, ("tab", "$accent")))
            self.query_one("#part", Static).update(blocks[part])
        else:
            self.query_one("#parts", Static).update(Content(""))
            order = card.PARTS if self.mode != "PROBES" else ("probes", "anchors", "listen")
            text = [
                x for p in order for x in (Content.styled(names[p], "bold $accent"), blocks[p], Content(""))
            ]
            self.query_one("#part", Static).update(Content("\n").join(text))
        if state:
            self.query_one(QuestionList).paint(
                state, self.kit, self.focus_id, self._suggested(), self.show_scores
            )

    def _suggested(self) -> str | None:
        plan = self._agenda()
        return plan.question.id if plan and plan.question else None

    def _agenda(self) -> Agenda | None:
        from screener.interview.agenda import agenda

        state = self.screen_state
        return agenda(state, self.kit, self._elapsed()) if state else None

    def _paint_findings(self) -> None:
        if self.reading is None:
            self.query_one("#found", Static).update(Content(""))
            return
        state = self.screen_state
        answer = state.answer(self.focus_id) if state else card.untouched(self.focus_id)
        shown = finding_view.listed(self.reading, answer)
        cursor = min(self.cursor, len(shown) - 1) if self.mode == "FLAGS" and shown else None
        self.query_one("#found", Static).update(
            finding_view.findings(shown, self.reading, cursor, self.narrow)
        )
        self.query_one("#findings").set_class(self.mode == "FLAGS", "active")

    def _paint_head(self) -> None:
        width = self.app.size.width - 2
        right = f"{self._clock()}  {self._saved()}  {self.mode}"
        left = for_line(self.candidate)
        about = f" · {for_line(self.kit.bank.title)}" if width > 100 else ""
        position = f"  {self._position()}"
        room = max(6, width - len(right) - len(position) - len(about) - 2)
        left = left if len(left) <= room else f"{left[: room - 1]}…"
        gap = max(1, width - len(left) - len(about) - len(position) - len(right))
        trouble = "NOT SAVED" in right
        self.query_one("#head", Static).update(
            Content.assemble((left, "bold"), about, (position, "$text-muted"), " " * gap,
                             (right, "bold $error" if trouble else "bold"))
        )  # fmt: skip

    def _position(self) -> str:
        ids = [q.id for q in self.kit.bank.questions]
        number = ids.index(self.focus_id) + 1 if self.focus_id in ids else "own"
        return f"{number}/{len(ids)}"

    def _clock(self) -> str:
        state = self.screen_state
        planned = state.minutes if state else self.kit.bank.minutes
        seconds = int(self._elapsed())
        mine = int(self._question_seconds())
        paused = " PAUSED" if state and state.paused else ""
        return f"{mine // 60}:{mine % 60:02d} of {seconds // 60}:{seconds % 60:02d}/{planned:g}:00{paused}"

    def _since_last(self) -> float:
        state = self.screen_state
        if state is None or state.last_at is None or state.paused or state.status != "open" or not self.live:
            return 0.0
        if self.live.read_only:
            return 0.0
        return max(0.0, min(1800.0, (datetime.now(UTC) - state.last_at).total_seconds()))

    def _elapsed(self) -> float:
        state = self.screen_state
        return state.seconds + self._since_last() if state else 0.0

    def _question_seconds(self) -> float:
        state = self.screen_state
        running = self._since_last() if state and state.focus == self.focus_id else 0.0
        return state.answer(self.focus_id).seconds + running if state else 0.0

    def _saved(self) -> str:
        if self.live is None:
            return "opening"
        if self.live.read_only:
            return "READ ONLY"
        if self.recorder and self.recorder.trouble:
            return f"NOT SAVED — {self.recorder.trouble}"
        return "saving" if self.unsaved_notes else "saved"

    def _paint_foot(self) -> None:
        if self.mode == "NOTES":
            text = "typing notes · esc back to the keys · ctrl+s finish"
        elif self.mode == "FLAGS":
            text = "j k choose · enter confirm · d dismiss · o reopen · esc back"
        elif self.mode == "PROBES":
            text = "j k choose · enter asked · esc back"
        else:
            levels = self.kit.levels()
            text = f"{levels[0]}-{levels[-1]} score · n notes · j next · f flags · p probes · x skip · u undo"
            text += " · ^s end · ? help"
        if self.message:
            text = self.message
        elif self.mode == "COMMAND" and self.app.size.width > 130:
            plan = self._agenda()
            text = f"{text} · b blank · {plan.line}" if plan else text
        self.query_one("#foot", Static).update(Content(for_line(text)))

    def _tick(self) -> None:
        """Once a second: the clock, and whatever could not be saved yet."""
        if self.recorder and self.recorder.trouble:
            self.recorder.retry()
            if self.unsaved_notes:
                self._commit_notes()
            self.paint()
        self._paint_head()

    # -- recording --------------------------------------------------------------------------------

    def record(self, verb: Verb) -> bool:
        """Record an action and show the screen as it then stands; tell whether it is on disk."""
        if self.recorder is None:
            return False
        done = self.recorder.do(verb)
        self.message = self.recorder.refused
        self.paint()
        return done and not self.recorder.refused

    def _focus(self, question: str) -> None:
        from screener.interview import verbs

        self._commit_notes()
        self.focus_id = question
        self.general = False
        if self.live and self.live.screen.status == "open" and not self.live.read_only and self.recorder:
            self.recorder.do(lambda live: verbs.focus(live.screen, self.kit, question))

    def go(self, question: str) -> None:
        """Bring a question into focus."""
        if self.live is None or (question == self.focus_id and not self.general):
            return
        self._focus(question)
        self.message = ""
        self.cursor = 0
        self._show_note()
        self.query_one("#card").scroll_home(animate=False)
        self.query_one("#wording").scroll_home(animate=False)
        self.paint()

    def _move(self, by: int) -> None:
        ids = [q.id for q in self.kit.bank.questions]
        ids += [o.id for o in self.live.screen.own_questions] if self.live else []
        at = ids.index(self.focus_id) if self.focus_id in ids else 0
        self.go(ids[max(0, min(len(ids) - 1, at + by))])

    # -- notes ------------------------------------------------------------------------------------

    @property
    def note_id(self) -> str:
        """Give the question the notes belong to; empty for general notes."""
        return "" if self.general else self.focus_id

    def _show_note(self) -> None:
        notes = self.query_one(Notes)
        state = self.screen_state
        notes.show(state.answer(self.note_id).notes if state else "")
        notes.border_title = Content("General notes" if self.general else "Notes")
        self.unsaved_notes = False
        self._read_now()

    @on(Notes.Changed)
    def _typed(self, event: Notes.Changed) -> None:
        event.stop()
        self.unsaved_notes = True
        self._text = event.text_area.text
        if self._save is None:
            self._save = self.set_timer(SAVE_AFTER, self._commit_notes)
            self._paint_head()
        if self._listen is None:
            self._listen = self.set_timer(LISTEN_AFTER, self._read_now)

    def _commit_notes(self) -> None:
        """Commit what was typed; called by the timer, on leaving, on changing the question."""
        from screener.interview import verbs

        if self._save is not None:
            self._save.stop()
            self._save = None
        if not self.unsaved_notes or self.recorder is None:
            return
        question, text = self.note_id, self._text
        if self.recorder.trouble and not self.recorder.retry():
            return
        if self.recorder.do(lambda live: verbs.note(live.screen, self.kit, question, text)):
            self.unsaved_notes = False
            self.message = self.recorder.refused
        self._paint_head()

    @on(Notes.Left)
    def _left_notes(self, event: Notes.Left) -> None:
        event.stop()
        self._set_mode("COMMAND")

    def _set_mode(self, mode: Mode) -> None:
        if self.mode == "NOTES" and mode != "NOTES":
            self._commit_notes()
            if self.general:
                self.general = False
                self._show_note()
        self.mode = mode
        self.cursor = 0
        self.message = ""
        notes = self.query_one(Notes)
        typing = mode == "NOTES"
        notes.can_focus = typing
        notes.set_class(typing, "typing")
        self.set_class(typing, "typing")
        if typing:
            notes.focus()
        else:
            self.set_focus(None)
        self.paint()

    # -- listening --------------------------------------------------------------------------------

    def _wake_engine(self) -> None:
        if self.engine is None and self.live is not None:
            from screener.flags.engine import compile_engine

            self.engine = compile_engine(self.live.kit.flags)
            self._read_now()

    def _read_now(self) -> None:
        """Run the flag rules over the notes as typed, and show what they find."""
        from screener.flags.finding import Reading
        from screener.interview.listening import context_of

        if self._listen is not None:
            self._listen.stop()
            self._listen = None
        text = self.query_one(Notes).text
        if self.general or self.engine is None:
            reading = Reading()
        else:
            reading = self.engine.read(text, context_of(self.kit, self.focus_id))
        if reading != self.reading:
            self.reading = reading
            self._paint_question()
        self._paint_findings()

    # -- keys -------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Act on a key that no widget took."""
        if self.mode == "NOTES":
            return
        if event.key == "tab":
            event.stop()
            event.prevent_default()
        if self.live is None:
            self._early.append(event.character if event.is_printable and event.character else event.key)
            return
        if self.mode == "COMMAND" and event.is_printable and event.character:
            self._printable(event.character)
        else:
            self._command(event.character if event.is_printable and event.character else event.key)

    def on_paste(self, event: events.Paste) -> None:
        """Put a paste into the notes, whatever the mode."""
        if self.live and not self.query_one(Notes).has_focus:
            event.stop()
            self._into_notes(event.text)

    def _printable(self, character: str) -> None:
        """Tell a key from a paste: four printable ones in quick succession are typed, not meant."""
        now = time.monotonic()
        if self._run and now - self._run[-1][0] < PASTE_GAP:
            self._run.append((now, character))
        else:
            self._run = [(now, character)]
            self._run_from = len(self.live.recorded) if self.live else 0
            self._home = self.focus_id
        if len(self._run) >= PASTE_LENGTH:
            self._read_as_paste()
        elif character.isdecimal() or character in "jk":
            self._command(character)
        else:
            self._hold()

    def _hold(self) -> None:
        """Wait one moment before a key that opens something, in case it begins a paste."""
        if self._held is not None:
            self._held.stop()
        self._held = self.set_timer(PASTE_GAP + 0.003, self._release)

    def _release(self) -> None:
        self._held = None
        run, self._run = self._run, []
        for _, character in run:
            if not (character.isdecimal() or character in "jk"):
                self._command(character)

    def _read_as_paste(self) -> None:
        """Undo by one event what the first keys of a paste recorded, and type them instead."""
        from screener.interview import events as e

        if self._held is not None:
            self._held.stop()
            self._held = None
        text = "".join(character for _, character in self._run)
        if len(self._run) > PASTE_LENGTH:
            text = text[-1]
        elif self.live and self.recorder:
            made = [r for r in self.live.recorded[self._run_from :] if not isinstance(r.event, e.Focused)]
            if made:
                targets = tuple(r.seq for r in made)
                self.recorder.do(lambda _: e.Undone(targets=targets))
            self.go(self._home)
        self._into_notes(text)

    def _into_notes(self, text: str) -> None:
        self.query_one(Notes).type(text)
        self.message = "typed into the notes: too fast for keys"
        self.paint()

    def _command(self, key: str) -> None:
        if self.mode == "FLAGS":
            self._flag_key(key)
        elif self.mode == "PROBES":
            self._probe_key(key)
        elif key.isdecimal() and len(key) == 1:
            self._score(int(key))
        else:
            action = getattr(self, f"do_{_NAMES.get(key, key)}", None)
            if action is not None:
                action()

    def _score(self, level: int) -> None:
        from screener.interview import verbs

        question = self.focus_id
        if self.kit.question(question) is None:
            self.message = "Your own questions are noted, not scored: they would make candidates unlike."
            self._paint_foot()
        elif level == 0:
            self.record(lambda live: verbs.no_answer(live.screen, self.kit, question))
        else:
            self.record(lambda live: verbs.score(live.screen, self.kit, question, level))

    def _flag_key(self, key: str) -> None:
        from screener.interview import verbs

        state = self.screen_state
        reading = self.reading
        shown = finding_view.listed(reading, state.answer(self.focus_id)) if state and reading else []
        if key in ("escape", "f") or not shown:
            self._set_mode("COMMAND")
        elif key in ("j", "down", "k", "up"):
            self.cursor = max(0, min(len(shown) - 1, self.cursor + (1 if key in ("j", "down") else -1)))
            self._paint_findings()
        elif key in ("enter", "d", "o"):
            found = shown[min(self.cursor, len(shown) - 1)].finding
            decision: Literal["confirmed", "dismissed", "open"] = (
                "confirmed" if key == "enter" else "dismissed" if key == "d" else "open"
            )
            question = self.focus_id
            self._commit_notes()
            self.record(lambda live: verbs.decide(live.screen, question, found.rule, found.quote, decision))

    def _probe_key(self, key: str) -> None:
        from screener.interview import verbs

        offered = card.probe_texts(self.question, self.missing)
        if key in ("escape", "p") or not offered:
            self._set_mode("COMMAND")
        elif key in ("j", "down", "k", "up"):
            self.cursor = max(0, min(len(offered) - 1, self.cursor + (1 if key in ("j", "down") else -1)))
            self._paint_question()
        elif key in ("enter", "space", " "):
            question, probe = self.focus_id, offered[self.cursor]
            self.record(lambda live: verbs.ask_probe(live.screen, self.kit, question, probe))

    # -- what the keys do -------------------------------------------------------------------------

    def do_down(self) -> None:
        """Next question."""
        self._move(1)

    def do_up(self) -> None:
        """Previous question."""
        self._move(-1)

    def do_n(self) -> None:
        """Into the notes."""
        self._set_mode("NOTES")

    def do_g(self) -> None:
        """Into the general notes."""
        self._commit_notes()
        self.general = True
        self._show_note()
        self._set_mode("NOTES")

    def do_f(self) -> None:
        """To the flags."""
        self._commit_notes()
        self._read_now()
        if self.reading and self.reading.findings:
            self._set_mode("FLAGS")
        else:
            self.message = "no flags in this answer"
            self._paint_foot()

    def do_p(self) -> None:
        """To the probes."""
        self._set_mode("PROBES")

    def do_space(self) -> None:
        """To the question that the agenda suggests."""
        suggested = self._suggested()
        if suggested:
            self.go(suggested)

    def do_tab(self) -> None:
        """Next part of the question."""
        at = card.PARTS.index(self.part)
        self.part = card.PARTS[(at + 1) % len(card.PARTS)]
        self._paint_question()

    def do_l(self) -> None:
        """Show or hide the list where it does not fit beside the question."""
        self.toggle_class("listing")
        self.call_after_refresh(self.paint)

    def do_s(self) -> None:
        """Show or hide the scores given so far."""
        self.show_scores = not self.show_scores
        self._paint_question()

    def do_open_bracket(self) -> None:
        """Scroll the question up."""
        self.query_one("#card").scroll_page_up(animate=False)
        self.query_one("#wording").scroll_page_up(animate=False)

    def do_close_bracket(self) -> None:
        """Scroll the question down."""
        self.query_one("#card").scroll_page_down(animate=False)
        self.query_one("#wording").scroll_page_down(animate=False)

    def do_a(self) -> None:
        """Mark as asked."""
        from screener.interview import verbs

        question = self.focus_id
        self.record(lambda live: verbs.ask(live.screen, self.kit, question))

    def do_u(self) -> None:
        """Undo the last action."""
        from screener.interview import verbs

        self._commit_notes()
        if self.record(lambda live: verbs.undo(live.recorded)):
            self.message = "undone"
        self._show_note()
        self.paint()

    def do_z(self) -> None:
        """Pause, or go on."""
        from screener.interview import verbs

        self.record(lambda live: verbs.pause(live.screen))

    def do_b(self) -> None:
        """Blank the screen."""
        self.app.push_screen(BlankScreen())

    def do_question_mark(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen("Keys of the live screen", LIVE))

    def do_o(self) -> None:
        """Show the opening and the closing."""
        opening = (self.kit.bank.opening or "This bank has no opening.").strip()
        closing = (self.kit.bank.closing or "This bank has no closing.").strip()
        text = f"Opening\n\n{for_terminal(opening)}\n\nClosing\n\n{for_terminal(closing)}\n"
        self.app.push_screen(HelpScreen("To read aloud", text=text))

    def do_x(self) -> None:
        """Skip, with a reason."""
        from screener.interview import verbs

        question = self.focus_id

        def skip(reason: str | None) -> None:
            if reason is not None:
                self.record(lambda live: verbs.skip(live.screen, self.kit, question, reason or "no time"))

        self.app.push_screen(Prompt("Why will this question not be asked?", "no time"), skip)

    def do_plus(self) -> None:
        """Add a question of one's own."""
        from screener.interview import verbs

        def add(words: str | None) -> None:
            if (
                words
                and self.record(lambda live: verbs.add_question(live.screen, self.kit, words))
                and self.live
            ):
                self.go(self.live.screen.own_questions[-1].id)

        self.app.push_screen(Prompt("Your own question (kept out of comparisons):"), add)

    def do_slash(self) -> None:
        """Search wordings and notes."""

        def search(words: str | None) -> None:
            if words:
                self._find(words)

        self.app.push_screen(Prompt("Search questions and notes for:"), search)

    def _find(self, words: str) -> None:
        state, wanted = self.screen_state, words.casefold()
        ids = [q.id for q in self.kit.bank.questions]
        at = ids.index(self.focus_id) if self.focus_id in ids else 0
        for name in ids[at + 1 :] + ids[: at + 1]:
            question = self.kit.question(name)
            text = f"{question.ask if question else ''} {state.answer(name).notes if state else ''}"
            if wanted in text.casefold():
                self.go(name)
                return
        self.message = f"nothing here says “{words}”"
        self._paint_foot()

    def do_v(self) -> None:
        """Mark the last line of the notes as verbatim."""
        from screener.interview import verbs

        self._commit_notes()
        question, lines = self.focus_id, self.query_one(Notes).text.strip().splitlines()
        if lines and self.record(lambda live: verbs.mark_quote(live.screen, question, lines[-1])):
            self.message = f"verbatim: “{lines[-1]}”"
            self._paint_foot()

    def do_m(self) -> None:
        """Move the last line of the notes to the previous question that was worked on."""
        from screener.interview import verbs

        self._commit_notes()
        ids = [q.id for q in self.kit.bank.questions]
        at = ids.index(self.focus_id) if self.focus_id in ids else 0
        notes = self.query_one(Notes).text.rstrip("\n")
        if not notes or at == 0:
            self.message = "nothing to move" if not notes else "this is the first question"
            self._paint_foot()
            return
        start, question, to = notes.rfind("\n") + 1, self.focus_id, ids[at - 1]
        if self.record(lambda live: verbs.move_note(live.screen, self.kit, question, to, start, len(notes))):
            self._show_note()
            self.message = f"moved the last line to {to}"
            self.paint()

    def do_finish(self) -> None:
        """Go to the finish."""
        from screener.tui.screens.finish import FinishView

        if self.live is None or self.recorder is None:
            return
        self._set_mode("COMMAND")
        self._wake_engine()
        self.app.push_screen(FinishView(self.live, self.engine), self._back_from_finish)

    def _back_from_finish(self, question: str | None) -> None:
        if question:
            self.go(question)
        self._show_note()
        self.paint()

    def on_unmount(self) -> None:
        """Commit what is not on disk yet."""
        if self.recorder is not None and self.unsaved_notes:
            self._commit_notes()


_NAMES = {
    "j": "down",
    "k": "up",
    " ": "space",
    "[": "open_bracket",
    "]": "close_bracket",
    "?": "question_mark",
    "+": "plus",
    "/": "slash",
    "ctrl+s": "finish",
}
"""Keys whose names are no words of Python, to what they do."""
