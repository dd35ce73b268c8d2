"""YAML in, plain data and places out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from screener.content.document import Document, Path
from screener.content.reading import plain, read
from screener.errors import ContentError, Problem
from tests.content.banks import GOOD, banks


def problem(text: str | bytes) -> Problem:
    source = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ContentError) as caught:
        read(source, "bank.yaml")
    return caught.value.problems[0]


def ways(data: Any, way: Path = ()) -> Iterator[Path]:
    yield way
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield from ways(value, (*way, key))


def at(document: Document, way: Path) -> Any:
    value = document.data
    for part in way:
        value = value[part]
    return value


@given(banks())
def test_the_data_are_those_of_the_c_loader(bank: tuple[str, int]) -> None:
    assert read(bank[0].encode(), "bank.yaml").data == yaml.load(bank[0], Loader=yaml.CSafeLoader)


@given(banks())
def test_every_value_is_where_its_place_says(bank: tuple[str, int]) -> None:
    document = read(bank[0].encode(), "bank.yaml")
    for way in ways(document.data):
        value, raw = at(document, way), document.raw(way)
        if isinstance(value, str | bool | float):
            assert yaml.load(f"x: {raw}", Loader=yaml.CSafeLoader)["x"] == value or "\n" in raw
        if way and isinstance(way[-1], str):
            line, column = document.place(way, key=True)
            assert document.line(line)[column - 1 :].startswith(way[-1])


def test_a_place_that_is_not_there_is_that_of_its_parent() -> None:
    document = read(GOOD.encode(), "bank.yaml")
    assert document.place(("questions", 0, "nowhere", 3)) == document.place(("questions", 0))


def test_columns_count_characters_and_lines_count_from_one_with_any_line_end() -> None:
    for end in ("\n", "\r\n", "\r"):
        document = read(f"a: '🙂é'{end}b: {{'ü': x}}{end}".encode(), "x.yaml")
        assert document.place(("b", "ü")) == (2, 10)
    assert read("\ufeffa: b".encode(), "x.yaml").place(("a",)) == (1, 4)


def test_a_document_is_named_by_the_digest_of_its_bytes() -> None:
    source = b"\xef\xbb\xbfkind: bank\r\n"
    assert read(source, "x.yaml").sha256 == hashlib.sha256(source).hexdigest()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", False), ("On", True), ("~", None), ("", None), ("7", 7), ("1_000", 1000), ("2.5", 2.5),
        ("007", "007"), ("0x1F", "0x1F"), ("1:30", "1:30"), ("2026-01", "2026-01"),
        ("2026-01-31", "2026-01-31"),
        (".", "."), ("+", "+"), ("1e5", "1e5"), ("nope", "nope"), ("y", "y"),
    ],
)  # fmt: skip
def test_an_unquoted_word_means_nothing_a_truth_a_number_or_itself(written: str, value: object) -> None:
    assert plain(written) == value
    assert type(plain(written)) is type(value)


@example("._")
@given(st.text("0123456789+-_.eE", min_size=1, max_size=24))
def test_any_number_like_word_is_read_without_a_hitch(word: str) -> None:
    assert isinstance(plain(word), str | int | float)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("kind: bank\nquestions:\n\t- id: x\n", "tab", (3, 1)),
        ('kind: bank\ntitle: "hello\nid: x\n', "unclosed-quote", (2, 8)),
        ("kind: bank\ntitle: 'don't do it'\n", "quote", (2, 13)),
        ("kind: bank\ntitle: one: two\n", "colon", (2, 11)),
        ("kind: bank\nexpects: [a, b\nid: x\n", "bracket", (2, 10)),
        ("kind: bank\nask: @home\n", "unquoted", (2, 6)),
        ("kind: bank\nask foo\nid: x\n", "no-colon", (2, 1)),
        ("kind: bank\nquestions:\n  - id: x\n   ask: y\n", "indentation", (4, 4)),
        ("kind: bank\nid: x\ntitle: t\nid: y\n", "duplicate-key", (4, 1)),
        ('anchors: {1: a, "1": b}\n', "duplicate-key", (1, 17)),
        ("kind: bank\nask: !important x\n", "tag", (2, 6)),
        ("kind: bank\n---\nkind: bank\n", "second-document", (2, 1)),
        (b"kind: bank\ntitle: M\xfcller\n", "encoding", (2, 9)),
        ("kind: bank".encode("utf-16"), "encoding", (1, 1)),
        ("kind: bank\ntitle: a\x07b\n", "hidden-character", (2, 9)),
        ("[" * 50_000, "too-deep", (1, 41)),
        ("a: *b\n", "alias", (1, 4)),
        ("a: &a {b: c}\nd:\n  <<: *a\n", "merge-key", (3, 3)),
    ],
)
def test_each_mistake_has_its_own_sentence_its_place_and_a_remedy(
    text: str | bytes, code: str, place: tuple[int, int]
) -> None:
    found = problem(text)
    assert (found.code, (found.line, found.column)) == (code, place)
    assert found.hint


def test_mistakes_that_let_a_file_be_read_on_are_all_named() -> None:
    with pytest.raises(ContentError) as caught:
        read(b"a: 1\na: 2\nb: !x y\nc: *d\n", "x.yaml")
    assert [(p.line, p.code) for p in caught.value.problems] == [
        (2, "duplicate-key"),
        (3, "tag"),
        (4, "alias"),
    ]
