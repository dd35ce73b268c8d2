from __future__ import annotations

import pytest

from tests.flags.rules import bundled, flags


@pytest.mark.parametrize(
    "text",
    [
        "I would just retrain with more data",
        "throw a fresher batch at it and it sorts itself out",
        "I don't see why anybody would look further, a refit is enough.",
        "When it drops I just retrain, and that is still how we do it.",
        "My boss says just retrain, and he is right.",
        "Why would I look further? I just retrain.",
        "We used to look for the cause, now we just retrain.",
        "If the metric drops I just retrain.",
    ],
)
def test_a_reflex_is_flagged_whatever_form_it_comes_in(text: str) -> None:
    assert flags(text) == {"retrain-reflex"}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("I wouldn't just retrain, I'd look at feature freshness first", "negation"),
        ("I'd never just retrain.", "negation"),
        ("I am not a fan of simply retraining.", "negation"),
        ("Just retraining would be a mistake, as the feed may be broken.", "negation"),
        ("My boss says just retrain.", "attribution"),
        ("We used to just retrain every Monday.", "past"),
        ("At first we just retrained. Since then we built a drift report.", "past"),
        ("If drift is confirmed, then I just retrain.", "condition"),
        ("Would I just retrain?", "question"),
        ("You asked whether I'd just retrain.", "question"),
        ("It is tempting to just retrain.", "hypothetical"),
        ("Just retrain, famous last words.", "irony"),
        ("I'd just retrain, but first I look at the feature distributions.", "unless"),
    ],
)
def test_scope_clears_a_match_and_says_by_what(text: str, by: str) -> None:
    reading = bundled().read(text)
    assert reading.findings == ()
    assert by in {cleared.by for cleared in reading.cleared}
    assert all(cleared.cue for cleared in reading.cleared)


def test_a_phrase_that_holds_its_own_no_is_not_cleared_by_it() -> None:
    assert flags("We don't monitor the predictions.") == {"no-monitoring"}
    assert flags("I have never had an incident.") == {"no-incident"}


def test_a_denial_around_such_a_phrase_clears_it() -> None:
    assert flags("I wouldn't say that it's not my job.") == set()


def test_evidence_that_is_waved_away_clears_nothing() -> None:
    assert "retrain-reflex" in flags("I'd just retrain, no need to look at the feature distributions.")


def test_the_container_mindset_is_flagged_without_any_context() -> None:
    assert flags("A model is just another container to me, push the image and done") == {"container-mindset"}


def test_a_line_end_is_no_question_mark() -> None:
    assert flags("I would just retrain with more data\n") == {"retrain-reflex"}
    assert flags("notes:\nI would just retrain with more data\nthen lunch\n") == {"retrain-reflex"}


def test_what_one_used_to_do_reaches_its_own_clause_only() -> None:
    text = "We used to scp pickles to the server. As long as the pods are green the model is fine."
    assert flags(text) == {"no-monitoring"}
