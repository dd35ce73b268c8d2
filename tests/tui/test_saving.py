"""What the screen shows as recorded is on disk: no false tick, and nothing is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from textual import events

from screener.content.kit import Kit
from screener.errors import StoreFull
from screener.interview import events as e
from screener.interview import verbs
from screener.interview.screen import fold
from screener.store.live import LiveScreen
from screener.store.sqlite import SqliteJournal, open_journal
from screener.tui.guard import PasteGuard
from screener.tui.recording import Recorder
from tests import samples
from tests.tui.opening import on_disk, opened, ready, shown, type_in, until


async def test_a_locked_database_shows_not_saved_and_saves_by_itself_once_it_is_free(tmp_path: Path) -> None:
    async with opened(tmp_path).run_test() as pilot:
        view = await ready(pilot)
        other = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
        other.execute("begin immediate")
        await pilot.press("3", "n")
        await pilot.pause(0.05)
        await type_in(pilot, "heard")
        await pilot.press("escape", "j")
        assert "NOT SAVED — another program is writing" in shown(view, "head")
        assert "scored" not in shown(view, "recorded"), "no false tick"
        await pilot.press("k")
        assert view.notes.text == "heard", "a note that waits is shown, not lost"
        other.execute("rollback")
        other.close()
        await until(pilot, lambda: "NOT SAVED" not in shown(view, "head"))
        disk = on_disk(tmp_path)
        assert (disk.answer("q1").score, disk.answer("q1").notes) == (3, "heard")
        assert "scored 3" in shown(view, "recorded")


async def test_a_database_that_is_locked_at_the_start_is_waited_for(tmp_path: Path) -> None:
    open_journal(tmp_path / "s.db").close()
    other = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
    other.execute("begin immediate")
    async with opened(tmp_path).run_test() as pilot:
        from screener.tui.screens.live import LiveView

        view = pilot.app.screen
        assert isinstance(view, LiveView)
        await until(pilot, lambda: "NOT SAVED" in shown(view, "head"))
        await pilot.press("4")
        other.execute("rollback")
        other.close()
        await ready(pilot)
        await until(pilot, lambda: on_disk(tmp_path).answer("q1").score == 4)


async def test_notes_are_committed_within_half_a_second_of_a_keystroke(tmp_path: Path) -> None:
    from screener.tui.screens import live

    assert live.SAVE_AFTER <= 0.4
    async with opened(tmp_path).run_test() as pilot:
        view = await ready(pilot)
        await pilot.press("n")
        await until(pilot, lambda: view.mode == "NOTES")
        await pilot.press("a")
        assert "saving" in shown(view, "head")
        await until(pilot, lambda: on_disk(tmp_path).answer("q1").notes == "a")
        await until(pilot, lambda: "saved" in shown(view, "head"))


async def test_text_that_comes_faster_than_fingers_goes_to_the_notes_and_is_undone_by_one_event(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path).run_test() as pilot:
        view = await ready(pilot)
        for character in "3j20 is the score\nj4":
            key = {" ": "space", "\n": "enter"}.get(character, character)
            pilot.app.post_message(events.Key(key, "\r" if character == "\n" else character))
        await until(pilot, lambda: view.notes.text == "3j20 is the score\nj4")
        assert view.focus_id == "q1" and view.mode == "COMMAND"
        view.commit_notes()
        disk = on_disk(tmp_path)
        assert [a.state for a in disk.answers.values() if a.question != "q1"] in ([], ["not_asked"])
        assert disk.answer("q1").score is None and disk.answer("q1").notes == "3j20 is the score\nj4"
        assert view.live is not None
        assert sum(isinstance(r.event, e.Undone) for r in view.live.recorded) == 1


async def test_a_bracketed_paste_goes_to_the_notes_in_any_mode(tmp_path: Path) -> None:
    async with opened(tmp_path).run_test() as pilot:
        view = await ready(pilot)
        view.post_message(events.Paste("4 of 5 said 3"))
        await until(pilot, lambda: view.notes.text == "4 of 5 said 3")
        view.commit_notes()
        assert on_disk(tmp_path).answer("q1").score is None


HOSTILE = ["[/b]", "[link=x]", "\x1b]52;c;QUFB\x07", "\u202egnp.exe", "a\u200bb", "\x9b31m", "x" * 5000, "é́"]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_and_notes_are_stored_as_they_are_and_shown_harmless(
    tmp_path: Path, text: str
) -> None:
    from screener.tui.doors import Start

    name = f"A{text[:50]}"
    async with opened(tmp_path, Start("mlops-engineer", name, "Ivy")).run_test(size=(120, 30)) as pilot:
        view = await ready(pilot)
        view.post_message(events.Paste(text))
        await until(pilot, lambda: view.notes.text.endswith(text[-3:]))
        view.commit_notes()
        await pilot.press("/")
        await until(pilot, lambda: pilot.app.screen is not view)
        drawn = "".join(s.text for line in pilot.app.screen._compositor.render_strips() for s in line)
        drawn += "".join(s.text for line in view._compositor.render_strips() for s in line)
        assert not {c for c in drawn if ord(c) < 32 or c in "\x9b\u202e\u200b"} - {"\n"}
        assert on_disk(tmp_path).answer("q1").notes == text
        assert on_disk(tmp_path).candidate.name == " ".join(name.split())


def test_four_keys_in_quick_succession_prove_a_paste_and_three_do_not() -> None:
    guard = PasteGuard()
    assert [guard.feed(c, at) for c, at in zip("abc", (0.0, 0.01, 0.02), strict=True)] == ["key"] * 3
    assert guard.feed("d", 0.03) == "proof" and guard.text == "abcd"
    assert guard.feed("e", 0.04) == "text"
    assert guard.feed("f", 0.06) == "key", "a pause ends it"


class _Full(SqliteJournal):
    """A journal on a full disk, until it is ``freed``."""

    freed = False

    def append(self, *args: object, **named: object) -> e.Recorded:  # type: ignore[override]
        if not self.freed:
            raise StoreFull("s.db: NOT SAVED — disk full.")
        return super().append(*args, **named)  # type: ignore[arg-type]


def _recorder(tmp_path: Path, kit: Kit) -> tuple[Recorder, _Full]:
    opened_journal = open_journal(tmp_path / "s.db")
    journal = _Full(opened_journal.path, opened_journal.db.conn)
    live = LiveScreen.start(journal, kit, verbs.candidate("Ann"), "Ivy", clock=samples.Ticking())
    return Recorder(live), journal


def test_on_a_full_disk_actions_wait_in_order_and_are_made_once_there_is_space(tmp_path: Path) -> None:
    recorder, journal = _recorder(tmp_path, samples.kit())
    assert not recorder.do(lambda live: verbs.score(live.screen, live.kit, "q1", 2))
    recorder.typed("q1", "one")
    assert not recorder.commit_notes()
    recorder.typed("q1", "one two")
    assert not recorder.commit_notes()
    assert recorder.trouble == "disk full" and not recorder.saved
    assert recorder.note("q1") == "one two" and recorder.live.screen.answer("q1").notes == ""
    journal.freed = True
    assert recorder.retry() and recorder.commit_notes() and recorder.saved
    screen = fold(journal.events(recorder.live.screen.id))
    assert (screen.answer("q1").score, screen.answer("q1").notes) == (2, "one two")
    journal.close()


def test_a_refused_action_blocks_nothing_that_follows(tmp_path: Path) -> None:
    recorder, journal = _recorder(tmp_path, samples.kit())
    journal.freed = True
    assert recorder.do(lambda live: verbs.score(live.screen, live.kit, "q1", 9))
    assert "levels 1 to 5" in recorder.refused
    assert recorder.do(lambda live: verbs.score(live.screen, live.kit, "q1", 5))
    assert recorder.live.screen.answer("q1").score == 5
    journal.close()
