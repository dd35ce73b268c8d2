"""The talk in the live screen: a transcript that is followed while it is written, or one that is attached.

A second process reads it (``transcripts.following``), so that no key waits; what it finds arrives here line
by line. Nothing of a transcript is opened before the candidate's consent is on record.
"""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screener.errors import ScreenerError
from screener.interview import events as e
from screener.interview import verbs
from screener.reporting.clean import for_line
from screener.tui.screens.small import Prompt
from screener.tui.widgets.talk import Said

if TYPE_CHECKING:
    from screener.tui.screens.live import LiveView

LINE = 64 * 1024 * 1024
"""Bytes of one line from the second process at most."""
NEWEST = 8
"""Turns of the candidate that are shown where none was placed at the question in focus."""
WHICH = "Which transcript? (a file; it may still be growing)"
CONSENT = "Consent to being recorded: what did the candidate say? (left empty, nothing is opened)"
NO_CONSENT = "Nothing was opened: a transcript needs the candidate's consent."


def open_talk(view: LiveView) -> None:
    """Go to the turns; where there is no transcript yet, ask which, and for the consent."""
    if view.live is None or view.state is None:
        return
    if view.talk is None and view.state.transcript is not None:
        _begin(view, None)
    if view.talk is not None:
        view.set_mode("TALK")
        view.cursor = max(0, len(view.talk.shown()) - 1)
        view.paint()
    elif view.live.read_only:
        view.say("This screen can only be read here, and no transcript is attached to it.")
    elif view.transcript is not None:
        _with_consent(view, view.transcript)
    else:
        view.app.push_screen(Prompt(WHICH), lambda name: _with_consent(view, Path(name)) if name else None)


def _with_consent(view: LiveView, path: Path) -> None:
    path = path.expanduser()
    if not path.is_file() and not path.parent.is_dir():
        view.say(f"There is no file {path}.")
        return
    if view.state and view.state.consent and view.state.consent.given:
        _begin(view, path)
        return

    def done(words: str | None) -> None:
        if not (words or "").strip():
            view.say(NO_CONSENT)
        elif view.record(lambda live: verbs.consent(live.screen, True, str(words))):
            _begin(view, path)

    view.app.push_screen(Prompt(CONSENT), done)


def _begin(view: LiveView, path: Path | None) -> None:
    """Start to follow a file, or to read what is attached."""
    kept = ""
    if path is None and view.live is not None and view.live.screen.transcript is not None:
        try:
            kept = view.live.journal.attachment(view.live.screen.transcript.transcript)
        except ScreenerError as error:
            view.say(str(error))
            return
    view.talk = Talk(view, path, kept)
    view.run_worker(view.talk.run(), group="talk", exit_on_error=False)
    view.set_mode("TALK")


