"""A screen is the fold of its events: what the program promises about state, time and undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.errors import RefusedAction
from screener.interview import events as e
from screener.interview import verbs
from screener.interview.screen import difference, fold, splice
from screener.store.live import LiveScreen
from screener.store.sqlite import SqliteJournal, open_journal
from tests.samples import Ticking, kit

KIT = kit()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    opened = open_journal(tmp_path / "s.db")
    yield opened
    opened.close()


@pytest.fixture
def live(journal: SqliteJournal) -> LiveScreen:
    return LiveScreen.start(journal, KIT, verbs.candidate("Ann Example"), "Ingrid", clock=Ticking())


@given(st.text(), st.text())
def test_the_difference_of_two_notes_turns_one_into_the_other(old: str, new: str) -> None:
    noted = difference("q1", old, new)
    assert (splice(old, noted) if noted else old) == new


@given(st.lists(st.text(max_size=30), max_size=12))
def test_a_note_is_what_was_last_typed_however_it_was_typed(texts: list[str]) -> None:
    note = ""
    for text in texts:
        noted = difference("q1", note, text)
        note = splice(note, noted) if noted else note
    assert note == (texts[-1] if texts else "")


def test_a_score_stands_until_it_is_replaced_or_undone(live: LiveScreen) -> None:
    live.do(verbs.score(live.screen, KIT, "q1", 2))
    live.do(verbs.score(live.screen, KIT, "q1", 4))
    assert live.screen.answer("q1").score == 4
    live.undo()
    assert live.screen.answer("q1").score == 2
    live.undo()
    assert live.screen.answer("q1").state == "not_asked"


def test_undo_takes_back_a_burst_of_typing_as_one(live: LiveScreen) -> None:
    live.do(verbs.score(live.screen, KIT, "q1", 3))
    for text in ("he", "hello", "hello there"):
        live.do(verbs.note(live.screen, KIT, "q1", text))
    live.undo()
    assert live.screen.answer("q1").notes == ""
    assert live.screen.answer("q1").score == 3


def test_undo_with_nothing_done_says_so(live: LiveScreen) -> None:
    with pytest.raises(RefusedAction, match="nothing to undo"):
        live.undo()


def test_time_runs_for_the_question_in_focus_and_stops_in_a_pause(live: LiveScreen) -> None:
    clock = live.clock
    assert isinstance(clock, Ticking)
    live.do(verbs.focus(live.screen, KIT, "q1"))
    clock.advance(59)
    live.do(verbs.pause(live.screen))
    clock.advance(600)
    live.do(verbs.pause(live.screen))
    clock.advance(29)
    live.do(verbs.focus(live.screen, KIT, "q2"))
    assert live.screen.answer("q1").seconds == pytest.approx(60 + 30)


def test_a_laptop_that_slept_and_a_clock_set_back_cost_no_time(live: LiveScreen) -> None:
    clock = live.clock
    assert isinstance(clock, Ticking)
    live.do(verbs.focus(live.screen, KIT, "q1"))
    clock.advance(9 * 3600)
    live.do(verbs.score(live.screen, KIT, "q1", 3))
    clock.advance(-5000)
    live.do(verbs.focus(live.screen, KIT, "q2"))
    assert live.screen.answer("q1").seconds == 0


def test_a_resumed_screen_is_the_same_screen(live: LiveScreen, journal: SqliteJournal) -> None:
    live.do(verbs.focus(live.screen, KIT, "q1"))
    live.do(verbs.score(live.screen, KIT, "q1", 3))
    live.do(verbs.note(live.screen, KIT, "q1", "two lines\nof notes"))
    again = LiveScreen.resume(journal, live.screen.id, clock=live.clock)
    assert again.screen.answer("q1").notes == "two lines\nof notes"
    assert again.screen.answer("q1").score == 3
    assert again.kit == KIT


def test_each_line_keeps_the_time_it_was_first_written_at(live: LiveScreen) -> None:
    live.do(verbs.note(live.screen, KIT, "q1", "first"))
    live.do(verbs.note(live.screen, KIT, "q1", "first\nsecond"))
    times = live.screen.answer("q1").line_times
    assert len(times) == 2
    assert times[0] < times[1]


def test_a_moved_note_leaves_one_answer_and_joins_the_other(live: LiveScreen) -> None:
    live.do(verbs.note(live.screen, KIT, "q1", "keep\nmove me"))
    live.do(verbs.move_note(live.screen, KIT, "q1", "q2", 5, 12))
    assert live.screen.answer("q1").notes == "keep\n"
    assert live.screen.answer("q2").notes == "move me"


def test_a_submitted_screen_only_changes_by_amendment_with_a_reason(live: LiveScreen) -> None:
    live.do(verbs.score(live.screen, KIT, "q1", 3))
    with pytest.raises(RefusedAction, match="recommendation"):
        verbs.submit(live.screen, "1", ())
    live.do(verbs.recommend(live.screen, "yes", "Solid."))
    live.do(verbs.submit(live.screen, "1", ()))
    with pytest.raises(RefusedAction, match="amendments"):
        verbs.score(live.screen, KIT, "q1", 5)
    with pytest.raises(RefusedAction, match="reason"):
        verbs.amend(live.screen, KIT, "score", "5", " ", question="q1")
    live.do(verbs.amend(live.screen, KIT, "score", "5", "misheard the number", question="q1"))
    assert live.screen.answer("q1").score == 5
    assert live.screen.amendments[0].change.old == "3"


def test_what_makes_no_sense_is_refused_and_records_nothing(live: LiveScreen) -> None:
    before = live.screen.last
    for attempt in (
        lambda: verbs.score(live.screen, KIT, "q1", 6),
        lambda: verbs.score(live.screen, KIT, "nowhere", 3),
        lambda: verbs.skip(live.screen, KIT, "q1", ""),
        lambda: verbs.recommend(live.screen, "maybe", "because"),
        lambda: verbs.rename(live.screen, "   "),
    ):
        with pytest.raises(RefusedAction):
            attempt()
    assert live.screen.last == before


def test_a_second_window_that_records_makes_the_first_one_look_again(
    live: LiveScreen, journal: SqliteJournal
) -> None:
    other = LiveScreen.resume(journal, live.screen.id, clock=live.clock)
    other.do(verbs.score(other.screen, KIT, "q1", 2))
    with pytest.raises(RefusedAction, match="another window"):
        live.do(verbs.score(live.screen, KIT, "q1", 5))
    assert live.screen.answer("q1").score is None


def test_names_with_control_characters_and_surrogates_are_stored_as_text() -> None:
    assert (
        verbs.candidate("  Ann\x00 \ud800 B\n ").name
        == "Ann\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER} B"
    )
    with pytest.raises(RefusedAction, match="at most 200"):
        verbs.candidate("x" * 10_000)


def test_a_fold_needs_an_opening() -> None:
    with pytest.raises(ValueError, match="opening"):
        fold([])


def test_undone_events_leave_no_trace_in_the_state(live: LiveScreen) -> None:
    live.do(verbs.skip(live.screen, KIT, "q2", "no time"))
    live.do(e.Undone(targets=(live.screen.last,)))
    assert live.screen.answer("q2").state == "not_asked"
