"""Transcripts: told by content, repaired aloud, never silently misread."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import FormatError
from screener.transcripts.detect import read_transcript
from screener.transcripts.turns import Transcript

TEAMS = """WEBVTT

7e1d3a52-0c1f-4b6e-9d5a-1f1f5a7b2c10/14-0
00:00:03.120 --> 00:00:05.400
<v Ivy Panel>Tell me about a model
that got worse.</v>

7e1d3a52-0c1f-4b6e-9d5a-1f1f5a7b2c10/15-0
00:00:06.000 --> 00:00:09.900
<v Ann Example>Sure &amp; it was churn.</v>
"""
ZOOM = """WEBVTT

1
00:00:03.120 --> 00:00:05.400
Ivy Panel: Tell me about a model that got worse.

2
00:00:06.000 --> 00:00:09.900
Ann Example: Sure & it was churn.
"""
SUBRIP = """1
00:00:03,120 --> 00:00:05,400
Ivy Panel: Tell me about a model that got worse.

2
00:00:06,000 --> 00:00:09,900
Ann Example: Sure & it was churn.
"""
TEAMS_TEXT = (
    "Ivy Panel   0:03\nTell me about a model that got worse.\n\nAnn Example   0:06\nSure & it was churn.\n"
)
ZOOM_TEXT = (
    "00:00:03 Ivy Panel: Tell me about a model that got worse.\n00:00:06 Ann Example: Sure & it was churn.\n"
)
PLAIN = "Ivy Panel: Tell me about a model\nthat got worse.\nAnn Example: Sure & it was churn.\n"
WHISPERX = json.dumps(
    {
        "segments": [
            {
                "start": 3.12,
                "end": 5.4,
                "text": " Tell me about a model that got worse.",
                "speaker": "Ivy Panel",
            },
            {"start": 6.0, "end": 9.9, "text": " Sure & it was churn.", "speaker": "Ann Example"},
        ]
    }
)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (TEAMS, "WebVTT"), (ZOOM, "WebVTT"), (SUBRIP, "SubRip"), (TEAMS_TEXT, "a listing of names"),
        (ZOOM_TEXT, "a listing of names"), (PLAIN, "a listing of names"), (WHISPERX, "Whisper JSON"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_talk_is_read_from_every_format(text: str, form: str, end: str) -> None:
    found = read_transcript("\ufeff" + text.replace("\n", end) if form != "Whisper JSON" else text)
    assert found.format == form
    assert [(t.speaker, t.text) for t in found.turns] == [
        ("Ivy Panel", "Tell me about a model that got worse."),
        ("Ann Example", "Sure & it was churn."),
    ]
    if text != PLAIN:
        assert [int(t.start or 0) for t in found.turns] == [3, 6]


def test_a_colon_within_what_is_said_is_no_speaker() -> None:
    text = (
        "Ivy Panel  0:03\nWhat then?\nAnn Example  0:09\nWell, it depends: on the data.\n"
        "Two things: time and money.\n"
    )
    assert read_transcript(text).speakers == ("Ivy Panel", "Ann Example")
    plain = "Ivy: What then?\nAnn: It depends.\nwell, mostly: on data.\nIvy: On what?\nAnn: On data.\n"
    found = read_transcript(plain)
    assert found.speakers == ("Ivy", "Ann")
    assert found.turns[1].text == "It depends. well, mostly: on data."


def test_rolling_captions_are_said_once_and_it_is_told() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\nso we had a model\n\n00:03.000 --> 00:05.000\nso we had a model"
        " that got worse\n\n00:05.000 --> 00:07.000\nthat got worse over two weeks\n"
    )
    found = read_transcript(text)
    assert found.turns[0].text == "so we had a model that got worse over two weeks"
    assert any("rolling" in warning for warning in found.warnings)


def test_overlap_order_and_broken_times_are_told() -> None:
    text = (
        "WEBVTT\n\n00:10.000 --> 00:20.000\n<v A>one</v>\n\n00:12.000 --> 00:14.000\n<v B>two</v>\n\n"
        "00:05.000 --> 00:04.000\n<v A>zero</v>\n"
    )
    found = read_transcript(text)
    assert [turn.text for turn in found.turns] == ["zero one", "two"]
    said = " ".join(found.warnings)
    assert "out of order" in said
    assert "ends before it begins" in said
    assert "while somebody else still speaks" in said


def test_captions_without_speakers_are_told() -> None:
    found = read_transcript("WEBVTT\n\n00:01.000 --> 00:03.000\nhello\n")
    assert found.speakers == ()
    assert any("names a speaker" in warning for warning in found.warnings)


def test_a_segment_of_two_speakers_is_two_turns() -> None:
    words = [
        {"word": "Why?", "start": 0.0, "end": 0.4, "speaker": "A"},
        {"word": "Because.", "start": 0.6, "end": 1.0, "speaker": "B"},
    ]
    text = json.dumps({"segments": [{"start": 0, "end": 1, "text": "Why? Because.", "words": words}]})
    assert [(t.speaker, t.text) for t in read_transcript(text).turns] == [("A", "Why?"), ("B", "Because.")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("   \n\n", "the file is empty"),
        ("Just an essay about models, without anybody speaking.", "no transcript that is known"),
        ("WEBVTT\n\nNOTE nothing else\n", "nobody says anything"),
        ('{"segments": [', "cannot be read"),
        ('{"text": "hello"}', "has no `segments`"),
        ("a\x00b", "no text"),
        ("[" * 100_000, "cannot be read"),
    ],
)
def test_what_is_no_transcript_is_refused_with_the_reason(text: str, said: str) -> None:
    if text.startswith("[[["):
        text = '[{"a": ' + "[" * 100_000
    with pytest.raises(FormatError, match=re.escape(said)):
        read_transcript(text)


SPOKEN = ("well", "we", "saw", "drift", "in", "the", "store", "and", "rolled", "back")
words = st.lists(st.sampled_from(SPOKEN), min_size=1, max_size=9)
talk = st.lists(st.tuples(st.sampled_from(["Ivy Panel", "Ann Example"]), words), min_size=2, max_size=12)


def told(found: Transcript) -> list[str]:
    """Give every word that was said, in order."""
    return [word for turn in found.turns for word in turn.text.split()]


def stamp(seconds: int, mark: str) -> str:
    """Write a time."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}000"


