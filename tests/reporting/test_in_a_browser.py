"""What people open in a browser: accessible, light and dark, and printed to PDF with the same content."""

from __future__ import annotations

import html
import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from screener.cli.printing import browser
from tests.cli.running import screener

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(browser() is None, reason="no browser of the Chromium family here"),
]
AXE = """<script>window.addEventListener("load", async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  const told = document.createElement("pre");
  told.id = "axe-said";
  told.textContent = JSON.stringify(found.violations.map(
    v => [v.impact, v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]));
  document.body.append(told);
});</script>"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browser") / "s.db"
    screener("demo", "--db", path, "--no-open")
    return path


@pytest.fixture(scope="module")
def pages(database: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the page of each reader, and a comparison."""
    folder = tmp_path_factory.mktemp("pages")
    listed = json.loads(screener("list", "--db", database, "--json").stdout)
    one = next(s for s in listed if s["state"] == "submitted" and s["flags"])
    for audience in ("lead", "panel", "candidate"):
        screener(
            "report", one["id"], "--audience", audience, "-o", folder / f"{audience}.html", "--db", database
        )
    screener("compare", "--role", one["role"], "-o", folder / "compare.html", "--db", database)
    return {path.stem: path.read_text("utf-8") for path in folder.glob("*.html")}


def violations(page: str, folder: Path, dark: bool) -> list[Any]:
    """Run axe over a page in a headless browser and give what it found."""
    axe = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    (folder / "page.html").write_text(bare.replace("</head>", f"<script>{axe}</script>{AXE}</head>"), "utf-8")
    done = subprocess.run(
        [str(browser()), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/p",
         f"--blink-settings=preferredColorScheme={0 if dark else 1}", "--virtual-time-budget=20000",
         "--dump-dom", (folder / "page.html").as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    said = re.search(r'<pre id="axe-said">(.*?)</pre>', done.stdout, re.DOTALL)
    assert said, "axe did not answer"
    return list(json.loads(html.unescape(said[1])))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["lead", "panel", "candidate", "compare"])
def test_no_page_has_a_serious_accessibility_finding(
    pages: dict[str, str], tmp_path: Path, name: str, dark: bool
) -> None:
    found = violations(pages[name], tmp_path, dark)
    assert [v for v in found if v[0] in ("serious", "critical")] == []


def test_the_check_can_fail(pages: dict[str, str], tmp_path: Path) -> None:
    spoilt = pages["lead"].replace(
        "</main>", '<img src="x"><p style="color:#777;background:#888">low</p></main>'
    )
    assert {"image-alt", "color-contrast"} <= {v[1] for v in violations(spoilt, tmp_path, dark=False)}


def test_reports_and_comparisons_are_printed_to_pdf_with_the_same_content(
    database: Path, tmp_path: Path
) -> None:
    pypdf = pytest.importorskip("pypdf")
    listed = json.loads(screener("list", "--db", database, "--json").stdout)
    one = next(s for s in listed if s["state"] == "submitted")
    report, compared = tmp_path / "r.pdf", tmp_path / "c.pdf"
    screener("report", one["id"], "-o", report, "--db", database)
    screener("compare", "--role", one["role"], "--format", "pdf", "-o", compared, "--db", database)
    for path, words in ((report, "What was asked"), (compared, "Too close to call")):
        read = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        assert one["candidate"].split()[0] in read
        assert words.casefold() in " ".join(read.split()).casefold() or path == report


def test_without_a_browser_pdf_says_what_to_do(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("screener.cli.printing.PLACES", ())
    from screener.cli.printing import pdf
    from screener.errors import ScreenerError

    with pytest.raises(ScreenerError, match="SCREENER_BROWSER"):
        pdf("<p>hello</p>")
