"""The question in focus: its wording to read aloud, and what helps to probe and score the answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeGuard

from textual.content import Content

from screener.reporting.clean import for_terminal
from screener.tui.widgets.fitting import hanging

if TYPE_CHECKING:
    from screener.content.bank import Question
    from screener.content.kit import Kit
    from screener.flags.finding import Missing
    from screener.interview.events import BriefClaim
    from screener.interview.screen import Answer, OwnQuestion

    Asked = Question | OwnQuestion
Part = Literal["anchors", "probes", "listen"]
PARTS: tuple[Part, ...] = ("anchors", "probes", "listen")
NAMES: dict[Part, str] = {"anchors": "Levels", "probes": "Probes", "listen": "Listen for"}


def of_bank(question: Asked) -> TypeGuard[Question]:
    """Tell a question of the bank from one of the interviewer's own (which has no planned minutes)."""
    return hasattr(question, "minutes")


def wording(question: Asked, kit: Kit) -> Content:
    """Give the wording to read aloud, and a line of what it is."""
    about = "your own question: noted, not scored, kept out of comparisons"
    if of_bank(question):
        competency = kit.competency(question.competency)
        must = "MUST ASK · " if question.must_ask else ""
        title = competency.title if competency else question.competency
        about = f"{must}{title} · {question.kind.replace('-', ' ')} · {question.minutes:g} min"
    return Content.assemble(
        (for_terminal(question.ask.strip()), "bold"), "\n", (for_terminal(about), "$foreground-muted")
    )


def recorded(question: Asked, answer: Answer, kit: Kit) -> Content:
    """Say in words what is on disk about this answer."""
    if answer.state == "scored" and answer.score is not None:
        anchor = _anchors(question, kit).get(answer.score, "").strip()
        level = f"{answer.score} · {kit.rubric.levels.get(answer.score, '')}"
        told = f"{level} — {anchor}" if anchor else level
        return Content.assemble(("✓ scored ", "bold $text-success"), (for_terminal(told), "bold"))
    said = {
        "not_asked": ("not asked yet", "$foreground-muted"),
        "asked": ("asked, not scored yet", "$foreground-muted"),
        "no_answer": ("✓ asked, no usable answer (counts as the lowest level)", "bold $text-success"),
        "skipped": (f"✓ will not be asked: {answer.reason}", "bold $text-success"),
        "scored": ("✓ scored", "bold $text-success"),
    }[answer.state]
    return Content.styled(for_terminal(said[0]), said[1])


def level_line(question: Asked, kit: Kit, level: int) -> Content:
    """Give the anchor of the level under the cursor, for where the table of levels is out of view."""
    text = _anchors(question, kit).get(level, "no anchor").strip()
    name = kit.rubric.levels.get(level, "")
    return Content.assemble((f"← {level} {for_terminal(name)} → ", "bold $text-accent"), for_terminal(text))


def anchors(question: Asked, kit: Kit, score: int | None, cursor: int, width: int) -> Content:
    """Give the anchors of every level, highest first; the recorded one and the cursor stand out."""
    found = _anchors(question, kit)
    rows = []
    for level in reversed(kit.levels()):
        scored, here = score == level, level == cursor
        mark = "✓" if scored else "▸" if here else " "
        style = "bold" if scored or here else ""
        name = for_terminal(kit.rubric.levels[level])
        text = f"{name}: {for_terminal(found.get(level, 'no anchor').strip())}"
        rows.append(
            hanging(f"{mark}{level}  ", text, width, style, "bold" if scored else "bold $text-accent")
        )
    return Content("\n").join(rows)


def probe_texts(question: Asked, missing: Sequence[Missing], claims: Sequence[BriefClaim] = ()) -> list[str]:
    """Give the probes on offer: the bank's, the brief's, those for evidence not heard yet."""
    own = list(question.probes) if of_bank(question) else []
    own += [claim.probe for claim in claims]
    return own + [m.probe for m in missing if m.probe not in own]


def probes(
    question: Asked,
    done: Collection[str],
    missing: Sequence[Missing],
    cursor: int | None,
    width: int,
    claims: Sequence[BriefClaim] = (),
) -> Content:
    """Give the probes, those asked ticked; the cursor shows in probe mode."""
    why = {m.probe: f"for what was not heard yet: {m.title}" for m in missing}
    why |= {claim.probe: f"brief: {claim.says}" for claim in claims}
    rows = []
    for index, probe in enumerate(probe_texts(question, missing, claims)):
        here, asked = index == cursor, probe in done
        style = "bold reverse" if here else "$foreground-muted" if asked else ""
        mark = f"{'▸' if here else ' '}{'☑' if asked else '☐'} "
        rows.append(hanging(mark, for_terminal(probe), width, style, style))
        if probe in why and not asked:
            rows.append(hanging("   ", for_terminal(why[probe]), width, "$text-warning"))
    return Content("\n").join(rows or [Content.styled("This question has no probes.", "$foreground-muted")])


def listen_for(question: Asked, width: int) -> Content:
    """Give what strong and weak answers contain."""
    if not of_bank(question) or not (question.strong or question.weak):
        return Content.styled("Nothing to listen for is written down.", "$foreground-muted")
    strong = [hanging(" + ", for_terminal(s), width, "", "bold $text-success") for s in question.strong]
    weak = [hanging(" - ", for_terminal(s), width, "", "bold $text-warning") for s in question.weak]
    return Content("\n").join([*strong, *weak])


def tabs(part: Part, asked: int, offered: int) -> Content:
    """Give the names of the parts that share one place on a narrow screen, the shown one marked."""
    names = {**NAMES, "probes": f"Probes {asked}/{offered}"}
    shown = [(f"[{names[p]}]", "bold reverse") if p == part else (f" {names[p]} ", "") for p in PARTS]
    return Content.assemble(*shown, (" tab ", "$text-accent"))


def _anchors(question: Asked, kit: Kit) -> Mapping[int, str]:
    return kit.anchors(question) if of_bank(question) else {}
