from __future__ import annotations

from collections.abc import Iterable

import pluggy

from screener.flags.finding import Context, Finding
from screener.flags.plugins import GROUP, Detector, hookimpl, with_detectors
from tests.flags.rules import bundled


class Shouting:
    @hookimpl
    def detect(self, text: str, context: Context) -> Iterable[Finding]:
        yield Finding(
            rule="shouting", title="Shouting", severity="low", quote="x", start=0, end=3, why="w", probe="p?"
        )


class Broken:
    @hookimpl
    def detect(self, text: str, context: Context) -> Iterable[Finding]:
        raise RuntimeError("boom")


def _manager(*plugins: object) -> pluggy.PluginManager:
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Detector)
    for plugin in plugins:
        manager.register(plugin, name=type(plugin).__name__)
    return manager


def test_a_detector_of_somebody_else_adds_findings_marked_as_its_own() -> None:
    text = "WHY retrain"
    reading, failed = with_detectors(bundled().read(text), text, Context(), _manager(Shouting()))
    assert [(f.rule, f.source, f.quote) for f in reading.findings] == [("shouting", "plugin", "WHY")]
    assert failed == []


def test_a_detector_that_fails_is_named_and_left_out() -> None:
    text = "I would just retrain with more data"
    reading, failed = with_detectors(bundled().read(text), text, Context(), _manager(Broken()))
    assert [finding.rule for finding in reading.findings] == ["retrain-reflex"]
    assert "Broken" in failed[0]


def test_a_finding_outside_the_text_is_a_failure() -> None:
    reading, failed = with_detectors(bundled().read("a"), "a", Context(), _manager(Shouting()))
    assert reading.findings == ()
    assert failed
