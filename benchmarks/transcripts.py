"""A two-hour meeting of about 18,000 words: read, and its candidate's turns looked through for flags.

Prints seconds, and the ratio to splitting the same text into words, in the same run.
"""

from __future__ import annotations

import random
import time

from screener.content.library import open_library
from screener.flags.engine import compile_engine
from screener.flags.finding import Context
from screener.transcripts.detect import read_transcript

SENTENCES = (
    "So we looked at the feature store first and saw that one feed was stale.",
    "I would just retrain with more data, honestly.",
    "The alert fired about two hours late because nobody watched freshness.",
    "Then we rolled back and wrote a check that runs before each release.",
    "It depends on the traffic, and on who owns the pipeline upstream.",
)


def meeting() -> str:
    """Compose two hours of captions of six seconds each."""
    chance = random.Random(1)
    cues = []
    for n in range(1200):
        who = "Ivy Panel" if n % 12 < 2 else "Ann Example"
        at = f"{n * 6 // 3600:02}:{n * 6 // 60 % 60:02}:{n * 6 % 60:02}"
        cues.append(f"{at}.000 --> {at}.900\n<v {who}>{chance.choice(SENTENCES)}</v>")
    return "WEBVTT\n\n" + "\n\n".join(cues)


def main() -> None:
    """Measure and print."""
    text = meeting()
    engine = compile_engine(open_library().flag_files())
    engine.read("warm up", Context())
    began = time.perf_counter()
    words = len(text.split())
    bare = time.perf_counter() - began
    began = time.perf_counter()
    found = read_transcript(text)
    read = time.perf_counter() - began
    flags = sum(
        len(engine.read(t.text, Context()).findings) for t in found.turns if t.speaker == "Ann Example"
    )
    whole = time.perf_counter() - began
    print(f"{len(found.turns)} turns, {found.words} words ({words} tokens of the file), {flags} flags")
    print(f"read {read:.2f} s, with flags {whole:.2f} s, limit 1.5 s")
    print(f"{whole / bare:.0f} times as long as splitting the text into words")


if __name__ == "__main__":
    main()
