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
        ("paper.pdf", b"%PDF-1.7", "this PDF cannot be read"),
    ],
)
def test_what_is_no_posting_ends_in_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = screener("jd", tmp_path / name, status=1)
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_posting_is_held_against_the_bank_and_gets_a_first_bank_within_the_minutes(tmp_path: Path) -> None:
    posting = DEV / "senior-mlops-engineer.txt"
    done = screener("jd", posting, "--json", "--bank", tmp_path / "first.yaml", "--minutes", "25")
    held = json.loads(done.stdout)["against_bank"]
    assert held["bank"] == "mlops-engineer"
    assert {"drift-diagnosis", "deployment-safety"} <= {a["competency"] for a in held["asked"]}
    checked = json.loads(screener("check", tmp_path / "first.yaml", "--json").stdout)
    assert [p for p in checked["problems"] if p["severity"] == "error"] == []
    shown = screener("bank", "show", tmp_path / "first.yaml").stdout
    assert "25 min" in shown
    again = screener("jd", posting, "--bank", tmp_path / "first.yaml", status=1)
    assert "is there already" in again.stderr


def test_no_bank_is_made_for_a_blend(tmp_path: Path) -> None:
    (tmp_path / "j.md").write_text(BLEND, "utf-8")
    done = screener("jd", tmp_path / "j.md", "--bank", tmp_path / "first.yaml", status=1)
    assert "No bank is made for a blend" in done.stderr
    assert not (tmp_path / "first.yaml").exists()


def test_a_posting_in_pdf_is_read(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    rows = "".join(f"({line}) Tj T* " for line in BLEND.replace("#", "").splitlines() if line)
    stream = f"BT /F1 10 Tf 14 TL 40 780 Td {rows}ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    data, at = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in at)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + table + end
    (tmp_path / "j.pdf").write_bytes(data)
    assert json.loads(screener("jd", tmp_path / "j.pdf", "--json").stdout)["blended"]
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert "cannot be read" in screener("jd", tmp_path / "bad.pdf", status=1).stderr
