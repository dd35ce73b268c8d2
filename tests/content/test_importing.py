"""A list of questions becomes a bank that passes, and everything left out is named with its reason."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.cli.main import main
from screener.content.bank import Bank
from screener.content.checking.checker import check
from screener.content.importing.questions import Preview, import_questions
from screener.content.library import open_library
from screener.content.reading import read
from screener.content.validating import parse
from screener.errors import FormatError

LIBRARY = open_library()
RUBRIC = LIBRARY.rubric("production-ml")
PROBES = "What told you first?\n- What changed?"


def brought_in(source: bytes | str, name: str = "list.csv") -> tuple[Bank, Preview]:
    given_bytes = source.encode() if isinstance(source, str) else source
    text, preview = import_questions(given_bytes, name, "mlops-engineer", RUBRIC)
    return parse(read(text.encode(), "made.yaml"), Bank), preview


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sixty() -> list[list[object]]:
    areas = [c.title for c in RUBRIC.competencies]
    events = [
        "an alert nobody read",
        "a stale feature",
        "a canary",
        "a slow rollback",
        "a late label",
        "a rename",
    ]
    days = [
        *("on a Monday", "at night", "in the first week", "after a release", "during an audit", "in a pilot"),
        *("with two teams away", "under peak load", "after a migration", "in a region far away"),
    ]
    asks = [f"Tell me about {event} {day}." for event in events for day in days]
    header = ["#", "Skill area", "Interview question", "Time (min)", "Must ask", "Follow-ups", "Owner"]
    rows = [
        [n, areas[n % len(areas)], f"{n}. {ask}", 2 + n % 4, "x" if n % 12 == 0 else "", PROBES, "ann"]
        for n, ask in enumerate(asks, 1)
    ]
    return [list(header), *rows]


def test_a_spreadsheet_of_sixty_questions_becomes_a_bank_that_passes(tmp_path: Path) -> None:
    source, made = tmp_path / "list.xlsx", tmp_path / "bank.yaml"
    source.write_bytes(workbook(sixty()))
    assert main(["import", "questions", str(source), "-o", str(made), "--role", "mlops-engineer"]) == 0
    report = check(LIBRARY, [made])
    assert report.errors == 0
    bank = parse(read(made.read_bytes(), "made.yaml"), Bank)
    assert len(bank.questions) == 60
    assert bank.questions[0].ask == "Tell me about an alert nobody read on a Monday."
    assert bank.questions[0].probes == ("What told you first?", "What changed?")
    assert sum(q.must_ask for q in bank.questions) == 5


def test_columns_without_names_are_known_by_what_stands_in_them() -> None:
    bank, preview = brought_in(
        "What breaks when labels are late?;3;yes\nHow do you version features?;4-6 min;no\n"
    )
    assert [(q.minutes, q.must_ask) for q in bank.questions] == [(3, True), (5, False)]
    assert {c.field: c.why for c in preview.columns} == dict.fromkeys(
        ("ask", "minutes", "must_ask"), "by its content"
    )


def test_every_row_left_out_is_named_with_its_reason() -> None:
    _, preview = brought_in("question,minutes\nHow do you roll back?,3\n,4\nhow do you roll back ?,2\n??,1\n")
    assert [(o.place, o.reason) for o in preview.left_out] == [
        ("line 3", "no question in this row"),
        ("line 4", "the same wording as line 2"),
        ("line 5", "no question, only a sign or a number"),
    ]


def test_formula_cells_are_read_as_values_and_one_without_a_value_is_named() -> None:
    bank, preview = brought_in(
        workbook([["question", "minutes"], ["How do you roll back?", "=1+2"]]), "a.xlsx"
    )
    assert bank.questions[0].minutes == 3  # nothing stored: the default stands in, and the preview says so
    assert [(o.place, o.text) for o in preview.left_out] == [("row 2 of Sheet", "=1+2")]
    assert ("minutes", 1) in preview.guessed


def test_text_that_looks_like_a_formula_or_like_yaml_is_kept_as_it_is() -> None:
    asks = [
        "=HYPERLINK(1) is in your sheet?",
        "- What: is # this?",
        "'no' or \"yes\"?",
        "{a: [b]} why?",
        "100% of what?",
    ]
    out = io.StringIO()
    csv.writer(out).writerows([["question"], *([ask] for ask in asks)])
    bank, _ = brought_in(out.getvalue())
    assert [q.ask for q in bank.questions] == asks


def test_markdown_lists_bring_topics_questions_and_probes() -> None:
    text = (
        "# Incident handling\n1. Tell me about an **outage**.\n   - What told you first?\n   - What then?\n"
        "\nA remark.\n\n## Collaboration\n- How did you settle a quarrel?\n"
    )
    bank, preview = brought_in(text, "list.md")
    assert [(q.ask, q.competency, q.probes) for q in bank.questions] == [
        ("Tell me about an outage.", "incident-handling", ("What told you first?", "What then?")),
        ("How did you settle a quarrel?", "collaboration", ()),
    ]
    assert [o.text for o in preview.left_out] == ["A remark."]


def test_markdown_tables_are_tables() -> None:
    bank, _ = brought_in(
        "| Question | Minutes |\n|---|:-:|\n| How do you roll back? | 4 |\n| What is a \\| b? | 3 |\n", "a.md"
    )
    assert [(q.ask, q.minutes) for q in bank.questions] == [
        ("How do you roll back?", 4),
        ("What is a | b?", 3),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_out(encoding: str) -> None:
    bank, _ = brought_in("question;minutes\nWas heißt für Sie „fertig“?;3\n".encode(encoding))
    assert bank.questions[0].ask == "Was heißt für Sie „fertig“?"


def test_an_existing_file_is_overwritten_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, made = tmp_path / "list.csv", tmp_path / "bank.yaml"
    source.write_text("question\nHow do you roll back?\n")
    made.write_text("mine")
    assert main(["import", "questions", str(source), "-o", str(made)]) == 1
    assert made.read_text() == "mine"
    assert "--force" in capsys.readouterr().err
    assert main(["import", "questions", str(source), "-o", str(made), "--force"]) == 0
    assert "How do you roll back?" in made.read_text()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


HOSTILE = {
    "empty": (b"", "a.csv"),
    "nothing but blanks": (b" \n\n ,,,\n", "a.csv"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "a.csv"),
    "no question": (b"name,age\nann,3\nbob,4\n", "a.csv"),
    "a broken workbook": (b"PK\x03\x04 and then nothing", "a.xlsx"),
    "a workbook without parts": (zipped(a=b"x"), "a.xlsx"),
    "a workbook that explodes": (zipped(a=b"\x00" * (160 * 1024 * 1024)), "a.xlsx"),
    "a workbook with entities": (
        zipped(**{"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}),
        "a.xlsx",
    ),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls"),
    "two hundred thousand columns": (b"," * 200_000, "a.csv"),
    "too many rows": (b"question\n" + b"How do you do it?\n" * 10_001, "a.csv"),
    "an empty list": (b"# Heading\n", "a.md"),
    "a csv that is called xlsx": (b"question\nWhy?\n", "a.xlsx"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_holds_no_questions_ends_in_a_clear_message(name: str) -> None:
    source, file = HOSTILE[name]
    with pytest.raises(FormatError, match=file):
        brought_in(source, file)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.lists(st.text(max_size=30), max_size=5), max_size=8),
    st.sampled_from(["a.csv", "a.tsv", "a.md"]),
)
def test_whatever_is_in_a_list_it_becomes_a_valid_bank_or_a_message(rows: list[list[str]], name: str) -> None:
    separator = "\t" if name.endswith("tsv") else ","
    text = "question,minutes,probes\n" + "\n".join(separator.join(row) for row in rows)
    try:
        bank, preview = brought_in(text.encode("utf-8", "replace"), name)
    except FormatError as error:
        assert name in str(error)
    else:
        assert len(bank.questions) == preview.questions
        assert len({q.id for q in bank.questions}) == len(bank.questions)
