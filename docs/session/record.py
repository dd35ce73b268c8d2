"""Records a session: a made-up candidate is screened in 30 minutes of script, in a real terminal (tmux).

A transcript grows beside it and is followed; a probe is asked, a flag confirmed, a question skipped for time,
the program killed in the middle and resumed, and the screen submitted. What the terminal showed is kept as
text.

    python docs/session/record.py [FOLDER] [--pace 60]     60: an hour in a minute; 1: as long as it says
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from screener.content.library import open_library

SCREENER = f"{sys.executable} -m screener"
NAME = "Mara Example (made up)"
ASKED = {q.id: q.ask for q in open_library().bank_for_role("mlops-engineer").questions}
TALK: list[tuple[float, str, str]] = [
    (0.6, "Ivy", ASKED["degraded-model"]),
    (
        1.0,
        NAME,
        "Last March our fraud model let things through, and an alert on null rates told us.",
    ),
    (1.8, NAME, "One upstream table had been renamed, so a third of the merchants had no category."),
    (2.6, NAME, "I pointed the job at the new table and backfilled four days."),
    (5.2, "Ivy", ASKED["churn-precision-slide"]),
    (5.8, NAME, "Hm. Honestly I would just retrain with more data and see whether it recovers."),
    (6.6, NAME, "It usually does. The numbers come back by Friday and nobody asks again."),
    (10.2, "Ivy", ASKED["first-dashboard"]),
    (10.8, NAME, "Score distribution by segment, null rates and freshness of the inputs, against training."),
    (11.6, NAME, "And a proxy: how many of the blocked payments are disputed by the customer."),
    (17.2, "Ivy", ASKED["path-to-production"]),
    (17.8, NAME, "Merge, tests, training on a fixed snapshot, a gate against the live model, then a canary."),
    (22.2, "Ivy", ASKED["tracking-tool-choice"]),
    (22.6, NAME, "Cron is enough until about six models. We moved when backfills cost two days a week."),
    (18.8, NAME, "The registry holds model, features and thresholds together, so one command takes it back."),
]
STEPS: list[tuple[float, str, str]] = [
    (0.2, "see", "start"),
    (0.4, "keys", "t"),
    (0.5, "type", "Yes, that is fine with me."),
    (0.55, "keys", "Enter"),
    (2.0, "see", "followed"),
    (2.1, "keys", "Escape"),
    (3.0, "keys", "n"),
    (3.1, "type", "alert on nulls, upstream table renamed, backfilled 4 days"),
    (3.4, "keys", "Escape"),
    (3.6, "keys", "p"),
    (3.7, "keys", "Enter"),
    (3.8, "see", "probe"),
    (3.9, "keys", "Escape"),
    (4.6, "keys", "3"),
    (4.7, "see", "scored"),
    (5.0, "keys", "j"), (5.03, "keys", "j"), (5.06, "keys", "j"),
    (7.0, "keys", "t"),
    (7.2, "see", "flag-while-talking"),
    (7.3, "keys", "Enter"),
    (7.4, "keys", "Escape"),
    (7.8, "keys", "f"),
    (7.9, "keys", "Enter"),
    (8.0, "see", "flag-confirmed"),
    (8.1, "keys", "Escape"),
    (8.6, "keys", "2"),
    (10.0, "keys", "j"), (10.03, "keys", "j"), (10.06, "keys", "j"),
    (12.5, "keys", "n"),
    (12.6, "type", "scores by segment, freshness vs training, proxy: disputed blocks"),
    (13.2, "keys", "Escape"),
    (13.4, "keys", "4"),
    (13.8, "see", "before-the-kill"),
    (14.0, "kill", ""),
    (15.0, "resume", ""),
    (15.8, "see", "resumed"),
    (16.5, "keys", "j"), (16.53, "keys", "j"),
    (19.5, "keys", "n"),
    (19.6, "type", "snapshot, gate vs live, canary; registry takes all back with one command"),
    (20.2, "keys", "Escape"),
    (20.6, "keys", "4"),
    (21.0, "keys", "k"),
    (21.4, "keys", "x"),
    (21.6, "keys", "Enter"),
    (21.8, "see", "skipped"),
    (22.0, "keys", "j"), (22.03, "keys", "j"), (22.06, "keys", "j"),
    (23.0, "keys", "n"),
    (23.1, "type", "cron till six models, then a scheduler: backfills cost two days a week"),
    (23.6, "keys", "Escape"),
    (23.8, "keys", "3"),
    (24.0, "keys", "C-s"),
    (24.4, "see", "finish"),
    (24.7, "keys", "Down"), (24.73, "keys", "Down"), (24.76, "keys", "Down"),
    (24.8, "keys", "Enter"),
    (25.0, "type", "Finds causes by data; the drift answer stopped at a refit."),
    (26.0, "keys", "Enter"),
    (26.4, "see", "recommended"),
    (27.0, "keys", "C-s"),
    (27.4, "keys", "Enter"),
    (29.0, "see", "report"),
    (29.8, "keys", "C-q"),
]  # fmt: skip


KEY = 0.15
"""Seconds between two keys at least."""
OWED = ("Recommendation Yes", "retrain", "disputed blocks", "one command", "no time", "What told you first?")
"""What has to be on disk at the end."""


class Session:
    """A terminal of 80 by 24 with the program in it."""

    def __init__(self, folder: Path, pace: float) -> None:
        self.folder, self.pace, self.count = folder, pace, 0
        self.home = Path(tempfile.mkdtemp(prefix="session-"))
        self.talk, self.database = self.home / "talk.vtt", self.home / "s.db"
        self.talk.write_text("WEBVTT\n\n", "utf-8")
        self.socket = ["tmux", "-L", f"session{os.getpid()}", "-f", os.devnull]

    def run(self) -> int:
        """Play talk and keys at their minutes; give the exit code of the check at the end."""
        common = f"--db {self.database} --transcript {self.talk}"
        self._open(f"screen --role mlops-engineer --candidate '{NAME}' --interviewer Ivy {common}")
        began = time.monotonic()
        talk = [(at, "say", (who, text)) for at, who, text in TALK]
        events = sorted([*talk, *STEPS], key=lambda event: event[0])
        for at, do, what in events:
            due = began + at * 60 / self.pace - time.monotonic()
            time.sleep(max(0.0 if do == "say" else KEY, due))
            if do == "say":
                self._say(time.monotonic() - began, *what)
            elif do == "see":
                self._see(str(what))
            elif do == "kill":
                self._kill()
            elif do == "resume":
                self._open(f"resume {common}")
            else:
                self._tmux("send-keys", *(["-l"] if do == "type" else []), str(what))
        time.sleep(2)
        self._tmux("kill-server")
        return self._told()

    def _open(self, words: str) -> None:
        environment = f"HOME={self.home} XDG_CONFIG_HOME={self.home}/c COLORTERM=truecolor"
        self._tmux("new-session", "-d", "-x", "80", "-y", "24", f"{environment} {SCREENER} {words}")
        time.sleep(2.5)

    def _say(self, at: float, who: str, text: str) -> None:
        stamp = [f"00:{int(s) // 60:02}:{s % 60:06.3f}" for s in (at, at + 4)]
        text = " ".join(text.split())
        with self.talk.open("a", encoding="utf-8") as file:
            file.write(f"{stamp[0]} --> {stamp[1]}\n<v {who}>{text}</v>\n\n")

    def _see(self, name: str) -> None:
        time.sleep(0.7)
        self.count += 1
        told = self._tmux("capture-pane", "-p").stdout
        (self.folder / f"{self.count:02}-{name}.txt").write_text(told, "utf-8")

    def _kill(self) -> None:
        pid = self._tmux("display-message", "-p", "#{pane_pid}").stdout.strip()
        found = subprocess.run(
            ["pgrep", "-P", pid], capture_output=True, text=True, check=False
        ).stdout.split()
        for child in [*found, pid]:
            os.kill(int(child), signal.SIGKILL)
        time.sleep(0.5)

    def _tmux(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*self.socket, *words], capture_output=True, text=True, check=False)

    def _told(self) -> int:
        """Write down what the database then says, and check that nothing is missing."""
        show = [sys.executable, "-m", "screener", "show", NAME, "--db", str(self.database)]
        told = subprocess.run(show, capture_output=True, text=True, check=False).stdout
        (self.folder / f"{self.count + 1:02}-on-disk.txt").write_text(told, "utf-8")
        missing = [words for words in OWED if words not in " ".join(told.split())]
        print(told if not missing else f"missing on disk: {missing}")
        shutil.rmtree(self.home, ignore_errors=True)
        return 1 if missing else 0


def main() -> int:
    """Record."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent / "recorded")
    parser.add_argument("--pace", type=float, default=60)
    args = parser.parse_args()
    if shutil.which("tmux") is None:
        print("tmux is needed")
        return 2
    args.folder.mkdir(parents=True, exist_ok=True)
    return Session(args.folder, args.pace).run()


if __name__ == "__main__":
    sys.exit(main())