@settings(max_examples=60, deadline=None)
@given(talk)
def test_no_word_is_lost_or_made_up_in_any_format(said: list[tuple[str, list[str]]]) -> None:
    spoken = [(who, " ".join(f"{word}{n}" for word in each)) for n, (who, each) in enumerate(said)]
    cues = [(stamp(10 * n, "."), stamp(10 * n + 9, "."), who, text) for n, (who, text) in enumerate(spoken)]
    every = [word for _, text in spoken for word in text.split()]
    forms = [
        "WEBVTT\n\n" + "\n\n".join(f"{a} --> {b}\n<v {who}>{text}</v>" for a, b, who, text in cues),
        "\n\n".join(
            f"{n}\n{a} --> {b}\n{who}: {text}" for n, (a, b, who, text) in enumerate(cues, 1)
        ).replace(".000", ",000"),
        "\n".join(f"{a[:8]} {who}: {text}" for a, _, who, text in cues),
        json.dumps(
            {
                "segments": [
                    {"start": 10 * n, "end": 10 * n + 9, "text": t, "speaker": w}
                    for n, (w, t) in enumerate(spoken)
                ]
            }
        ),
    ]
    for form in forms:
        found = read_transcript(form)
        assert told(found) == every
        starts = [turn.start for turn in found.turns if turn.start is not None]
        assert starts == sorted(starts)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda b: b.decode("latin-1")))
def test_anything_is_read_or_refused_in_a_sentence(text: str) -> None:
    for before in (
        "",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n",
        '{"segments": [{"text": "',
        "A: one\nB: two\nA: ",
    ):
        try:
            read_transcript(before + text)
        except FormatError as error:
            assert str(error)
