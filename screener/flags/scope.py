"""Scope: whether what a phrase found is the candidate's own present position.

A match is cleared when a cue around it denies it, ascribes it to somebody else, puts it into a past that
was given up, makes it depend on a diagnosis, or leaves it to a question, a quotation, a hypothetical or a
joke. A cue inside the match clears nothing: a phrase that holds its own "no" means it. And each cue has
its opposite: an endorsement cancels an attribution, a "still" cancels a past, a "no need" is no denial.
"""

from __future__ import annotations

from dataclasses import dataclass

from screener.flags.matcher import Board, Span

_BEFORE_REACH = 7
_AFTER_REACH = 11
_FAR = 36
_PAST_FORMS = frozenset(
    "was were did had went ran put kept left made took gave sent wrote built said told thought got let threw "
    "shipped copied broke came did saw".split()
)


@dataclass(frozen=True, slots=True)
class Clearing:
    """Why a match is no flag: the kind of scope, and the words that say so."""

    by: str
    cue: str


class Scope:
    """Answers, for one window, what scope a match stands in. Cues are looked up when first needed."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._cues: dict[str, list[Span]] = {}
        self._clearings: dict[Span, Clearing | None] = {}

    def cues(self, name: str) -> list[Span]:
        """Give the places of one list of cues, longest first where several begin together."""
        known = self._cues.get(name)
        if known is None:
            found = [
                Span(at, at + length)
                for length, mask in self.board.group("cue-" + name).items()
                for at in _bits(mask)
            ]
            known = self._cues[name] = sorted(found)
        return known

    def clearing(self, match: Span) -> Clearing | None:
        """Give what clears a match, or None when it stands."""
        if match not in self._clearings:
            self._clearings[match] = self._find_clearing(match)
        return self._clearings[match]

    def _find_clearing(self, match: Span) -> Clearing | None:
        for test, kind in _TESTS.items():
            cue = test(self, match)
            if cue is not None:
                return Clearing(kind, self.board.words.quote(cue.first, cue.last))
        return None

    def denied(self, match: Span) -> Span | None:
        """Look for a denial before the match ("I wouldn't just …") or after it ("… is a mistake")."""
        return self._denied_before(match) or self._denied_after(match)

    def dismissed(self, evidence: Span) -> Span | None:
        """Look for what takes evidence back: a denial, or "no need to" and "why would I" before it."""
        for cue in self.cues("not-really"):
            near = evidence.first - _BEFORE_REACH <= cue.last <= evidence.first
            if near and not self._interrupted(cue.last, evidence.first):
                return cue
        return self._denied_before(evidence)

    def _denied_before(self, match: Span) -> Span | None:
        for cue in self.cues("not-right-before"):
            if cue.last == match.first and not self._breaks(cue.last, match.first):
                return cue
        pseudo = self.cues("not-really")
        for cue in self.cues("not"):
            if not (match.first - _BEFORE_REACH <= cue.last <= match.first) or cue.first >= match.first:
                continue
            if any(p.first <= cue.first and cue.last <= p.last for p in pseudo):
                continue
            if not self._interrupted(cue.last, match.first):
                return cue
        return None

    def _interrupted(self, start: int, end: int) -> bool:
        """Say whether a clause ends, a comma stands or the thought turns between two places."""
        between = ((1 << (end + 1)) - 1) ^ ((1 << start) - 1)
        words = self.board.words
        if (words.hard | words.soft) & between:
            return True
        return any(start <= cue.first and cue.last <= end and cue.last < end for cue in self.cues("turn"))

    def _denied_after(self, match: Span) -> Span | None:
        for cue in self.cues("denied-after"):
            near = match.last <= cue.first <= match.last + _AFTER_REACH
            if near and self._breaks(match.last, cue.first) <= 1:
                return cue
        for cue in self.cues("denied-right-after"):
            if cue.first == match.last and not self._breaks(match.last, cue.first):
                return cue
        return None

    def _breaks(self, start: int, end: int) -> int:
        between = ((1 << (end + 1)) - 1) ^ ((1 << start) - 1)
        return (self.board.hard & between).bit_count()

    def _near(self, name: str, match: Span, breaks: int) -> Span | None:
        """Give the first cue of a list at most so many clause ends away on either side."""
        for cue in self.cues(name):
            if cue.last <= match.first and self._breaks(cue.last, match.first) <= breaks:
                return cue
            if cue.first >= match.last and self._breaks(match.last, cue.first) <= breaks:
                return cue
        return None

    def _before_in_clause(self, name: str, match: Span) -> Span | None:
        for cue in self.cues(name):
            if cue.last <= match.first and not self._breaks(cue.last, match.first):
                return cue
        return None

    def of_others(self, match: Span) -> Span | None:
        """Look for somebody else who says, wants or believes it, and whom the candidate does not join."""
        says = self._around("say", match)
        for who in self._around("others", match):
            if who.last > match.first or self._breaks(who.last, match.first):
                continue
            subject = who.last >= match.first - 1 and self.board.words.forms[who.first] != "they"
            if subject:  # of what was found; "they" is too often the candidate's own people
                return None if self._near("endorsed", match, 3) else who
            for say in says:
                near = who.last <= say.first <= who.last + 3 and say.last <= match.first + 1
                if near and match.first - say.last <= 9 and not self._own_between(say.last, match.first):
                    return None if self._near("endorsed", match, 3) else Span(who.first, say.last)
        return None

    def _own_between(self, start: int, end: int) -> bool:
        forms = self.board.words.forms
        soft = self.board.words.soft
        return any(
            forms[at] in ("i", "but") and soft >> at & 1 for at in range(start, min(end + 1, len(forms)))
        )

    def outgrown(self, match: Span) -> Span | None:
        """Look for a past that was given up: a past cue or tense before, the change after it."""
        if self._near("still", match, 2):
            return None
        past = self._past_before(match)
        if past is None and not self._past_tense(match):
            return None
        if past is not None and self._given_up_by_itself(past, match):
            return past
        for cue in self.cues("given-up"):
            if cue.first >= match.last or (past is not None and cue.last <= match.first):
                return past or cue
        return None

    def _given_up_by_itself(self, past: Span, match: Span) -> bool:
        """Say whether the past cue is a "used to" in the match's own clause: it needs no further word."""
        used_to = self.board.words.forms[past.first : past.last] == ["used", "to"]
        return used_to and not self._breaks(past.last, match.first)

    def _past_before(self, match: Span) -> Span | None:
        for cue in self.cues("past"):
            near = cue.last <= match.first and self._breaks(cue.last, match.first) <= 2
            if near and not self._present_between(cue.last, match.first):
                return cue
            if cue.first == match.last:
                return cue
        return None

    def _present_between(self, start: int, end: int) -> bool:
        return any(start <= cue.first < end for cue in self.cues("present"))

    def _past_tense(self, match: Span) -> bool:
        words = self.board.words
        low = max(0, match.first - 2)
        return any(
            form in _PAST_FORMS or (form.endswith("ed") and form != "need")
            for form in words.forms[low : match.last]
        )

    def conditional(self, match: Span) -> Span | None:
        """Look for a condition that asks for the cause first: "once we know", "only if it is drift"."""
        only = self._near("only-if", match, 0)
        if only is not None:
            return only
        tests = self._around("diagnosis", match)
        for cue in self._around("if", match):
            if self._breaks(min(cue.first, match.first), max(cue.first, match.first)):
                continue
            for test in tests:
                near = cue.last <= test.first <= cue.last + 6
                if near and not self._breaks(cue.last, test.first):
                    return Span(cue.first, test.last)
        return None

    def _around(self, name: str, match: Span) -> list[Span]:
        """Give the cues of a list near a match and outside it."""
        low, high = match.first - _FAR, match.last + _FAR
        return [
            cue
            for cue in self.cues(name)
            if low <= cue.first <= high and not (match.first <= cue.first < match.last)
        ]

    def asked(self, match: Span) -> Span | None:
        """Look for the interviewer's voice: a question that is not rhetorical, or "you asked …"."""
        words = self.board.words
        if words.asked >> match.first & 1:
            if any(
                not self._breaks(min(c.last, match.first), max(c.first, match.last))
                for c in self.cues("rhetorical")
            ):
                return None
            return Span(match.first, match.first + 1)
        cue = self._before_in_clause("interviewer", match)
        return cue if cue and match.first - cue.last <= 8 else None

    def quoted(self, match: Span) -> Span | None:
        """Look for quotation marks around what somebody else said."""
        if not self.board.words.quoted >> match.first & 1:
            return None
        around = self._near("quoting", match, 1)
        own = self._before_in_clause("own-words", match)
        if around is None or (own is not None and own.first > around.first):
            return None
        return None if self._near("endorsed", match, 3) else around

    def hypothetical(self, match: Span) -> Span | None:
        """Look for what one might be tempted to do."""
        cue = self._before_in_clause("hypothetical", match)
        return cue if cue and match.first - cue.last <= 10 else None

    def ironic(self, match: Span) -> Span | None:
        """Look for the cheap marks of irony nearby."""
        return self._near("irony", match, 1)


_TESTS = {
    Scope.denied: "negation",
    Scope.of_others: "attribution",
    Scope.outgrown: "past",
    Scope.conditional: "condition",
    Scope.asked: "question",
    Scope.quoted: "quotation",
    Scope.hypothetical: "hypothetical",
    Scope.ironic: "irony",
}


def _bits(mask: int) -> list[int]:
    """Give the places of the bits that are set, at most 200 of them."""
    found: list[int] = []
    while mask and len(found) < 200:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
