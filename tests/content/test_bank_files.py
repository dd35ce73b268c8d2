"""Banks are begun, shown and compared; schemas are current; the use of questions is counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.cli.main import main
from screener.content.bank import Bank
from screener.content.bundled import bundled_folder
from screener.content.checking.checker import check
from screener.content.diff import between_banks, between_rubrics
from screener.content.guide import Guide
from screener.content.kinds import KINDS, Kind
from screener.content.kit import Kit
from screener.content.library import open_library
from screener.content.reading import read
from screener.content.schema import schema
from screener.content.validating import parse
from screener.content.writing import block, flow_list
from screener.interview.events import Candidate
from screener.interview.screen import Answer, Screen
from screener.panel.question_use import correlation, question_use
from tests import samples

LIBRARY = open_library()
anything = st.text(st.characters(exclude_categories=("Cs",)), min_size=1) | st.sampled_from(
    [
        "no",
        "1",
        "1.5",
        "a: b",
        "# x",
        "- a",
        "a #b",
        "null",
        "~",
        "'",
        '"',
        "a\nb",
        "---",
        "--- x",
        "a:",
        "? a",
        "1_0",
    ]
)


class TestWriting:
    @given(st.lists(anything, min_size=1, max_size=3))
    def test_whatever_is_written_is_read_back_as_the_very_same_text(self, texts: list[str]) -> None:
        data = {"k": texts[0], "l": texts, "m": {"n": texts[0], "o": [{"p": text, "q": 1} for text in texts]}}
        written = block(data) + "f: " + flow_list(texts) + "\n"
        assert read(written.encode(), "x.yaml").data == {**data, "f": texts}


class TestSchema:
    @pytest.mark.parametrize("kind", KINDS)
    def test_the_schema_in_the_repository_is_the_one_that_the_command_prints(
        self, kind: Kind, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["schema", kind]) == 0
        kept = Path(__file__).parents[2] / "docs" / "schemas" / f"{kind}.json"
        assert capsys.readouterr().out == kept.read_text("utf-8"), f"screener schema {kind} > {kept.name}"

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_key_is_described(self, kind: Kind) -> None:
        made = schema(kind)
        for part in (made, *made["$defs"].values()):
            for name, value in part.get("properties", {}).items():
                assert value.get("description"), name

    def test_bundled_files_name_their_schema_in_the_first_line(self) -> None:
        for entry in LIBRARY.entries:
            if entry.kind != "flags":
                first = entry.path.read_text("utf-8").splitlines()[0]
                assert first == f"# yaml-language-server: $schema=../docs/schemas/{entry.kind}.json"


class TestTemplate:
    @pytest.mark.parametrize("role", sorted(LIBRARY.rubric("production-ml").weights))
    def test_a_new_bank_passes_the_check(self, role: str, tmp_path: Path) -> None:
        made = tmp_path / f"{role}.yaml"
        assert main(["bank", "new", role, "-o", str(made)]) == 0
        assert check(LIBRARY, [made]).errors == 0

    def test_a_role_that_nobody_knows_is_begun_from_the_rubric(self, tmp_path: Path) -> None:
        made = tmp_path / "research-engineer.yaml"
        assert main(["bank", "new", "research-engineer", "-o", str(made)]) == 0
        assert check(LIBRARY, [made]).errors == 0

    def test_an_existing_bank_stays(self, tmp_path: Path) -> None:
        made = tmp_path / "mine.yaml"
        made.write_text("mine")
        assert main(["bank", "new", "mlops-engineer", "-o", str(made)]) == 1
        assert made.read_text() == "mine"


class TestShow:
    def test_a_bank_is_shown_with_wording_probes_and_anchors(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["bank", "show", "mlops-engineer"]) == 0
        shown = " ".join(capsys.readouterr().out.split())
        bank = LIBRARY.bank_for_role("mlops-engineer")
        for question in bank.questions:
            assert " ".join(question.ask.split()) in shown
            for probe in question.probes:
                assert " ".join(probe.split()) in shown
        assert "1 none: No incident of their own" in shown


def changed(**first: object) -> tuple[Bank, Bank]:
    bank = samples.kit().bank
    question = bank.questions[0].model_copy(update=first)
    return bank, bank.model_copy(update={"questions": (question, *bank.questions[1:])})


class TestDiff:
    def test_equal_banks_have_no_changes(self) -> None:
        bank = samples.kit().bank
        assert between_banks(bank, bank) == ()

    @pytest.mark.parametrize(
        ("change", "said", "breaks"),
        [
            ({"ask": "What woke you?"}, "reworded: “Question number 1?” → “What woke you?”", True),
            ({"anchors": {1: "Nothing was seen."}}, "anchor of level 1 added: “Nothing was seen.”", True),
            ({"minutes": 5.0}, "minutes: 3 → 5", False),
            ({"must_ask": False}, "no longer asked of everybody", True),
            ({"competency": "b"}, "scored on `b` instead of `a`", True),
            ({"probes": ("And then?", "What told you?")}, "probes: in another order", False),
        ],
    )
    def test_a_change_is_said_in_words_with_what_no_longer_compares(
        self, change: dict[str, object], said: str, breaks: bool
    ) -> None:
        (found,) = between_banks(*changed(**change))
        assert (found.about, found.text, bool(found.breaks)) == ("q1", said, breaks)

    def test_a_question_under_a_new_id_is_recognised(self) -> None:
        (found,) = between_banks(*changed(id="renamed"))
        assert found.text == "was `q1` before"
        assert found.breaks

    def test_moved_and_removed_questions_are_named(self) -> None:
        bank = samples.kit().bank
        fewer = bank.model_copy(
            update={"questions": (bank.questions[2], bank.questions[1], *bank.questions[3:])}
        )
        said = [(c.about, c.text, bool(c.breaks)) for c in between_banks(bank, fewer)]
        assert ("q1", "question removed", True) in said
        assert ("bank", "questions in another order", False) in said

    def test_a_changed_weight_breaks_totals(self) -> None:
        rubric = samples.kit().rubric
        heavier = rubric.model_copy(update={"weights": {"mlops-engineer": {"a": 3, "b": 4, "c": 1}}})
        (found,) = between_rubrics(rubric, heavier)
        assert found.text == "weight for mlops-engineer: 2 → 4"
        assert found.breaks

    def test_the_command_tells_and_gives_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["bank", "diff", "mlops-engineer", "mlops-engineer", "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == {"changes": [], "breaks_comparison": False}


class TestUse:
    def screens(self, scores: list[int]) -> list[tuple[Screen, Kit]]:
        kit = samples.kit()
        return [
            (
                Screen(
                    id=str(n),
                    candidate=Candidate(name=f"C{n}"),
                    role="mlops-engineer",
                    interviewer=f"i{n % 2}",
                    kit="k",
                    minutes=30,
                    started_at=samples.START,
                    status="submitted",
                    answers={
                        "q1": Answer("q1", "scored", score, seconds=240),
                        "q2": Answer("q2", "scored", score, seconds=60),
                        "q3": Answer("q3", "skipped"),
                    },
                ),
                kit,
            )
            for n, score in enumerate(scores)
        ]

    def test_nothing_is_said_below_five_screens(self) -> None:
        assert question_use(self.screens([1, 2, 3, 4])) == ()

    def test_questions_are_counted_timed_and_correlated_with_the_rest(self) -> None:
        uses = {u.question: u for u in question_use(self.screens([1, 2, 3, 4, 5]))}
        first = uses["q1"]
        assert (first.screens, first.asked, first.interviewers, first.minutes_taken) == (5, 5, 2, 4.0)
        assert first.levels == {1: 1, 2: 1, 3: 1, 4: 1, 5: 1}
        assert first.separation == pytest.approx(1.0)
        assert (uses["q3"].asked, uses["q3"].skipped, uses["q3"].levels) == (0, 5, None)
        assert uses["q6"].asked == 0

    def test_no_variation_is_no_correlation(self) -> None:
        assert correlation([(3, 1), (3, 2), (3, 5)]) is None


class TestGuide:
    guide = parse(
        read((bundled_folder() / "question_banks" / "hiring-guide.yaml").read_bytes(), "guide"), Guide
    )

    def test_every_figure_has_a_source_and_a_date(self) -> None:
        for figure in (*self.guide.salaries, *self.guide.figures, self.guide.clock):
            assert figure is not None
            assert figure.source and figure.date

    def test_six_roles_each_with_its_bank(self) -> None:
        assert [r.bank for r in self.guide.roles] == [r.id for r in self.guide.roles]
        assert len(self.guide.roles) == 6

    @pytest.mark.parametrize(("models", "stage"), [(0, 1), (2, 1), (3, 2), (4, 2), (6, 3), (14, 3), (40, 4)])
    def test_stages_hold_every_number_of_models(self, models: int, stage: int) -> None:
        found = self.guide.stage(models)
        assert found is not None and found.id == stage

    def test_the_average_salary_is_the_published_one(self) -> None:
        (salary,) = [s for s in self.guide.salaries if s.mean == 161000]
        assert (salary.low, salary.high, salary.source, salary.date) == (
            132000,
            199000,
            "Glassdoor",
            "2026-01",
        )
