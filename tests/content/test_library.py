"""What is in force: a team's folder laid over the bundled one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from screener.content.library import Library, open_library
from screener.errors import ContentError, RefusedAction
from tests.content.banks import GOOD


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "question_banks").mkdir()
    return tmp_path


def put(own: Path, text: str, name: str = "own.yaml") -> Path:
    file = own / "question_banks" / name
    file.write_text(text)
    return file


def test_a_file_of_the_same_id_replaces_the_bundled_one(own: Path) -> None:
    file = put(own, GOOD.replace("id: own\n", "id: mlops-engineer\n"), "anything.yaml")
    library = open_library(own)
    assert library.bank("mlops-engineer").questions[0].id == "own-model-worse"
    (entry,) = [e for e in library.sources() if e.id == "mlops-engineer" and e.kind == "bank"]
    assert (entry.path, entry.replaces_bundled) == (file, True)


def test_other_files_add(own: Path) -> None:
    put(own, GOOD.replace("role: mlops-engineer", "role: own-role"))
    library = open_library(own)
    assert library.bank_for_role("own-role").id == "own"
    assert library.bank_for_role("mlops-engineer").id == "mlops-engineer"


def test_a_role_is_found_by_the_file_of_its_name_without_reading_the_others(own: Path) -> None:
    put(own, "kind: [", "aaa.yaml")
    put(own, GOOD.replace("role: mlops-engineer", "role: own-role"), "own-role.yaml")
    library = open_library(own)
    assert library.bank_for_role("own-role").id == "own"
    assert library.problems == ()


def test_a_role_that_nobody_screens_for_is_answered_with_the_one_that_was_meant() -> None:
    with pytest.raises(RefusedAction, match="Did you mean 'mlops-engineer'"):
        open_library().bank_for_role("mlops-enginer")


def test_the_problems_of_a_role_s_own_file_are_told_when_it_is_asked_for(own: Path) -> None:
    put(own, GOOD.replace("role: mlops-engineer", "role: [broken"), "own-role.yaml")
    with pytest.raises(ContentError, match=r"own-role\.yaml:5:7"):
        open_library(own).bank_for_role("own-role")


def test_the_guide_is_in_force_and_every_figure_has_source_and_date() -> None:
    guide = open_library().guide()
    assert all(salary.source and salary.date for salary in guide.salaries)
    assert guide.role("mlops-engineer") is not None


def test_a_library_reads_nothing_before_it_is_asked(tmp_path: Path) -> None:
    assert Library(tmp_path / "nowhere", None).problems == ()


def test_content_needs_no_interface_and_no_database() -> None:
    code = (
        "import sys; from screener.content.library import open_library\n"
        "open_library().bank_for_role('mlops-engineer')\n"
        "print([m for m in ('textual', 'rich', 'sqlite_utils', 'jinja2', 'openpyxl', 'screener.flags.engine')"
        " if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
