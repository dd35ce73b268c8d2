"""The home view: unfinished screens to go on with, recent ones to read, and a new one."""

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
from screener.tui.screens.small import HelpScreen

if TYPE_CHECKING:
    from screener.store.journal import Card

WELCOME = (
    "screener: structured first screens for production-ML roles.\n"
    "The tool flags, the human scores. What the screen shows as recorded is on disk."
)
TOUR = """A screen takes five steps, all by keyboard.

1  n on this view starts one: role, candidate, enter. The first question stands
   there, worded to be read aloud; o shows the opening to read first.
2  n types notes, esc goes back to the keys. Notes save themselves while you
   type; the head line says saved.
3  1 to 5 scores the answer. The anchor of the level is repeated in words, so
   that you see what you said. 0: asked, nothing usable. u takes anything back.
4  Red flags appear under the notes, with the words that raised them and what
   to ask. f walks them: enter confirms, d dismisses. They never touch a score.
   p ticks off follow-up probes; space goes where the agenda points.
5  ctrl+s finishes: open points, your recommendation and its reason, submit.
   The report is ready at once; screener report writes it as a page.

? shows every key at any time. Nothing is lost when the window closes.
"""


class HomeView(View[None]):
    """Lists the screens; every action is one key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new screen"),
        Binding("r", "report", "report"),
        Binding("d", "demo", "demo data"),
        Binding("p", "practice", "practice"),
        Binding("t", "tour", "tour"),
        Binding("question_mark", "tour", "help"),
        Binding("q", "app.quit", "quit"),
        Binding("j", "cursor(1)", "down"),
        Binding("k", "cursor(-1)", "up"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.cards: Sequence[Card] = ()

    def compose(self) -> ComposeResult:
        """Lay out the welcome, the list and the keys."""
        yield Static(Content.styled("screener", "bold"), id="head")
        yield Static(Content(WELCOME), classes="page quiet", id="welcome")
        yield OptionList(id="screens")
        yield Static(
            Content("n new · enter go on or read · r report · p practice · t tour · d demo data · q quit"),
            id="foot",
        )

    def show(self, cards: Sequence[Card], demo: bool) -> None:
        """List the screens, unfinished ones first."""
        self.cards = sorted(cards, key=lambda c: c.state != "open")
        rows = self.query_one("#screens", OptionList)
        rows.clear_options()
        rows.add_options([Option(_row(card, self.app.size.width), id=card.id) for card in self.cards])
        welcome = self.query_one("#welcome", Static)
        if self.cards:
            unfinished = sum(c.state == "open" for c in self.cards)
            welcome.update(
                Content(
                    f"{len(self.cards)} screens, {unfinished} unfinished. Enter goes on with it, or reads it."
                )
            )
            rows.highlighted = 0
            rows.focus()
        else:
            offer = "\n\nNo screens yet. n starts the first; t is a two-minute tour"
            offer += "; d fills a demo with made-up candidates." if demo else "."
            welcome.update(Content(WELCOME + offer))

    @on(OptionList.OptionSelected, "#screens")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        card = next(c for c in self.cards if c.id == event.option.id)
        action = "resume" if card.state == "open" else "show_report"
        self.app.call_later(self.app.run_action, f"{action}('{card.id}')")

    def action_report(self) -> None:
        """Read the highlighted screen's report."""
        at = self.query_one("#screens", OptionList).highlighted
        if at is not None:
            self.app.call_later(self.app.run_action, f"show_report('{self.cards[at].id}')")

    def action_new(self) -> None:
        """Start a new screen."""
        self.app.call_later(self.app.run_action, "new_screen")

    def action_practice(self) -> None:
        """Rehearse with a made-up candidate."""
        self.app.call_later(self.app.run_action, "practice")

    def action_demo(self) -> None:
        """Fill in made-up candidates."""
        self.app.call_later(self.app.run_action, "fill_demo")

    def action_cursor(self, by: int) -> None:
        """Move in the list."""
        rows = self.query_one("#screens", OptionList)
        (rows.action_cursor_down if by > 0 else rows.action_cursor_up)()

    def action_tour(self) -> None:
        """Read the tour."""
        self.app.push_screen(HelpScreen("A two-minute tour", text=TOUR))


def _row(card: Card, width: int) -> Content:
    state = {"open": "unfinished", "no_show": "no-show"}.get(card.state, card.state)
    practice = " (practice)" if card.practice else ""
    day = card.started_at[:16].replace("T", " ")
    flags = f"{card.flags} flag{'' if card.flags == 1 else 's'}"
    name = for_line(card.candidate)
    room = max(10, width - 62)
    name = name if len(name) <= room else f"{name[: room - 1]}…"
    return Content.assemble(
        (f"{name:<{room}} ", "bold" if card.state == "open" else ""),
        (f"{card.role:<21} {state + practice:<11} {flags:>8}  {day}", "$text-muted"),
    )
