"""The candidate brief: what a recruiter knows beforehand, turned into claims to test in the screen.

A brief is a text of ``key: value`` lines (headline, models, incidents, certificates, claim). Nothing in it is
judged and nothing scores: each claim becomes a probe, put beside the question that can test it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from screener.errors import FormatError
from screener.interview.events import BriefClaim

KEYS = ("headline", "models", "incidents", "certificates", "claim")
"""What a line of a brief may begin with; ``claim`` may stand more than once."""
LONGEST = 20_000
"""Characters of a brief that are read at most."""
NOTHING = frozenset({"", "-", "0", "no", "none", "nothing", "unknown", "?"})
_PRODUCTION = re.compile(r"\b(?:ml\s?ops|ml platform|machine learning|ml|ai|sre|devops)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of a candidate before the call; ``models`` is ``None`` where nobody wrote it down."""

    headline: str = ""
    models: int | None = None
    incidents: str = ""
    certificates: tuple[str, ...] = ()
    claims: tuple[str, ...] = field(default=())


def read_brief(text: str, name: str = "the brief") -> Brief:
    """Read a brief. Raises ``FormatError`` with the line for what it cannot understand."""
    if len(text) > LONGEST:
        raise FormatError(f"{name}: {len(text):,} characters are no brief ({LONGEST:,} at most).")
    found: dict[str, list[str]] = {key: [] for key in KEYS}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, value = line.partition(":")
        known = key.strip().casefold()
        if not colon or known not in found:
            raise FormatError(
                f"{name}:{number}:1: '{line.strip()[:40]}' does not begin with a key. "
                f"Write one of {', '.join(f'{k}:' for k in KEYS)}"
            )
        if known != "claim" and found[known]:
            raise FormatError(f"{name}:{number}:1: '{known}' stands twice. Keep one line of it.")
        found[known].append(" ".join(value.split()))
    return Brief(
        headline=_said(found["headline"]),
        models=_models(found["models"], text, name),
        incidents=_said(found["incidents"]),
        certificates=tuple(c.strip() for c in _said(found["certificates"]).split(",") if c.strip()),
        claims=tuple(c for c in found["claim"] if c.casefold() not in NOTHING),
    )


def claims_of(brief: Brief) -> tuple[BriefClaim, ...]:
    """Give what to test in the screen, the most telling first. A brief that claims nothing gives nothing."""
    return tuple(_claims(brief))


def _claims(brief: Brief) -> Iterator[BriefClaim]:
    if brief.incidents:
        yield BriefClaim(
            says=f"Names an incident: {brief.incidents}",
            kind="production-incident",
            probe=f"You mention '{brief.incidents}'. What told you first, and what changed afterwards?",
        )
    elif brief.headline and _PRODUCTION.search(brief.headline):
        yield BriefClaim(
            says=f"'{brief.headline}' in the headline, no incident named: start with a production incident",
            kind="production-incident",
            probe="Which model of yours went wrong in production, and how did you find out?",
        )
    if brief.models:
        yield BriefClaim(
            says=f"Claims {brief.models} model{'s' if brief.models > 1 else ''} in production",
            kind="system-design",
            probe="Take one of the models you ran in production: who used it, and what did you watch?",
        )
    elif brief.models == 0:
        yield BriefClaim(
            says="No model in production: find out what somebody depended on",
            kind="production-incident",
            probe="What did you run that somebody depended on, and what happened when it broke?",
        )
    if brief.certificates:
        held = ", ".join(brief.certificates)
        alone = "" if brief.models else ", and no live model named"
        yield BriefClaim(
            says=f"Certificates ({held}){alone}: ask for the use, not the name",
            kind="trade-off",
            probe=f"Where did you use what you learned for {brief.certificates[0]}, and what did it cost?",
        )
    for claim in brief.claims:
        yield BriefClaim(
            says=f"Claims: {claim}",
            kind="trade-off",
            probe=f"You write '{claim}'. How was it measured, and what was it before?",
        )


def _said(values: list[str]) -> str:
    return "" if not values or values[0].casefold() in NOTHING else values[0]


def _models(values: list[str], text: str, name: str) -> int | None:
    if not values or values[0].casefold() in ("", "-", "?", "unknown"):
        return None
    if values[0].casefold() in ("no", "none", "nothing"):
        return 0
    if not re.fullmatch(r"\d{1,4}", values[0]):
        line = next(
            n for n, row in enumerate(text.splitlines(), 1) if row.strip().casefold().startswith("models")
        )
        raise FormatError(f"{name}:{line}:1: '{values[0][:40]}' is no number of models. Write 'models: 3'.")
    return int(values[0])
