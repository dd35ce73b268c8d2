"""Templates to pages: the only user of Jinja2.

A team's templates lie over the bundled ones, file by file. All run in Jinja2's sandbox with undefined names
refused; HTML is autoescaped, Markdown and text have their own cleaning applied to every value. No template
is ever made from data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from screener.errors import ContentError, Problem
from screener.reporting import charts
from screener.reporting.clean import for_markdown, for_page, for_terminal
from screener.reporting.report import Report, as_data

PageFormat = Literal["html", "md", "txt", "json"]
FORMATS: tuple[PageFormat, ...] = ("html", "md", "txt", "json")
_CLEAN: dict[str, Callable[[str], str]] = {"html": for_page, "md": for_markdown, "txt": for_terminal}


def report_page(report: Report, form: PageFormat, folders: Sequence[Path]) -> str:
    """Render a candidate's report. ``folders`` hold templates, a team's own before the bundled ones.

    Raises ``ContentError`` naming the template's line when a template is broken.
    """
    if form == "json":
        return json.dumps(as_data(report), ensure_ascii=False, indent=2, default=_plain) + "\n"
    numbers = {a.id: a.number for a in (*report.answers, *report.not_asked, *report.own_answers)}
    pictures = {
        "profile": Markup(charts.profile(report.card.competencies, [n for n, _ in report.levels])),
        "course": Markup(charts.course(report.course, numbers, report.minutes_planned)),
    }
    return render(f"report.{form}.j2", folders, {"report": report, "numbers": numbers, **pictures})


def render(name: str, folders: Sequence[Path], context: dict[str, Any]) -> str:
    """Render one template by name; the format is the part of the name before ``.j2``."""
    form = name.rsplit(".", 2)[-2]
    environment = _environment(form, folders)
    try:
        return environment.get_template(name).render(context)
    except TemplateSyntaxError as error:
        raise _broken(error.filename or name, error.lineno, error.message or "syntax error") from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise _broken(*_place(error, folders, name), str(error)) from None


def _environment(form: str, folders: Sequence[Path]) -> ImmutableSandboxedEnvironment:
    clean = _CLEAN[form]
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=form == "html",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    environment.filters |= {
        "clock": clock,
        "day": lambda at: f"{at:%Y-%m-%d}",
        "moment": lambda at: f"{at:%Y-%m-%d %H:%M} UTC",
        "percent": lambda share: f"{int(share * 100 + 1e-9)}%",
        "raw": lambda text: Markup(text) if form == "html" else _Raw(text),
        "wrapped": _wrapped,
    }
    return environment


class _Raw(str):
    """Text of a template's own making, which the cleaning of values leaves alone."""

    __slots__ = ()


def clock(seconds: float) -> str:
    """Give seconds as minutes and seconds, ``m:ss``."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def _wrapped(text: str, width: int = 92, indent: str = "    ") -> str:
    from textwrap import fill

    return "\n".join(
        fill(for_terminal(line), width, initial_indent=indent, subsequent_indent=indent)
        for line in text.splitlines()
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _place(error: Exception, folders: Sequence[Path], name: str) -> tuple[str, int]:
    """Find the template's line in the traceback; Jinja2 rewrites frames to point there."""
    place, trace = (name, 1), error.__traceback__
    roots = tuple(str(folder) for folder in folders)
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(roots) and file.endswith(".j2"):
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _broken(file: str, line: int, message: str) -> ContentError:
    return ContentError(
        (Problem(file, line, 1, "error", "template", f"the template cannot be rendered: {message}.",
                 "See docs/templates.md for what a template may use."),)
    )  # fmt: skip
