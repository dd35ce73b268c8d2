"""What a job description asks for: which roles, with quotes; whether it blends several; what it leaves out.

The commonest failure of postings is one that asks for three people. The evidence is words that the hiring
guide keeps for each role; work to be done counts more than requirements, and lists of tools count least.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from screener.content.guide import Guide, OtherRole, RoleProfile
from screener.errors import FormatError
from screener.hiring.posting import Line, Part

WEIGHT: Mapping[Part, float] = {
    "title": 1.0, "duties": 1.0, "other": 0.8, "requirements": 0.5, "nice": 0.15, "about": 0.25, "terms": 0.1,
}  # fmt: skip
"""What a line counts, by what it belongs to."""
TITLE, DUTY, WORD = 3.0, 1.0, 0.35
"""What a job title, a phrase for the work, and a word count."""
SUBSTANTIAL = 0.22
"""The share of the evidence from which a role is asked for."""
LINES = 0.2
"""The share of the lines of work that a role needs to be asked for, besides the first."""
LEAST = 1.2
"""Evidence below which a text is taken for no posting of these roles."""
_WITH = re.compile(
    r"\b(?:(?:work|partner|collaborat|together|pair)\w*\b[^.;]{0,30}\bwith|alongside|support\w*)\b[^.;]{0,45}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of evidence: the words, and the line they stand on (counting from 1)."""

    quote: str
    line: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A role that a posting asks for: its share of the evidence (0 to 1), and the evidence."""

    role: str
    title: str
    share: float
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class JobDescription:
    """What a posting asks for. ``roles`` are those with evidence, the strongest first."""

    roles: tuple[Asked, ...]
    blended: bool
    advice: str
    missing: tuple[str, ...]
    checklist: tuple[Quote, ...]
    narrowing: tuple[tuple[Quote, str], ...]


def read_posting(guide: Guide, lines: Sequence[Line]) -> JobDescription:
    """Judge a posting. Raises ``FormatError`` when hardly anything in it speaks for a role of the guide."""
    profiles: list[RoleProfile | OtherRole] = [*guide.roles, *guide.other_roles]
    found = [_on_line(profiles, line) for line in lines]
    scores: defaultdict[str, float] = defaultdict(float)
    quotes: defaultdict[str, list[tuple[float, Quote]]] = defaultdict(list)
    won: Counter[str] = Counter()
    for line, roles in zip(lines, found, strict=True):
        top = max((weight for weight, _ in roles.values()), default=0.0)
        for role, (weight, start) in roles.items():
            share = weight * weight / top  # a line speaks for its likeliest role, and faintly for others
            scores[role] += share
            quotes[role].append((share, Quote(_clipped(line.text, start), line.number)))
        if roles and line.part in ("duties", "other"):
            won[max(roles, key=lambda role: roles[role][0])] += 1
    total = sum(scores.values())
    if total < LEAST:
        raise FormatError("Hardly anything in this text speaks for a role that the hiring guide knows.")
    ranked = sorted((p for p in profiles if scores[p.id] > 0), key=lambda p: -scores[p.id])
    asked = tuple(
        Asked(
            p.id,
            p.title,
            scores[p.id] / total,
            tuple(q for _, q in sorted(quotes[p.id], key=lambda x: -x[0])[:6]),
        )
        for p in ranked
    )
    asked_for = [a for a in asked if _substantial(a, asked[0], won)]
    return JobDescription(
        roles=asked,
        blended=len(asked_for) > 1,
        advice=_advice(guide, asked_for, lines),
        missing=tuple(_missing(lines)),
        checklist=_checklist(guide, lines),
        narrowing=tuple(_narrowing(lines)),
    )


def _substantial(asked: Asked, first: Asked, won: Mapping[str, int]) -> bool:
    if asked is first:
        return True
    lines = won[asked.role]
    return asked.share >= SUBSTANTIAL and lines >= 1 and lines >= LINES * sum(won.values())


def _on_line(profiles: Sequence[RoleProfile | OtherRole], line: Line) -> dict[str, tuple[float, int]]:
    """Give what one line weighs for each role, and where its first evidence begins."""
    found: dict[str, tuple[float, int]] = {}
    for profile in profiles:
        weights, starts = [], []
        for phrases, worth in (
            (profile.titles, _title_worth(line)),
            (profile.duties, DUTY),
            (profile.words, WORD),
        ):
            for phrase in phrases:
                match = pattern(phrase).search(line.text) if worth else None
                if match and not _with_others(line.text, match.start()):
                    weights.append(worth)
                    starts.append(match.start())
        if weights:
            weights.sort(reverse=True)
            # the second and third phrase of a line add less: a line that lists ten tools is one line
            weight = weights[0] + 0.4 * sum(weights[1:3])
            found[profile.id] = (weight * WEIGHT[line.part], min(starts))
    return found


def _title_worth(line: Line) -> float:
    return TITLE if line.part == "title" else 0.6 if line.number <= 6 and line.part == "other" else 0.0


def _with_others(text: str, start: int) -> bool:
    """Tell whether words name whom one works with, not the work: "partner with data engineers"."""
    return _WITH.search(text[max(0, start - 80) : start]) is not None


def _clipped(text: str, start: int, width: int = 140) -> str:
    if len(text) <= width:
        return text
    left = max(0, start - width // 3)
    return f"{'…' if left else ''}{text[left : left + width].strip()}…"


_ENDINGS = re.compile(r"(?:isation|ization|ising|izing|ise|ize|ments?|ings?|ions?|ers?|ed|es|s|e)$")


@lru_cache(maxsize=4096)
def pattern(phrase: str) -> re.Pattern[str]:
    """Make a phrase findable in any inflection, with spaces, hyphens and small words between its words."""
    stems = []
    for word in re.findall(r"[\w&+#./]+", phrase.casefold()):
        stem = _ENDINGS.sub("", word) if len(word) > 5 else word
        stems.append(re.escape(stem if len(stem) >= 3 else word) + (r"\w*" if len(word) > 3 else r"s?"))
    between = (
        r"(?:[\s\-–/]+(?:(?:the|our|a|an|all|and|of|your|their|its|new|ml|machine|learning|ai)[\s\-]+){0,2})"
    )
    return re.compile(r"(?<![\w])" + between.join(stems) + r"(?![\w])", re.IGNORECASE)


def _advice(guide: Guide, asked: Sequence[Asked], lines: Sequence[Line]) -> str:
    first = asked[0]
    if len(asked) > 1:
        names = ", ".join(a.title for a in asked)
        order = sorted(
            (a for a in asked), key=lambda a: guide.order.index(a.role) if a.role in guide.order else 99
        )
        return (
            f"This posting asks for {len(asked)} roles in one: {names}. Few people are all of them. "
            f"Split it: hire the {order[0].title} first, with only that role's work in the posting, "
            "then the next."
        )
    title = next((line.text for line in lines if line.part == "title"), "")
    if re.search(r"data scien", title, re.IGNORECASE) and first.role in ("ml-engineer", "mlops-engineer"):
        return f"The title says data scientist, the work is that of the {first.title}. Say so in the title."
    return f"One role: {first.title}."


_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "the context in production (which models run, at what scale)",
        (
            "in production",
            "production (?:model|system|traffic)",
            "requests per second",
            r"\bqps\b",
            r"\d+ models",
        ),
    ),
    ("what the person will own", (r"\bown(?:s|ing|ership)?\b", "responsible for", "accountable")),
    ("on-call, or that there is none", ("on[- ]call", "out[- ]of[- ]hours", "pager", r"rota\b", "rotation")),
    (
        "a salary range (law in many places, such as CA, CO, NY, WA and the EU)",
        (r"[$€£]\s?\d", r"\d{2,3}\s?k\b", r"\d{2,3}[,.'’]\d{3}", "salary range", r"(?:USD|EUR|GBP|CHF)\s?\d"),
    ),
    (
        "the hiring process with its length",
        (
            "(?:interview|hiring|application) process",
            r"(?:two|three|four|\d) (?:stages|steps|rounds|interviews|calls)",
            r"within \w+ (?:days|weeks)",
            "how we hire",
        ),
    ),
)
_NARROW: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:rock ?star|ninja|guru|wizard|superhero)\b",
        "Says nothing about the work, and puts people off. Name the skill.",
    ),
    (
        r"\byoung (?:and dynamic )?team\b|\brecent graduate|\bdigital native",
        "Reads as a limit of age (ADEA in the US, EU 2000/78: law). Leave it out.",
    ),
    (
        r"\bnative (?:english |german |french )?speaker",
        "Reads as a limit of origin (EEOC guidance). Ask for the level of language that the work needs.",
    ),
    (
        r"\b(?:[89]|1\d)\+? years\b",
        "Years in one tool or role narrow the field without telling skill. Say what must have been done.",
    ),
    (
        r"\bphd (?:is )?(?:required|in)\b|\bmust have a (?:phd|master)",
        "A degree that the work does not need narrows the field. Say what must be known.",
    ),
    (
        r"\bwork hard,? play hard\b|\bfast[- ]paced\b|\bwear many hats\b",
        "Tells of overload rather than of work. Say what the weeks look like.",
    ),
    (r"\bhe will\b|\bhis team\b|\bchairman\b|\bmanpower\b", "Speaks of one gender. Write 'you'."),
)


def _missing(lines: Sequence[Line]) -> list[str]:
    whole = "\n".join(line.text for line in lines)
    return [name for name, found in _PARTS if not re.search("|".join(found), whole, re.IGNORECASE)]


def _narrowing(lines: Sequence[Line]) -> list[tuple[Quote, str]]:
    return [
        (Quote(match[0], line.number), why)
        for line in lines
        for found, why in _NARROW
        if (match := re.search(found, line.text, re.IGNORECASE))
    ]


_MORE_TOOLS = """
python sql spark kafka dbt snowflake pytorch tensorflow helm aws gcp azure docker kubernetes terraform airflow
mlflow kubeflow prometheus grafana jenkins bigquery redis sagemaker ray
"""


def _checklist(guide: Guide, lines: Sequence[Line]) -> tuple[Quote, ...]:
    """Find lines that list four tools or more, in place of what is to be achieved with them."""
    tools = {t.casefold() for role in guide.roles for tool in role.tools for t in re.split(r"[/,]", tool)}
    tools |= set(_MORE_TOOLS.split())
    found = []
    for line in lines:
        words = set(re.findall(r"[\w&+.]+", line.text.casefold()))
        if len(words & tools) >= 4:
            found.append(Quote(_clipped(line.text, 0), line.number))
    return tuple(found)
