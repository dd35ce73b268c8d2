"""What changed between two versions of a bank or a rubric, in words, and what that does to comparison.

A question of one candidate compares with the same question of another when its wording and its anchors are
the same. Probes, minutes, order and what stands beside a question help the interviewer, and break nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from screener.content.bank import Anchors, Bank, Question
from screener.content.checking.words import same_wording
from screener.content.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what it is about, what happened, and why it breaks comparison, where it does."""

    about: str
    text: str
    breaks: str = ""


def between_banks(
    before: Bank, after: Bank, rubrics: tuple[Rubric | None, Rubric | None] = (None, None)
) -> tuple[Change, ...]:
    """Say what changed from one bank to another; with their rubrics, also what they inherit from these."""
    changes = [*_heads(before, after), *_questions(before, after, rubrics)]
    old, new = rubrics
    if old is not None and new is not None:
        changes += _weights(old.weights.get(before.role, {}), new.weights.get(after.role, {}), after.role)
        changes += _levels(old, new)
    return tuple(changes)


def between_rubrics(before: Rubric, after: Rubric) -> tuple[Change, ...]:
    """Say what changed from one rubric to another."""
    changes = list(_levels(before, after))
    old, new = ({c.id: c for c in r.competencies} for r in (before, after))
    changes += [
        Change(name, "competency removed", "its answers are left without a scale")
        for name in old
        if name not in new
    ]
    changes += [Change(name, "competency added") for name in new if name not in old]
    for name in [n for n in old if n in new]:
        changes += _anchors(name, old[name].anchors, new[name].anchors)
        if old[name].needed != new[name].needed:
            changes.append(
                Change(
                    name,
                    f"needs {new[name].needed} answers instead of {old[name].needed}",
                    "coverage is counted otherwise",
                )
            )
        if old[name].title != new[name].title or old[name].about != new[name].about:
            changes.append(Change(name, "title or description changed"))
    for role in dict.fromkeys((*before.weights, *after.weights)):
        changes += _weights(before.weights.get(role, {}), after.weights.get(role, {}), role)
    return tuple(changes)


def _heads(before: Bank, after: Bank) -> Iterator[Change]:
    if before.role != after.role:
        yield Change("bank", f"screens for {after.role} instead of {before.role}", "another role")
    if before.rubric != after.rubric:
        yield Change("bank", f"scored by `{after.rubric}` instead of `{before.rubric}`", "another rubric")
    for key, word in (("title", "title"), ("opening", "opening"), ("closing", "closing")):
        if getattr(before, key) != getattr(after, key):
            yield Change("bank", f"{word} changed")
    for key, word in (("minutes", "minutes of the screen"), ("closing_minutes", "minutes at the end")):
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            yield Change("bank", f"{word}: {old:g} → {new:g}")


def _questions(before: Bank, after: Bank, rubrics: tuple[Rubric | None, Rubric | None]) -> Iterator[Change]:
    old, new = ({q.id: q for q in b.questions} for b in (before, after))
    gone = {same_wording(old[name].ask): name for name in old if name not in new}
    renamed = {
        name: former for name in new if name not in old and (former := gone.get(same_wording(new[name].ask)))
    }
    for name in old:
        if name not in new and name not in renamed.values():
            core = "it was asked of everybody" if old[name].must_ask else ""
            yield Change(name, "question removed", core)
    for name, question in new.items():
        if name in renamed:
            yield Change(name, f"was `{renamed[name]}` before", "earlier answers are under the former id")
            yield from _question(old[renamed[name]], question, rubrics)
        elif name not in old:
            core = "earlier candidates were not asked it, and everybody is now" if question.must_ask else ""
            yield Change(name, f"question added: “{question.ask}”", core)
        else:
            yield from _question(old[name], question, rubrics)
    kept = [name for name in old if name in new]
    if kept != [name for name in new if name in old]:
        yield Change("bank", "questions in another order")


def _question(old: Question, new: Question, rubrics: tuple[Rubric | None, Rubric | None]) -> Iterator[Change]:
    name = new.id
    if same_wording(old.ask) != same_wording(new.ask):
        yield Change(name, f"reworded: “{old.ask}” → “{new.ask}”", "another wording")
    elif old.ask != new.ask:
        yield Change(name, "punctuation or case of the wording changed")
    if old.competency != new.competency:
        yield Change(
            name, f"scored on `{new.competency}` instead of `{old.competency}`", "another competency"
        )
    yield from _anchors(name, _effective(old, rubrics[0]), _effective(new, rubrics[1]))
    if old.must_ask != new.must_ask:
        said = "asked of everybody now" if new.must_ask else "no longer asked of everybody"
        yield Change(name, said, "the common core is another")
    if old.minutes != new.minutes:
        yield Change(name, f"minutes: {old.minutes:g} → {new.minutes:g}")
    if old.kind != new.kind:
        yield Change(name, f"kind: {old.kind} → {new.kind} (other flag rules listen)")
    for key, word in (
        ("probes", "probes"),
        ("expects", "expected evidence"),
        ("strong", "strong signs"),
        ("weak", "weak signs"),
        ("silence", "silenced warnings"),
    ):
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            yield Change(name, _listed(word, [str(x) for x in was], [str(x) for x in now]))


def _listed(word: str, old: list[str], new: list[str]) -> str:
    added, removed = [x for x in new if x not in old], [x for x in old if x not in new]
    parts = [f"{len(added)} added"] * bool(added) + [f"{len(removed)} removed"] * bool(removed)
    return f"{word}: {' and '.join(parts) or 'in another order'}"


def _effective(question: Question, rubric: Rubric | None) -> Anchors:
    inherited = (
        next((c.anchors for c in rubric.competencies if c.id == question.competency), {}) if rubric else {}
    )
    return {**inherited, **question.anchors}


def _anchors(name: str, old: Anchors, new: Anchors) -> Iterator[Change]:
    for level in sorted({*old, *new}):
        if level not in old:
            yield Change(
                name, f"anchor of level {level} added: “{new[level]}”", "levels are told apart otherwise"
            )
        elif level not in new:
            yield Change(name, f"anchor of level {level} removed", "levels are told apart otherwise")
        elif same_wording(old[level]) != same_wording(new[level]):
            yield Change(
                name,
                f"anchor of level {level}: “{old[level]}” → “{new[level]}”",
                "levels are told apart otherwise",
            )


def _weights(old: Mapping[str, float], new: Mapping[str, float], role: str) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, 0), new.get(name, 0)
        if was != now:
            yield Change(name, f"weight for {role}: {was:g} → {now:g}", "totals are weighted otherwise")


def _levels(old: Rubric, new: Rubric) -> Iterator[Change]:
    if sorted(old.levels) != sorted(new.levels):
        yield Change("rubric", f"{len(new.levels)} levels instead of {len(old.levels)}", "another scale")
    for level in sorted(set(old.levels) & set(new.levels)):
        if old.levels[level] != new.levels[level]:
            yield Change(
                "rubric", f"level {level} is called “{new.levels[level]}” instead of “{old.levels[level]}”"
            )
