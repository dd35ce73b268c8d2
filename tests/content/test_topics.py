"""Topics that may not be asked are found; words of the trade that look like one are left alone."""

from __future__ import annotations

import pytest

from screener.content.checking.topics import topics_in

ASKED = {
    "disability or health": ["Do you have any disabilities?", "How is your health?"],
    "sick days": ["How many sick days did you take last year?"],
    "family medical history": [
        "Tell us your family medical history.",
        "Is there a history of cancer in your family?",
    ],
    "pay history": [
        "What is your current salary?",
        "What did you earn in your last job?",
        "What were you paid before?",
    ],
    "arrests and convictions": ["Have you ever been arrested?", "Do you have a criminal record?"],
    "union membership": ["Are you a member of a union?", "Do you belong to a trade union?"],
    "citizenship": ["Are you a U.S. citizen?", "What is your nationality?"],
    "pregnancy": ["Are you pregnant?", "Are you planning to start a family?"],
    "children and care": ["Do you have kids?", "Who looks after your children when you are on call?"],
    "marriage": ["Are you married?", "What does your husband do?"],
    "age": ["How old are you?", "What is your date of birth?"],
    "graduation year": ["When did you graduate?", "What year did you graduate from college?"],
    "race or ethnicity": ["What is your race?"],
    "accent": ["Where is your accent from?"],
    "birthplace": ["Where were you born?", "What country are you from?"],
    "native language": ["Is English your native language?", "What is your mother tongue?"],
    "religion": ["What is your religion?", "Will you need time off for religious holidays?"],
    "politics": ["Who did you vote for?", "What are your political views?"],
    "sexual orientation or gender identity": ["Are you gay?", "What is your sexual orientation?"],
    "military discharge": ["What type of military discharge did you receive?"],
    "credit and debts": ["Have you ever filed for bankruptcy?", "How is your credit?"],
    "a photo": ["Please send us a photo of yourself."],
}

TRADE = """
How do you watch training data age and feature age?
Which family of models would you try first?
Tell me about a race condition in a pipeline.
What does the health check of your model server look at?
How do you define model health?
Do you use native Kubernetes tools or a cloud-native platform?
What accent colour does the dashboard use?
How does the parent process learn that a child process died?
Which tests do you follow religiously?
How would you check a credit scoring model for bias by age and gender?
When did you retire a model?
How would you detect that a healthcare model drifted for patients over a certain age?
Tell me about a disabled feature flag that hurt a model.
How would you UNION ALL two tables of labels?
You have strong convictions on tooling; tell me about one you dropped.
How old was the feature when the model read it?
What is the age of the oldest record in your feature store?
How did you arrest the drift?
What was your last base image?
What is your current package manager?
How do children of a DAG node get retried?
Does the model predict pregnancy? How would you monitor it?
How do you keep a photo classification model fresh?
The hospital discharge model fails at night. What do you do?
A model predicts which customers will default on their credit.
They married the feature store with the registry. What do you think of it?
Their parents in the lineage graph are stale. What do you do?
What is your diagnosis?
How do you guard against racial bias in a face model?
""".strip().splitlines()


@pytest.mark.parametrize(
    ("topic", "text"), [(topic, text) for topic, texts in ASKED.items() for text in texts]
)
def test_a_question_about_a_person_is_found_with_its_place_and_an_alternative(topic: str, text: str) -> None:
    found = {each.topic: each for each in topics_in(text)}
    assert topic in found
    message, hint = found[topic].asked()
    assert message.startswith(f"May ask about {topic} ({found[topic].status}, ")
    assert hint.startswith("Ask instead: '")
    start, end = found[topic].span
    assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("text", TRADE)
def test_words_of_the_trade_are_no_topic(text: str) -> None:
    assert topics_in(text) == []


def test_notes_are_told_what_to_keep() -> None:
    assert (
        topics_in("Said that she is pregnant.")[0].noted()
        == "Mentions pregnancy. Keep only what bears on the job."
    )


def test_long_text_is_looked_through_without_a_hitch() -> None:
    assert topics_in("your " * 50_000 + "model of models " * 10_000) == []
