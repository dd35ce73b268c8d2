"""Names and notes may hold anything: it is kept, and shown literally, in every report, list and export."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from screener.content.library import open_library
from screener.errors import RefusedAction
from screener.interview import verbs
from screener.reporting.pages import FORMATS, report_page
from screener.reporting.report import build
from screener.store.live import LiveScreen
from screener.store.sqlite import open_journal
from tests.cli.running import screener
from tests.tui.opening import opened, ready, shown

ROLE = "mlops-engineer"
CONTROLS = [f"a{chr(code)}b" for code in (*range(1, 32), *range(0x7F, 0xA0))]
ESCAPES = [
    "\x1b[31mred\x1b[0m", "\x1b]52;c;cHduZWQ=\x07", "\x1b]0;title\x07", "\x1b[2J\x1b[H", "\x1bP+q544e\x1b\\",
    "\x1b]8;;http://x.test\x1b\\link\x1b]8;;\x1b\\", "\x9b31m", "\x1b[?1049l", "\x1b[6n", "\x1bc",
]  # fmt: skip
UNSEEN = [
    "\u202eevil\u202c", "\u2066x\u2069", "\u200bzero\u200bwidth", "\u2028line\u2029para",
    "\ufeffbom", "\u00adsoft",
    "\u061carab", "\U000e0041tag", "a\u0300\u0301\u0302\u0303\u0304z", "\ufff9note\ufffb",
    "\ufdd0", "\U0001fffe",
]  # fmt: skip
MARKUP = [
    "[/]", "[bold]x", "[@click=app.quit]x[/]", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>', "{{ 7 * 7 }}", "{% for x in y %}", "</textarea>", "<!--", "&lt;b&gt;", "]]>",
    "![x](http://x.test/a.png)", "[x](javascript:alert(1))", "# head", "| a | b |", "```", "~~~",
    "---", "* * *",
]  # fmt: skip
FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.test")', "\t=1", "\r=1", 'a,b;c"d"', "'quoted'",
]  # fmt: skip
OTHERS = [
    "\ud800", "x\udfffy", "💥" * 50, "漢字かな交じり文", "עברית ועוד", "النص العربي", "ﬁ ligature",
    "ŹŻ ß İ ı", "word " * 4000, "x" * 100_000, "%s %d %n", "$(reboot) `id`", "'; drop table events; --",
    "../../etc/passwd", "null", "NaN", "\\", "\\n", "C:\\x", "  spaces  ", "…", "‘’“”", "0",
]  # fmt: skip
STRINGS = [*CONTROLS, *ESCAPES, *UNSEEN, *MARKUP, *FORMULAS, *OTHERS]
EACH = 5
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


class Tags(HTMLParser):
    """Collects what a browser would take for a tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs if name.startswith("on"))}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make screens that hold every string in a name, a note, a reason and a quote."""
    path = tmp_path_factory.mktemp("hostile") / "s.db"
    journal, kit = open_journal(path), open_library().kit_for_role(ROLE)
    for number in range(0, len(STRINGS), EACH):
        group = STRINGS[number : number + EACH]
        try:
            who = verbs.candidate(f"{number} {group[0]}")
        except RefusedAction:
            who = verbs.candidate(f"{number} too long")
        live = LiveScreen.start(journal, kit, who, f"Ivy {number % 3}")
        for question, text in zip(kit.bank.questions, group, strict=False):
            live.do(verbs.note(live.screen, kit, question.id, text))
            live.do(verbs.score(live.screen, kit, question.id, 3))
        live.do(verbs.note(live.screen, kit, "", group[-1]))
        live.do(verbs.skip(live.screen, kit, kit.bank.questions[EACH].id, group[0][:200]))
        live.do(verbs.recommend(live.screen, "yes", f"because {group[-1][:500]}"))
        live.do(verbs.submit(live.screen, "test", ()))
    journal.close()
    return path


def test_there_are_at_least_a_hundred() -> None:
    assert len(set(STRINGS)) >= 100


def test_every_string_is_kept_as_it_came(database: Path) -> None:
    journal, kit = open_journal(database), open_library().kit_for_role(ROLE)
    from screener.interview.screen import fold

    held = set()
    for card in journal.cards():
        state = fold(journal.events(card.id))
        held |= {state.answer(q.id).notes for q in kit.bank.questions}
    journal.close()
    assert [s for s in STRINGS if verbs.storable(s) not in held] == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("audience", ["lead", "panel", "candidate"])
def test_no_report_lets_one_act(database: Path, form: str, audience: str) -> None:
    from screener.content.bundled import bundled_folder
    from screener.interview.screen import fold

    journal = open_journal(database)
    for card in journal.cards():
        recorded = journal.events(card.id)
        screen = fold(recorded)
        report = build(recorded, screen, journal.kit(screen.kit), {}, audience)  # type: ignore[arg-type]  # one of three
        page = report_page(report, form, [bundled_folder() / "reports"])  # type: ignore[arg-type]  # one of four
        if form == "json":
            json.loads(page)
            continue
        assert not UNSAFE.search(page), card.candidate
        if form == "html":
            assert not Tags(page).names & {"script", "img", "onload", "onerror", "textarea"}
    journal.close()


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--all"],
        ["compare", "--role", ROLE],
        ["compare", "--role", ROLE, "--format", "md"],
        ["compare", "--role", ROLE, "--format", "html"],
        ["pipeline"],
        ["export", "--format", "csv"],
        ["doctor"],
    ],
    ids=" ".join,
)
def test_no_list_page_or_table_lets_one_act(database: Path, words: list[str]) -> None:
    out = screener(*words, "--db", database).stdout
    assert not UNSAFE.search(out)
    if "html" in words:
        assert not Tags(out).names & {"script", "img", "onload", "onerror", "textarea"}
    if "csv" in words:
        cells = [cell for row in csv.reader(out.splitlines()) for cell in row]
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in cells)


@pytest.mark.parametrize("words", [["show"], ["replay"], ["debrief"], ["verify"]], ids=lambda w: w[0])
def test_no_page_about_one_screen_lets_one_act(database: Path, words: list[str]) -> None:
    listed = json.loads(screener("list", "--db", database, "--json").stdout)
    for one in (listed[0], listed[len(listed) // 2], listed[-12]):
        out = screener(*words, one["id"] if words != ["debrief"] else one["candidate"], "--db", database)
        assert not UNSAFE.search(out.stdout + out.stderr)


def test_every_string_travels_through_export_and_import(database: Path, tmp_path: Path) -> None:
    screener("export", "--format", "ndjson", "-o", tmp_path / "all.ndjson", "--db", database)
    screener("import", "screen", tmp_path / "all.ndjson", "--db", tmp_path / "other.db")
    screener("export", "--format", "ndjson", "-o", tmp_path / "again.ndjson", "--db", tmp_path / "other.db")
    assert (tmp_path / "all.ndjson").read_bytes() == (tmp_path / "again.ndjson").read_bytes()


@pytest.mark.parametrize("text", [ESCAPES[1], UNSEEN[0], MARKUP[2], "x" * 100_000, OTHERS[0], CONTROLS[3]])
async def test_the_live_screen_shows_one_literally(tmp_path: Path, text: str) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        view = await ready(pilot)
        view.notes.append(text)
        for _ in range(40):
            await pilot.pause(0.02)
        seen = "\n".join("".join(segment.text for segment in strip) for strip in view.notes.render_lines(
            view.notes.size.region
        ))  # fmt: skip
        assert not UNSAFE.search(seen.replace("\n", ""))
        assert not UNSAFE.search(shown(view, "found").replace("\n", ""))
