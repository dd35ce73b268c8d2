"""A rival of the flag engine: spaCy's Matcher with a window of negation, on the same corpus.

Runs in an environment of its own, for spaCy is no dependency:

    python3 -m venv /tmp/rival && /tmp/rival/bin/pip install spacy
    /tmp/rival/bin/python benchmarks/spacy_rival.py

Patterns of about the effort of the 34 regular expressions of ``flags.py``, over tokens and their forms; a
match with a negation among the four tokens before it, in its sentence, is left out (after NegEx). No trained
pipeline is needed: words are matched by the forms listed here.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import spacy
from spacy.matcher import Matcher

ROOT = Path(__file__).resolve().parents[1]
REAL_TALK = Path(os.environ.get("SCREENER_REAL_TALK") or ROOT.parent / "shared" / "data" / "real_talk.jsonl")
NEGATIONS = {"not", "n't", "never", "no", "without", "nobody", "neither", "nor", "cannot"}
Token = dict[str, Any]


def of(words: str) -> Token:
    """Give a token that is one of some words."""
    return {"LOWER": {"IN": words.split()}}


def gap(most: int) -> list[Token]:
    """Give up to some tokens of any kind."""
    return [{"OP": "?"} for _ in range(most)]


RETRAIN = of("retrain retrained retraining retrains refit refitted refitting refits")
MODEL, JUST = of("model models it"), of("just simply always only")
WATCH = of("monitor monitors monitored watch watched watching")
USERS = of("users customers people business clients")
PATTERNS: dict[str, list[list[Token]]] = {
    "retrain-reflex": [
        [JUST, *gap(1), RETRAIN],
        [RETRAIN, *gap(3), of("with on"), of("more new newer fresh fresher latest recent")],
        [of("more"), *gap(1), of("data"), *gap(4), of("fix fixes solve solves enough helps")],
        [of("throw throwing"), *gap(1), of("more fresh fresher new"), *gap(1), of("data batch")],
    ],
    "container-mindset": [
        [of("just"), of("a another"), *gap(1), of("container service microservice image pod artifact")],
        [of("like as"), *gap(1), of("any every"), of("other"), *gap(1), of("service container app software")],
        [of("nothing"), *gap(1), of("special different particular"), *gap(2), MODEL],
        [of("same"), of("as for"), *gap(2), of("service services app apps software")],
    ],
    "tool-name-dropping": [
        [of("certified certificate certificates certification certifications")],
        [of("industry"), of("standard")], [of("everybody everyone"), of("uses use")],
        [of("mlflow kubeflow airflow sagemaker spark kafka docker kubernetes"), {"IS_PUNCT": True},
         {"IS_TITLE": True}, {"IS_PUNCT": True}, {"IS_TITLE": True}],
    ],
    "no-monitoring": [
        [USERS, of("will would"), *gap(1), of("complain tell call notice shout")],
        [of("nobody no-one noone"), WATCH], [of("no"), of("monitoring dashboards alerts")],
        [of("only just"), WATCH, *gap(1), of("cpu latency uptime memory errors")],
    ],
    "not-my-job": [
        [of("not"), of("my our"), of("job problem responsibility department call business")],
        [of("someone somebody"), of("else"), {"OP": "?"}, of("job problem")],
        [of("over"), of("the"), of("wall fence")], [of("outside"), of("my our"), of("scope remit role")],
        [of("hand handed throw"), of("it"), of("over off")],
    ],
    "holdout-faith": [
        [of("holdout test validation offline"), *gap(4), of("enough settles proves proof decides")],
        [of("trust trusted believe"), *gap(1), of("the"), of("holdout test validation offline auc")],
        [of("online live"), *gap(2), of("noise noisy")],
        [of("auc f1 accuracy"), *gap(3), of("settles says enough")],
    ],
    "blame": [
        [of("their his her"), of("fault mess mistake")],
        [of("blame blamed"), *gap(3), of("team vendor them him her")],
        [of("they"), of("broke messed screwed ruined")],
        [of("because"), *gap(2), of("team vendor guys people"), *gap(2), of("broke messed careless lazy")],
    ],
    "no-incident": [
        [of("never"), *gap(1), of("had seen have"), *gap(2), of("incident incidents outage problem")],
        [of("no"), of("incidents incident outages")],
        [of("in"), of("theory")],
        [of("a"), of("colleague"), of("had told")],
    ],
    "manual-deploy": [
        [of("scp rsync ftp"), *gap(6), of("server prod production box")],
        [of("copy copies copied upload uploaded"), *gap(4), of("server prod production box bucket")],
        [of("by"), of("hand"), *gap(4), of("prod production server deploy")],
        [of("overwrite overwrites overwritten"), *gap(3), of("old file model version")],
    ],
}  # fmt: skip


def main() -> None:
    """Measure and print."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = Matcher(nlp.vocab)
    for family, patterns in PATTERNS.items():
        matcher.add(family, patterns)

    def found(text: str) -> set[str]:
        doc = nlp(text)
        names = set()
        for key, start, _ in matcher(doc):
            first = max(start - 4, doc[start].sent.start)
            if not NEGATIONS & {token.lower_ for token in doc[first:start]}:
                names.add(nlp.vocab.strings[key])
        return names

    right = wrong = lost = 0
    files = sorted((ROOT / "corpus" / "held_back").glob("*.jsonl"))
    answers = [
        json.loads(line) for file in files for line in file.read_text("utf-8").split("\n") if line.strip()
    ]
    for answer in answers:
        flags, told = set(answer["flags"]), found(answer["text"]) - set(answer["acceptable"])
        right, wrong, lost = right + len(told & flags), wrong + len(told - flags), lost + len(flags - told)
    precision, recall = right / max(1, right + wrong), right / max(1, right + lost)
    count = sum(map(len, PATTERNS.values()))
    print(f"spaCy {spacy.__version__}, Matcher with negation, {count} patterns, {len(answers)} answers")
    print(f"P {precision:.3f}  R {recall:.3f}  F1 {2 * right / max(1, 2 * right + wrong + lost):.3f}")
    if REAL_TALK.is_file():
        talk = [json.loads(line)["text"] for line in REAL_TALK.read_text("utf-8").split("\n") if line.strip()]
        alarms = 1000 * sum(bool(found(t)) for t in talk) / len(talk)
        print(f"false alarms in 1,000 of {len(talk)} sentences: {alarms:.1f}")


if __name__ == "__main__":
    main()
