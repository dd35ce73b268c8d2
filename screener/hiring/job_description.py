"""What a job description asks for: which roles, with quotes; whether it blends several; what it leaves out.

The commonest failure of postings is one that asks for three people. The evidence is words that the hiring
guide keeps for each role; work to be done counts more than requirements, and lists of tools count least.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from screener.content.guide import Guide, OtherRole, RoleProfile
from screener.errors import FormatError
from screener.hiring.posting import Line, Part

WEIGHT: Mapping[Part, float] = {
    "title": 1.0, "duties": 1.0, "other": 0.8, "requirements": 0.5, "nice": 0.15, "about": 0.25, "terms": 0.1,
}  # fmt: skip
"""What a line counts, by what it belongs to."""
TITLE, DUTY, WORD = 2.0, 1.0, 0.35
"""What a job title, a phrase for the work, and a word count."""
SAID = 0.8
"""What a sentence must weigh to name work: a phrase for it, or several words; one word alone is no work."""
WORK: frozenset[Part] = frozenset({"duties", "other"})
"""Where the work stands."""
SUBSTANTIAL, LINES = 0.27, 0.27
"""The share of the work, and of its sentences, that a second role needs to be asked for."""
NEIGHBOURS = (
    ("mlops-engineer", "ml-platform-engineer"),
    ("mlops-engineer", "ml-engineer"),
    ("mlops-engineer", "ml-architect"),
    ("mlops-engineer", "devops-engineer-ml"),
    ("ml-platform-engineer", "devops-engineer-ml"),
    ("ml-platform-engineer", "ml-architect"),
    ("ml-engineer", "data-scientist"),
    ("ml-engineer", "ml-researcher"),
    ("ml-engineer", "ml-architect"),
    ("data-scientist", "data-analyst"),
    ("backend-engineer", "ml-platform-engineer"),
    ("backend-engineer", "ml-engineer"),
    ("data-engineer", "ml-architect"),
)
"""Roles that share much of their work: two of these in one posting are most often one person."""
NEAR_SHARE, NEAR_LINES = 0.45, 0.45
"""What a second role needs where it is a neighbour of the first."""
FEW, ALONE = 4, 0.3
"""Sentences of work up to which one of its own may be enough for a second role, and its share of them."""
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
    """What a posting asks for.

    ``roles`` are those with evidence: first those that it asks for in earnest, the main one at the top, then
    the rest by share. ``asked`` are the ids of the former: more than one in a blend.
    """

    roles: tuple[Asked, ...]
    asked: tuple[str, ...]
    blended: bool
    advice: str
    missing: tuple[str, ...]
    checklist: tuple[Quote, ...]
    narrowing: tuple[tuple[Quote, str], ...]

    @property
    def main(self) -> str:
        """The role that the posting asks for first."""
        return self.asked[0]


def read_posting(guide: Guide, lines: Sequence[Line]) -> JobDescription:
    """Judge a posting. Raises ``FormatError`` when hardly anything in it speaks for a role of the guide."""
    profiles: list[RoleProfile | OtherRole] = [*guide.roles, *guide.other_roles]
    titles = {p.id: p.title for p in profiles}
    evidence = _Evidence()
    for line in _work_apart(lines):
        for sentence in _sentences(line):
            evidence.add(sentence, _in_sentence(profiles, sentence))
    total = sum(evidence.scores.values())
    if total < LEAST:
        raise FormatError("Hardly anything in this text speaks for a role that the hiring guide knows.")
    roles = tuple(
        Asked(role, titles[role], score / total, evidence.best(role))
        for role, score in sorted(evidence.scores.items(), key=lambda item: -item[1])
    )
    asked = _asked_for(roles, evidence)
    return JobDescription(
        roles=(*asked, *(role for role in roles if role not in asked)),
        asked=tuple(a.role for a in asked),
        blended=len(asked) > 1,
        advice=_advice(guide, asked, lines),
        missing=tuple(_missing(lines)),
        checklist=_checklist(guide, lines),
        narrowing=tuple(_narrowing(lines)),
    )


class _Evidence:
    """What a posting's sentences weigh for each role, counted as they are read."""

    def __init__(self) -> None:
        self.scores: defaultdict[str, float] = defaultdict(float)
        self.work: defaultdict[str, float] = defaultdict(float)
        self.won: defaultdict[str, list[int]] = defaultdict(list)
        self.titled: tuple[str, ...] = ()
        self._quotes: defaultdict[str, list[tuple[float, Quote]]] = defaultdict(list)

    def add(self, line: Line, roles: Mapping[str, tuple[float, int]]) -> None:
        """Count one sentence: it speaks for its likeliest role, and faintly for others."""
        top = max((weight for weight, _ in roles.values()), default=0.0)
        for role, (weight, start) in roles.items():
            share = weight * weight / top
            self.scores[role] += share
            self._quotes[role].append((share, Quote(_clipped(line.text, start), line.number)))
            if line.part in WORK and top >= SAID * WEIGHT[line.part]:
                self.work[role] += share / top
        if line.part == "title":
            self.titled = tuple(sorted(roles, key=lambda role: roles[role][1]))
        elif line.part in WORK and top >= SAID * WEIGHT[line.part]:
            self.won[max(roles, key=lambda role: roles[role][0])].append(line.number)

    def best(self, role: str) -> tuple[Quote, ...]:
        """Give the strongest evidence for a role, one quote a line."""
        by_line: dict[int, Quote] = {}
        for _, quote in sorted(self._quotes[role], key=lambda x: -x[0]):
            by_line.setdefault(quote.line, quote)
        return tuple(by_line.values())[:6]


