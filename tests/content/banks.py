"""Banks as people write them, for tests: any style of quoting, comments, blank lines and brackets."""

from __future__ import annotations

from hypothesis import strategies as st

from screener.content.writing import double_quoted, scalar, single_quoted

HEAD = """\
# yaml-language-server: $schema=../docs/schemas/bank.json
kind: bank
version: 1
id: {name}
role: mlops-engineer   # the role
title: 'A screen'

rubric: production-ml
minutes: 30
"""

GOOD = (
    HEAD.format(name="own")
    + """\
questions:
  - id: own-model-worse
    kind: production-incident
    competency: incident-handling
    ask: Tell me about a forecast of yours that grew stale without anybody noticing.
    minutes: 6
    must_ask: true
    probes:
      - What told you first?
    anchors:
      1: No incident of their own, or none with a cause.
      2: An incident and a fix without a cause.
      3: Signal, cause, fix and an own part in each.
      4: Also the delay, and the check that catches it now.
      5: Also what the failure cost, and how the change was verified.
"""
)

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=60,
).filter(lambda t: t.strip() == t and t.strip() != "")
wordings = st.one_of(
    texts,
    st.sampled_from(
        ["no", "7", "~", "1_000", "# not a comment", "a: b", "- dash",
         "'tis", 'say "so"', "x #y", "*a", "[b", "{c}", "@d",
         "| e",
         "two\nlines",
         "C:\\dir", "Überlast – 10 %?", "end:", "!tag"]
    ),
)  # fmt: skip
comments = st.sampled_from(["", "", "  # a remark", "   #x"])


@st.composite
def written(draw: st.DrawFn, text: str, indent: int) -> str:
    """Write a text in one of the ways that YAML has."""
    lines = text.split("\n")
    pad = " " * indent
    styles = ["double", "plain"]
    if len(lines) == 1:
        styles.append("single")
    if all(line and line == line.strip() for line in lines):
        styles += ["literal", "literal-strip"] + (["folded"] if len(lines) == 1 else [])
    style = draw(st.sampled_from(styles))
    if style == "double":
        return double_quoted(text)
    if style == "single":
        return single_quoted(text)
    head = {"literal": "|", "literal-strip": "|-", "folded": ">-"}.get(style)
    if head:
        return head + "".join(f"\n{pad}{line}" for line in lines)
    return scalar(text)


@st.composite
def questions(draw: st.DrawFn, number: int) -> str:
    """Write one question in block style, its keys in any order."""
    block = draw(st.booleans())
    keys = [
        f"id: q{number}{draw(comments)}",
        "kind: mindset",
        "competency: monitoring",
        f"ask: {draw(written(draw(wordings), 6))}",
        f"minutes: {draw(st.sampled_from(['1', '2.5', '3']))}{draw(comments)}",
    ]
    if draw(st.booleans()):
        keys.append(f"must_ask: {draw(st.sampled_from(['true', 'false', 'yes', 'no']))}{draw(comments)}")
    if block and draw(st.booleans()):
        keys.append("probes:\n      - What then?\n\n      # a remark inside\n      - 'And then?'")
    if draw(st.booleans()):
        keys.append("strong: [one thing, 'another']")
    keys = draw(st.permutations(keys))
    inside = draw(st.sampled_from(["", "    # about this one\n"]))
    return "  - " + "\n    ".join(keys) + "\n" + inside


@st.composite
def bracketed(draw: st.DrawFn, number: int) -> str:
    """Write one question on one line, in brackets."""
    ask = draw(wordings.filter(lambda t: "\n" not in t))
    keys = [f"id: q{number}", "kind: mindset", "competency: monitoring", "minutes: 2"]
    keys.insert(draw(st.integers(0, 4)), f"ask: {draw(st.sampled_from([double_quoted, single_quoted]))(ask)}")
    return "  - {" + ", ".join(keys) + "}\n"


@st.composite
def banks(draw: st.DrawFn) -> tuple[str, int]:
    """Write a bank of one to five questions; give it and their number."""
    count = draw(st.integers(1, 5))
    gaps = st.sampled_from(
        ["", "", "\n", "  # about the next one\n", "\n  # --- a section ---\n", "# far left\n"]
    )
    parts = [draw(gaps) + draw(st.one_of(questions(n), questions(n), bracketed(n))) for n in range(count)]
    text = HEAD.format(name="random") + "questions:\n" + "".join(parts)
    tail = draw(st.sampled_from(["", "\n# the end\n", "closing: Thank you.\n"]))
    text = text + tail
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return (text.replace("\n", "\r\n") if draw(st.booleans()) else text), count
