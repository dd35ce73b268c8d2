"""The command line's front door: finds the command, loads only that one, turns errors into one line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from screener import __version__
from screener.cli import outcome
from screener.errors import ScreenerError, UsageError

COMMANDS: dict[str, tuple[str, str]] = {
    "screen": ("screen", "start a live screen"),
    "resume": ("resume", "go on with an unfinished screen"),
    "demo": ("demo", "fill a database with made-up candidates and look around"),
    "list": ("list", "the screens in the database"),
    "show": ("show", "one screen with every answer, score, note and flag"),
    "report": ("report", "a candidate's report: HTML, Markdown, text or JSON"),
    "compare": ("compare", "the candidates for a role side by side"),
    "panel": ("panel", "who of a panel asks which questions"),
    "debrief": ("debrief", "one candidate for the decision meeting: voices, differences, evidence"),
    "decide": ("decide", "record the hiring lead's decision about a candidate"),
    "agreement": ("agreement", "how far interviewers agree: alpha, ICC, kappa"),
    "calibrate": ("calibrate", "the same recorded answers scored by all, and compared"),
    "fairness": ("fairness", "adverse impact of decisions, from counts by group"),
    "flag": ("flag", "look for red flags in a text"),
    "check": ("check", "check banks, rubrics, flag rules and the hiring guide"),
    "schema": ("schema", "the JSON Schema of a kind of file, for editors"),
    "bank": ("bank", "start, show, compare and weigh question banks"),
    "content": ("content", "copy the bundled content out, for a team to own"),
    "where": ("where", "which files are in force"),
    "import": ("import", "questions from a spreadsheet, or screens from files"),
    "export": ("export", "screens as files: JSON, NDJSON, CSV"),
    "transcript": ("transcript", "read a meeting transcript, attach it to a screen"),
    "roles": ("roles", "the six roles: who owns what, and what they cost"),
    "plan": ("plan", "whom to hire next, from models and teams"),
    "jd": ("jd", "what a job description asks for, and whether it blends roles"),
    "brief": ("brief", "what is known of a candidate, as claims to test in the screen"),
    "pipeline": ("pipeline", "the hiring clock of every open candidate"),
    "verify": ("verify", "prove that a report or a screen matches its journal"),
    "replay": ("replay", "the interview as it went, in time"),
    "doctor": ("doctor", "check the database, the content and this machine"),
    "backup": ("backup", "a consistent copy of the database"),
    "erase": ("erase", "remove a candidate's data, leaving a record of the removal"),
    "completion": ("completion", "the completion script of a shell"),
}
"""Command to its module in this room and its line in the help; one whose file is missing is not offered."""


class Parser(argparse.ArgumentParser):
    """argparse, with this program's way of saying what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Raise the mistake instead of printing a usage block."""
        raise UsageError(f"{message}. See '{self.prog} --help'.")


def available() -> dict[str, tuple[str, str]]:
    """Give the commands whose modules are installed, in the order of the help."""
    here = Path(__file__).parent
    return {
        name: entry for name, entry in COMMANDS.items() if (here / f"{module_name(entry[0])}.py").exists()
    }


def module_name(stem: str) -> str:
    """Give the file of a command: the words that Python keeps for itself get an underscore."""
    return f"{stem}_" if stem in {"import", "list"} else stem


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add what every command accepts, before and after its name."""
    missing = argparse.SUPPRESS
    parser.add_argument("--db", type=Path, metavar="FILE", default=missing, help="the database to use")
    parser.add_argument("--content", type=Path, metavar="DIR", default=missing, help="a team's own content")
    parser.add_argument("--as", dest="identity", metavar="NAME", default=missing, help="who you are")


def front_parser() -> Parser:
    """Build the parser of ``screener`` itself, which knows commands by name only."""
    parser = Parser(
        prog="screener",
        description="Screen candidates for production-ML roles. The tool flags, the human scores.",
        epilog="commands:\n"
        + "\n".join(f"  {name:<12}{text}" for name, (_, text) in available().items())
        + "\n\nWith no command the terminal interface opens on its home view.\n"
        "Each command has its own --help with an example.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"screener {__version__}")
    add_common(parser)
    parser.add_argument("command", nargs="?", metavar="COMMAND")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def command_parser(name: str, module: ModuleType) -> Parser:
    """Build one command's parser from its module's ``add_arguments`` and docstring."""
    doc = (getattr(module, "__doc__", "") or "").strip()
    parser = Parser(
        prog=f"screener {name}", description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_common(parser)
    module.add_arguments(parser)
    return parser


def dispatch(argv: Sequence[str]) -> int:
    """Parse ``argv``, load the one command it names, run it, and give its exit code."""
    front = front_parser().parse_args(argv)
    name = front.command or "home"
    commands = available()
    if name != "home" and name not in commands:
        raise UsageError(f"unknown command '{name}'.{_meant(name, commands)} See 'screener --help'.")
    stem = module_name(commands[name][0]) if name != "home" else "home"
    return run_nested(name, import_module(f"screener.cli.{stem}"), front)


def run_nested(name: str, module: ModuleType, outer: argparse.Namespace) -> int:
    """Run a command on the words that an outer parser left, with what that one was told before the name."""
    args = command_parser(name, module).parse_args(outer.rest)
    for key in ("db", "content", "identity"):
        if not hasattr(args, key):
            setattr(args, key, getattr(outer, key, None))
    code: int = module.run(args)
    return code


def _meant(name: str, known: dict[str, tuple[str, str]]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    return f" Did you mean '{close[0]}'?" if close else ""


def _mistake(error: Exception) -> str:
    """Tell of a mistake of this program by kind and place: its text could quote people's words."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        if "screener" in Path(trace.tb_frame.f_code.co_filename).parts:
            place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"a mistake of this program ended the command ({type(error).__name__} at {place}). What was recorded "
        "before is kept. SCREENER_TRACEBACK=1 shows the whole trace."
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program: 0 done, 1 found errors or could not, 2 wrong usage, 128 + n ended by signal n."""
    try:
        return dispatch(sys.argv[1:] if argv is None else argv)
    except UsageError as error:
        outcome.fail(error)
        return outcome.WRONG_USAGE
    except ScreenerError as error:
        outcome.fail(error)
        return outcome.FOUND_ERRORS
    except KeyboardInterrupt:
        return 130
    except MemoryError:
        outcome.fail(ScreenerError("not enough memory for this; nothing was changed."))
        return outcome.FOUND_ERRORS
    except BrokenPipeError:
        # The reader went away (`| head`): stop quietly, and keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        if os.environ.get("SCREENER_TRACEBACK"):
            raise
        outcome.fail(ScreenerError(_mistake(error)))
        return outcome.FOUND_ERRORS
