"""Open the program on its home view: unfinished screens, recent ones, and a new one.

example:  screener
"""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments beyond the common ones."""


def run(args: argparse.Namespace) -> int:
    """Open the home view."""
    from screener.cli.terminal import open_interface

    return open_interface(args)
