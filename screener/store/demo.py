"""Made-up candidates for looking around: nobody in here exists, and every one is marked as a demo.

The screens come in through the same door as any screen file. Notes are chosen by kind of question and level
from a small set written for this purpose, so that scores, notes and flags fit together.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from screener.content.bank import Bank, Question
from screener.content.kit import Kit
from screener.content.library import Library
from screener.store.screen_file import FORMAT, read_file
from screener.store.sqlite import SqliteJournal

_NAMES = UUID("6f0d9a1e-8c55-4c1b-9b1f-0d5a3c7e2b10")
_FIRST_DAY = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
SKIP, NOTHING = -1, 0


class Made(NamedTuple):
    """One made-up screen: levels by question in the order asked; 0 is no usable answer, -1 skipped."""

    candidate: str
    role: str
    interviewer: str
    levels: tuple[int, ...]
    value: str | None
    reason: str


SCREENS: tuple[Made, ...] = (
    Made("Ada Fictive", "ml-engineer", "Ingrid Panel", (5, 4, 4, 5, 4, 3, 4, 4), "strong_yes", "Own incidents, causes found by data, honest about limits."),
    Made("Ada Fictive", "ml-engineer", "Omar Panel", (4, 4, 5, 4, 4, 4, 3, 4), "yes", "Strong on diagnosis; release work less deep."),
    Made("Bruno Invented", "ml-engineer", "Ingrid Panel", (4, 4, 3, 4, 4, 4, 4, 3), "yes", "Sound throughout, one excellent rollback story."),
    Made("Bruno Invented", "ml-engineer", "Lena Panel", (4, 3, 4, 4, 3, 4, 4, 4), "yes", "Careful, asks before acting."),
    Made("Chiara Example", "ml-engineer", "Tomasz Panel", (2, 1, 2, 3, 2, 2, 2, NOTHING), "no", "Retrains first and looks later, in three answers."),
    Made("Dmitri Sample", "ml-engineer", "Omar Panel", (3, 3, 4, 2, 3, 3, SKIP, 3), "no_decision", "Good on features, thin on release; a second screen should tell."),
    Made("Emeka Madeup", "ml-engineer", "Lena Panel", (4, 5), "no_decision", "The call broke off after two questions."),
    Made("Fatou Notreal", "ml-engineer", "Tomasz Panel", (3, 4, 4, 4, 3, 4, 4, 4), "yes", "Clear stories with figures."),
    Made("Goran Fictive", "mlops-engineer", "Ingrid Panel", (4, 4, 5, 4, 4, 4, 3, 4), "strong_yes", "Monitoring and release path from own work."),
    Made("Hana Invented", "mlops-engineer", "Omar Panel", (2, 2, 1, 3, 2, 2, NOTHING, 2), "no", "Tools by name; no incident of their own."),
    Made("Ivo Example", "ml-platform-engineer", "Lena Panel", (4, 3, 4, 4, 3, 4, 4, 3), "yes", "Measures adoption, took a tool down once."),
    Made("Juna Sample", "ml-platform-engineer", "Tomasz Panel", (3, 2, 3, 3, 3, 2, 3, 3), "no_decision", "Sound, little about users."),
    Made("Kofi Madeup", "devops-engineer-ml", "Ingrid Panel", (1, 2, 3, 3, 2, 2, 3, 2), "no", "A model is one more container, said and meant."),
    Made("Lucia Notreal", "devops-engineer-ml", "Omar Panel", (4, 4, 4, 3, 4, 4, 4, 4), "yes", "Asks the right questions about inputs and load."),
    Made("Mateo Fictive", "data-engineer", "Lena Panel", (4, 4, 3, 4, 5, 4, 4, SKIP), "yes", "Contracts with producers that held."),
    Made("Noor Invented", "data-engineer", "Tomasz Panel", (3, 3, 2, 3, 3, 3, 2, 3), "no_decision", "Watches that jobs ran; content came late."),
    Made("Olga Example", "ml-architect", "Ingrid Panel", (5, 4, 4, 4, 5, 4, 4, 4), "strong_yes", "Decisions with their price, and one that was reversed."),
    Made("Pilar Sample", "ml-architect", "Omar Panel", (3, 3, 4, 3), None, ""),
)  # fmt: skip

_NOTES: dict[str, tuple[str, str, str]] = {
    "production-incident": (
        "No real incident of their own, tells what colleagues saw.\nThey just retrain with more data when numbers drop.",
        "Alert on null rate, found after two days. Vendor feed had changed units.\nAdded a check on the feed before scoring.",
        "Score distribution alert fired in 3 hours, approvals up 9 points.\nCompared live with training features: join on a stale table. Rolled back, then a freshness gate; fired twice since.",
    ),
    "drift-scenario": (
        "Would just retrain with more data and see.\nDid not ask what changed.",
        "First compares live inputs with training, then freshness of features.\nMentions that labels are late.",
        "Splits by segment and by week of change. Freshness first, then population, then labels.\nSays which result would rule each out; only then decides on a refit.",
    ),
    "mindset": (
        "A model is just another container to me, push the image and done.",
        "Says it can be wrong while it is healthy; wants quality checked before a release.",
        "Data is part of the version. Gave up a green dashboard as proof after an own mistake; now watches scores by segment.",
    ),
    "trade-off": (
        "Lists MLflow, Kubeflow, Airflow, has both certificates.\nNo reason asked twice.",
        "Cron is enough for two models; would change at about six because of backfills.",
        "Started from the weekly pain, tried the cheap thing for a month, measured it.\nNames when the choice stops to fit and how to get out.",
    ),
    "system-design": (
        "Copies the new file to the server by hand, the old one is overwritten.",
        "Pipeline with tests, a gate against the live model, staged release, way back used once.",
        "Shadow for a week with criteria set before, canary by segment, back in four minutes, practised each quarter.\nTraceable from answer to data snapshot.",
    ),
    "collaboration": (
        "That part is the data team's problem, they broke it.",
        "Named the other owner, stayed in the call until it worked; own check had been missing.",
        "Wrote a contract with the producers that both sides test; two teams kept it for a year.",
    ),
}
_FLAGS: dict[str, tuple[str, str]] = {
    "They just retrain with more data when numbers drop.": ("retrain-reflex", "confirmed"),
    "Would just retrain with more data and see.": ("retrain-reflex", "confirmed"),
    "A model is just another container to me, push the image and done.": ("container-mindset", "confirmed"),
    "Lists MLflow, Kubeflow, Airflow, has both certificates.": ("tool-name-dropping", "confirmed"),
    "Copies the new file to the server by hand, the old one is overwritten.": ("manual-deploy", "dismissed"),
    "That part is the data team's problem, they broke it.": ("blame", "dismissed"),
}


def fill_demo(journal: SqliteJournal, library: Library) -> int:
    """Fill a journal with the made-up screens; give how many were new. Filling twice changes nothing."""
    kits: dict[str, Kit] = {}
    new = 0
    for number, made in enumerate(SCREENS):
        kit = kits.setdefault(made.role, library.kit_for_role(made.role))
        _, recorded = read_file(json.dumps(_file(made, number, kit.bank)), lambda _, kit=kit: kit)  # type: ignore[misc]  # a default argument binds the loop's kit
        new += journal.adopt(kit, recorded)
    journal.refresh()
    return new


def _file(made: Made, number: int, bank: Bank) -> dict[str, Any]:
    started = _FIRST_DAY + timedelta(days=2 * number + number // 3, minutes=30 * (number % 5))
    questions = [q for q in bank.questions if q.must_ask] + [q for q in bank.questions if not q.must_ask]
    asked = zip(_spread(questions), made.levels, strict=False)
    answers = [_answer(question, level, number) for question, level in asked]
    seconds = sum(a["seconds"] for a in answers)
    return {
        "format": FORMAT,
        "id": str(uuid5(_NAMES, f"{made.candidate}/{made.interviewer}")),
        "candidate": {"name": made.candidate, "ref": f"demo-{made.candidate.split()[0].lower()}"},
        "role": made.role,
        "interviewer": made.interviewer,
        "started_at": started.isoformat(),
        "submitted_at": (started + timedelta(seconds=seconds + 240)).isoformat() if made.value else None,
        "answers": answers,
        "recommendation": {"value": made.value, "reason": made.reason} if made.value else None,
    }


def _spread(questions: list[Question]) -> list[Question]:
    """Order questions so that a new competency comes before a second answer to one that was asked."""
    seen: dict[str, int] = {}
    ranked = []
    for place, question in enumerate(questions):
        seen[question.competency] = seen.get(question.competency, 0) + 1
        ranked.append((not question.must_ask, seen[question.competency], place, question))
    return [entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:3])]


def _answer(question: Question, level: int, number: int) -> dict[str, Any]:
    seconds = 150 + (len(question.id) * 7 + number * 23) % 110
    if level == SKIP:
        return {"question": question.id, "state": "skipped", "reason": "no time left", "seconds": 0}
    if level == NOTHING:
        return {
            "question": question.id,
            "state": "no_answer",
            "seconds": seconds,
            "notes": "Asked twice, nothing usable.",
        }
    notes = _NOTES[question.kind][0 if level <= 2 else 1 if level == 3 else 2]
    flags = [
        {"rule": rule, "quote": quote, "decision": decision}
        for quote, (rule, decision) in _FLAGS.items()
        if quote in notes
    ]
    probes = list(question.probes[: 1 + number % 2])
    return {"question": question.id, "state": "scored", "score": level, "seconds": seconds, "notes": notes,
            "probes": probes, "flags": flags}  # fmt: skip
