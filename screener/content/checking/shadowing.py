"""Rules that get in each other's way: the same phrase twice, or one that never shows without another."""

from __future__ import annotations

from collections import defaultdict

from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.document import Path
from screener.flags.engine import Engine
from screener.flags.finding import Context
from screener.flags.rule import FlagFile, Rule

FEWEST_EXAMPLES = 2


def same_phrases(sheet: Sheet[FlagFile], around: Around) -> Lint:
    """Find a phrase that two rules share under the same conditions: one answer, two flags."""
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for other in around.flags:
        for rule in other.model.rules:
            for phrase in rule.phrases:
                owners[phrase].append((rule.id, _conditions(rule)))
    seen: set[tuple[str, str]] = set()
    for number, rule in enumerate(sheet.model.rules):
        for at, phrase in enumerate(rule.phrases):
            path: Path = ("rules", number, "phrases", at)
            if (rule.id, phrase) in seen:
                yield Found(
                    path, "same-phrase", "This phrase stands twice in this rule.", "Keep one of the two."
                )
            seen.add((rule.id, phrase))
            twins = [name for name, when in owners[phrase] if name != rule.id and when == _conditions(rule)]
            if twins and sheet.sound(*path):
                yield Found(
                    path,
                    "same-phrase",
                    f"The rule `{twins[0]}` has the same phrase.",
                    "Leave it to the rule that it fits better.",
                )


def _conditions(rule: Rule) -> str:
    return f"{sorted(rule.roles)}{sorted(rule.kinds)}{sorted(rule.unless)}"


def shadowed(sheet: Sheet[FlagFile], engine: Engine) -> Lint:
    """Find a rule each of whose own examples is flagged by one other rule as well."""
    for number, rule in enumerate(sheet.model.rules):
        if len(rule.examples.flag) < FEWEST_EXAMPLES:
            continue
        others: set[str] | None = None
        for text in rule.examples.flag:
            found = {f.rule for f in engine.read(text, Context()).findings} - {rule.id}
            others = found if others is None else others & found
            if not others:
                break
        if others:
            yield Found(
                ("rules", number, "id"),
                "shadowed-rule",
                f"Every example of `{rule.id}` is flagged by `{min(others)}` too.",
                "Narrow one of the two, or join them.",
            )
