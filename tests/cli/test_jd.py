"""Job descriptions: which roles, blended or not, with evidence; and what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.evaluate_postings import DEV, labelled, read
from screener.content.library import open_library
from screener.hiring.job_description import read_posting
from screener.hiring.posting import lines_of
from tests.cli.running import screener

BLEND = """# Machine Learning Unicorn

## Responsibilities
- Conduct deep learning research and publish papers on novel architectures
- Administer our Kubernetes clusters and GPU nodes, with Terraform
- Build data pipelines that ingest events into the data warehouse

## Requirements
- 10+ years of Python, PyTorch, Kubernetes, Airflow, Spark
"""


def test_the_commonest_failure_is_called_a_blend_of_three_with_quotes_and_a_split(tmp_path: Path) -> None:
    (tmp_path / "j.md").write_text(BLEND, "utf-8")
    found = json.loads(screener("jd", tmp_path / "j.md", "--json").stdout)
    assert found["blended"]
    assert {r["role"] for r in found["roles"][:3]} == {"ml-researcher", "devops-engineer-ml", "data-engineer"}
    lines = BLEND.splitlines()
    for role in found["roles"][:3]:
        for quote in role["evidence"]:
            assert quote["quote"] in lines[quote["line"] - 1]
    assert "asks for 3 roles in one" in found["advice"]
    assert "hire the Data Engineer first" in found["advice"]
    text = screener("jd", tmp_path / "j.md").stdout
    assert "Missing" in text
    assert "Check-lists of tools" in text
    assert max(map(len, text.splitlines())) <= 80


def test_postings_of_the_corpus_are_read_right_nine_times_in_ten() -> None:
    guide = open_library().guide()
    found = [(posting, read(guide, posting)) for posting in labelled(DEV)]
    assert len(found) >= 60
    assert sum(jd is not None and jd.main == posting.main for posting, jd in found) >= 0.9 * len(found)
    assert sum(jd is not None and jd.blended == posting.blended for posting, jd in found) >= 0.9 * len(found)


def test_a_data_scientist_posting_that_describes_an_ml_engineer_is_told() -> None:
    text = (
        "Data Scientist\n\nResponsibilities\n- Train and deploy models behind a real-time inference service\n"
        "- Own the model code and low-latency serving\n- Put models into production\n- Feature engineering\n"
    )
    found = read_posting(open_library().guide(), lines_of(text))
    assert found.advice.startswith("The title says data scientist, the work is that of the ML Engineer")


def test_whom_one_works_with_is_no_part_of_the_role() -> None:
    text = (
        "MLOps Engineer\n\nResponsibilities\n- Deploy models to production and monitor data drift\n"
        "- Automate retraining with a gate, keep the model registry\n"
        "- Work closely with data engineers, research scientists and the DevOps engineers\n"
    )
    found = read_posting(open_library().guide(), lines_of(text))
    assert found.roles[0].role == "mlops-engineer"
    assert not found.blended


def test_scripts_in_html_are_not_read(tmp_path: Path) -> None:
    html = BLEND.replace("- ", "<li>").replace("# ", "<h2>")
    (tmp_path / "j.html").write_text(f"<html><script>model registry drift</script>{html}</html>", "utf-8")
    assert "registry" not in screener("jd", tmp_path / "j.html", "--json").stdout


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.md", b"", "0 words are too few"),
        ("short.md", b"We hire. Apply.", "too few"),
        (
            "other.md",
            b"Boil the potatoes for twenty minutes, then add butter, salt and parsley. " * 3,
            "Hardly anything",
        ),
        (
            "german.md",
            "Wir suchen einen Koch mit Freude an regionaler Küche. ".encode() * 5,
            "Hardly anything",
        ),
        ("large.md", b"word " * 1_200_000, "are no job description"),
        ("binary.md", b"\x00\x01\x02 words " * 40, "no text"),
        ("bytes.md", b"\xff\xfe\xd8" * 41, "no text"),
        ("paper.pdf", b"%PDF-1.7", "PDF is not read"),
    ],
)
def test_what_is_no_posting_ends_in_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = screener("jd", tmp_path / name, status=1)
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
