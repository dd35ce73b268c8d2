"""What a check comes to: every problem of every file, the examples run, and the structure of banks."""

from __future__ import annotations

from dataclasses import dataclass

from screener.content.checking.structure import Component
from screener.errors import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one check. ``problems`` are in the order of files and lines."""

    files: int
    problems: tuple[Problem, ...]
    examples_run: int = 0
    examples_failed: int = 0
    structure: tuple[tuple[str, tuple[Component, ...]], ...] = ()
    """By bank, each component of a structured interview and whether it is met."""

    @property
    def errors(self) -> int:
        """Count the errors."""
        return sum(p.severity == "error" for p in self.problems)

    @property
    def warnings(self) -> int:
        """Count the warnings that nobody silenced."""
        return len(self.problems) - self.errors

    def plain(self) -> dict[str, object]:
        """Give the report as plain data for JSON."""
        return {
            "files": self.files,
            "problems": [
                {
                    "file": p.file,
                    "line": p.line,
                    "column": p.column,
                    "severity": p.severity,
                    "code": p.code,
                    "message": p.message,
                    "hint": p.hint,
                }
                for p in self.problems
            ],
            "examples": {"run": self.examples_run, "failed": self.examples_failed},
            "structure": [
                {
                    "bank": bank,
                    "components": [{"component": c.name, "state": c.state, "why": c.why} for c in components],
                }
                for bank, components in self.structure
            ],
        }
