"""JSON Schemas of the four kinds of file, made from the models, for editors to complete and check by."""

from __future__ import annotations

from typing import Any

from screener.content.kinds import Kind, model_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES: dict[Kind, str] = {
    "bank": "Question bank",
    "rubric": "Rubric",
    "flags": "Flag rules",
    "guide": "Hiring guide",
}
_LEVELS = {
    "1": "No incident of their own, or none with a cause.",
    "3": "Signal, cause, fix, and an own part.",
}
_EXAMPLES: dict[str, object] = {
    "id": "degraded-model",
    "title": "MLOps Engineer, first screen",
    "role": "mlops-engineer",
    "rubric": "production-ml",
    "minutes": 4,
    "closing_minutes": 4,
    "must_ask": True,
    "opening": "Most of my questions ask for things that really happened.",
    "closing": "What would you like to know about the team?",
    "competency": "incident-handling",
    "ask": "Tell me about a model of yours that got worse in production.",
    "expects": ["how-detected", "root-cause"],
    "probes": ["What told you first?", "How do you know it cannot come back the same way?"],
    "strong": ["Names the signal, and how late it was"],
    "weak": ["Retrained and moved on"],
    "anchors": _LEVELS,
    "silence": [{"code": "yes-no", "reason": "Opens the next question; nobody scores it."}],
    "code": "yes-no",
    "reason": "Opens the next question; nobody scores it.",
    "levels": {"1": "none", "2": "weak", "3": "sound", "4": "strong", "5": "outstanding"},
    "needed": 2,
    "about": "Detects, explains and prevents failures of models in production.",
    "weights": {"mlops-engineer": {"incident-handling": 3, "systems-thinking": 2}},
    "recommendations": {"strong_yes": "Hire now"},
    "groups": {"more-data": ["more data", "bigger dataset"]},
    "phrases": ["just|simply retrain", "retrain ... @more-data"],
    "probe": "What would you look at before you retrain?",
    "why": "A drop has a cause; refitting on the same broken feed repeats it.",
    "roles": ["ml-engineer"],
    "kinds": ["drift-scenario"],
    "asked": {"reason": ["we use @tools"]},
    "unless": ["check|compare ... drift|feature"],
    "flag": ["I'd just retrain on a fresher batch."],
    "pass": ["Retraining only helps once you know that it is drift."],
    "examples": {"flag": ["I'd just retrain."], "pass": ["I would first look at the features."]},
    "source": "Glassdoor",
    "date": "2026-01",
    "url": "https://example.org/salaries",
    "region": "US",
    "currency": "USD",
    "low": 132000,
    "mean": 161000,
    "high": 199000,
    "level": "senior",
    "note": "25th and 75th percentile.",
    "owns": "Automated pipelines from training to deployment to monitoring.",
    "separates": "Builds tooling that data scientists use without a ticket for each deployment.",
    "focus": "ML pipelines, monitoring, drift",
    "tools": ["MLflow", "Airflow"],
    "deploys": "ML models, training pipelines",
    "monitors": "model accuracy, data drift",
    "hire_when": "After the second ML engineer, or three production models.",
    "bank": "mlops-engineer",
    "skills": ["Python", "Kubernetes"],
    "words": ["drift", "model monitoring"],
    "models": [3, 5],
    "hire": ["mlops-engineer", "data-engineer"],
    "lean_on": ["the existing DevOps team"],
    "teams": 2,
    "target_days": [14, 20],
    "lost_after_days": [14, 21],
    "offers_within_hours": 48,
    "order": ["mlops-engineer", "data-engineer"],
    "overdue_signs": ["Deployments take weeks instead of days."],
    "suits": "A function built from scratch, while the definition of the role still moves.",
    "mistake": "One posting that blends three roles.",
    "instead": "Pick one role, hire, then the next.",
    "red_flags": ["The model is just another container."],
    "unit": "percent",
    "text": "About 87% of ML models never reach production.",
}
"""An example for each key that is text, a number or a short list; the same key means the same everywhere."""


def schema(kind: Kind) -> dict[str, Any]:
    """Give the JSON Schema of a kind of file, with a description and an example of each key."""
    made = model_of(kind).model_json_schema(by_alias=True)
    for part in (made, *made.get("$defs", {}).values()):
        _describe(part)
    made.pop("description", None)
    return {
        "$schema": DIALECT,
        "title": f"{_TITLES[kind]} of screener",
        "description": f"A file that begins with `kind: {kind}`. Unknown keys are errors.",
        **{key: value for key, value in made.items() if key != "title"},
    }


def _describe(part: dict[str, Any]) -> None:
    """Add examples to the properties of an object, and say of keyed levels that their keys are numbers."""
    for name, value in part.get("properties", {}).items():
        value.pop("title", None)
        if name in _EXAMPLES and "const" not in value and "enum" not in value:
            value["examples"] = [_EXAMPLES[name]]
        if name in ("anchors", "levels"):
            value["propertyNames"] = {"pattern": "^[1-7]$"}
