"""Whom to hire next: from models in production, teams, people on board and signs of trouble to a plan.

All figures and reasons are the guide's, which carries their sources; this is the arithmetic between them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from screener.content.guide import Guide, Stage
from screener.errors import RefusedAction

MOST_MODELS, MOST_TEAMS = 10_000, 1_000
MIDDLE = (3, 10)
"""Models in production of a company of middle size, for which the guide's ``order`` holds."""
FIRST_MLOPS = "mlops-engineer"


@dataclass(frozen=True, slots=True)
class Hire:
    """One role to hire, and why now."""

    role: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What the hires cost a year at the guide's ranges, in units of ``currency``; ``unknown`` have none."""

    currency: str
    region: str
    low: float
    high: float
    sources: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The stage, the next hires in order, whom to lean on meanwhile, and what would change the answer."""

    models: int
    teams: int
    stage: Stage
    overlap: str
    hire: tuple[Hire, ...]
    on_board: tuple[str, ...]
    lean_on: tuple[str, ...]
    signs: tuple[str, ...]
    contract: str
    cost: tuple[Cost, ...]
    changes: tuple[str, ...]


def plan(
    guide: Guide,
    models: int,
    teams: int = 1,
    have: Mapping[str, int] | None = None,
    signs: Sequence[str] = (),
) -> Plan:
    """Make the plan.

    ``have`` counts people on board by role, and nobody in a role that it does not name; where it is ``None``,
    the hires of earlier stages are taken as made. ``signs`` are those of the guide's that were seen.

    Raises ``RefusedAction`` for numbers that make no sense, an unknown role, or a guide without stages.
    """
    _check(guide, models, teams, have or {})
    stage, overlap = stage_of(guide, models, teams)
    roles = _order(guide, stage, models, _needed(guide, stage, have), bool(signs))
    hires = tuple(_hire(guide, role, stage, models, have or {}, bool(signs)) for role in roles)
    before = tuple(r for s in guide.stages if s.id < stage.id for r in s.hire)
    return Plan(
        models=models,
        teams=teams,
        stage=stage,
        overlap=overlap,
        hire=hires,
        on_board=() if have is not None else tuple(dict.fromkeys(r for r in before if r not in roles)),
        lean_on=stage.lean_on,
        signs=tuple(signs),
        contract=_contract(guide, hires, have or {}),
        cost=_costs(guide, [h.role for h in hires]),
        changes=tuple(_changes(guide, models, teams, stage)),
    )


def stage_of(guide: Guide, models: int, teams: int) -> tuple[Stage, str]:
    """Give the stage, and a sentence where two stages meet and the number of teams decided."""
    fitting = [
        s for s in guide.stages if s.models[0] <= models and (s.models[1] is None or models <= s.models[1])
    ]
    if not fitting:
        raise RefusedAction(f"The guide has no stage for {models} models in production.")
    if len(fitting) == 1:
        return fitting[0], ""
    later = fitting[-1]
    several = teams >= (later.teams or 1)
    chosen = later if several else fitting[-2]
    names = " and ".join(str(s.id) for s in fitting)
    return chosen, (
        f"At {models} models stages {names} meet. The number of teams decided: {_teams(teams)} "
        f"{'is' if teams == 1 else 'are'} {'several' if several else 'not several'} ({later.teams} or more)."
    )


def _teams(count: int) -> str:
    return "one team" if count == 1 else f"{count} teams"


def _check(guide: Guide, models: int, teams: int, have: Mapping[str, int]) -> None:
    if not 0 <= models <= MOST_MODELS:
        raise RefusedAction(f"{models} models in production make no sense here: 0 to {MOST_MODELS:,}.")
    if not 1 <= teams <= MOST_TEAMS:
        raise RefusedAction(f"{teams} teams make no sense here: 1 to {MOST_TEAMS:,}.")
    known = [role.id for role in guide.roles]
    for role, count in have.items():
        if role not in known:
            raise RefusedAction(f"The guide has no role '{role}'. There are: {', '.join(known)}.")
        if not 0 <= count <= MOST_MODELS:
            raise RefusedAction(f"{count} people as '{role}' make no sense.")
    if not guide.stages:
        raise RefusedAction("The hiring guide has no stages.")


def _needed(guide: Guide, stage: Stage, have: Mapping[str, int] | None) -> list[str]:
    """Give the roles to hire: the stage's own, and those of earlier stages that are known to be missing."""
    roles = [r for r in stage.hire if (have or {}).get(r, 0) < _enough(stage)]
    if have is None:
        return roles
    earlier = [r for s in guide.stages if 1 < s.id < stage.id for r in s.hire if not have.get(r)]
    return [*dict.fromkeys((*earlier, *roles))]


