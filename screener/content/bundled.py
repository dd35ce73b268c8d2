"""Where the bundled content is. Imports next to nothing, for every start of the program asks."""

from __future__ import annotations

from pathlib import Path


def bundled_folder() -> Path:
    """Give the folder of the bundled content: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "bundled"
    return inside if inside.is_dir() else package.parent
