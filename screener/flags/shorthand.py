"""How people write in a hurry: contractions, note takers' abbreviations, and words written two ways."""

from __future__ import annotations

_NOT = """
don't do; doesn't does; didn't did; won't will; wouldn't would; shouldn't should; couldn't could; can't can;
isn't is; aren't are; wasn't was; weren't were; haven't have; hasn't has; hadn't had; mustn't must;
needn't need; mightn't might; shan't shall; ain't is
"""

_OTHER = """
cannot: can not
gonna: going to
wanna: want to
gotta: got to
lemme: let me
gimme: give me
dunno: do not know
kinda: kind of
sorta: sort of
cuz: because
coz: because
cos: because
bc: because
b/c: because
w/: with
w/o: without
wo: without
wld: would
wd: would
shld: should
shd: should
cld: could
ppl: people
smth: something
sth: something
smb: somebody
sb: somebody
abt: about
btw: between
bw: between
prob: probably
probs: probably
def: definitely
defo: definitely
esp: especially
orig: original
prev: previous
prod: production
prd: production
dev: development
env: environment
envs: environments
infra: infrastructure
perf: performance
acc: accuracy
acc'y: accuracy
config: configuration
configs: configurations
cfg: configuration
repo: repository
repos: repositories
k8s: kubernetes
k8: kubernetes
db: database
dbs: databases
cand: candidate
cands: candidates
cdt: candidate
dept: department
mgr: manager
mgmt: management
eng: engineer
engs: engineers
engr: engineer
exp: experience
yrs: years
yr: year
wk: week
wks: weeks
mo: month
mos: months
hrs: hours
mins: minutes
req: requirement
reqs: requirements
resp: responsibility
incl: including
diff: different
diffs: differences
thru: through
tho: though
thx: thanks
pls: please
tmrw: tomorrow
ok: okay
k: okay
nvm: never mind
idk: i do not know
iirc: if i remember
imo: in my opinion
imho: in my opinion
tbh: honestly
afaik: as far as i know
asap: soon
atm: at the moment
rn: right now
ltr: later
mon: monitoring
monit: monitoring
monitrng: monitoring
mntrng: monitoring
retrng: retraining
retrn: retrain
depl: deploy
deplymt: deployment
deployd: deployed
dply: deploy
mdl: model
mdls: models
dat: data
feat: feature
feats: features
pred: prediction
preds: predictions
usr: user
usrs: users
cust: customer
custs: customers
nvr: never
evry: every
everthing: everything
smtimes: sometimes
sw: software
mgd: managed
msg: message
svc: service
svcs: services
srvc: service
acct: account
qn: question
qs: questions
q: question
ans: answer
vs: versus
docs: documentation
auth: authentication
stats: statistics
dist: distribution
dists: distributions
distrib: distribution
val: validation
eval: evaluation
evals: evaluations
n: and
&: and
cicd: ci cd
rollback: roll back
rollbacks: roll backs
rolback: roll back
rollout: roll out
rollouts: roll outs
holdout: hold out
holdouts: hold outs
handover: hand over
handovers: hand overs
handoff: hand off
handoffs: hand offs
dataset: data set
datasets: data sets
setup: set up
setups: set ups
backup: back up
backups: back ups
checkup: check up
cleanup: clean up
signoff: sign off
backtest: back test
backtests: back tests
backtesting: back testing
backtested: back tested
postmortem: post mortem
postmortems: post mortems
runbook: run book
runbooks: run books
codebase: code base
timestamp: time stamp
timestamps: time stamps
whatsoever: what so ever
alot: a lot
noone: no one
nobody: nobody
everytime: every time
anymore: any more
upfront: up front
hotfix: hot fix
scp'd: scp
ssh'd: ssh
"""


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for entry in _NOT.replace("\n", " ").split(";"):
        whole, base = entry.split()
        table[whole] = table[whole.replace("'", "")] = (base, "not")
    for ambiguous in ("wont", "cant", "shant"):
        table[ambiguous] = table[ambiguous[:-1] + "'t"]
    for line in _OTHER.strip().split("\n"):
        short, _, words = line.partition(": ")
        table[short] = tuple(words.split())
    return table


EXPANDED = _table()
"""What a written token stands for, as one or more words in lower case."""

ENDINGS = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'d": "would"}
"""What is written after an apostrophe, as a word of its own."""

IS_BEFORE_S = frozenset(
    "it that there here what who where how he she this everything nothing one let".split()
)
"""Words after which 's is a verb; after any other it is a possessive and left out."""

BARE = {
    "im": ("i", "am"), "ive": ("i", "have"), "id": ("i", "would"), "thats": ("that", "is"),
    "theres": ("there", "is"), "theyre": ("they", "are"), "youre": ("you", "are"),
    "whats": ("what", "is"), "weve": ("we", "have"), "theyll": ("they", "will"), "itll": ("it", "will"),
    "youd": ("you", "would"), "theyd": ("they", "would"), "hes": ("he", "is"), "shes": ("she", "is"),
    "youve": ("you", "have"), "theyve": ("they", "have"), "lets": ("let", "us"),
}  # fmt: skip
"""Contractions whose apostrophe was left out."""

JOINING_PREFIXES = frozenset("re un pre non mis de over under auto co anti".split())
"""Prefixes that join the word after a hyphen: re-train is retrain."""


def expand(token: str) -> tuple[str, ...]:
    """Give the words a token stands for; ``token`` is lower-case with a plain apostrophe."""
    known = EXPANDED.get(token) or BARE.get(token)
    if known:
        return known
    cut = token.find("'")
    if cut < 0:
        return (token,)
    head, tail = token[:cut], token[cut:]
    if tail in ENDINGS and head:
        return (head, ENDINGS[tail])
    if tail == "'s":
        return (head, "us" if head == "let" else "is") if head in IS_BEFORE_S else (head,)
    return tuple(part for part in (head, tail[1:]) if part) or (token,)
