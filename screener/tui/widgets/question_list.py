"""The list of questions: state, must-ask, which one the agenda suggests, and the coverage underneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from screener.content.kit import Kit
    from screener.interview.screen import Screen

STATE_MARK = {"not_asked": "·", "asked": "…", "scored": "✓", "no_answer": "∅", "skipped": "×"}


class QuestionList(Static):
    """Shows every question on a line. It is looked at, not focused: the keys belong to the screen."""

    def paint(
        self, screen: Screen, kit: Kit, focus: str, suggested: str | None, show_scores: bool, find: str = ""
    ) -> None:
        """Show the list as it stands."""
        width = max(12, (self.size.width or 26) - 2)
        rows = [
            _row(
                name=_label(question.id),
                mark=_mark(screen, question.id, show_scores),
                must=question.must_ask and screen.answer(question.id).state == "not_asked",
                here=question.id == focus,
                next_up=question.id == suggested,
                width=width,
            )
            for question in kit.bank.questions
        ]
        rows += [
            _row(f"own: {own.ask}", _mark(screen, own.id, show_scores), False, own.id == focus, False, width)
            for own in screen.own_questions
        ]
        self.update(Content("\n").join([*rows, Content(""), *self._coverage(screen, kit, width)]))

    def _coverage(self, screen: Screen, kit: Kit, width: int) -> list[Content]:
        """Give each competency with a mark for every answer it has and still needs."""
        lines = []
        for name in kit.weights():
            competency = kit.competency(name)
            if competency is None:
                continue
            have = sum(screen.answer(q.id).counts for q in kit.bank.questions if q.competency == name)
            dots = "●" * have + "○" * max(0, competency.needed - have)
            room = max(4, width - len(dots) - 1)
            title = competency.title if len(competency.title) <= room else competency.title[: room - 1] + "…"
            style = "$text-muted" if have >= competency.needed else ""
            lines.append(Content.assemble((f"{title:<{room}} ", style), (dots, style)))
        return lines


def _label(question: str) -> str:
    return question.replace("-", " ")


def _mark(screen: Screen, question: str, show_scores: bool) -> str:
    answer = screen.answer(question)
    if show_scores and answer.state == "scored":
        return str(answer.score)
    return STATE_MARK[answer.state]


def _row(name: str, mark: str, must: bool, here: bool, next_up: bool, width: int) -> Content:
    """Give one line: cursor, state, must-ask star, name; the suggested one carries an arrow at its end."""
    tail = " ◂" if next_up else ""
    room = width - 4 - len(tail)
    label = for_line(name)
    shown = label if len(label) <= room else f"{label[: room - 1]}…"
    text = f"{'▸' if here else ' '}{mark}{'*' if must else ' '} {shown}"
    style = "bold reverse" if here else "bold" if next_up else "" if mark == "·" else "$text-muted"
    return Content.assemble((text.ljust(width - len(tail)), style), (tail, "bold $accent"))
