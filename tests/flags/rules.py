"""The bundled rules, and rules made on the spot, compiled for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from screener.flags.engine import Engine, compile_engine
from screener.flags.rule import FlagFile

FOLDER = Path(__file__).resolve().parents[2] / "rubrics" / "flags"


@cache
def bundled_files() -> tuple[FlagFile, ...]:
    return tuple(
        FlagFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*.yaml"))
    )


@cache
def bundled(learned: bool = True) -> Engine:
    return compile_engine(bundled_files(), learned)


def file_of(
    *phrases: str, unless: tuple[str, ...] = (), groups: dict[str, list[str]] | None = None
) -> FlagFile:
    return FlagFile.model_validate(
        {
            "kind": "flags",
            "version": 1,
            "id": "made",
            "groups": groups or {},
            "rules": [
                {
                    "id": "made-rule",
                    "title": "Made",
                    "severity": "high",
                    "why": "Because.",
                    "probe": "Why?",
                    "phrases": list(phrases),
                    "unless": list(unless),
                    "examples": {"flag": ["x"], "pass": ["y"]},
                }
            ],
        }
    )


def quotes(text: str, *phrases: str, groups: dict[str, list[str]] | None = None) -> list[str]:
    engine = compile_engine([file_of(*phrases, groups=groups)], learned=False)
    return [finding.quote for finding in engine.read(text).findings]


def flags(text: str) -> set[str]:
    return {finding.rule for finding in bundled().read(text).findings}
