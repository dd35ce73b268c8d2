"""The hiring guide in the terminal, and what a candidate brief offers in the live screen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from screener.hiring.brief import claims_of, read_brief
from screener.tui.screens.guide import PlanView
from screener.tui.screens.page import PageView
from tests.tui.opening import ANN, on_disk, opened, ready, until
from tests.tui.opening import shown as part_shown


def shown(pilot: Pilot[None]) -> str:
    """Give the text of the page on screen."""
    view = pilot.app.screen
    return view.text if isinstance(view, PageView) else ""


async def turn_to(pilot: Pilot[None], page: str) -> None:
    """Open a page of the guide from home."""
    await pilot.press("h")
    await pilot.pause()
    await pilot.press(*page, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, PageView))


def test_the_plan_follows_models_and_teams_as_keys_change_them(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(tmp_path, None).run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await turn_to(pilot, "plan")
            assert isinstance(pilot.app.screen, PlanView)
            assert "Stage 2" in shown(pilot)
            await pilot.press("right", "right", "t")
            assert "Stage 3" in shown(pilot)
            assert "5 models in production, 2 teams" in shown(pilot)
            await pilot.press(*["left"] * 9, "T", "T")
            assert "0 models in production, 1 team." in shown(pilot)
            assert "t T teams" in str(pilot.app.screen.query_one("#foot", Static).content)

    asyncio.run(run())


def test_roles_and_pipeline_are_pages_that_fit_eighty_columns(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(tmp_path, None).run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await turn_to(pilot, "roles")
            assert "Taken for one another" in shown(pilot)
            assert max(map(len, shown(pilot).splitlines())) <= 80
            await pilot.press("escape")
            await turn_to(pilot, "pipeline")
            assert "No candidate is in the process" in shown(pilot)

    asyncio.run(run())


def test_a_brief_offers_its_claims_as_probes_at_the_question_that_tests_them(tmp_path: Path) -> None:
    claims = claims_of(read_brief("headline: MLOps Engineer\nincidents: none"))

    async def run() -> None:
        async with opened(tmp_path, replace(ANN, brief=claims)).run_test(size=(120, 40)) as pilot:
            view = await ready(pilot)
            for _ in range(12):
                if view.claims:
                    break
                await pilot.press("j")
                await pilot.pause(0.05)
            assert view.claims[0].probe == claims[0].probe
            await pilot.press("p")
            await until(pilot, lambda: "no incident named" in part_shown(view, "part"))

    asyncio.run(run())
    assert on_disk(tmp_path).brief == claims
