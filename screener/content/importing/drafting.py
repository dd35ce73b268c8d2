"""From rows to questions: what each cell becomes, and why a row is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from screener.content.checking.words import content_words, likeness, same_wording
from screener.content.guessing import nearest
from screener.content.importing.columns import KINDS, Column, minutes_of, truth_of
from screener.content.importing.table import LeftOut, Row
from screener.content.rubric import Rubric

MINUTES = 3
"""What a question takes when the file does not say so."""
_LONGEST = 20_000
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBERED = re.compile(r"^\s*(?:(?:q(?:uestion)?\s*)?\d{1,3}\s*[.):]\s+|q\d{1,3}\s+)", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:\r\n|\n|\r|•|‣)\s*(?:[-*–]\s+|\d{1,2}[.)]\s+)?|(?<=\?)[;,]?\s+(?=[A-Z])|\s\|\s")
_SPLIT_IDS = re.compile(r"[,;\s]+")
_SPLIT_POINTS = re.compile(_SPLIT.pattern + r"|;\s+")
_SIGNS: tuple[tuple[str, str], ...] = (
    (
        "production-incident",
        r"\b(?:incident|outage|failed|failure|went wrong|broke|degraded|got worse|rolled? back)\b",
    ),
    (
        "drift-scenario",
        r"\b(?:drift|degrades?|holdout|accuracy (?:drops?|falls?)|precision|recall has|distribution shift)\b",
    ),
    (
        "collaboration",
        r"\b(?:colleagues?|teams?|stakeholders?|disagree\w*|conflict|manager|data scientists?|convince)\b",
    ),
    (
        "trade-off",
        r"\b(?:choose|chose|choice|why not|versus|vs|instead of|trade-?offs?|compare|prefer|rather than)\b",
    ),
    (
        "system-design",
        r"\b(?:design|architect\w*|build|set up|from scratch|would you (?:serve|deploy|scale|structure))\b",
    ),
    (
        "production-incident",
        r"\b(?:a|the last|an) (?:time|situation|case) (?:when|that|where|in which|you)\b",
    ),
)
"""What sort of question a wording is, where the list does not say: the first whose words occur."""


@dataclass
class Draft:
    """Questions on their way into a bank, and what happened to the rest."""

    questions: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    guessed: Counter[str] = field(default_factory=Counter)
    """How often each key was worked out because the file did not say it."""
    notes: Counter[str] = field(default_factory=Counter)


def draft(
    columns: Sequence[Column], rows: Iterable[Row], rubric: Rubric, evidence: Iterable[str] = ()
) -> Draft:
    """Turn rows into questions; every row becomes a question or is left out with a reason."""
    made, seen, known = Draft(), dict[str, str](), set(evidence)
    for row in rows:
        cells = _by_field(columns, row, made)
        ask = _NUMBERED.sub("", cells.get("ask", ""), count=1).strip()
        reason = _reason(ask, seen)
        if reason:
            made.left_out.append(LeftOut(row.place, " ".join(filter(None, row.cells))[:80], reason))
            continue
        seen[same_wording(ask)] = row.place
        made.questions.append(_question(ask, cells, rubric, known, made))
    return made


def _by_field(columns: Sequence[Column], row: Row, made: Draft) -> dict[str, str]:
    cells = {c.field: row.cells[c.at] for c in columns if c.field and c.at < len(row.cells)}
    cleaned: dict[str, str] = {}
    for name, text in cells.items():
        clean, count = _HIDDEN.subn("", text)
        made.notes["invisible characters removed"] += count
        cleaned[name] = _SURROGATE.sub("\ufffd", clean).strip()
    return cleaned


def _reason(ask: str, seen: Mapping[str, str]) -> str:
    if not ask:
        return "no question in this row"
    if len(ask) > _LONGEST:
        return f"longer than {_LONGEST:,} characters"
    if not any(sign.isalpha() for sign in ask) or len(ask) < 4:
        return "no question, only a sign or a number"
    first = seen.get(same_wording(ask))
    return f"the same wording as {first}" if first else ""


def _question(
    ask: str, cells: Mapping[str, str], rubric: Rubric, evidence: set[str], made: Draft
) -> dict[str, Any]:
    taken = {q["id"] for q in made.questions}
    minutes = minutes_of(cells.get("minutes", ""))
    if minutes is None:
        made.guessed["minutes"] += 1
    question: dict[str, Any] = {
        "id": _unique(slug(cells.get("id", "")) if not cells.get("id", "").isdigit() else "", ask, taken),
        "kind": _kind(cells.get("kind", ""), ask, made),
        "competency": _competency(cells.get("competency", ""), ask, rubric, made),
        "ask": ask,
        "minutes": minutes or MINUTES,
    }
    if truth_of(cells.get("must_ask", "")):
        question["must_ask"] = True
    expects = [slug(name) for name in _parts(cells.get("expects", ""), _SPLIT_IDS)]
    made.notes["evidence that no flag file defines, left out"] += sum(n not in evidence for n in expects)
    question["expects"] = [name for name in expects if name in evidence]
    for name in ("probes", "strong", "weak"):
        cut = _SPLIT if name == "probes" else _SPLIT_POINTS
        question[name] = [part[:_LONGEST] for part in _parts(cells.get(name, ""), cut)]
    question["anchors"] = {
        level: cells[f"anchor {level}"] for level in sorted(rubric.levels) if cells.get(f"anchor {level}")
    }
    return question


def _kind(cell: str, ask: str, made: Draft) -> str:
    named = slug(cell)
    if named in KINDS:
        return named
    if close := nearest(named, sorted(KINDS)) if named else None:
        return close
    made.guessed["kind"] += 1
    signs = (kind for kind, pattern in _SIGNS if re.search(pattern, ask, re.IGNORECASE))
    return next(signs, "mindset")


def _competency(cell: str, ask: str, rubric: Rubric, made: Draft) -> str:
    names = {n.casefold(): c.id for c in rubric.competencies for n in (c.id, c.title)}
    close = nearest(cell.casefold(), list(names)) if cell else None
    if close:
        return names[close]
    made.guessed["competency"] += 1
    asked = content_words(f"{cell} {ask}")
    return max(
        rubric.competencies,
        key=lambda c: (
            len(asked & content_words(f"{c.title} {c.about}")) + likeness(asked, content_words(c.title))
        ),
    ).id


def _parts(cell: str, cut: re.Pattern[str]) -> list[str]:
    """Cut a cell into its entries: at line ends and bullets, and at what else parts them in this column."""
    first = re.sub(r"^\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)", "", cell)
    return [piece.strip() for piece in cut.split(first) if piece and piece.strip()]


def slug(text: str) -> str:
    """Make an id of a text: lower-case words and digits with hyphens; empty when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60].strip("-")


def _unique(wanted: str, ask: str, taken: set[str]) -> str:
    base = wanted or slug(" ".join(_telling(ask))) or "question"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name


def _telling(ask: str) -> list[str]:
    """Give the first four words of a wording that say what it is about."""
    words = content_words(ask)
    found = [w for w in re.findall(r"[a-z0-9]+", ask.casefold()) if content_words(w) & words]
    return list(dict.fromkeys(found))[:4]
