"""Record: what every pydantic model of this program is.

Frozen, so that a value handed around cannot change under anybody; closed, so that an unknown key is an
error with a place and never silently dropped; built on first use, so that importing a room costs little.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Record(BaseModel):
    """A frozen model that refuses unknown keys. Values are compared by content."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A stable name in a content file: lower-case words and digits with hyphens between them."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, max_length=20_000)]
"""Something a person wrote and another will read: never empty."""

FormatVersion = Annotated[int, Field(strict=True, ge=1)]
"""The version of a file's format, not of its content."""
