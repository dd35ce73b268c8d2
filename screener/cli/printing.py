"""HTML pages to PDF, by a browser of the Chromium family that is on the machine.

A browser lays the page out as everybody sees it on screen and on paper; it is found by ``$SCREENER_BROWSER``,
on the path, or where systems keep it. It runs without network, on a profile of its own that is thrown away.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from screener.errors import ScreenerError

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
    "microsoft-edge", "brave-browser",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
LONGEST = 120
"""Seconds after which a browser is given up."""
MISSING = (
    "PDF needs a browser of the Chromium family (Chromium, Chrome, Edge, Brave), and none was found. Install "
    "one or name it in SCREENER_BROWSER; or write --format html and print it from any browser."
)


def browser() -> str | None:
    """Give the browser to print with; ``None`` when there is none."""
    named = os.environ.get("SCREENER_BROWSER")
    if named:
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def pdf(html: str) -> bytes:
    """Print a page. Raises ``ScreenerError`` without a browser, or when it fails."""
    program = browser()
    if program is None:
        raise ScreenerError(MISSING)
    with tempfile.TemporaryDirectory(prefix="screener-") as folder:
        page, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, "utf-8", "replace")
        done = _run(
            [program, *_switches(Path(folder, "profile")), f"--print-to-pdf={printed}", page.as_uri()]
        )
        if not printed.exists():
            raise ScreenerError(f"{program}: did not print the page (exit code {done}).")
        return printed.read_bytes()


def _switches(profile: Path) -> list[str]:
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [
        "--headless", "--disable-gpu", "--no-pdf-header-footer", "--disable-extensions",
        "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={profile}", *root,
    ]  # fmt: skip


def _run(words: list[str]) -> int:
    try:
        return subprocess.run(words, capture_output=True, timeout=LONGEST, check=False).returncode
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScreenerError(f"{words[0]}: cannot print: {error}.") from None