class Talk:
    """What is known of the transcript. ``missing``: by question, evidence that the candidate did not give."""

    def __init__(self, view: LiveView, path: Path | None, kept: str) -> None:
        self.view, self.path, self.kept = view, path, kept
        self.turns: list[Said] = []
        self.missing: dict[str, list[str]] = {}
        self.trouble = ""
        self.all_turns = False
        self.candidate = view.candidate
        self._process: Process | None = None

    # -- following --------------------------------------------------------------------------------

    async def run(self) -> None:
        """Start the second process, and take in what it tells until it ends."""
        from screener.transcripts.following import Setup, setup_line

        live = self.view.live
        if live is None:
            return
        setup = Setup(
            self.path or Path(),
            self.candidate,
            live.screen.interviewer,
            live.kit,
            self._focus(),
            self.kept,
            self.view.reads_like,
        )
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "screener.transcripts.following"),
            stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LINE, start_new_session=True,
        )  # fmt: skip
        self._tell(setup_line(setup))
        assert self._process.stdout is not None  # asked for above
        async for line in self._process.stdout:
            self.take_in(json.loads(line))

    def take_in(self, change: dict[str, Any]) -> None:
        """Take in a change, and show it; the cursor stays at the newest turn if it was there."""
        at_end = self.view.cursor >= len(self.shown()) - 1
        self.trouble = change["trouble"]
        if not self.trouble:
            del self.turns[change["from"] :]
            self.turns += map(_said, change["turns"])
            self.missing = change["missing"]
        if self.view.mode == "TALK" and at_end:
            self.view.cursor = max(0, len(self.shown()) - 1)
        from screener.tui import painting

        if self.view.is_current:
            painting.paint_findings(self.view)

    def focused(self) -> None:
        """Tell the second process which question came into focus."""
        if focus := self._focus():
            self._tell(json.dumps({"focus": focus[-1]}))

    def stop(self) -> None:
        """End the second process."""
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()

    def _focus(self) -> list[tuple[float, str]]:
        live = self.view.live
        if live is None:
            return []
        return [
            ((r.at - live.screen.started_at).total_seconds(), r.event.question)
            for r in live.recorded
            if isinstance(r.event, e.Focused)
        ]

    def _tell(self, line: str) -> None:
        if self._process is not None and self._process.stdin is not None:
            with suppress(ConnectionError):
                self._process.stdin.write(f"{line}\n".encode())

    # -- what is shown ----------------------------------------------------------------------------

    def shown(self) -> Sequence[Said]:
        """Give the turns to choose from: the candidate's at the question in focus, or all.

        Where none was placed at it (yet), the candidate's newest ones: nobody searches in a live call.
        """
        if self.all_turns:
            return self.turns
        return self._here() or [t for t in self.turns if t.who == "candidate"][-NEWEST:]

    def _here(self) -> list[Said]:
        return [t for t in self.turns if t.who == "candidate" and t.question == self.view.focus_id]

    def caption(self) -> str:
        """Say what is shown, and what stands in the way."""
        if self.trouble:
            return f"The transcript cannot be read yet: {self.trouble}"
        if self.turns and all(turn.who != "candidate" for turn in self.turns):
            return f"Nobody in it is called '{self.candidate}': c chooses who the candidate is."
        if self.turns and not self.all_turns and not self._here():
            return f"Nothing placed at this question yet; {self.candidate}'s newest turns:"
        whose = "All turns" if self.all_turns else f"{self.candidate} at this question"
        return f"{whose}: {len(self.shown())} of {len(self.turns)} turns"

    def lines(self) -> list[str]:
        """Give what was heard at the question in focus and is worth a look, newest first, a line each."""
        here = self._here()
        told = [
            f"◦ said {turn.at}: {for_line(title)}: “{for_line(quote)}”  (t)"
            for turn in reversed(here)
            for title, quote in turn.flags
        ][:3]
        unheard = self.missing.get(self.view.focus_id, [])
        if here and unheard:
            told.append(f"◦ not in the talk yet: {', '.join(map(for_line, unheard))}")
        return told

    # -- what keys do -----------------------------------------------------------------------------

    def take(self) -> None:
        """Put the turn under the cursor into the notes of its question, with its time, as a quotation."""
        turns, view = self.shown(), self.view
        if not turns or view.recorder is None or view.live is None or view.live.read_only:
            return
        turn = turns[min(view.cursor, len(turns) - 1)]
        question = turn.question if turn.question and view.kit.question(turn.question) else view.focus_id
        said = turn.flags[0][1] if turn.flags and len(turn.text) > 160 else turn.text
        quoted = f"{f'[{turn.at}] ' if turn.at else ''}“{' '.join(said.split())}”"
        view.commit_notes()
        held = view.recorder.note(question)
        text = f"{held}\n{quoted}" if held else quoted
        if view.record(lambda live: verbs.note(live.screen, live.kit, question, text)):
            view.show_note()
            view.say(f"In the notes{'' if question == view.focus_id else ' of ' + question}: {quoted}")

    def toggle(self) -> None:
        """Show all turns, or the candidate's at the question in focus."""
        self.all_turns = not self.all_turns
        self.view.cursor = max(0, len(self.shown()) - 1)
        self.view.paint()

    def next_candidate(self) -> None:
        """Take the next speaker for the candidate."""
        names = list(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))
        if names:
            at = names.index(self.candidate) + 1 if self.candidate in names else 0
            self.candidate = names[at % len(names)]
            self._tell(json.dumps({"candidate": self.candidate}))
            self.view.say(f"{self.candidate} is the candidate.")

    def attach(self) -> None:
        """Keep what was followed with the screen, by its digest; what cannot be kept is told, never lost."""
        from screener.transcripts.attaching import attach
        from screener.transcripts.turns import Transcript, Turn

        live, recorder = self.view.live, self.view.recorder
        if self.kept or not self.turns or live is None or recorder is None or live.read_only:
            return
        turns = tuple(Turn(t.speaker, t.start, None, t.text) for t in self.turns)
        try:
            event, text = attach(live.screen, Transcript("followed", turns, ()), self.candidate)
            if live.screen.transcript == event:
                return
            live.journal.attach(event.transcript, "transcript", text)
        except ScreenerError as error:
            self.view.message = str(error)
            return
        recorder.do(lambda _: event)


def _said(turn: dict[str, Any]) -> Said:
    flags = tuple((flag["title"], flag["quote"]) for flag in turn["flags"])
    return Said(turn["speaker"], turn["who"], turn["start"], turn["text"], turn["question"], flags)
