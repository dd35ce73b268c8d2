"""From cues to turns: repeats and rolling captions undone, order restored, one speaker's cues joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from screener.transcripts.turns import Cue, Turn

PAUSE = 8.0
"""Seconds of silence after which the same speaker begins a new turn."""
LONGEST_TURN = 400
"""Words after which a turn without any change of speaker is cut at the next cue."""


def repaired(cues: Sequence[Cue], warnings: list[str]) -> tuple[Turn, ...]:
    """Undo what recorders do to captions, telling each repair once, with its count."""
    return tuple(_joined(_unrolled(_ordered(cues, warnings), warnings), warnings))


def _ordered(cues: Sequence[Cue], warnings: list[str]) -> list[Cue]:
    """Put cues in time where all have one; a few out of order are told."""
    timed = [cue for cue in cues if cue.start is not None]
    if len(timed) < len(cues):
        if timed:
            warnings.append(
                f"{len(cues) - len(timed)} of {len(cues)} captions have no time; kept in the file's order."
            )
        return list(cues)
    wrong = sum(1 for a, b in pairwise(cues) if (b.start or 0) < (a.start or 0))
    if not wrong:
        return list(cues)
    warnings.append(f"{wrong} captions are out of order; they were put in time.")
    return sorted(cues, key=lambda cue: cue.start or 0)


def _unrolled(cues: Sequence[Cue], warnings: list[str]) -> list[Cue]:
    """Take out what a rolling caption says again: the words that the caption before ended with."""
    kept: list[Cue] = []
    repeated = 0
    for cue in cues:
        if kept and _near(kept[-1], cue):
            words, before = cue.text.split(), kept[-1].text.split()
            again = _overlap(before, words)
            if again == len(words) or (again >= 3 and again >= 0.3 * min(len(words), len(before))):
                repeated += 1
                rest = " ".join(words[again:])
                kept[-1] = kept[-1]._replace(
                    text=f"{kept[-1].text} {rest}".strip(), end=cue.end or kept[-1].end
                )
                continue
        kept.append(cue)
    if repeated:
        warnings.append(f"{repeated} captions say again what the one before said (rolling); said once here.")
    return kept


def _near(before: Cue, now: Cue) -> bool:
    """Tell whether a caption can be the rolling on of the one before: same speaker, no gap."""
    if before.speaker != now.speaker or now.start is None or before.start is None:
        return False
    return now.start - (before.end if before.end is not None else before.start) <= 1.0


def _overlap(before: Sequence[str], now: Sequence[str]) -> int:
    """Count the words at the start of ``now`` that ``before`` ends with."""
    tail = [w.casefold() for w in before[-60:]]
    head = [w.casefold() for w in now[:60]]
    for count in range(min(len(tail), len(head)), 0, -1):
        if tail[-count:] == head[:count]:
            return count
    return 0


def _joined(cues: Sequence[Cue], warnings: list[str]) -> list[Turn]:
    turns: list[Turn] = []
    overlaps = 0
    for cue in cues:
        last = turns[-1] if turns else None
        if last and cue.start is not None and last.end is not None and cue.start < last.end - 0.5:
            overlaps += last.speaker != cue.speaker
        if last and last.speaker == cue.speaker and _goes_on(last, cue):
            turns[-1] = Turn(last.speaker, last.start, _later(last.end, cue.end), f"{last.text} {cue.text}")
        else:
            turns.append(Turn(cue.speaker, cue.start, cue.end, cue.text))
    if overlaps:
        warnings.append(f"{overlaps} turns begin while somebody else still speaks; both are kept.")
    return turns


def _goes_on(turn: Turn, cue: Cue) -> bool:
    if len(turn.text.split()) > LONGEST_TURN:
        return False
    if cue.start is None or turn.start is None:
        return True
    return cue.start - (turn.end if turn.end is not None else cue.start) <= PAUSE


def _later(one: float | None, other: float | None) -> float | None:
    known = [x for x in (one, other) if x is not None]
    return max(known) if known else None
