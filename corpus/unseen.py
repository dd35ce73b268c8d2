"""Measure the engine on the corpus it learns from, honestly: every hand by a model that has not seen it."""

from __future__ import annotations

import json

from corpus.data import Answer, flag_files
from corpus.evaluate import Evaluation, by_engine, evaluate
from corpus.train import EXAMPLE_WEIGHT, case, choose_threshold, rule_examples, train, unseen_scores
from screener.flags.engine import Engine, compile_engine
from screener.flags.learned import load


def engine_on_unseen_hands(answers: list[Answer]) -> Evaluation:
    """Evaluate the engine with a model trained on the other hands only."""
    plain = compile_engine(flag_files(), learned=False)
    families = list(plain.rules)
    cases = [case(plain, a, 1.0) for a in answers] + [case(plain, a, EXAMPLE_WEIGHT) for a in rule_examples()]
    threshold = choose_threshold(unseen_scores(cases, families))
    predict: dict[str, set[str]] = {}
    for hand in sorted({a.hand for a in answers}):
        seen = [c for c in cases if not (c.answer.context.ask and c.answer.hand == hand)]
        model = load(json.dumps(train(seen, families, threshold)))
        engine = Engine(flag_files(), lambda model=model: model)
        find = by_engine(engine)
        predict.update({a.id: find(a) for a in answers if a.hand == hand})
    return evaluate(answers, lambda answer: predict[answer.id])
