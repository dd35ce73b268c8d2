"""How well job descriptions are read: the right main role, blended or not, on labelled postings.

python -m corpus.evaluate_postings [FILE ...]
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from screener.content.library import open_library
from screener.hiring.job_description import read_posting
from screener.hiring.posting import lines_of

FOLDER = Path(__file__).parent / "postings"


def main(files: list[Path]) -> None:
    """Print the shares of right answers, and each wrong one."""
    guide = open_library().guide()
    for file in files:
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        right = blends = 0
        began = time.perf_counter()
        for number, row in enumerate(rows, 1):
            found = read_posting(guide, lines_of(row["text"]))
            main_right, blend_right = found.roles[0].role == row["main"], found.blended == row["blended"]
            right, blends = right + main_right, blends + blend_right
            if not (main_right and blend_right):
                said = ", ".join(f"{a.role} {a.share:.2f}" for a in found.roles[:4])
                print(
                    f"  {file.stem}:{number} {row['main']} blended={row['blended']}: {said}; {found.blended}"
                )
        each = (time.perf_counter() - began) / len(rows) * 1000
        print(f"{file.name}: main role {right}/{len(rows)}, blended {blends}/{len(rows)}, {each:.1f} ms each")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.jsonl")))
