"""The home view: unfinished screens to resume, recent ones to read, and a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen as View
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screener.reporting.clean import for_line
from screener.tui.widgets.fitting import chosen, pad

if TYPE_CHECKING:
    from screener.store.journal import Card

WELCOME = (
    "Structured first screens for production-ML roles.\n"
    "The tool flags, the human scores. What the screen shows as recorded is on disk."
)
TOUR = """A screen takes five steps, all by keyboard.

1  n on the home view starts one: role, candidate, enter. The first question
   stands there, worded to be read aloud; o shows the opening to read first.

2  n types notes, esc goes back to the keys. Notes save themselves while you
   type; the head line says saved when they are on disk.

3  1 to 5 scores the answer, and the anchor of the level is repeated in words,
   so that you see what you said. 0: asked, nothing usable. u takes anything
   back. j goes on; space goes where the agenda points.

4  Red flags appear under the notes, with the words that raised them and what
   to ask. f walks them: enter confirms, d dismisses. They never touch a score.
   p ticks off follow-up probes.

5  ctrl+s finishes: open points, your recommendation and its reason, submit.
   The report is ready at once; screener report writes it as a page.

Here: r report, v replay in time, m debrief of the candidate, c compare,
h hiring guide (roles, plan, pipeline), b banks, p practice, d demo data.

? shows every key at any time. Nothing is lost when the window closes.
"""
KEYS = (
    (0, "n new"), (0, "enter resume or read"), (2, "r report"), (2, "p practice"),
    (1, "c compare"), (1, "b banks"), (2, "h hiring guide"), (4, "v replay"),
    (4, "m debrief"), (1, "t tour"), (3, "d demo data"), (0, "q quit"),
)  # fmt: skip


class HomeView(View[None]):
    """Lists the screens; every action is one key. The app fills it once it is painted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "app.new_screen", "new screen"),
        Binding("r", "report", "report"),
        Binding("d", "app.fill_demo", "demo data"),
        Binding("p", "app.practice", "practice"),
        Binding("b", "app.banks", "banks"),
        Binding("c", "app.compare", "compare"),
        Binding("h", "app.guide", "hiring guide"),
        Binding("v", "page('replay')", "replay"),
        Binding("m", "page('debrief')", "debrief"),
        Binding("t,question_mark", "tour", "tour"),
        Binding("q", "app.leave", "quit"),
        Binding("j", "cursor(1)", "down"),
        Binding("k", "cursor(-1)", "up"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.cards: Sequence[Card] = ()

    def compose(self) -> ComposeResult:
        """Lay out the welcome, the list and the keys."""
        yield Static(Content.styled("screener", "bold"), id="head")
        yield Static(Content(WELCOME), id="welcome", markup=False)
        yield OptionList(id="screens", compact=True)
        yield Static(id="foot")

    def on_mount(self) -> None:
        """Show the keys."""
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the keys and the rows into the window."""
        self.query_one("#foot", Static).update(Content(chosen(KEYS, self.app.size.width - 2)))
        if self.cards:
            self._show_rows()

    def show(self, cards: Sequence[Card], demo: bool) -> None:
        """List the screens, unfinished ones first."""
        self.cards = sorted(cards, key=lambda c: c.state != "open")
        self._show_rows()
        unfinished = sum(c.state == "open" for c in self.cards)
        many = "1 screen" if len(self.cards) == 1 else f"{len(self.cards)} screens"
        told = f"{many}, {unfinished} unfinished. Enter resumes one, or reads its report."
        if not self.cards:
            told = f"{WELCOME}\n\nNo screens yet: n starts the first, t is a two-minute tour, p a rehearsal"
            told += ",\nd fills in made-up candidates to look around." if demo else "."
        self.query_one("#welcome", Static).update(Content(told))

    def _show_rows(self) -> None:
        rows = self.query_one("#screens", OptionList)
        at = rows.highlighted
        rows.clear_options()
        rows.add_options([Option(_row(card, self.app.size.width)) for card in self.cards])
        if self.cards:
            rows.highlighted = min(at or 0, len(self.cards) - 1)
            rows.focus()

    @on(OptionList.OptionSelected, "#screens")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        card = self.cards[event.option_index]
        action = "resume" if card.state == "open" else "show_report"
        self.app.call_later(self.app.run_action, f"{action}('{card.id}')")

    def action_report(self) -> None:
        """Read the highlighted screen's report."""
        at = self.query_one("#screens", OptionList).highlighted
        if at is not None:
            self.app.call_later(self.app.run_action, f"show_report('{self.cards[at].id}')")

    def action_page(self, page: str) -> None:
        """Read the highlighted screen in time (``replay``), or its candidate's debrief."""
        at = self.query_one("#screens", OptionList).highlighted
        if at is not None:
            self.app.call_later(self.app.run_action, f"show_{page}('{self.cards[at].id}')")

    def action_cursor(self, by: int) -> None:
        """Move in the list."""
        rows = self.query_one("#screens", OptionList)
        (rows.action_cursor_down if by > 0 else rows.action_cursor_up)()

    def action_tour(self) -> None:
        """Read the tour."""
        from screener.tui.screens.small import HelpScreen

        self.app.push_screen(HelpScreen("A two-minute tour", text=TOUR))


def _row(card: Card, width: int) -> Content:
    state = {"open": "unfinished", "no_show": "no-show"}.get(card.state, card.state)
    state = f"practice, {state}" if card.practice else state
    day = card.started_at[: 16 if width >= 100 else 10].replace("T", " ")
    flags = f"{card.flags} flag{'' if card.flags == 1 else 's'}"
    fixed = f"{pad(for_line(card.role), 20)} {pad(state, 11 if not card.practice else 20)} {flags:>8}  {day}"
    name = pad(for_line(card.candidate), max(10, width - len(fixed) - 6))
    return Content.assemble(
        (f"{name} ", "bold" if card.state == "open" else ""), (fixed, "$foreground-muted")
    )
