"""The bank view: a bank as the interviewer sees it, beside its problems; small edits that keep the file.

Re-reads the file when it changes on disk. While the file cannot be used, the last good bank stays in view and
the problems say what to mend.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen as View
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screener.content.editing import Edit, Move, Reword, SetMinutes, SetMustAsk, save
from screener.content.keeping import Look, look, problems_of, question_at, refusal, reverse, stamp
from screener.errors import Problem, RefusedAction, ScreenerError
from screener.reporting.clean import for_line, for_terminal
from screener.tui.keys import Key
from screener.tui.screens.small import HelpScreen, Prompt, Writing
from screener.tui.widgets import question_card as card
from screener.tui.widgets.fitting import chosen, fit, hanging, pad

if TYPE_CHECKING:
    from screener.content.bank import Question
    from screener.content.kit import Kit

LOOK_EVERY = 0.5
"""Seconds between looks at the file's stamp."""
NARROW = 110
KEYS = (
    Key("j k  ↓ ↑", "next, previous question"),
    Key("w", "reword the question"),
    Key("m", "change its minutes"),
    Key("a", "ask it of everybody, or not (must ask)"),
    Key("J  K", "move it down, up in the order"),
    Key("u", "take the last edit back"),
    Key(".", "the next problem"),
    Key("[  ]", "scroll the question"),
    Key("r", "read the file again (it is re-read by itself when it changes)"),
    Key("?", "this help"),
    Key("esc  q", "back"),
)
FOOT = (
    (0, "w reword"), (0, "m minutes"), (0, "a must ask"), (1, "J K move"), (1, "u undo"), (1, ". problem"),
    (0, "? keys"), (0, "esc back"),
)  # fmt: skip


