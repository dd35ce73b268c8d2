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
_CUE_WORDS = """
absence accent adhd age ages anxiety arrest atheist autism babies baby bankruptcy birth birthplace
bisexual born boyfriend buddhist cancer care caste catholic child christian chronic church citizen
comp compensation convicted country credit criminal dad dads daughter day daycare debt democrat
depression diabetes diagnosis digital disability disabled discharge disease divorced doctor earn
earnings elder engaged ethnic expecting faith family father felon female fiance fiancé fifties
finances finish forties garnish gay gender genetic girlfriend god graduate graduation green guard
handicap headscarf headshot health heterosexual hijab hindu history home homosexual husband ill
illness immigrant jail jewish kid kids language lesbian made maiden make making male man marital
married maternity medical medication medicine military misdemeanor miss mom moms mortgage mosque
mother mrs mum mums muslim national nationality native naturalised old own paid parent parental
partner passport paternity pay person photo picture place police political politics pray pregnant
prescription prison queer race racial ramadan recent relationship religion religious rent republican
reserve retire retirement sabbath salaries salary selfie sexual sexuality sick sikh single sixties
skin son sons spouse straight surgery synagogue temple therapist therapy thirties trans turban
twenties union visa vote voting wage wages wheelchair where widow wife woman works year young
youthful
"""
_CUES = frozenset(word[:_LETTERS] for word in _CUE_WORDS.split())


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
