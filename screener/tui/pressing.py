"""From keys to actions: which key does what in which mode, and what is a paste and no key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import events

from screener.interview import events as e
from screener.interview import verbs
from screener.tui import actions
from screener.tui.guard import GAP, PasteGuard
from screener.tui.keys import ACTION_OF, AT_ONCE
from screener.tui.widgets.question_card import probe_texts

if TYPE_CHECKING:
    from textual.timer import Timer

    from screener.tui.screens.live import LiveView

MOMENT = GAP + 0.003
"""Seconds that a key waits which would open something, in case it begins a paste."""


class Pressing:
    """The keys of one live view."""

    def __init__(self, view: LiveView) -> None:
        self.view = view
        self.guard = PasteGuard()
        self._recorded_before = 0
        self._home = view.focus_id
        self._held: list[str] = []
        self._release_timer: Timer | None = None
        self._pasted: list[str] = []

    def event(self, event: events.Key | events.Paste) -> None:
        """Act on a key, or find out that it is part of a text."""
        if isinstance(event, events.Paste):
            self.paste(event.text)
        else:
            self._key(event)

    def _key(self, event: events.Key) -> None:
        view, character = self.view, event.character if event.is_printable else None
        if view.mode == "NOTES":
            self._while_typing(event.key)
        elif view.mode == "COMMAND" and (character or self._line_end(event)):
            self._guarded(character or "\n", event.time)
        else:
            self.act(character or event.key)

    def _line_end(self, event: events.Key) -> bool:
        """Tell whether enter belongs to a text that is arriving."""
        return event.key == "enter" and event.time - self.guard.last < GAP and len(self.guard.run) > 1

    def _while_typing(self, key: str) -> None:
        """Act on the few keys that mean something while notes are typed."""
        if key in ("ctrl+down", "ctrl+up"):
            actions.move(self.view, 1 if key == "ctrl+down" else -1)
        elif key == "ctrl+s":
            actions.finish(self.view)
        elif key.startswith("f") and key[1:].isdecimal() and int(key[1:]) in self.view.kit.levels():
            actions.score(self.view, int(key[1:]))

    def _guarded(self, character: str, at: float) -> None:
        verdict = self.guard.feed(character, at)
        if self.guard.begins and not self._held:
            self._recorded_before = len(self.view.live.recorded) if self.view.live else 0
            self._home = self.view.focus_id
        if verdict == "text":
            self._pasted.append(character)
        elif verdict == "proof":
            self._take_back()
            self._pasted.append(self.guard.text)
            self.view.set_timer(0.02, self._flush)
        elif self._held or character not in AT_ONCE:
            self._hold(character)
        else:
            self.act(character)

    def _hold(self, character: str) -> None:
        self._held.append(character)
        if self._release_timer is not None:
            self._release_timer.stop()
        self._release_timer = self.view.set_timer(MOMENT, self._release)

    def _release(self) -> None:
        held, self._held = self._held, []
        for character in held:
            self.act(character)

    def _take_back(self) -> None:
        """Undo by one event what the first keys of a paste recorded."""
        view = self.view
        self._held.clear()
        if view.live is None or view.recorder is None:
            return
        made = [r for r in view.live.recorded[self._recorded_before :] if not isinstance(r.event, e.Focused)]
        targets = tuple(r.seq for r in made)
        if targets:
            view.recorder.do(lambda _: e.Undone(targets=targets))
        view.go(self._home)

    def _flush(self) -> None:
        """Put what has arrived of a paste into the notes; come back for the rest."""
        text, self._pasted = "".join(self._pasted), []
        if text:
            self.paste(text)
            self.view.set_timer(0.02, self._flush)

    def paste(self, text: str) -> None:
        """Put a text into the notes, and say so."""
        if self.view.live and self.view.live.read_only:
            return
        self.view.notes.append(text)
        self.view.paint()
        self.view.say("That came too fast for keys: it went into the notes (u takes it back).")

    def act(self, key: str) -> None:
        """Do what a key means in the mode that is on."""
        self.view.message = ""
        if self.view.mode == "FLAGS":
            self._flag_key(key)
        elif self.view.mode == "PROBES":
            self._probe_key(key)
        elif self.view.mode == "TALK":
            self._talk_key(key)
        elif key.isdecimal() and len(key) == 1:
            actions.score(self.view, int(key))
        elif key in ACTION_OF:
            actions.BY_NAME[ACTION_OF[key]](self.view)
        else:
            self.view.say("")

    def _flag_key(self, key: str) -> None:
        view, flags = self.view, self.view.heard.flags
        decision = _DECISIONS.get(key)
        if key in ("escape", "f") or not flags:
            view.set_mode("COMMAND")
        elif key in _STEPS:
            view.cursor = max(0, min(len(flags) - 1, view.cursor + _STEPS[key]))
            view.paint()
        elif decision:
            found, question = flags[view.cursor].finding, view.focus_id
            view.commit_notes()
            view.record(lambda live: verbs.decide(live.screen, question, found.rule, found.quote, decision))

    def _probe_key(self, key: str) -> None:
        view = self.view
        offered = probe_texts(view.question, view.heard.missing, view.claims)
        if key in ("escape", "p") or not offered:
            view.set_mode("COMMAND")
        elif key in _STEPS:
            view.cursor = max(0, min(len(offered) - 1, view.cursor + _STEPS[key]))
            view.paint()
        elif key in ("enter", "space", " "):
            question, probe = view.focus_id, offered[view.cursor]
            view.record(lambda live: verbs.ask_probe(live.screen, live.kit, question, probe))

    def _talk_key(self, key: str) -> None:
        view, talk = self.view, self.view.talk
        if key in ("escape", "t") or talk is None:
            view.set_mode("COMMAND")
        elif key in _STEPS or key in _LEAPS:
            last = len(talk.shown()) - 1
            view.cursor = max(0, min(last, view.cursor + (_STEPS.get(key) or _LEAPS[key])))
            view.paint()
        elif key == "enter":
            talk.take()
        elif key == "a":
            talk.toggle()
        elif key == "c":
            talk.next_candidate()


_LEAPS = {"pagedown": 8, "pageup": -8, "end": 10**6, "home": -(10**6)}
_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1}
_DECISIONS: dict[str, Literal["confirmed", "dismissed", "open"]] = {
    "enter": "confirmed",
    "d": "dismissed",
    "o": "open",
}