class BankView(View[None]):
    """Shows one bank file and edits it in place. ``own`` is the team's content folder, if there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "back"),
        Binding("j,down", "go(1)", "next"),
        Binding("k,up", "go(-1)", "previous"),
        Binding("w", "reword", "reword"),
        Binding("m", "minutes", "minutes"),
        Binding("a", "must_ask", "must ask"),
        Binding("J", "shift(1)", "move down"),
        Binding("K", "shift(-1)", "move up"),
        Binding("u", "undo", "undo"),
        Binding("full_stop", "next_problem", "next problem"),
        Binding("left_square_bracket", "scroll_card(-3)", "scroll up"),
        Binding("right_square_bracket", "scroll_card(3)", "scroll down"),
        Binding("r", "read_again", "read again"),
        Binding("question_mark", "all_keys", "keys"),
    ]

    def __init__(self, path: Path, own: Path | None) -> None:
        super().__init__()
        self.path, self.own = path, own
        self.seen: Look = look(path, own)
        self.kit: Kit | None = self.seen.kit
        self.problems: tuple[Problem, ...] | None = None
        self.at = 0
        self.said = ""
        self._stamp = stamp(path)
        self._undo: list[Edit] = []

    # -- what is there ----------------------------------------------------------------------------

    @property
    def questions(self) -> tuple[Question, ...]:
        """Give the questions of the last good bank."""
        return self.kit.bank.questions if self.kit else ()

    @property
    def question(self) -> Question | None:
        """Give the question in focus."""
        return self.questions[min(self.at, len(self.questions) - 1)] if self.questions else None

    def _found(self) -> tuple[Problem, ...]:
        return self.seen.problems or self.problems or ()

    def compose(self) -> ComposeResult:
        """Lay out the list, the question, its problems and the keys."""
        yield Static(id="head")
        with Horizontal(id="bank"):
            yield OptionList(id="questions", compact=True)
            with Vertical(id="seen"):
                with VerticalScroll(id="card", can_focus=False):
                    yield Static(id="part")
                with VerticalScroll(id="problems", can_focus=False):
                    yield Static(id="found")
        yield Static(id="said")
        yield Static(id="foot")

    def on_mount(self) -> None:
        """Show the bank, check it, and keep an eye on its file."""
        self.query_one("#questions").can_focus = False
        self.set_interval(LOOK_EVERY, self._look_again)
        self._check()

    def on_resize(self) -> None:
        """Fit into the window."""
        self.set_class(self.app.size.width < NARROW, "narrow")
        self.call_after_refresh(self.paint)

    # -- reading ----------------------------------------------------------------------------------

    def _look_again(self) -> None:
        if stamp(self.path) != self._stamp:
            self._read("Read again: the file was changed on disk.")
            self._undo.clear()

    def _read(self, said: str) -> None:
        self._stamp = stamp(self.path)
        kept = self.question.id if self.question else ""
        self.seen = look(self.path, self.own)
        if self.seen.kit:
            self.kit = self.seen.kit
            self._focus(kept)
        self.said, self.problems = said, None
        self.paint()
        self._check()

    def _focus(self, question: str) -> None:
        self.at = next(
            (n for n, q in enumerate(self.questions) if q.id == question),
            min(self.at, len(self.questions) - 1),
        )

    @work(thread=True, exclusive=True)
    def _check(self) -> None:
        """Run the check beside the view: a large bank takes a second."""
        if self.seen.kit is None:
            return
        try:
            found = problems_of(self.path, self.own)
        except ScreenerError as error:
            self.app.call_from_thread(self._checked, (), str(error))
            return
        self.app.call_from_thread(self._checked, found, "")

    def _checked(self, found: tuple[Problem, ...], trouble: str) -> None:
        self.problems = found
        if trouble:
            self.said = trouble
        self.paint()

    # -- painting ---------------------------------------------------------------------------------

    def paint(self) -> None:
        """Show everything as it is."""
        width = self.app.size.width
        self.query_one("#head", Static).update(self._head(width - 2))
        self.query_one("#foot", Static).update(Content(chosen(FOOT, width - 2)))
        self.query_one("#said", Static).update(Content.styled(for_line(self.said), "bold"))
        self._paint_list()
        part = self.query_one("#part", Static)
        part.update(self._card(max(20, (part.size.width or width) - 1)))
        found = self.query_one("#found", Static)
        found.update(self._told(max(20, (found.size.width or width) - 1)))

    def _head(self, width: int) -> Content:
        found = self._found()
        errors = sum(p.severity == "error" for p in found)
        told = _counted(errors, len(found) - errors)
        if self.seen.kit is None:
            told = "CANNOT BE USED, see below"
        elif self.problems is None:
            told = "checking…"
        title = self.kit.bank.title if self.kit else self.path.name
        spent = sum(q.minutes for q in self.questions if q.must_ask)
        must = f" · must ask {spent:g} of {self.kit.bank.minutes:g} min" if self.kit and width > 90 else ""
        right = f"{told}  "
        name = pad(f"{for_line(title)}{must} · {for_line(self.path.name)}", width - len(right) - 1)
        style = "bold $text-error" if errors or self.seen.kit is None else "bold"
        return Content.assemble((f"{name} ", "bold"), (right, style))

    def _paint_list(self) -> None:
        rows = self.query_one("#questions", OptionList)
        width = (rows.size.width or 40) - 3
        marks = self._marks()
        rows.clear_options()
        rows.add_options(
            [Option(_row(n, q, marks.get(q.id, " "), width)) for n, q in enumerate(self.questions, 1)]
        )
        if self.questions:
            rows.highlighted = self.at

    def _marks(self) -> dict[str, str]:
        """Mark each question by the worst that is said of it."""
        marks: dict[str, str] = {}
        for problem in self._found():
            name = question_at(self.seen, problem.line)
            if name and marks.get(name) != "✗":
                marks[name] = "✗" if problem.severity == "error" else "!"
        return marks

    def _card(self, width: int) -> Content:
        question, kit = self.question, self.kit
        if question is None or kit is None:
            return Content("")
        evidence = {e.id: e.title for file in kit.flags for e in file.evidence}
        listed = (
            ("Probes", question.probes),
            ("Listen for", tuple(evidence.get(name, name) for name in question.expects)),
            ("Strong", question.strong),
            ("Weak", question.weak),
        )
        blocks = [
            card.wording(question, kit),
            Content.assemble(("Levels\n", "bold"), card.anchors(question, kit, None, 0, width)),
        ]
        for title, texts in listed:
            if texts:
                lines = Content("\n").join(hanging("· ", for_terminal(t.strip()), width) for t in texts)
                blocks.append(Content.assemble((f"{title}\n", "bold"), lines))
        return Content("\n\n").join(blocks)

    def _told(self, width: int) -> Content:
        """Give what is said of the question in focus and of the bank; of all, while it cannot be used."""
        if self.seen.trouble:
            return Content.styled(for_terminal(self.seen.trouble), "$text-error")
        here = self.question.id if self.question else None
        usable = self.seen.kit is not None
        about = [p for p in self._found() if not usable or question_at(self.seen, p.line) in (here, None)]
        if not about:
            return Content.styled("" if self.problems is None else "No problem here.", "$foreground-muted")
        return Content("\n").join(_problem(p, width) for p in about)

    # -- moving about -----------------------------------------------------------------------------

    def action_back(self) -> None:
        """Leave the bank."""
        self.dismiss(None)

    def action_go(self, by: int) -> None:
        """Go to the next or the previous question."""
        if self.questions:
            self._go_to((self.at + by) % len(self.questions))

    def _go_to(self, at: int) -> None:
        self.at, self.said = at, ""
        self.query_one("#card").scroll_home(animate=False)
        self.paint()

    @on(OptionList.OptionSelected, "#questions")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._go_to(event.option_index)

    def action_next_problem(self) -> None:
        """Go to the next question that something is said of."""
        marks, count = self._marks(), len(self.questions)
        after = [(self.at + step) % count for step in range(1, count + 1)]
        to = next((n for n in after if self.questions[n].id in marks), None)
        if to is None:
            self._say("No problem with any question.")
        else:
            self._go_to(to)

    def action_scroll_card(self, by: int) -> None:
        """Scroll the question."""
        self.query_one("#card").scroll_relative(y=by, animate=False)

    def action_read_again(self) -> None:
        """Read the file again."""
        self._read("Read again.")

    def action_all_keys(self) -> None:
        """Show every key."""
        self.app.push_screen(HelpScreen("Keys of the bank view", KEYS))

    def _say(self, text: str) -> None:
        self.said = text
        self.paint()

    # -- editing ----------------------------------------------------------------------------------

    def _editable(self) -> Question | None:
        """Give the question in focus if it may be edited now; say why where it may not."""
        why = refusal(self.path)
        if self.seen.kit is None:
            why = "The file cannot be used as it stands: mend it in your editor first."
        if why:
            self._say(why)
            return None
        return self.question

    def action_reword(self) -> None:
        """Ask for another wording."""
        if question := self._editable():
            name = question.id
            self.app.push_screen(
                Writing("The wording, as it is read aloud", question.ask.strip()),
                lambda text: self._change(Reword(name, text), "Reworded") if text else None,
            )

    def action_minutes(self) -> None:
        """Ask for another number of minutes."""
        if question := self._editable():
            name = question.id

            def done(text: str | None) -> None:
                if text is None:
                    return
                try:
                    minutes = float(text.replace(",", "."))
                except ValueError:
                    self._say(f"'{for_line(text)}' is no number of minutes.")
                    return
                self._change(SetMinutes(name, minutes), f"{minutes:g} minutes")

            self.app.push_screen(
                Prompt("Minutes for asking, answering and probing", f"{question.minutes:g}"), done
            )

    def action_must_ask(self) -> None:
        """Ask this question of everybody, or no longer."""
        if question := self._editable():
            must = not question.must_ask
            self._change(
                SetMustAsk(question.id, must), "Asked of everybody" if must else "No longer a must-ask"
            )

    def action_shift(self, by: int) -> None:
        """Move the question in the order."""
        question = self._editable()
        if question and 0 <= self.at + by < len(self.questions):
            self._change(Move(question.id, self.at + by), "Moved")

    def action_undo(self) -> None:
        """Take the last edit back."""
        if not self._undo:
            self._say("Nothing to undo: only edits made here since the file last changed elsewhere.")
        elif self._editable():
            self._write(self._undo.pop(), "Taken back")

    def _change(self, edit: Edit, said: str) -> None:
        if self.kit is None:
            return
        before = self.seen.sha256
        try:
            undo = reverse(self.kit, edit)
        except RefusedAction as error:
            self._say(str(error))
            return
        if self._write(edit, said) and self.seen.sha256 != before:
            self._undo.append(undo)

    def _write(self, edit: Edit, said: str) -> bool:
        try:
            save(self.path, edit, self.seen.sha256)
        except ScreenerError as error:
            self._say(f"Not written: {error}")
            return False
        self._read(f"{said}: written to {self.path.name}.")
        return True


def _counted(errors: int, warnings: int) -> str:
    counts = ((errors, "error"), (warnings, "warning"))
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n) or "no problems"


def _row(number: int, question: Question, mark: str, width: int) -> Content:
    must = "●" if question.must_ask else " "
    fixed = f"{mark} {number:>2} {must} {question.minutes:>3g}m "
    style = {"✗": "bold $text-error", "!": "bold $text-warning"}.get(mark, "")
    return Content.assemble(
        (fixed[0], style), (fixed[1:], "$foreground-muted"), fit(for_line(question.id), width - len(fixed))
    )


def _problem(problem: Problem, width: int) -> Content:
    style = "bold $text-error" if problem.severity == "error" else "bold $text-warning"
    told = f"{for_line(problem.message)} {for_line(problem.hint)}".strip()
    return hanging(f"{problem.line}:{problem.column} ", told, width, "", style)
