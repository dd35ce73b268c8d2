"""Characters that nobody sees and that change what is read: direction marks, zero-width spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.content.document import Document
from screener.errors import Problem

# Joiners (U+200C, U+200D) belong to several scripts and to emoji, and stay.
_HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufff9-\ufffb]")


def in_text(document: Document) -> Iterator[Problem]:
    """Find hidden characters anywhere in a file, comments too."""
    for found in _HIDDEN.finditer(document.text):
        line, column = document.at(found.start())
        yield Problem(
            document.name,
            line,
            column,
            "warning",
            "hidden-character",
            f"A character that nobody sees (U+{ord(found[0]):04X}) stands here.",
            "Delete it.",
        )
