"""Notes at the speed of talk: what is typed, expanded, moved, marked, pointed out, and found again."""

from __future__ import annotations

from pathlib import Path

from screener.tui.screens.finish import FinishView
from tests.tui.opening import note, on_disk, opened, ready, shown, type_in, until


async def test_a_line_of_notes_moves_to_another_question_and_back_by_undo(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        view = await ready(pilot)
        await note(pilot, "first\nsecond")
        await pilot.press("m")
        await until(pilot, lambda: app.screen is not view)
        await type_in(pilot, "q4")
        await pilot.press("enter")
        await until(pilot, lambda: on_disk(tmp_path).answer("q4").notes == "second")
        assert view.notes.text.strip() == "first"
        await pilot.press("u")
        await until(pilot, lambda: on_disk(tmp_path).answer("q4").notes == "")
        assert on_disk(tmp_path).answer("q1").notes == "first\nsecond"


async def test_ones_own_shorthands_expand_at_the_end_of_a_word(tmp_path: Path) -> None:
    async with opened(tmp_path, shorthands={"rt": "retraining"}).run_test() as pilot:
        await note(pilot, "says rt, not art rt")
        assert on_disk(tmp_path).answer("q1").notes == "says retraining, not art rt"


async def test_a_line_is_marked_as_word_for_word(tmp_path: Path) -> None:
    async with opened(tmp_path).run_test(size=(160, 40)) as pilot:
        view = await ready(pilot)
        await note(pilot, "we were blind for a week")
        await pilot.press("v")
        await until(pilot, lambda: on_disk(tmp_path).answer("q1").quotes == ("we were blind for a week",))
        assert "Verbatim" in shown(view, "foot")


async def test_a_note_on_what_may_not_be_recorded_is_pointed_out_and_an_open_point(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(160, 40)) as pilot:
        view = await ready(pilot)
        await note(pilot, "She has two kids and is late")
        assert "Keep only what bears on the job" in shown(view, "found")
        assert "may be asked:" in shown(view, "found")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, FinishView))
        assert isinstance(app.screen, FinishView)
        assert "sensitive" in [p.kind for p in app.screen.points]


async def test_general_notes_belong_to_no_question_and_leaving_them_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path).run_test() as pilot:
        view = await ready(pilot)
        await pilot.press("g")
        await until(pilot, lambda: view.mode == "NOTES")
        await type_in(pilot, "late by ten minutes")
        await pilot.press("escape")
        disk = on_disk(tmp_path)
        assert disk.general_notes == "late by ten minutes" and disk.answer("q1").state == "not_asked"
        assert view.notes.text == "" and not view.general


async def test_search_looks_into_wordings_and_notes(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        view = await ready(pilot)
        await pilot.press("j", "j")
        await note(pilot, "stale features")
        await pilot.press("k", "k", "/")
        await until(pilot, lambda: app.screen is not view)
        await type_in(pilot, "stale")
        await pilot.press("enter")
        await until(pilot, lambda: view.focus_id == "q3")


async def test_own_questions_are_noted_and_never_scored(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        view = await ready(pilot)
        await pilot.press("+")
        await until(pilot, lambda: app.screen is not view)
        await type_in(pilot, "What would you change?")
        await pilot.press("enter")
        await until(pilot, lambda: view.focus_id == "own-1")
        await pilot.press("4")
        assert "noted, not scored" in shown(view, "foot")
        assert on_disk(tmp_path).own_questions[0].ask == "What would you change?"


async def test_the_open_points_are_walked_with_one_key(tmp_path: Path) -> None:
    async with opened(tmp_path).run_test() as pilot:
        view = await ready(pilot)
        await pilot.press("j", "5", "j", "a", "k", "k", ".")
        await until(pilot, lambda: view.focus_id == "q2")
        assert "with no note" in shown(view, "foot")
        await pilot.press(".")
        await until(pilot, lambda: view.focus_id == "q3")
        await pilot.press(".")
        await until(pilot, lambda: view.focus_id == "q1")
        assert "must-ask not asked" in shown(view, "foot")


async def test_a_score_can_be_given_while_typing_and_the_cursor_over_levels_records_nothing(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path).run_test() as pilot:
        view = await ready(pilot)
        await pilot.press("right", "right")
        assert view.level == 5 and on_disk(tmp_path).answer("q1").state == "not_asked"
        await pilot.press("n")
        await until(pilot, lambda: view.mode == "NOTES")
        await pilot.press("a", "f2", "b", "ctrl+down", "c", "escape")
        disk = on_disk(tmp_path)
        assert (disk.answer("q1").score, disk.answer("q1").notes) == (2, "ab")
        assert disk.answer("q2").notes == "c" and view.focus_id == "q2"
