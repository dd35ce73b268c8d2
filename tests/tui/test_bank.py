"""The bank view: what its keeper sees, and edits that leave every other byte of the file as it was."""

from __future__ import annotations

import asyncio
import difflib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screener.content.library import open_library
from screener.store.sqlite import open_journal
from screener.tui.app import ScreenerApp
from screener.tui.doors import Doors, Keep
from screener.tui.screens import bank as bank_view
from screener.tui.screens.bank import BankView
from tests.tui.opening import until

BANK = """\
# kept by the recruiters
kind: bank
version: 1
id: data-engineer
role: data-engineer
title: Data Engineer, our screen
rubric: production-ml
minutes: 30

questions:
  - id: late-feed     # the classic
    kind: production-incident
    competency: incident-handling
    ask: 'Tell me about a feed that arrived late, and who noticed.'
    minutes: 5
    must_ask: true

  - id: schema-change
    kind: drift-scenario
    competency: drift-and-monitoring
    ask: What happens in your pipeline when a column changes its meaning?
    minutes: 4
"""


def keep(
    folder: Path, act: Callable[[Pilot[None], BankView], Awaitable[None]], size: tuple[int, int] = (80, 24)
) -> str:
    """Open the bank view on the bank above, do something, and give the file as it is afterwards."""
    path = folder / "content" / "question_banks" / "data-engineer.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(BANK, "utf-8")
    own = folder / "content"
    doors = Doors(
        database=folder / "s.db",
        open_library=lambda: open_library(own),
        open_journal=lambda: open_journal(folder / "s.db"),
    )

    async def drive() -> None:
        app = ScreenerApp(doors, Keep(path))
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: isinstance(app.screen, BankView))
            view = app.screen
            assert isinstance(view, BankView)
            await until(pilot, lambda: view.problems is not None)
            await act(pilot, view)

    asyncio.run(drive())
    return path.read_text("utf-8")


def shown(view: BankView, part: str) -> str:
    """Give what one part of the view shows."""
    return str(view.query_one(f"#{part}").render())


def changed(after: str) -> list[str]:
    """Give the lines that differ from the bank above."""
    lines = difflib.unified_diff(BANK.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_a_bank_is_shown_as_the_interviewer_sees_it_beside_its_problems(tmp_path: Path) -> None:
    async def look(pilot: Pilot[None], view: BankView) -> None:
        assert "Tell me about a feed that arrived late" in shown(view, "part")
        assert "MUST ASK" in shown(view, "part")
        assert "Levels" in shown(view, "part")
        assert "warning" in shown(view, "head")
        await pilot.press("j")
        assert "a column changes its meaning" in shown(view, "part")

    keep(tmp_path, look)


def test_rewording_leaves_a_diff_of_one_line(tmp_path: Path) -> None:
    async def reword(pilot: Pilot[None], view: BankView) -> None:
        await pilot.press("w", *"!!", "enter")
        await until(pilot, lambda: "written" in view.said)

    assert changed(keep(tmp_path, reword)) == [
        "-    ask: 'Tell me about a feed that arrived late, and who noticed.'",
        "+    ask: 'Tell me about a feed that arrived late, and who noticed.!!'",
    ]


def test_minutes_are_changed_with_a_comma_too(tmp_path: Path) -> None:
    async def change(pilot: Pilot[None], view: BankView) -> None:
        await pilot.press("j", "m", "backspace", *"2,5", "enter")
        await until(pilot, lambda: "written" in view.said)

    assert changed(keep(tmp_path, change)) == ["-    minutes: 4", "+    minutes: 2.5"]


@pytest.mark.parametrize("typed", ["soon", "-3", "nan", "0"])
def test_minutes_that_are_none_are_refused_and_nothing_is_written(tmp_path: Path, typed: str) -> None:
    async def change(pilot: Pilot[None], view: BankView) -> None:
        await pilot.press("m", "backspace", *typed, "enter")
        await until(pilot, lambda: bool(view.said))

    assert keep(tmp_path, change) == BANK


def test_must_ask_is_switched_and_taken_back_to_the_byte(tmp_path: Path) -> None:
    async def switch(pilot: Pilot[None], view: BankView) -> None:
        await pilot.press("a")
        await until(pilot, lambda: "No longer" in view.said)
        assert "must_ask: false" in view.path.read_text("utf-8")
        await pilot.press("u")
        await until(pilot, lambda: "Taken back" in view.said)

    assert keep(tmp_path, switch) == BANK


def test_a_question_moves_with_its_comment_and_the_focus_goes_along(tmp_path: Path) -> None:
    async def move(pilot: Pilot[None], view: BankView) -> None:
        await pilot.press("J")
        await until(pilot, lambda: "Moved" in view.said)
        assert view.question is not None
        assert view.question.id == "late-feed"

    after = keep(tmp_path, move)
    assert after.index("schema-change") < after.index("late-feed     # the classic")


def test_a_change_on_disk_appears_in_the_open_view(tmp_path: Path) -> None:
    async def watch(pilot: Pilot[None], view: BankView) -> None:
        view.path.write_text(BANK.replace("who noticed", "what it cost"), "utf-8")
        await until(pilot, lambda: "what it cost" in shown(view, "part"))
        assert "changed on disk" in view.said

    keep(tmp_path, watch)


def test_a_broken_file_keeps_the_last_good_bank_in_view_and_says_where_to_mend(tmp_path: Path) -> None:
    async def watch(pilot: Pilot[None], view: BankView) -> None:
        view.path.write_text(BANK.replace("minutes: 4", "minuts: 4"), "utf-8")
        await until(pilot, lambda: "CANNOT BE USED" in shown(view, "head"))
        assert "Unknown key `minuts` in question" in shown(view, "found")
        assert "Tell me about a feed" in shown(view, "part")
        await pilot.press("a")
        assert "mend it in your editor" in view.said

    assert "minuts" in keep(tmp_path, watch)


def test_a_file_that_is_gone_is_said_and_edits_are_refused(tmp_path: Path) -> None:
    async def watch(pilot: Pilot[None], view: BankView) -> None:
        view.path.unlink()
        await until(pilot, lambda: "CANNOT BE USED" in shown(view, "head"))
        await pilot.press("a")
        view.path.write_text(BANK, "utf-8")

    assert keep(tmp_path, watch) == BANK


def test_a_file_changed_underneath_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bank_view, "LOOK_EVERY", 3600.0)
    other = BANK.replace("who noticed", "what it cost")

    async def edit(pilot: Pilot[None], view: BankView) -> None:
        view.path.write_text(other, "utf-8")
        await pilot.press("a")
        await until(pilot, lambda: "Not written" in view.said)

    assert keep(tmp_path, edit) == other


def test_markup_and_escapes_in_a_bank_are_shown_literally(tmp_path: Path) -> None:
    async def watch(pilot: Pilot[None], view: BankView) -> None:
        view.path.write_text(BANK.replace("a feed that", "[/b] [red]feeds that"), "utf-8")
        await until(pilot, lambda: "[/b] [red]feeds" in shown(view, "part"))

    keep(tmp_path, watch)


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (60, 15)])
def test_the_keys_are_in_the_foot_or_the_help_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None], view: BankView) -> None:
        assert "? keys" in shown(view, "foot")
        assert "esc back" in shown(view, "foot")
        await pilot.press("question_mark")
        await until(pilot, lambda: not isinstance(pilot.app.screen, BankView))

    keep(tmp_path, look, size)
