"""Nearly the same question twice: in one bank it wastes minutes, across banks it should be one question.

The same wording under the same id in two banks is one question that they share, and no mistake.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from screener.content.bank import Bank
from screener.content.checking.sheet import Around, Found, Sheet
from screener.content.checking.words import content_words, likeness, same_wording

ALIKE = 0.75
"""Share of words in common from which two wordings count as nearly the same; our convention."""
FEWEST_WORDS = 4


class _Asked(NamedTuple):
    sheet: Sheet[Bank]
    number: int
    name: str
    ask: str
    words: frozenset[str]


def between(checked: Iterable[Sheet[Bank]], around: Around) -> Iterator[tuple[Sheet[Bank], Found]]:
    """Find near-duplicates of the questions of checked banks among all banks in force."""
    own = {id(sheet.document) for sheet in checked}
    asked = [
        _Asked(s, i, q.id, q.ask, content_words(q.ask))
        for s in around.banks
        for i, q in enumerate(s.model.questions)
    ]
    for one, other in _pairs(asked):
        if id(other.sheet.document) not in own:
            one, other = other, one
        if id(other.sheet.document) in own and (found := _judge(one, other)):
            yield other.sheet, found


def _judge(one: _Asked, other: _Asked) -> Found | None:
    """Say what is wrong with ``other``, the later of two questions that are alike."""
    same_bank = one.sheet is other.sheet
    where = f"question {one.number + 1}, `{one.name}`" if same_bank else f"`{one.name}` in {one.sheet.name}"
    path = ("questions", other.number, "ask")
    if one.name == other.name and not same_bank:
        if same_wording(one.ask) == same_wording(other.ask):
            return None
        return Found(
            path,
            "other-wording",
            f"This question is worded otherwise than {where}.",
            "Word them alike, or give this one an id of its own: they are compared as one question.",
        )
    if one.name == other.name:
        return None  # two of one id in a bank are an error already
    return Found(
        path,
        "near-duplicate",
        f"Nearly the same as {where}.",
        "Keep one of them; a question that banks share has the same id and wording in each.",
    )


def _pairs(asked: list[_Asked]) -> Iterator[tuple[_Asked, _Asked]]:
    """Give pairs alike enough: two that are must share one of each one's few rarest words."""
    counts = Counter(word for each in asked for word in each.words)
    holding: dict[str, list[int]] = defaultdict(list)
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(asked):
        rare = sorted(each.words, key=lambda w: (counts[w], w))[
            : len(each.words) - int(ALIKE * len(each.words)) + 1
        ]
        seen = {n for word in rare for n in holding[word]} if len(each.words) >= FEWEST_WORDS else set()
        alike = {n for n in seen if likeness(asked[n].words, each.words) >= ALIKE}
        yield from ((asked[n], each) for n in sorted(alike | set(by_name[each.name])))
        by_name[each.name].append(number)
        for word in rare:
            holding[word].append(number)
