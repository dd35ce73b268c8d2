"""Detectors of somebody else's: a pluggy hook, found through the entry-point group ``screener``.

A detector is a module or object with a function ``detect(text, context)`` marked by :data:`hookimpl`. What
it finds is shown as found by a plugin, and can be neither a score nor louder than a rule's weight says.
One that fails is named and left out; it never takes the screen down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pluggy

from screener.flags.finding import Context, Finding, Reading

GROUP = "screener"
hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


class Detector:
    """What a detector of somebody else's provides."""

    @hookspec
    def detect(self, text: str, context: Context) -> Iterable[Finding]:  # type: ignore[empty-body]
        """Give findings in ``text``; offsets count code points, half-open, of the text as given."""


def load_detectors() -> pluggy.PluginManager:
    """Find the detectors installed on this machine by their entry points."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Detector)
    manager.load_setuptools_entrypoints(GROUP)
    return manager


def with_detectors(
    reading: Reading, text: str, context: Context, manager: pluggy.PluginManager
) -> tuple[Reading, Sequence[str]]:
    """Add what detectors find to a reading; give it, and a line for every detector that failed."""
    found: list[Finding] = list(reading.findings)
    failed: list[str] = []
    for name, plugin in manager.list_name_plugin():
        detect = getattr(plugin, "detect", None)
        if detect is None:
            continue
        try:
            found.extend(_checked(finding, text) for finding in detect(text=text, context=context))
        except Exception as error:  # a plugin may raise anything; the reading must survive it
            failed.append(f"The detector {name} failed and was left out: {type(error).__name__}.")
    ordered = tuple(sorted(found, key=lambda f: (f.start, f.end, f.rule)))
    return reading.model_copy(update={"findings": ordered}), failed


def _checked(finding: Finding, text: str) -> Finding:
    """Hold a plugin's finding to its place: what it quotes must stand where it says."""
    if not 0 <= finding.start < finding.end <= len(text):
        raise ValueError("a finding outside the text")
    quote = text[finding.start : finding.end]
    return finding.model_copy(update={"source": "plugin", "quote": quote})
