"""Topics that an interviewer may not ask about, found in a question or in notes.

Each topic says what its status is (law, or guidance), where, and what may be asked instead. That is no legal
advice. Words of the trade that only look like a topic ("training data age", "race condition", "parent
process", "native code") are taken out first; what remains has to name a person's circumstances.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from screener.content.checking.topic_words import LEXICON, TRADE, Entry, Status


@dataclass(frozen=True, slots=True)
class Topic:
    """One place in a text that touches a topic. ``span`` counts characters, half-open."""

    span: tuple[int, int]
    topic: str
    status: Status
    place: str
    alternative: str

    def asked(self) -> tuple[str, str]:
        """Give the sentence and the remedy for a question."""
        return (
            f"May ask about {self.topic} ({self.status}, {self.place}).",
            f"Ask instead: '{self.alternative}'",
        )

    def noted(self) -> str:
        """Give the sentence for notes."""
        return f"Mentions {self.topic}. Keep only what bears on the job."


# The first letters of words without which no phrase of the lexicon matches: most texts hold none of them, and
# looking for these is many times faster than trying every phrase.
_LETTERS = 4
_WORDS = re.compile(r"[a-zéá]+")
_CUES = frozenset(
    word[:_LETTERS]
    for word in (
        "disability disabled health illness medication medicine diagnosis therapy therapist doctor handicap "
        "wheelchair depression anxiety adhd autism cancer diabetes surgery medical chronic prescription "
        "compensation comp sick ill absence family genetic disease salary salaries pay paid wage earn earnings "
        "making make made arrest convicted criminal felon misdemeanor jail prison police union "
        "citizen green passport nationality visa immigrant naturalised pregnant maternity paternity parental "
        "expecting baby babies kid child son daughter home parent care day elder mother father mum mom dad "
        "married marital divorced widow fiance fiancé husband wife spouse boyfriend girlfriend maiden partner "
        "single engaged relationship miss mrs old age birth born year young retire retirement digital recent "
        "youthful twenties thirties forties fifties sixties graduate graduation finish race racial ethnic skin "
        "person caste accent birthplace place where country national native mother language religion religious "
        "church mosque temple synagogue christian muslim jewish hindu buddhist sikh catholic atheist god faith "
        "hijab headscarf turban sabbath pray ramadan political politics vote democrat republican sexual "
        "sexuality gender gay straight lesbian bisexual trans queer heterosexual homosexual man woman male "
        "female discharge military guard reserve credit debt finances bankruptcy mortgage garnish own rent "
        "photo picture selfie headshot history works kids sons ages dads moms mums daycare voting wages"
    ).split()
)


def _may_touch(text: str) -> bool:
    return not _CUES.isdisjoint([word[:_LETTERS] for word in _WORDS.findall(text.casefold())])


@cache
def _compiled() -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[Entry, re.Pattern[str]], ...]]:
    trade = re.compile("|".join(TRADE), re.IGNORECASE)
    entries = tuple((e, re.compile("|".join(e.phrases), re.IGNORECASE)) for e in LEXICON)
    return trade, re.compile("|".join(p for e in LEXICON for p in e.phrases), re.IGNORECASE), entries


def topics_in(text: str) -> list[Topic]:
    """Give the topics that a text touches, each where it does so first, in the order of the text."""
    if not _may_touch(text):
        return []
    trade, anything, entries = _compiled()
    plain = text.replace("’", "'").replace("\n", " ")
    if not anything.search(plain):
        return []
    plain = trade.sub(lambda found: "\x00" * len(found[0]), plain)
    touched = [
        Topic(found.span(), entry.topic, entry.status, entry.place, entry.alternative)
        for entry, pattern in entries
        if (found := pattern.search(plain))
    ]
    return sorted(touched, key=lambda topic: topic.span)
