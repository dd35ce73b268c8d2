"""Calibration: the same recorded answers, scored by all, compared; no candidate's figure is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screener.content.calibration import kit_of, read_calibration
from screener.content.library import open_library
from screener.interview import verbs
from screener.store.live import LiveScreen
from screener.store.sqlite import open_journal
from screener.tui.app import ScreenerApp
from screener.tui.doors import Doors, Start
from screener.tui.screens.live import LiveView
from tests.cli.running import screener

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "calibration.yaml"


def scored(database: Path, who: str, levels: list[int]) -> None:
    """Score the example as an interviewer does, and submit."""
    document, calibration = read_calibration(EXAMPLE)
    kit = kit_of(document, calibration, open_library().kit_for_role(calibration.role))
    journal = open_journal(database)
    live = LiveScreen.start(journal, kit, verbs.candidate(calibration.candidate), who, practice=True)
    for question, level in zip(kit.bank.questions, levels, strict=True):
        live.do(verbs.score(live.screen, kit, question.id, level))
    live.do(verbs.recommend(live.screen, "no_decision", "calibration"))
    live.do(verbs.submit(live.screen, "test", ()))
    journal.close()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "s.db"
    scored(path, "Ivy", [1, 3, 4, 1, 4, 1])
    scored(path, "Omar", [1, 3, 4, 2, 2, 3])
    return path


def test_the_result_shows_each_level_what_to_talk_about_and_the_distance_from_what_was_agreed(
    database: Path,
) -> None:
    told = json.loads(screener("calibrate", EXAMPLE, "--result", "--json", "--db", database).stdout)
    assert [a["levels"] for a in told["answers"]][3] == {"Ivy": 1, "Omar": 2}
    assert [a["discuss"] for a in told["answers"]] == [False, False, False, False, True, True]
    assert told["from_agreed"]["Ivy"] == {"mean": 0.0, "n": 5}
    assert told["from_agreed"]["Omar"] == {"mean": -0.2, "n": 5}
    assert told["agreement"]["units"] == 6 and told["agreement"]["alpha"]["value"] < 1
    text = screener("calibrate", EXAMPLE, "--result", "--db", database).stdout
    assert text.count("talk about it") == 2 and "No score of a candidate is changed" in text


def test_a_calibration_is_in_no_list_and_no_comparison(database: Path) -> None:
    assert json.loads(screener("list", "--json", "--db", database).stdout) == []
    compared = json.loads(screener("compare", "--role", "mlops-engineer", "--json", "--db", database).stdout)
    assert compared["candidates"] == []


def test_nobody_sees_the_others_before_submitting_their_own(database: Path) -> None:
    told = screener("calibrate", EXAMPLE, "--result", "--json", "--db", database, "--as", "Nora").stdout
    assert all(not a["levels"] for a in json.loads(told)["answers"])


def test_an_answer_that_was_reworded_since_is_not_mixed_with_the_old_one(
    database: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(EXAMPLE.read_text("utf-8").replace("Latency, errors, memory.", "Latency only."), "utf-8")
    told = json.loads(screener("calibrate", other, "--result", "--json", "--db", database).stdout)
    assert [bool(a["levels"]) for a in told["answers"]] == [True] * 5 + [False]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("question: bad-release", "question: bad-releas", "no question `bad-releas`"),
        ("agreed: 3", "agreed: 9", "level 9"),
        ("kind: calibration", "kind: bank", "kind"),
        ("answers:", "answer:", "answer"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(EXAMPLE.read_text("utf-8").replace(old, new, 1), "utf-8")
    told = screener("calibrate", broken, "--result", "--db", tmp_path / "x.db", status=1).stderr
    assert "broken.yaml:" in told and says in told


async def test_the_live_screen_shows_the_recorded_answer_with_the_question(tmp_path: Path) -> None:
    document, calibration = read_calibration(EXAMPLE)
    kit = kit_of(document, calibration, open_library().kit_for_role(calibration.role))
    doors = Doors(tmp_path / "s.db", open_library, lambda: open_journal(tmp_path / "s.db"), identity="Ivy")
    app = ScreenerApp(doors, Start(calibration.role, calibration.candidate, "Ivy", practice=True, kit=kit))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(200):
            await pilot.pause(0.02)
            if isinstance(app.screen, LiveView) and app.screen.live is not None:
                break
        view = app.screen
        assert isinstance(view, LiveView) and view.live is not None
        assert "Recorded answer: “Models always get worse" in str(view.parts["ask"].content)
        await pilot.press("2")
        await pilot.pause(0.1)
        assert view.live.screen.practice and view.live.screen.answer("degraded-model-1").score == 2


def test_erase_removes_the_pages_that_were_written_beside_the_database(tmp_path: Path) -> None:
    database = tmp_path / "s.db"
    screener("demo", "--db", database, "--no-open")
    one = next(
        s
        for s in json.loads(screener("list", "--db", database, "--json").stdout)
        if s["state"] == "submitted"
    )
    (tmp_path / "reports").mkdir()
    pages = [tmp_path / "reports" / f"{one['id']}.html", tmp_path / f"compare-{one['role']}.html"]
    for page in [*pages, tmp_path / "other.html"]:
        page.write_text(one["candidate"], "utf-8")
    told = screener("erase", one["candidate"], "--yes", "--db", database).stderr
    assert "2 written pages" in told
    assert not any(page.exists() for page in pages) and (tmp_path / "other.html").exists()