def _asked_for(roles: Sequence[Asked], evidence: _Evidence) -> list[Asked]:
    """Tell which roles are asked for in earnest, the one to be called main first.

    The main role is the likeliest; in a blend, the one that the title names, else the one whose work stands
    first.
    """
    first = roles[0]
    asked = [first, *(a for a in roles[1:] if _substantial(a, first, evidence))]
    if len(asked) == 1:
        return asked

    def place(role: Asked) -> tuple[int, int]:
        named = evidence.titled.index(role.role) if role.role in evidence.titled else len(evidence.titled)
        return named, min(evidence.won[role.role], default=0)

    return sorted(asked, key=place)


def _substantial(asked: Asked, first: Asked, evidence: _Evidence) -> bool:
    """Tell whether a second role is asked for: by its share of the work, and by sentences of its own."""
    won, all_won = len(evidence.won[asked.role]), sum(map(len, evidence.won.values()))
    work = evidence.work[asked.role] / (sum(evidence.work.values()) or 1.0)
    near = any({asked.role, first.role} == set(pair) for pair in NEIGHBOURS)
    share, lines = (NEAR_SHARE, NEAR_LINES) if near else (SUBSTANTIAL, LINES)
    if won == 1 and (all_won > FEW or won < ALONE * all_won):
        return False
    return won >= 1 and work >= share and won >= lines * all_won


def _work_apart(lines: Sequence[Line]) -> list[Line]:
    """Take what stands under no heading for the company's own words, where another heading opens the work."""
    headed = sum(line.part == "duties" for line in lines) >= 3
    return [replace(line, part="about") if headed and line.part == "other" else line for line in lines]


_OF_US = re.compile(r"^\W*(?:we|our|the (?:company|team|group|firm|bank)|as an?)\b(?!.*\byou)", re.IGNORECASE)


def _sentences(line: Line) -> list[Line]:
    """Cut a line of prose into its sentences: each may be another role's work, or tell of the company."""
    parts = re.split(r"(?<=[.;!?])\s+", line.text) if len(line.text) > 60 else [line.text]
    found, at = [], 0
    for part in parts:
        at = line.text.index(part, at)
        number = line.number + sum(place <= at for place in line.breaks)
        found.append(Line(number, part, "about" if line.part in WORK and _OF_US.match(part) else line.part))
    return [each for each in found if each.text]


def _in_sentence(profiles: Sequence[RoleProfile | OtherRole], line: Line) -> dict[str, tuple[float, int]]:
    """Give what one sentence weighs for each role, and where its first evidence begins."""
    found: dict[str, tuple[float, int]] = {}
    lowered = line.text.casefold()
    for profile in profiles:
        weights, starts = [], []
        for phrases, worth in (
            (profile.titles, _title_worth(line)),
            (profile.duties, DUTY),
            (profile.words, WORD),
        ):
            for phrase in phrases:
                match = pattern(phrase).search(line.text) if worth and _may(phrase, lowered) else None
                if match and not _with_others(line.text, match.start()):
                    # a phrase of several words says more than one word of it
                    weights.append(worth * (1 + 0.15 * min(match[0].count(" "), 4)))
                    starts.append(match.start())
        if weights:
            weights.sort(reverse=True)
            # further phrases of a sentence add less: one that lists ten tools is one sentence
            weight = weights[0] + 0.4 * sum(weights[1:3])
            found[profile.id] = (weight * WEIGHT[line.part], min(starts))
    return found


def _title_worth(line: Line) -> float:
    return (
        TITLE if line.part == "title" else 0.6 if line.number <= 3 and len(line.text.split()) <= 12 else 0.0
    )


def _with_others(text: str, start: int) -> bool:
    """Tell whether words name whom one works with, not the work: "partner with data engineers"."""
    return _WITH.search(text[max(0, start - 80) : start]) is not None


def _clipped(text: str, start: int, width: int = 140) -> str:
    if len(text) <= width:
        return text
    left = max(0, start - width // 3)
    return f"{'…' if left else ''}{text[left : left + width].strip()}…"


_ENDINGS = re.compile(r"(?:isation|ization|ising|izing|ise|ize|ments?|ings?|ions?|ers?|ed|es|s|e)$")


_SMALL = r"(?:the|our|a|an|all|and|of|your|their|its|new|ml|machine|learning|ai)"
_BETWEEN = rf"(?:[\s\-–/,]+(?:{_SMALL}[\s\-]+){{0,2}})"
_GAP = r"(?:[^\w.;]+[\w'’.%-]+){0,5}?[^\w.;]+"


@lru_cache(maxsize=4096)
def pattern(phrase: str) -> re.Pattern[str]:
    """Make a phrase findable in any inflection, with spaces, hyphens and small words between its words.

    ``a|b`` is either word, ``...`` up to five words between; both stay within a sentence.
    """
    parts: list[str] = []
    gap = ""
    for word in phrase.casefold().split():
        if word == "...":
            gap = _GAP
            continue
        parts.append(gap + "(?:" + "|".join(_stem(each) for each in word.split("|")) + ")")
        gap = _BETWEEN
    return re.compile(r"(?<![\w])" + "".join(parts) + r"(?![\w])", re.IGNORECASE)


def _may(phrase: str, lowered: str) -> bool:
    """Tell whether a phrase can match at all, before its pattern is made: most of a guide's never do."""
    return any(start in lowered for start in _starts(phrase))


@lru_cache(maxsize=4096)
def _starts(phrase: str) -> tuple[str, ...]:
    """Give the beginnings, two letters at least, of the first word's alternatives."""
    return tuple(re.split(r"\W", word)[0][:3] for word in phrase.casefold().split()[0].split("|"))


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word) if len(word) > 5 else word
    stem = stem if len(stem) >= 3 else word
    return re.sub(r"(?:\\-|-)", r"[\\s\\-–]?", re.escape(stem)) + (r"\w*" if len(word) > 3 else r"s?")


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
