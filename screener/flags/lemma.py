"""Words to lemmas: the one form under which a phrase and a text meet.

A light stemmer for inflection only (retrained, retraining and retrains meet; deployment and deploy do
not), after the first steps of Porter (1980), with irregular forms and British spelling by table. The
result need not be a word: it is compared, never shown.
"""

from __future__ import annotations

from functools import lru_cache

_GROUPED = """
be: is are was were been being am 're
have: has had having
do: does did doing done
go: goes went going gone
get: gets got getting gotten
make: makes made making
take: takes took taken taking
give: gives gave given giving
see: sees saw seen seeing
say: says said saying
tell: tells told telling
think: thinks thought thinking
know: knows knew known knowing
find: finds found finding
come: comes came coming
become: becomes became becoming
run: runs ran running
break: breaks broke broken breaking
build: builds built building
buy: buys bought buying
bring: brings brought bringing
catch: catches caught catching
choose: chooses chose chosen choosing
draw: draws drew drawn drawing
drive: drives drove driven driving
fall: falls fell fallen falling
feel: feels felt feeling
feed: feeds fed feeding
freeze: freezes froze frozen freezing
grow: grows grew grown growing
hear: hears heard hearing
hold: holds held holding
keep: keeps kept keeping
lead: leads led leading
learn: learns learnt learned learning
leave: leaves left leaving
lose: loses lost losing
mean: means meant meaning
meet: meets met meeting
pay: pays paid paying
rise: rises rose risen rising
sell: sells sold selling
send: sends sent sending
show: shows showed shown showing
sink: sinks sank sunk sinking
sleep: sleeps slept sleeping
speak: speaks spoke spoken speaking
spend: spends spent spending
stand: stands stood standing
steal: stole stolen
stick: sticks stuck sticking
teach: teaches taught teaching
throw: throws threw thrown throwing
understand: understands understood understanding
wake: wakes woke woken waking
wear: wears wore worn
win: wins won winning
write: writes wrote written writing
bite: bites bit bitten biting
begin: begins began begun beginning
blow: blows blew blown blowing
burn: burns burnt burned burning
eat: eats ate eaten eating
forget: forgets forgot forgotten forgetting
hide: hides hid hidden hiding
lie: lies lying lied
die: dies dying died
tie: ties tying tied
ride: rides rode ridden riding
shoot: shot shoots shooting
sit: sits sat sitting
swear: swore sworn swears
use: uses used using
like: likes liked liking
move: moves moved moving
save: saves saved saving
tune: tunes tuned tuning
type: types typed typing
code: codes coded coding
care: cares cared caring
date: dates dated dating
face: faces faced facing
file: files filed filing
fire: fires fired firing
gate: gates gated gating
hope: hopes hoped hoping
name: names named naming
note: notes noted noting
page: pages paged paging
rate: rates rated rating
rule: rules ruled ruling
size: sizes sized sizing
time: times timed timing
wire: wires wired wiring
vote: votes voted voting
live: lives lived living
love: loves loved loving
own: owns owned owning
add: adds added adding
bad: worse worst
good: better best
man: men
woman: women
child: children
person: persons
index: indices indexes
datum: datums
much: more most
metric: metrics
colleague: colleagues
series: series
analysis: analyses
hypothesis: hypotheses
fix: fixes fixed fixing
try: tries tried trying
test: tests tested testing
log: logs logged logging
ship: ships shipped shipping
shall: should
can: could
"""

# Left as they are: the rules below would make another word of them, or nothing.
_FIXED = frozenset(
    """
this thus always perhaps plus yes its his us bias alias canvas whereas pandas atlas gas status kubernetes
aws devops mlops ops dataops aiops previous various kudos news less unless else there where these those
here were thing something nothing anything everything during morning evening string spring king ring bring
sing wing ceiling need feed speed seed indeed exceed proceed succeed red bed shed led hundred kindred
sacred naked wicked one once some same done none gone theme sphere since whole maybe more before core
""".split()
)

# "worse", "better" and "more" say something of their own: scope and phrases need them apart from "bad".
_APART = frozenset("worse worst better best more most could should left thought meaning".split())

_SPELLING = {
    "centre": "center", "artefact": "artifact", "catalogue": "catalog", "programme": "program",
    "licence": "license", "defence": "defense", "grey": "gray", "whilst": "while", "amongst": "among",
    "judgement": "judgment", "metre": "meter", "fulfil": "fulfill", "sceptical": "skeptical",
    "learnt": "learn", "towards": "toward", "afterwards": "afterward", "cheque": "check",
    "analyse": "analyze", "analysed": "analyzed", "analysing": "analyzing", "analyses": "analyzes",
    "practise": "practice", "practised": "practiced", "practising": "practicing", "tonne": "ton",
    "anymore": "anymore",
}  # fmt: skip

_IRREGULAR = {
    form: base
    for line in _GROUPED.split("\n")
    if ":" in line
    for base, _, forms in [line.partition(":")]
    for form in forms.split()
    if form not in _APART
}
_VOWELS = frozenset("aeiouy")


def _british(word: str) -> str:
    """Bring British spelling to American: -our, -isation, and the table."""
    word = _SPELLING.get(word, word)
    if "our" in word and len(word) > 5:
        for ending in ("aviour", "avour", "olour", "abour", "onour", "umour", "eighbour"):
            if ending in word:
                return word.replace("our", "or")
    return word.replace("isation", "ization")


def _without_s(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def _without_ending(word: str) -> str:
    """Take -ing and -ed off when a stem with a vowel is left; undo a doubled consonant."""
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and not _VOWELS.isdisjoint(stem):
            if ending == "ed" and word.endswith("eed"):
                return word
            if ending == "ed" and stem.endswith("i"):
                return stem[:-1] + "y"
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lszfeo":
                return stem[:-1]
            return stem
    return word


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """Give the form under which all inflections of a lower-case word meet."""
    word = _british(word)
    if word in _FIXED or word in _APART:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    stem = _without_ending(_without_s(word))
    if stem in _IRREGULAR:
        return _IRREGULAR[stem]
    if len(stem) > 4 and stem.endswith("e") and not stem.endswith("ee"):
        stem = stem[:-1]
    if len(stem) > 5 and stem.endswith("ll"):
        stem = stem[:-1]
    if len(stem) > 5 and stem.endswith("is"):
        stem = stem[:-1] + "z"
    return stem
