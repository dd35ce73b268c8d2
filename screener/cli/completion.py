"""The completion script of a shell, on stdout.

example:  screener completion bash > ~/.local/share/bash-completion/completions/screener
"""

from __future__ import annotations

import argparse

from screener.cli import outcome
from screener.cli.main import available

_BASH = """_screener() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}"
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{names}" -- "$word"))
    else
        COMPREPLY=($(compgen -W "--help --json --db --content" -f -- "$word"))
    fi
}}
complete -o filenames -F _screener screener
"""
_ZSH = """#compdef screener
_screener() {{
    local -a commands
    commands=({described})
    _arguments '1:command:(({words}))' '*:file:_files'
}}
_screener "$@"
"""
_FISH_LINE = "complete -c screener -n __fish_use_subcommand -a {name} -d '{text}' -f\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    commands = {name: text for name, (_, text) in available().items()}
    if args.shell == "bash":
        outcome.emit(_BASH.format(names=" ".join(commands)), end="")
    elif args.shell == "zsh":
        described = " ".join(f"'{n}:{_quoted(t)}'" for n, t in commands.items())
        words = " ".join(f"{n}\\:'{_quoted(t)}'".replace("'", '"') for n, t in commands.items())
        outcome.emit(_ZSH.format(described=described, words=words), end="")
    else:
        lines = (_FISH_LINE.format(name=n, text=_quoted(t)) for n, t in commands.items())
        outcome.emit("".join(lines), end="")
    return outcome.DONE


def _quoted(text: str) -> str:
    return text.replace("'", "").replace(":", " -")
