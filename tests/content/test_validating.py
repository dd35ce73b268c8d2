"""What a file breaks is said in the words of whoever keeps it."""

from __future__ import annotations

import string
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from screener.content.bank import Bank
from screener.content.document import Path
from screener.content.guessing import nearest
from screener.content.guide import Guide
from screener.content.reading import read
from screener.content.rubric import Rubric
from screener.content.validating import keys_at, parse
from screener.errors import ContentError
from screener.flags.rule import FlagFile
from tests.content.banks import GOOD

PLACES: list[tuple[type[BaseModel], Path]] = [
    (Bank, ()), (Bank, ("questions", 0)), (Bank, ("questions", 0, "silence", 0)), (Rubric, ()),
    (Rubric, ("competencies", 0)), (FlagFile, ()), (FlagFile, ("rules", 0)),
    (FlagFile, ("rules", 0, "examples")),
    (FlagFile, ("evidence", 0)), (FlagFile, ("signals", 2)), (Guide, ()), (Guide, ("roles", 0)),
    (Guide, ("salaries", 0)), (Guide, ("stages", 0)), (Guide, ("clock",)),
]  # fmt: skip


def typos(word: str) -> Iterator[str]:
    """Give every word one letter away: dropped, changed, added, swapped."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        for letter in string.ascii_lowercase[::5]:
            yield word[:at] + letter + word[at + 1 :]
            yield word[:at] + letter + word[at:]


def test_did_you_mean_is_right_for_95_of_100_single_typos() -> None:
    right = total = 0
    for model, place in PLACES:
        known = keys_at(model, place)
        assert known
        for key in known:
            wrong = {word for word in typos(key) if word and word not in known}
            right += sum(nearest(word, known) == key for word in wrong)
            total += len(wrong)
    assert total > 2000
    assert right / total >= 0.95


def test_nothing_is_guessed_for_a_word_that_is_like_none() -> None:
    assert nearest("salary", keys_at(Bank, ("questions", 0))) is None
    assert nearest("", ["id"]) is None


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("title: 'A screen'", "title: no", "boolean", "truth value"),
        ("title: 'A screen'", "title: 7", "number", "is the number 7"),
        ("title: 'A screen'", "title:", "empty", "is empty"),
        ("title: 'A screen'", "title: [a]", "not-text", "a list"),
        ("title: 'A screen'", "title: {a: b}", "colon", "the colon"),
        ("id: own\n", "id: My Bank\n", "id", "no id"),
        ("id: own\n", "id: 7\n", "number", "text belongs here"),
        ("kind: production-incident", "kind: incident", "unknown-value", "none of its values"),
        ("minutes: 6", "minutes: six", "not-number", "a number belongs"),
        ("minutes: 6", "minutes: 0", "out-of-range", "more than 0"),
        ("minutes: 6", "minutes: 1000", "out-of-range", "at most 240"),
        ("must_ask: true", "must_ask: 'true'", "not-truth", "true or false"),
        (
            "    probes:\n      - What told you first?",
            "    probes: What told you first?",
            "not-list",
            "a list",
        ),
        ("      1: No incident", "      one: No incident", "not-level", "no level"),
        ("    minutes: 6\n", "", "missing-key", "has no `minutes`"),
        ("  - id: own-model-worse", "  - hello\n  - id: own-model-worse", "not-keys", "should hold keys"),
    ],
)
def test_each_rule_broken_has_its_own_sentence(old: str, new: str, code: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(ContentError) as caught:
        parse(read(GOOD.replace(old, new).encode(), "own.yaml"), Bank)
    (found,) = caught.value.problems
    assert (found.code, said in found.message) == (code, True), found


def test_all_mistakes_of_a_file_are_named_at_once() -> None:
    text = GOOD.replace("minutes: 6", "minutes: six").replace("title: 'A screen'", "tilte: x")
    with pytest.raises(ContentError) as caught:
        parse(read(text.encode(), "own.yaml"), Bank)
    assert [p.code for p in caught.value.problems] == ["missing-key", "unknown-key", "not-number"]