def _enough(stage: Stage) -> int:
    """Count the people of a role after whom no more are planned: the last stage asks for several."""
    return 1 if stage.models[1] is not None else 2


def _order(guide: Guide, stage: Stage, models: int, roles: Sequence[str], overdue: bool) -> list[str]:
    ordered = list(roles)
    if MIDDLE[0] <= models <= MIDDLE[1]:
        place = {role: n for n, role in enumerate(guide.order)}
        ordered.sort(key=lambda role: place.get(role, len(place)))
    if overdue and stage.models[1] is not None and guide.role(FIRST_MLOPS):
        ordered = [FIRST_MLOPS, *(r for r in ordered if r != FIRST_MLOPS)]
    return ordered


def _hire(guide: Guide, role: str, stage: Stage, models: int, have: Mapping[str, int], overdue: bool) -> Hire:
    profile = guide.role(role)
    title = profile.title if profile else role
    when = f"{profile.hire_when.rstrip('.')}." if profile else ""
    if role == FIRST_MLOPS and overdue and not have.get(role):
        return Hire(role, title, "Overdue by the signs you named, so it comes first.")
    if role in ("ml-platform-engineer", "ml-architect") and models <= MIDDLE[1] and stage.id == 3:
        return Hire(
            role, title, f"{when} Up to {MIDDLE[1]} models it comes after those who keep models running."
        )
    if role not in stage.hire:
        return Hire(role, title, f"{when} An earlier stage asks for it, and nobody does it yet.")
    if have.get(role):
        return Hire(role, title, f"One is there; this stage asks for several. {when}")
    return Hire(role, title, when)


def _contract(guide: Guide, hires: Sequence[Hire], have: Mapping[str, int]) -> str:
    found = guide.contract_to_hire
    first = [h.title for h in hires if not have.get(h.role)]
    if found is None or not first:
        return ""
    return f"Contract-to-hire fits the first {first[0]} where this holds: {found.suits} {found.why}"


def _costs(guide: Guide, roles: Collection[str]) -> tuple[Cost, ...]:
    """Add up a year's ranges, by region and currency; only base salaries that say both ends."""
    rows = [
        s for s in guide.salaries if s.role in roles and s.kind == "base" and s.low and s.high and not s.level
    ]
    found = []
    for region, currency in dict.fromkeys((s.region, s.currency) for s in rows):
        here = [s for s in rows if (s.region, s.currency) == (region, currency)]
        by = {role: [s for s in here if s.role == role] for role in dict.fromkeys(roles)}
        found.append(
            Cost(
                currency,
                region,
                sum(min(s.low or 0 for s in own) for own in by.values() if own),
                sum(max(s.high or 0 for s in own) for own in by.values() if own),
                tuple(dict.fromkeys(f"{s.source}, {s.date}" for s in here)),
                tuple(role for role, own in by.items() if not own),
            )
        )
    return tuple(found)


def _changes(guide: Guide, models: int, teams: int, stage: Stage) -> list[str]:
    """Say which number of models or teams would give another stage."""
    told = []
    for other in range(1, 5):
        if other != teams and stage_of(guide, models, other)[0].id != stage.id:
            told.append(f"With {_teams(other)} it would be stage {stage_of(guide, models, other)[0].id}.")
            break
    more = next(
        (n for n in range(models + 1, models + 60) if stage_of(guide, n, teams)[0].id != stage.id), None
    )
    if more is not None:
        told.append(f"From {more} models in production on it is stage {stage_of(guide, more, teams)[0].id}.")
    unseen = guide.overdue_signs
    if unseen and stage.id <= 2:
        told.append(
            f"A sign that the first MLOps hire is overdue puts it first: {'; '.join(unseen).lower()}."
        )
    return told
