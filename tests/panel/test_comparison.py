"""Candidates side by side: who is told apart and who is not, what is compared, and what is only shown."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from screener.content.library import open_library
from tests.cli.running import screener

ROLE = "mlops-engineer"
QUESTIONS = [(q.id, q.competency) for q in open_library().bank_for_role(ROLE).questions]


def screen(name: str, scores: dict[str, int], who: str = "Ivy Panel", **more: Any) -> dict[str, Any]:
    """Give a submitted screen file."""
    answers = [
        {"question": q, "state": "scored", "score": score, "notes": f"What {name} said."}
        for q, score in scores.items()
    ]
    return {
        "format": "screener/screen/1", "candidate": {"name": name}, "role": ROLE, "interviewer": who,
        "started_at": "2026-11-10T10:00:00Z", "submitted_at": "2026-11-10T10:40:00Z", "answers": answers,
        "recommendation": {"value": "yes", "reason": "Because."}, **more,
    }  # fmt: skip


def all_of(*cycle: int) -> dict[str, int]:
    """Score every question, going round through the given scores."""
    return {name: cycle[n % len(cycle)] for n, (name, _) in enumerate(QUESTIONS)}


def compared(folder: Path, *screens: dict[str, Any], form: str = "json", who: str = "") -> Any:
    """Import screens into a database of their own and compare."""
    (folder / "s.ndjson").write_text("\n".join(map(json.dumps, screens)), "utf-8")
    screener("import", "screen", folder / "s.ndjson", "--db", folder / "s.db")
    asked = ["--as", who] if who else []
    done = screener("compare", "--role", ROLE, "--db", folder / "s.db", "--format", form, *asked)
    return json.loads(done.stdout) if form == "json" else done.stdout


def test_two_alike_are_too_close_to_call_and_two_far_apart_are_not(tmp_path: Path) -> None:
    found = compared(
        tmp_path, screen("Ann", all_of(3, 4)), screen("Ben", all_of(4, 3)), screen("Cyd", all_of(1, 2))
    )
    pairs = [{one, other} for one, other, gap, needed in found["too_close"] if gap < needed]
    assert pairs == [{"Ann", "Ben"}]
    assert {c["candidate"]: c["ahead_of"] for c in found["candidates"]}["Ann"] == ["Cyd"]


def test_a_thin_screen_is_shown_and_not_ranked_with_the_reason(tmp_path: Path) -> None:
    monitoring = {q: 5 for q, competency in QUESTIONS if competency == "monitoring"}
    found = compared(tmp_path, screen("Ann", all_of(3, 4)), screen("Thin", monitoring))
    thin = found["candidates"][-1]
    assert (thin["candidate"], thin["comparable"]) == ("Thin", False)
    assert re.fullmatch(
        r"Not comparable: 1 of \d competencies covered \(\d+% of weight; 67% needed\)\.", thin["notes"][0]
    )
    assert not found["too_close"]


def test_only_questions_that_both_were_asked_are_compared(tmp_path: Path) -> None:
    first = dict(list(all_of(4).items())[:-1])
    text = compared(tmp_path, screen("Ann", first), screen("Ben", all_of(4, 4, 5)), form="txt")
    assert f"({len(QUESTIONS) - 1} shared questions)" in " ".join(text.split())


def test_two_interviewers_of_one_candidate_are_one_candidate(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        screen("Ann", all_of(3)),
        screen("ann ", all_of(5), who="Omar Panel"),
        screen("Ben", all_of(2, 3)),
    )
    ann = next(c for c in found["candidates"] if c["candidate"].casefold().startswith("ann"))
    assert len(ann["screens"]) == 2
    assert ann["mean"] == 4
    assert ann["recommendations"] == {"yes": 2}


def test_unfinished_screens_are_named_and_left_out(tmp_path: Path) -> None:
    open_one = screen("Dora", all_of(5), submitted_at=None)
    found = compared(tmp_path, screen("Ann", all_of(3, 4)), open_one)
    assert [c["candidate"] for c in found["candidates"]] == ["Ann"]
    assert found["unfinished"] == ["Dora"]


def test_nobody_sees_others_screens_before_submitting_their_own(tmp_path: Path) -> None:
    text = compared(
        tmp_path, screen("Ann", all_of(3, 4)), screen("Ben", all_of(2)), form="txt", who="Zoe Panel"
    )
    assert "2 screens are closed to you" in text
    assert "Ann" not in text


def test_flags_change_no_figure(tmp_path: Path) -> None:
    flags = [{"rule": "retrain-reflex", "quote": "What Ann said.", "decision": "confirmed"}]
    plain, flagged = screen("Ann", all_of(3, 4)), screen("Ann", all_of(3, 4))
    flagged["answers"][0]["flags"] = flags
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = (compared(tmp_path / d, s)["candidates"][0] for d, s in (("a", plain), ("b", flagged)))
    assert other["flags"] == {"retrain-reflex": 1}
    assert (one["mean"], one["interval"], one["coverage"]) == (
        other["mean"],
        other["interval"],
        other["coverage"],
    )


def test_an_unknown_role_is_told_which_was_meant(tmp_path: Path) -> None:
    done = screener("compare", "--role", "mlops-enginer", "--db", tmp_path / "s.db", status=1)
    assert "Did you mean 'mlops-engineer'?" in done.stderr


class Tags(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found[key] or "" for key in ("href", "src") if key in found]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Compare twenty candidates, one of them hostile."""
    screens = [
        screen(f"Candidate {n:02}", all_of(1 + n % 5, 2 + n % 4, 3), f"Panel {n % 3}") for n in range(19)
    ]
    screens += [screen("<script>alert(1)</script>[/b]\u202e", all_of(3, 2))]
    screens += [screen("Candidate 01", all_of(2, 4), "Panel 2")]
    return str(compared(tmp_path_factory.mktemp("page"), *screens, form="html"))


def test_the_page_is_small_needs_no_network_and_no_script(page: str) -> None:
    tags = Tags(page)
    assert len(page.encode()) < 400_000
    assert "script" not in tags.names
    assert all(link.startswith("#") for link in tags.links)
    assert "\u202e" not in page


def test_each_dot_leads_to_the_evidence_behind_it(page: str) -> None:
    tags = Tags(page)
    assert {link.removeprefix("#") for link in tags.links} <= set(tags.ids)
    assert len(tags.ids) == len(set(tags.ids))


def test_each_picture_is_sound_has_a_name_and_stands_above_its_table(page: str) -> None:
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) >= 4
    for picture in pictures:
        assert ElementTree.fromstring(picture).attrib["aria-label"]
        after = page[page.index(picture) + len(picture) :]
        assert after.index("<table") < (after.index("<svg") if "<svg" in after else len(after))


def test_the_page_opens_in_a_browser(page: str, tmp_path: Path) -> None:
    import shutil

    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium here")
    (tmp_path / "page.html").write_text(page, "utf-8")
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--dump-dom", f"file://{tmp_path}/page.html"],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert "Too close to call" in done.stdout
    assert done.stdout.count("<svg") >= 4
