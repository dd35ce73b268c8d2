from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import PhraseError
from screener.flags.engine import compile_engine, phrase_problems
from screener.flags.phrase import parse
from tests.flags.rules import file_of, quotes


@pytest.mark.parametrize(
    "text",
    [
        "We retrained it.",
        "retraining",
        "Re-train it!",
        "RETRAINS",
        "re-training it",
        "They re‑trained",
        "retrian",
    ],
)
def test_a_word_is_found_in_every_inflection_hyphenation_and_small_typo(text: str) -> None:
    assert quotes(text, "retrain")


@pytest.mark.parametrize("text", ["We retain it.", "restrain yourself", "a train", "trainer"])
def test_a_real_word_that_looks_alike_is_not_taken_for_it(text: str) -> None:
    assert not quotes(text, "retrain")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("just|simply retrain", "I simply retrain it", "simply retrain"),
        ("check|look at|compare drift", "then look at drift", "look at drift"),
        ("retrain the? model", "retrain model", "retrain model"),
        ("retrain the? model", "retrain the model", "retrain the model"),
        ("retrain ... data", "retrain it on newer data", "retrain it on newer data"),
        ('"retrained" it', "we retrained it", "retrained it"),
        ("(push the image|ship it) and done", "push the image and done", "push the image and done"),
        ("# percent", "lost 12 percent", "12 percent"),
        ("retrain & data", "data came late so I retrain", "data came late so I retrain"),
        ("do not monitor", "we don’t monitor it", "don’t monitor"),
        ("would behavior", "wld behaviour", "wld behaviour"),
        ("with data", "w/ data", "w/ data"),
        ("roll back", "a rollback", "rollback"),
        ("organize labeling", "organised labelling", "organised labelling"),
    ],
)
def test_the_notation_matches_what_it_says(phrase: str, text: str, found: str) -> None:
    assert quotes(text, phrase) == [found]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("retrain ...2 data", "retrain it on our newer data"),
        ("retrain ... data", "I retrain. The data is new."),
        ("retrain & data", "I retrain. The data is new."),
        ('"retrain" it', "we retrained it"),
        ("retrain && data", "I retrain it"),
    ],
)
def test_a_gap_and_a_clause_have_their_ends(phrase: str, text: str) -> None:
    assert not quotes(text, phrase)


def test_two_ampersands_look_through_the_whole_answer() -> None:
    assert quotes("I retrain. The data is new.", "retrain && data") == ["retrain"]


def test_a_group_is_shared_and_may_use_another_group() -> None:
    groups = {"more-data": ["more data", "@fresh batch"], "fresh": ["fresh", "newer"]}
    assert quotes("feed it a newer batch", "feed ... @more-data", groups=groups) == ["feed it a newer batch"]


@pytest.mark.parametrize(
    ("phrase", "column", "word"),
    [
        ("retrain @no-such", 9, "group"),
        ("retrain ...1000000000 data", 9, "gap"),
        ("retrain ...99 data", 9, "gap"),
        ("... retrain", 1, "gap"),
        ("re?", 1, "must be there"),
        ("a|", 2, "after `|`"),
        ("(retrain", 1, "closed"),
        ("retrain ) x", 9, "out of place"),
        ("retrain $ x", 9, "no meaning"),
        ("|".join("abcdefgh"[i % 8] + str(i) for i in range(500)), None, "alternatives"),
    ],
)
def test_what_cannot_be_compiled_is_said_with_column_and_remedy(
    phrase: str, column: int | None, word: str
) -> None:
    [(path, error)] = phrase_problems(file_of(phrase))
    assert path == ("rules", 0, "phrases", 0)
    assert word in error.message
    assert error.hint
    assert column is None or error.column == column


def test_ten_thousand_alternatives_are_refused_at_once() -> None:
    with pytest.raises(PhraseError, match="group"):
        parse("|".join(f"w{i}" for i in range(10_000)))


def test_groups_that_use_each_other_are_refused_by_name() -> None:
    file = file_of("@a", groups={"a": ["x @b"], "b": ["@a y"]})
    [(path, error)] = phrase_problems(file)
    assert path[0] == "groups"
    assert "@a" in error.message
    assert "@b" in error.message
    with pytest.raises(PhraseError):
        compile_engine([file])


def test_an_unknown_group_names_the_nearest_one() -> None:
    [(_, error)] = phrase_problems(file_of("@more-dat", groups={"more-data": ["more data"]}))
    assert "@more-data" in error.hint


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_phrase_or_a_phrase_error(source: str) -> None:
    try:
        parse(source)
    except PhraseError as error:
        assert 1 <= error.column <= len(source) + 1
        assert error.message
