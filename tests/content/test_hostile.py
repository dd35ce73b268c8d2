"""Whatever a file holds, reading it ends in a clear message."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from screener.content.checking.checker import check
from screener.content.checking.gathering import look_at
from screener.content.library import open_library
from screener.content.reading import read_file
from screener.errors import ContentError
from tests.content.banks import GOOD
from tests.content.hostile import FILES


def test_there_are_more_than_a_hundred_hostile_files() -> None:
    assert len(FILES) > 100


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_in_a_clear_message(name: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_bytes(FILES[name])
    problems = check(open_library(), [file]).problems if name.startswith("flags") else look_at(file)[1]
    assert problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message.endswith((".", "?")), problem
        assert "\n" not in str(problem)
        assert len(problem.message) < 400
        assert "Traceback" not in problem.message


def test_all_hostile_files_in_one_run_within_bounded_memory(tmp_path: Path) -> None:
    """A child with 300 MB to allocate reads them one after the other; a crash would end it."""
    for name, source in FILES.items():
        if not name.startswith("flags"):  # those are read without a mistake, and have theirs in the rules
            (tmp_path / f"{name}.yaml").write_bytes(source)
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from screener.content.checking.gathering import look_at\n"
        "import screener.content.guide\n"
        "resource.setrlimit(resource.RLIMIT_DATA, (300 * 1024**2,) * 2)\n"
        "for file in sorted(Path(sys.argv[1]).iterdir()):\n"
        "    assert look_at(file)[1], file\n"
        "print('done')\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert told.stdout == "done\n", told.stderr[-500:]


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    for name, told in (
        ("pipe.yaml", "no regular file"), ("", "is a folder"), ("gone.yaml", "is not there"),
        ("loop.yaml", "."), ("/dev/zero", "no regular file"), ("zero\0.yaml", "is not there"),
    ):  # fmt: skip
        with pytest.raises(ContentError, match=told):
            read_file(tmp_path / name)


def test_a_broken_file_of_the_team_stops_nobody_from_using_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "question_banks"
    folder.mkdir()
    (folder / "broken.yaml").write_bytes(FILES["deep-brackets"])
    (folder / "own.yaml").write_text(GOOD.replace("role: mlops-engineer", "role: own-role"))
    library = open_library(tmp_path)
    assert "own-role" in library.roles()
    assert "mlops-engineer" in library.roles()
    assert library.bank("own").questions[0].id == "own-model-worse"
    assert [p.code for p in library.problems] == ["too-deep"]
