"""The JSON Schema of a kind of file, for editors that complete and check YAML as one types.

example:  screener schema bank > bank.json
          then, in the first line of a bank:  # yaml-language-server: $schema=bank.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from screener.cli import outcome


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("kind", choices=("bank", "rubric", "flags", "guide"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of stdout")


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    from screener.content.schema import schema

    outcome.deliver(json.dumps(schema(args.kind), ensure_ascii=False, indent=2) + "\n", args.output)
    return outcome.DONE
