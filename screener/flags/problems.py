"""What is wrong with the phrases of a flag file: every one that cannot be compiled, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from screener.errors import PhraseError
from screener.flags.asking import ASKINGS
from screener.flags.cues import CUES
from screener.flags.phrase import Phrase, check_groups, find_cycle, parsed
from screener.flags.rule import FlagFile, Rule, Signal
from screener.flags.themes import THEMES

_MOST_GROUP_PHRASES = 2_000

Path = tuple[str | int, ...]
"""Keys and positions that lead to a value inside a flag file, such as ("rules", 0, "phrases", 2)."""


def phrases_of(file: FlagFile) -> Iterator[tuple[Path, str]]:
    """Yield every phrase of a flag file with the path of keys that leads to it."""
    for name, members in file.groups.items():
        for at, text in enumerate(members):
            yield ("groups", name, at), text
    for number, evidence in enumerate(file.evidence):
        for at, text in enumerate(evidence.phrases):
            yield ("evidence", number, "phrases", at), text
    for kind, number, owner in owners_of(file):
        for at, text in enumerate(owner.phrases):
            yield (kind, number, "phrases", at), text
        for at, text in enumerate(owner.unless):
            yield (kind, number, "unless", at), text
        if isinstance(owner, Rule):
            for asked, members in owner.asked.items():
                for at, text in enumerate(members):
                    yield (kind, number, "asked", asked, at), text


def owners_of(file: FlagFile) -> Iterator[tuple[str, int, Rule | Signal]]:
    """Yield the rules and signals of a file with the key and position of each."""
    yield from (("rules", at, rule) for at, rule in enumerate(file.rules))
    yield from (("signals", at, signal) for at, signal in enumerate(file.signals))


def phrase_problems(
    file: FlagFile, groups: Mapping[str, Sequence[str]] | None = None
) -> list[tuple[Path, PhraseError]]:
    """Give every phrase of a file that cannot be compiled, each with the path to it.

    ``groups`` are those of all files in force, by name; the file's own and the built-in cues are added.
    """
    known: dict[str, Sequence[str]] = {**CUES, **THEMES, **(groups or {}), **file.groups}
    found: list[tuple[Path, PhraseError]] = []
    for path, text in phrases_of(file):
        try:
            _checked(path, text, known)
        except PhraseError as error:
            found.append((path, error))
    return found + _group_problems(file, known) + _asked_problems(file)


def _checked(path: Path, text: str, known: Mapping[str, object]) -> Phrase:
    phrase = parsed(text)
    check_groups(phrase, known)
    if path[0] == "groups" and (len(phrase.answer) > 1 or len(phrase.answer[0]) > 1):
        raise PhraseError(
            "A group's phrase cannot hold `&`.", text.find("&") + 1, "Use `...` or two phrases."
        )
    return phrase


def _group_problems(file: FlagFile, known: Mapping[str, Sequence[str]]) -> list[tuple[Path, PhraseError]]:
    found: list[tuple[Path, PhraseError]] = []
    for name, members in file.groups.items():
        if len(members) > _MOST_GROUP_PHRASES:
            error = PhraseError(
                f"@{name} has {len(members)} phrases, more than {_MOST_GROUP_PHRASES}.", 1, "Split it."
            )
            found.append((("groups", name), error))
    own = {
        name: _good(known[name]) for name in known if file.groups and name not in CUES and name not in THEMES
    }
    if circle := find_cycle(own):
        shown = " uses ".join("@" + name for name in circle)
        error = PhraseError(f"A group cannot use itself: {shown}.", 1, "Take one of these uses out.")
        if circle[0] in file.groups:
            found.append((("groups", circle[0]), error))
    return found


def _asked_problems(file: FlagFile) -> list[tuple[Path, PhraseError]]:
    return [
        (
            ("rules", number, "asked", asked),
            PhraseError(
                f"Questions are not told apart by `{asked}`.", 1, f"Known: {', '.join(sorted(ASKINGS))}."
            ),
        )
        for number, rule in enumerate(file.rules)
        for asked in rule.asked
        if asked not in ASKINGS
    ]


def _good(members: Sequence[str]) -> list[Phrase]:
    """Parse what can be parsed; what cannot is reported where it stands."""
    good: list[Phrase] = []
    for text in members:
        try:
            good.append(parsed(text))
        except PhraseError:
            continue
    return good
