"""The list of questions: state, must-ask, which one the agenda suggests, and the coverage underneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from screener.reporting.clean import for_line
from screener.tui.widgets.fitting import fit, pad, put

if TYPE_CHECKING:
    from screener.content.kit import Kit
    from screener.interview.screen import Screen

STATE_MARK = {"not_asked": "·", "asked": "…", "scored": "✓", "no_answer": "∅", "skipped": "×"}
LEGEND = "✓ scored ∅ no answer × skipped … asked · open * must ask ◂ next by the agenda"


class QuestionList(VerticalScroll, can_focus=False):
    """Shows every question on a line. It is looked at, not focused: the keys belong to the screen."""

    class Chosen(Message):
        """The interviewer clicked on a question."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    def __init__(self) -> None:
        super().__init__(id="list")
        self._rows = Static()
        self._ids: list[str] = []

    def compose(self) -> Sequence[Static]:
        """Hold the lines in one widget."""
        return [self._rows]

    def paint(self, screen: Screen, kit: Kit, focus: str, suggested: str | None, show_scores: bool) -> None:
        """Show the list as it stands, the question in focus in view."""
        width = max(12, self.size.width - 3)
        names = [(q.id, q.id.replace("-", " "), q.must_ask) for q in kit.bank.questions]
        names += [(o.id, f"own: {o.ask}", False) for o in screen.own_questions]
        before, self._ids = len(self._ids), [name[0] for name in names]
        rows = [
            _row(label, _mark(screen, name, show_scores), must and screen.answer(name).state == "not_asked",
                 name == focus, name == suggested, width)
            for name, label, must in names
        ]  # fmt: skip
        rows += [Content(""), *coverage(screen, kit, width), Content("")]
        rows.append(Content.styled(LEGEND, "$foreground-muted"))
        put(self._rows, Content("\n").join(rows), layout=before != len(self._ids))
        if focus in self._ids:
            at = self._ids.index(focus)
            self.scroll_to_region(Region(0, max(0, at - 1), 1, 3), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Go to the question on the line that was clicked."""
        row = event.y + int(self.scroll_offset.y)
        if 0 <= row < len(self._ids):
            self.post_message(self.Chosen(self._ids[row]))


def coverage(screen: Screen, kit: Kit, width: int) -> list[Content]:
    """Give each competency with a mark for every answer it has and still needs."""
    lines = []
    for name in kit.weights():
        competency = kit.competency(name)
        if competency is None:
            continue
        have = sum(screen.answer(q.id).counts for q in kit.bank.questions if q.competency == name)
        dots = "●" * have + "○" * max(0, competency.needed - have)
        style = "$foreground-muted" if have >= competency.needed else ""
        title = pad(for_line(competency.title), max(4, width - len(dots) - 1))
        lines.append(Content.assemble((f"{title} ", style), (dots, style)))
    return lines


def _mark(screen: Screen, question: str, show_scores: bool) -> str:
    answer = screen.answer(question)
    if show_scores and answer.state == "scored":
        return str(answer.score)
    return STATE_MARK[answer.state]


def _row(name: str, mark: str, must: bool, here: bool, next_up: bool, width: int) -> Content:
    """Give one line: cursor, state, must-ask star, name; the suggested one carries an arrow at its end."""
    tail = " ◂" if next_up else ""
    text = f"{'▸' if here else ' '}{mark}{'*' if must else ' '} {fit(for_line(name), width - 4 - len(tail))}"
    style = "bold reverse" if here else "bold" if next_up else "" if mark == "·" else "$foreground-muted"
    return Content.assemble((pad(text, width - len(tail)), style), (tail, "bold $text-accent"))
