"""Where the claims of a candidate brief are tested: which question offers which of them as a probe."""

from __future__ import annotations

from screener.content.kit import Kit
from screener.errors import RefusedAction
from screener.interview import events as e
from screener.interview.screen import Screen
from screener.interview.verbs import storable

MOST = 12
"""Claims that a brief may bring; more than that nobody tests in half an hour."""


def brief(screen: Screen, claims: tuple[e.BriefClaim, ...]) -> e.Briefed:
    """Put the claims of a brief into a screen; a later brief takes the place of an earlier one."""
    if screen.status != "open":
        raise RefusedAction("A brief belongs to an unfinished screen; this one is closed.")
    if not claims:
        raise RefusedAction("This brief claims nothing that a screen could test.")
    if len(claims) > MOST:
        raise RefusedAction(
            f"A brief brings {MOST} claims at most, not {len(claims)}. Keep the telling ones."
        )
    return e.Briefed(
        claims=tuple(
            e.BriefClaim(says=storable(c.says), kind=c.kind, probe=storable(c.probe)) for c in claims
        )
    )


def claims_at(screen: Screen, kit: Kit, question: str) -> tuple[e.BriefClaim, ...]:
    """Give the claims to test at a question: the first of its kind, must-asks before others."""
    return tuple(claim for claim in screen.brief if _tested_at(kit, claim) == question)


def _tested_at(kit: Kit, claim: e.BriefClaim) -> str:
    same = [q for q in kit.bank.questions if q.kind == claim.kind]
    return next((q.id for q in same if q.must_ask), (same or kit.bank.questions)[0].id)
