# ruff: noqa: E501 - hostile lines are kept whole
"""Files that somebody, or something, may put before the reader: each must end in a clear message."""

from __future__ import annotations

from tests.content.banks import GOOD

HEAD = "kind: bank\nversion: 1\nid: x\nrole: y\ntitle: t\nrubric: production-ml\n"
DEEP = 50_000


def _with(line: str) -> bytes:
    return (HEAD + line + "\n").encode()


def _bomb(opening: str, closing: str, width: int, depth: int) -> bytes:
    lines = [f"a0: &a0 {opening}{', '.join(['x'] * width)}{closing}"]
    for level in range(1, depth):
        inner = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} {opening}{inner}{closing}")
    return ("\n".join(lines) + "\n").encode()


def _nested() -> dict[str, bytes]:
    files = {}
    for name, sign in {
        "brackets": "[", "braces": "{", "braces-keys": "{a: ", "mixed": "[{a: ", "dashes": "- ", "questions": "? ",
        "quoted-braces": '{"a": ', "anchors": "[&a ", "tags": "[!!seq ",
    }.items():  # fmt: skip
        files[f"deep-{name}"] = (sign * DEEP).encode()
        files[f"deep-{name}-under-a-key"] = _with(
            "questions: " + ("\n  " if sign in "- ? " else "") + sign * DEEP
        )
    files["deep-closed"] = _with("questions: " + "[" * DEEP + "]" * DEEP)
    files["deep-closers"] = _with("questions: " + "]" * DEEP)
    files["deep-indentation"] = "".join(" " * n + "a:\n" for n in range(400)).encode()
    files["deep-comments"] = _with("questions: [" + "#[\n" * DEEP)
    return files


def _large() -> dict[str, bytes]:
    return {
        "scalar-of-10-mb": _with("closing: " + "a" * 10_000_000),
        "scalar-of-7-mb": _with("closing: " + "a" * 7_000_000),
        "scalar-of-7-mb-quoted": _with('closing: "' + "a" * 7_000_000 + '"'),
        "scalar-of-7-mb-block": _with("closing: |\n  " + "a" * 7_000_000),
        "scalar-of-2-mb-lines": _with("closing: |\n" + "  a\n" * 500_000),
        "scalar-of-escapes": _with('closing: "' + "\\n" * 1_000_000 + '"'),
        "spaces": b" " * 7_000_000,
        "line-ends": b"\n" * 7_000_000,
        "comments": b"# x\n" * 1_500_000,
        "comment-of-7-mb": b"# " + b"x" * 7_000_000,
        "list-of-a-million": _with("questions:\n" + "- a\n" * 1_000_000),
        "list-of-a-million-in-brackets": _with("questions: [" + "a," * 1_000_000 + "]"),
        "keys-by-the-hundred-thousand": _with("\n".join(f"k{n}: 1" for n in range(200_000))),
        "empty-questions": _with("questions:\n" + "- {}\n" * 100_000),
        "wrong-questions": _with("questions:\n" + "- 7\n" * 100_000),
        "wrong-evidence": (GOOD + "    expects: [" + "No," * 50_000 + "]\n").encode(),
        "same-keys": b"a: 1\n" * 500_000,
        "key-of-a-megabyte": b"a" * 1_000_000 + b": 1\n",
        "quoted-key-of-a-megabyte": b'"' + b"a" * 1_000_000 + b'": 1\n',
        "digits": _with("minutes: " + "9" * 1_000_000),
        "float-digits": _with("minutes: 0." + "9" * 1_000_000),
        "exponent": _with("minutes: 1.0e999999999"),
        "underscores": _with("minutes: 1" + "_" * 1_000_000),
        "documents": b"---\n" * 200_000,
        "directives": b"%TAG ! x\n" * 200_000,
        "anchors": b"".join(b"a%d: &a%d x\n" % (n, n) for n in range(60_000)),
        "long-id": _with("questions: [{id: " + "a-" * 500_000 + "a}]"),
    }


def _aliases() -> dict[str, bytes]:
    return {
        "bomb-of-lists": _bomb("[", "]", 9, 9),
        "bomb-of-keys": _bomb("{k: [", "]}", 9, 9),
        "bomb-wide": _bomb("[", "]", 49, 3),
        "cycle": _with("questions: &q [*q]"),
        "cycle-of-keys": _with("questions: &q {a: *q}"),
        "cycle-of-two": _with("a: &a [b, &b [*a, *b]]"),
        "cycle-at-the-root": b"&r {kind: bank, questions: *r}\n",
        "alias-to-nothing": _with("questions: *nothing"),
        "alias-as-key": _with("a: &a b\n*a : c"),
        "many-aliases": _with("a: &a x\nb: [" + "*a, " * 200 + "]"),
        "merge": _with("a: &a {b: c}\nd:\n  <<: *a"),
        "merge-list": _with("a: &a {b: c}\nd:\n  <<: [*a, *a]"),
    }


def _tags() -> dict[str, bytes]:
    tags = (
        "!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!python/module:os", "!!binary aGk=",
        "!!set {a, b}", "!!omap [a: 1]", "!!timestamp 2001-01-01", "!!int '7'", "!!str 7", "!local x", "! x",
        "!<tag:yaml.org,2002:str> x", "!e!x y", "!!", "!!python/tuple [1]", "!!float nan", "!!null ''", "!!bool yes",
    )  # fmt: skip
    return {f"tag-{number}": _with(f"closing: {tag}") for number, tag in enumerate(tags)}


