"""A list of questions becomes a bank: read, recognise, draft, write, with a preview of all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from screener.content.importing.columns import Column, columns, header_and_rows
from screener.content.importing.delimited import read_delimited
from screener.content.importing.drafting import MINUTES, Draft, draft, slug
from screener.content.importing.markdown import read_markdown
from screener.content.importing.table import LeftOut, Table
from screener.content.importing.workbook import read_workbook
from screener.content.rubric import Rubric
from screener.content.writing import block, flow_list, scalar
from screener.errors import FormatError

_SCHEMA = "# yaml-language-server: $schema=../docs/schemas/bank.json\n"


@dataclass(frozen=True, slots=True)
class Preview:
    """What becomes what: the columns, how many questions, what is left out and why, what was guessed."""

    source: str
    columns: tuple[Column, ...]
    questions: int
    left_out: tuple[LeftOut, ...]
    guessed: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]

    def lines(self) -> list[str]:
        """Give the preview as lines for a person."""
        out = [f"{self.source}: {self.questions} questions, {len(self.left_out)} left out"]
        out += [f"  {c.name[:40]} -> {c.field or 'left out'} ({c.why})" for c in self.columns]
        out += [f"  {note}" for note in self.notes]
        out += [f"  {key} worked out for {count} questions: look at it" for key, count in self.guessed]
        out += [f"  left out, {o.place}: {o.reason}: {o.text[:60]!r}" for o in self.left_out[:20]]
        if len(self.left_out) > 20:
            out.append(f"  … and {len(self.left_out) - 20} more left out")
        return out


def import_questions(
    source: bytes, name: str, role: str, rubric: Rubric, evidence: Iterable[str] = ()
) -> tuple[str, Preview]:
    """Make the text of a bank from a list, and say what became what. Raises ``FormatError``."""
    table = read_table(source, name)
    header, rows = header_and_rows(table.header, table.rows)
    recognised = columns(header, rows, rubric)
    if not any(c.field == "ask" for c in recognised):
        shown = ", ".join(c.name for c in recognised[:8]) or "none"
        raise FormatError(f"{name}: no column with questions found (columns: {shown}). Call it 'question'.")
    made = draft(recognised, rows, rubric, evidence)
    preview = Preview(
        name,
        recognised,
        len(made.questions),
        (*table.left_out, *made.left_out),
        tuple(sorted(made.guessed.items())),
        (*table.notes, *(f"{count} {what}" for what, count in made.notes.items() if count)),
    )
    if not made.questions:
        raise FormatError("\n".join([f"{name}: no question found.", *preview.lines()[1:]]))
    return _bank(made, role, rubric), preview


def read_table(source: bytes, name: str) -> Table:
    """Read the rows of a file by what it is: a ZIP is a workbook, the rest by its ending and content."""
    ending = name.rpartition(".")[2].casefold()
    if source.startswith(b"PK\x03\x04") or ending in {"xlsx", "xlsm"}:
        return read_workbook(source, name)
    if source.startswith(b"\xd0\xcf\x11\xe0"):
        raise FormatError(f"{name}: an old XLS workbook (or a protected one); save it as XLSX or CSV.")
    if ending in {"md", "markdown", "mkd"}:
        return read_markdown(source, name)
    return read_delimited(source, name)


def _bank(made: Draft, role: str, rubric: Rubric) -> str:
    core = sum(q["minutes"] for q in made.questions if q.get("must_ask"))
    head = {
        "kind": "bank",
        "version": 1,
        "id": role,
        "role": role,
        "title": f"{role.replace('-', ' ').capitalize()}, first screen",
        "rubric": rubric.id,
        "minutes": max(30, min(240, core + 5)),
    }
    return _SCHEMA + block(head) + "\nquestions:\n" + "\n".join(map(question_text, made.questions))


def question_text(question: dict[str, object], indent: int = 2) -> str:
    """Write one question as an entry of a bank."""
    short = {"expects": flow_list(question["expects"])} if question.get("expects") else {}  # type: ignore[arg-type]  # a list of ids
    plain = {key: value for key, value in question.items() if key != "expects"}
    text = block(plain, indent + 2)
    if short:
        text = _after(text, "minutes", f"{' ' * (indent + 2)}expects: {short['expects']}\n")
    return f"{' ' * indent}- {text.lstrip(' ')}"


def _after(text: str, key: str, line: str) -> str:
    lines = text.splitlines(keepends=True)
    at = next(n for n, each in enumerate(lines) if each.strip().startswith(f"{key}:"))
    return "".join([*lines[: at + 1], line, *lines[at + 1 :]])


__all__ = ["MINUTES", "Preview", "import_questions", "question_text", "read_table", "scalar", "slug"]
