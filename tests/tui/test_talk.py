"""A transcript in the live screen: followed while it is written, its turns taken into the notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screener.store.sqlite import open_journal
from screener.tui.doors import Resume, Start
from screener.tui.screens.live import LiveView
from tests.cli.running import screener
from tests.tui.opening import ROLE, on_disk, opened, ready, shown, until

HEAD = "WEBVTT\n\n"
ASKED = "00:00:01.000 --> 00:00:04.000\n<v Ivy>Question number 1?</v>\n\n"
SAID = "00:00:05.000 --> 00:00:09.000\n<v Ann Example>Oh, I would just retrain with what we have.</v>\n\n"
MORE = "00:00:10.000 --> 00:00:14.000\n<v Ann Example>And then we go to lunch.</v>\n\n"


async def agreed(pilot: Pilot[None], words: str = "Yes, fine.") -> LiveView:
    """Press t, and answer the question for the consent."""
    view = await ready(pilot)
    await pilot.press("t")
    await until(pilot, lambda: pilot.app.screen is not view)
    pilot.app.screen.query_one(Input).value = words
    await pilot.press("enter")
    await until(pilot, lambda: pilot.app.screen is view)
    return view


def start(path: Path) -> Start:
    return Start(ROLE, "Ann Example", "Ivy", transcript=path)


async def test_flags_appear_while_the_candidate_talks_and_a_turn_goes_into_the_notes(tmp_path: Path) -> None:
    talk = tmp_path / "talk.vtt"
    talk.write_text(HEAD + ASKED, "utf-8")
    app = opened(tmp_path, start(talk))
    async with app.run_test(size=(120, 40)) as pilot:
        view = await agreed(pilot)
        await until(pilot, lambda: view.talk is not None and len(view.talk.turns) == 1)
        with talk.open("a", encoding="utf-8") as file:
            file.write(SAID)
        await until(pilot, lambda: view.talk is not None and len(view.talk.turns) == 2)
        assert "⚑ Oh, I would just retrain" in " ".join(shown(view, "found").split())
        await pilot.press("enter")
        await until(pilot, lambda: "retrain" in on_disk(tmp_path).answer(view.focus_id).notes)
        assert on_disk(tmp_path).answer(view.focus_id).notes == (
            "[0:05] “Oh, I would just retrain with what we have.”"
        )
        await pilot.press("escape")
        await until(pilot, lambda: bool(view.heard.flags))
        assert "said 0:05" in shown(view, "found")
        with talk.open("a", encoding="utf-8") as file:
            file.write(MORE)
        await until(pilot, lambda: view.talk is not None and "lunch" in view.talk.turns[-1].text)
        await pilot.press("u")
        await until(pilot, lambda: on_disk(tmp_path).answer(view.focus_id).notes == "")
    assert on_disk(tmp_path).consent is not None
    assert on_disk(tmp_path).transcript is not None, "what was followed is kept with the screen"


async def test_without_consent_nothing_is_opened(tmp_path: Path) -> None:
    talk = tmp_path / "talk.vtt"
    talk.write_text(HEAD + ASKED + SAID, "utf-8")
    async with opened(tmp_path, start(talk)).run_test(size=(120, 40)) as pilot:
        view = await agreed(pilot, words="")
        assert view.talk is None and "consent" in shown(view, "foot")
    assert on_disk(tmp_path).consent is None and on_disk(tmp_path).transcript is None


async def test_an_attached_transcript_is_read_again_and_travels_with_the_screen(tmp_path: Path) -> None:
    talk, database = tmp_path / "talk.vtt", tmp_path / "s.db"
    talk.write_text(HEAD + ASKED + SAID + MORE, "utf-8")
    async with opened(tmp_path, start(talk)).run_test(size=(80, 24)) as pilot:
        view = await agreed(pilot)
        await until(pilot, lambda: view.talk is not None and len(view.talk.turns) >= 2)
    talk.unlink()
    screen = on_disk(tmp_path).id
    async with opened(tmp_path, Resume(screen)).run_test(size=(80, 24)) as pilot:
        view = await ready(pilot)
        await pilot.press("t")
        await until(pilot, lambda: view.talk is not None and "retrain" in shown(view, "found"))
    exported = tmp_path / "screen.json"
    screener("export", screen, "-o", exported, "--db", database)
    screener("import", "screen", exported, "--db", tmp_path / "other.db")
    journal = open_journal(tmp_path / "other.db")
    kept = on_disk(tmp_path).transcript
    assert kept is not None and "retrain" in journal.attachment(kept.transcript)
    journal.close()
    changed = json.loads(exported.read_text("utf-8"))
    changed["transcript"]["text"] += " "
    exported.write_text(json.dumps(changed), "utf-8")
    told = screener("import", "screen", exported, "--db", tmp_path / "third.db", status=1).stderr
    assert "transcript" in told and "digest" in told


async def test_a_speaker_of_another_name_is_chosen_with_one_key(tmp_path: Path) -> None:
    talk = tmp_path / "talk.vtt"
    talk.write_text((HEAD + ASKED + SAID).replace("Ann Example", "Annie's iPhone"), "utf-8")
    async with opened(tmp_path, start(talk)).run_test(size=(120, 40)) as pilot:
        view = await agreed(pilot)
        await until(pilot, lambda: view.talk is not None and len(view.talk.turns) == 2)
        assert "c chooses" in " ".join(shown(view, "found").split())
        await pilot.press("c")
        await pilot.press("c")
        await until(pilot, lambda: "retrain" in shown(view, "found"))


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (200, 50)])
async def test_hostile_words_in_a_transcript_are_shown_literally(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    talk = tmp_path / "talk.vtt"
    talk.write_text(HEAD + SAID.replace("Oh,", "[/] \u202e [bold]x"), "utf-8")
    async with opened(tmp_path, start(talk)).run_test(size=size) as pilot:
        view = await agreed(pilot)
        await until(pilot, lambda: view.talk is not None and len(view.talk.turns) == 1)
        assert "[/]" in shown(view, "found") and "\u202e" not in shown(view, "found")
