"""The question in focus: its wording to read aloud, and what helps to probe and score the answer."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Literal, TypeGuard

from textual.content import Content

from screener.reporting.clean import for_terminal

if TYPE_CHECKING:
    from screener.content.bank import Question
    from screener.content.kit import Kit
    from screener.flags.finding import Missing
    from screener.interview.screen import Answer, OwnQuestion

Part = Literal["anchors", "probes", "listen"]
PARTS: tuple[Part, ...] = ("anchors", "probes", "listen")


def untouched(question: str) -> Any:
    """Give an answer of which nothing is recorded, for the first paint, before the models are loaded."""
    return SimpleNamespace(
        question=question, state="not_asked", score=None, probes=(), reason="", decisions=()
    )


def of_bank(question: Question | OwnQuestion) -> TypeGuard[Question]:
    """Tell a question of the bank from one of the interviewer's own."""
    return hasattr(question, "probes")


def wording(question: Question | OwnQuestion, kit: Kit, answer: Answer) -> Content:
    """Give the wording to read aloud, with a line of what it is and what was recorded."""
    about = "your own question, kept out of comparisons"
    if of_bank(question):
        competency = kit.competency(question.competency)
        must = "must ask · " if question.must_ask else ""
        title = competency.title if competency else question.competency
        about = f"{must}{title} · {question.kind.replace('-', ' ')} · {question.minutes:g} min"
    return Content.assemble(
        (for_terminal(question.ask.strip()), "bold"), "\n", (for_terminal(about), "$text-muted"), "\n",
        recorded(answer, kit, question),
    )  # fmt: skip


def recorded(answer: Answer, kit: Kit, question: Question | OwnQuestion) -> Content:
    """Say in words what is on disk about this answer."""
    if answer.state == "scored" and answer.score is not None:
        level = kit.rubric.levels.get(answer.score, "")
        anchors = kit.anchors(question) if of_bank(question) else {}
        text = anchors.get(answer.score, "")
        told = f"{answer.score} · {level}{' — ' if text else ''}{text}"
        return Content.assemble(("recorded ", "$text-muted"), (for_terminal(told), "bold $success"))
    said = {
        "not_asked": "not asked yet",
        "asked": "asked, not scored yet",
        "no_answer": "recorded: asked, no usable answer (counts as the lowest level)",
        "skipped": f"recorded: will not be asked: {answer.reason}",
    }[answer.state]
    return Content.styled(for_terminal(said), "$text-muted" if answer.state == "not_asked" else "$success")


def anchors(question: Question | OwnQuestion, kit: Kit, answer: Answer) -> Content:
    """Give the anchors of every level, highest first; the recorded one stands out."""
    found = kit.anchors(question) if of_bank(question) else {}
    rows = [
        Content.assemble(
            (f" {level} ", "bold reverse" if answer.score == level else "bold"),
            (f" {kit.rubric.levels[level]}: ", "bold" if answer.score == level else "$text-muted"),
            (for_terminal(found.get(level, "").strip()), "bold" if answer.score == level else ""),
        )
        for level in reversed(kit.levels())
    ]
    return Content("\n").join(rows)


def probe_texts(question: Question | OwnQuestion, missing: Sequence[Missing]) -> list[str]:
    """Give the probes on offer: the bank's in their order, then those for evidence still missing."""
    own = list(question.probes) if of_bank(question) else []
    return own + [m.probe for m in missing if m.probe not in own]


def probes(
    question: Question | OwnQuestion, answer: Answer, missing: Sequence[Missing], cursor: int | None
) -> Content:
    """Give the probes, those asked ticked; the cursor shows in probe mode."""
    why = {m.probe: m.title for m in missing}
    rows = []
    for index, probe in enumerate(probe_texts(question, missing)):
        here, asked = index == cursor, probe in answer.probes
        box = "[x]" if asked else "[ ]"
        told = f"  (not heard yet: {why[probe]})" if probe in why and not asked else ""
        style = "bold reverse" if here else "$text-muted" if asked else ""
        rows.append(Content.assemble((f"{'▸' if here else ' '}{box} {for_terminal(probe)}", style),
                                     (for_terminal(told), "$text-muted")))  # fmt: skip
    return Content("\n").join(rows or [Content.styled("This question has no probes.", "$text-muted")])


def listen_for(question: Question | OwnQuestion) -> Content:
    """Give what strong and weak answers contain."""
    if not of_bank(question):
        return Content("")
    strong = [Content.assemble(("+ ", "bold $success"), for_terminal(s.strip())) for s in question.strong]
    weak = [Content.assemble(("- ", "bold $warning"), for_terminal(s.strip())) for s in question.weak]
    return Content("\n").join([*strong, *weak])
