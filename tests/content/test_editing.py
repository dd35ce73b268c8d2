"""An edit of a bank changes what was meant, and no other byte."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener.content.editing import Edit, Move, Reword, SetMinutes, SetMustAsk, edited, save
from screener.content.reading import read, read_file
from screener.errors import ContentError, RefusedAction
from tests.content.banks import GOOD, banks, wordings

edits = st.one_of(
    st.builds(Reword, st.just(""), wordings),
    st.builds(SetMinutes, st.just(""), st.sampled_from([1, 2.5, 4, 12.25])),
    st.builds(SetMustAsk, st.just(""), st.booleans()),
    st.builds(Move, st.just(""), st.integers(0, 6)),
)


def meant(data: dict[str, Any], number: int, edit: Edit) -> dict[str, Any]:
    """Make the change on plain data."""
    expected = deepcopy(data)
    questions = expected["questions"]
    match edit:
        case Reword(ask=ask):
            questions[number]["ask"] = ask.strip()
        case SetMinutes(minutes=minutes):
            questions[number]["minutes"] = minutes
        case SetMustAsk(must_ask=must_ask):
            if must_ask or "must_ask" in questions[number]:
                questions[number]["must_ask"] = must_ask
        case Move(to=to):
            questions.insert(min(to, len(questions) - 1), questions.pop(number))
    return expected


def stripped(data: dict[str, Any]) -> dict[str, Any]:
    """A block of text may end with a line break, which says nothing."""
    for question in data["questions"]:
        question["ask"] = str(question["ask"]).strip()
    return data


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(banks(), edits, st.data())
def test_a_random_edit_of_a_random_bank_means_what_was_meant_and_keeps_every_other_byte(
    bank: tuple[str, int], edit: Any, data: st.DataObject
) -> None:
    text, count = bank
    number = data.draw(st.integers(0, count - 1))
    edit = type(edit)(f"q{number}", *[getattr(edit, name) for name in edit.__slots__[1:]])
    document = read(text.encode(), "bank.yaml")
    made = edited(document, edit)
    assert stripped(read(made.encode(), "bank.yaml").data) == stripped(meant(document.data, number, edit))
    if isinstance(edit, Move):
        assert sorted(made.splitlines()) == sorted(text.splitlines())
    else:
        key = {Reword: "ask", SetMinutes: "minutes", SetMustAsk: "must_ask"}[type(edit)]
        node = document.node(("questions", number, key))
        if key in document.data["questions"][number]:
            assert made.startswith(text[: node.start])
            assert made.endswith(text[node.end :])
        else:
            longer = len(made) - len(text)
            assert any(made[:at] + made[at + longer :] == text for at in range(len(text) + 1))


def test_an_edit_leaves_a_one_line_difference(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(GOOD)
    save(file, Reword("own-model-worse", "What broke last: the model, or the data?"), read_file(file).sha256)
    before, after = GOOD.splitlines(), file.read_text().splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        (
            "    ask: Tell me about a forecast of yours that grew stale without anybody noticing.",
            "    ask: 'What broke last: the model, or the data?'",
        )
    ]


def test_a_file_that_changed_underneath_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(GOOD)
    seen = read_file(file).sha256
    file.write_text(GOOD + "# by a colleague\n")
    with pytest.raises(RefusedAction, match="changed meanwhile"):
        save(file, SetMinutes("own-model-worse", 5), seen)
    assert file.read_text() == GOOD + "# by a colleague\n"
    assert [p.name for p in tmp_path.iterdir()] == ["own.yaml"]


def test_mark_of_the_encoding_line_ends_mode_and_link_are_kept(tmp_path: Path) -> None:
    file, link = tmp_path / "own.yaml", tmp_path / "link.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    link.symlink_to(file)
    save(link, SetMinutes("own-model-worse", 5), read_file(link).sha256)
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    changed = GOOD.replace("    minutes: 6\n", "    minutes: 5\n").replace("\n", "\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbf" + changed.encode()


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (Reword("own-model-worse", "  "), "needs a wording"),
        (Reword("nobody", "What?"), "no question `nobody`"),
        (SetMinutes("own-model-worse", 0), "more than 0"),
        (SetMinutes("own-model-worse", float("nan")), "number"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused_and_nothing_is_written(
    tmp_path: Path, edit: Edit, told: str
) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(GOOD)
    with pytest.raises((RefusedAction, ContentError), match=told):
        save(file, edit, read_file(file).sha256)
    assert file.read_text() == GOOD


def test_a_wording_shared_by_an_anchor_is_left_to_its_keeper() -> None:
    text = GOOD.replace("ask: Tell", "ask: &shared Tell")
    with pytest.raises(RefusedAction, match="by hand"):
        edited(read(text.encode(), "own.yaml"), Reword("own-model-worse", "What?"))


def test_a_comment_moves_with_its_question_and_a_heading_stays() -> None:
    second = "{id: second, kind: mindset, competency: monitoring, ask: What?, minutes: 2}"
    text = GOOD + f"  # --- mindset ---\n  # about the second\n  - {second}\n"
    made = edited(read(text.encode(), "own.yaml"), Move("second", 0))
    places = [made.index(t) for t in ("# about the second", "id: second", "# --- mindset", "id: own-model")]
    assert places == sorted(places)


def test_a_last_question_that_ends_without_a_line_end_can_be_moved() -> None:
    head = "  - id: second\n    kind: mindset\n    competency: monitoring\n    minutes: 1\n"
    document = read((GOOD + head + "    ask: |\n      Why?").encode(), "bank.yaml")
    first = read(edited(document, Move("second", 0)).encode(), "bank.yaml").data["questions"][0]
    assert (first["id"], first["ask"].strip()) == ("second", "Why?")