def _bytes() -> dict[str, bytes]:
    text = HEAD + "closing: Grüße\n"
    return {
        "empty": b"",
        "only-a-mark": b"\xef\xbb\xbf",
        "two-marks": b"\xef\xbb\xbf\xef\xbb\xbf" + HEAD.encode(),
        "zero": b"\0" * 1000,
        "zero-inside": _with("closing: a\0b"),
        "latin-1": text.encode("latin-1"),
        "utf-16": text.encode("utf-16"),
        "utf-16-le-unmarked": text.encode("utf-16-le"),
        "utf-32": text.encode("utf-32"),
        "overlong": _with("closing: ") + b"\xc0\xaf",
        "surrogate": HEAD.encode() + b"closing: \xed\xa0\x80\n",
        "cut-off": "closing: ü".encode()[:-1],
        "escape-codes": _with("closing: \x1b]52;c;aGk=\x07"),
        "c1": _with("closing: \x9b31m"),
        "delete": _with("closing: \x7f"),
        "lone-escape": _with('closing: "\\ud800"'),
        "escaped-zero": _with('questions: "\\0"'),
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "archive": b"PK\x03\x04" + bytes(range(256)) * 20,
        "mac-line-ends": HEAD.replace("\n", "\r").encode(),
    }


def _broken() -> dict[str, bytes]:
    lines = {
        "tab": "questions:\n\t- id: x", "tab-after-dash": "questions:\n  -\tid: x\n\t  ask: y",
        "open-quote": 'closing: "never closed', "open-single-quote": "closing: 'never closed",
        "apostrophe": "closing: 'don't'", "text-after-quote": 'closing: "a" b', "colon": "closing: one: two",
        "open-bracket": "questions: [a, b", "open-brace": "questions: {a: b", "wrong-bracket": "questions: [a}",
        "comma": "questions: [a b: c d: e]", "at": "closing: @home", "backtick": "closing: `code`",
        "percent": "%closing: x", "star": "closing: *bold* text", "ampersand": "closing: & x",
        "exclamation": "closing: !wow", "no-colon": "closing Thank you", "no-space": "closing:Thank you",
        "indentation": "questions:\n  - id: x\n   ask: y", "indented-root": "  closing: x",
        "dash-at-root": "- id: x", "block-head": "closing: | text", "fold-head": "closing: > 5 minutes",
        "escape": 'closing: "\\q"', "second-document": "---\nkind: bank", "document-end": "...\nfoo", "key-list": "[a]: b",
        "key-map": "{a: b}: c", "key-question": "? a", "no-key": ": b", "null-key": "~: b", "number-key": "1: b",
        "true-key": "yes: b", "twice": "id: y", "twice-quoted": '"id": y', "number-as-title": "title2: 1",
        "list-as-text": "closing: [a, b]", "keys-as-text": "closing: {a: b}", "no-as-text": "closing: no",
        "on-as-text": "closing: on", "number-as-text": "closing: 7", "date-as-minutes": "minutes: 2020-01-01",
        "nan": "minutes: .nan", "infinity": "minutes: .inf", "minus": "minutes: -5", "hex": "minutes: 0x1F",
        "octal": "minutes: 0o17", "sexagesimal": "minutes: 1:30", "version-text": "version2: '1'",
        "questions-null": "questions:", "questions-text": "questions: none", "questions-keys": "questions: {a: b}",
        "questions-of-lists": "questions: [[a]]", "questions-of-null": "questions: [~, ~]",
        "anchors-list": "questions: [{anchors: [a, b]}]", "anchors-words": "questions: [{anchors: {one: a}}]",
        "silence-text": "silence: all", "unknown-key": "questoins: []",
    }  # fmt: skip
    return {f"broken-{name}": _with(line) for name, line in lines.items()}


def _kinds() -> dict[str, bytes]:
    return {
        "no-kind": b"id: x\n", "unknown-kind": b"kind: banc\nversion: 1\n", "kind-list": b"kind: [bank]\n",
        "kind-null": b"kind:\n", "newer-version": HEAD.replace("version: 1", "version: 99").encode(),
        "text-version": HEAD.replace("version: 1", "version: one").encode(), "true-version": b"kind: bank\nversion: yes\n",
        "only-text": b"hello\n", "only-list": b"- a\n- b\n", "only-number": b"7\n", "json": b'{"kind": "bank"}',
        "html": b"<!doctype html><html><body>404</body></html>", "csv": b"id,ask\n1,What?\n",
        "conflict": GOOD.replace("    minutes: 6\n", "<<<<<<< HEAD\n    minutes: 6\n=======\n>>>>>>> x\n").encode(),
        "rubric-of-nothing": b"kind: rubric\nversion: 1\nid: r\ntitle: t\nlevels: {}\ncompetencies: []\nweights: {}\n",
        "flags-with-a-pattern": (
            "kind: flags\nversion: 1\nid: f\nrules:\n  - id: r\n    title: t\n    severity: high\n    why: w\n    probe: p\n"
            "    phrases: ['" + "(a|a ... " * 40 + "b" + ")" * 40 + "']\n    examples: {flag: ['" + "a " * 3000 + "']}\n"
        ).encode(),
        "flags-with-groups-in-a-circle": (
            b"kind: flags\nversion: 1\nid: f\ngroups: {a: ['@b'], b: ['@a']}\nrules: []\n"
        ),
        "guide-of-nothing": b"kind: guide\nversion: 1\nroles: []\n",
    }  # fmt: skip


FILES: dict[str, bytes] = {
    **_nested(), **_large(), **_aliases(), **_tags(), **_bytes(), **_broken(), **_kinds(),
}  # fmt: skip
