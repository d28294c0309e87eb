"""Manners: what all commands share: exit statuses, how they are added, where they speak."""

import argparse
import sys
from pathlib import Path
from typing import TypeAlias

FINE, PROBLEMS, BROKEN = 0, 1, 2

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 (it has no other name)


def command(commands: Commands, name: str, summary: str, description: str) -> argparse.ArgumentParser:
    """Add a command; `summary` is its line in the list of commands."""
    return commands.add_parser(name, allow_abbrev=False, help=summary, description=description)


def add_content(options: argparse.ArgumentParser) -> None:
    """Add the option that says where the content lies."""
    options.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="what to read (content)")


def say(message: str) -> None:
    """Tell something beside the result."""
    print(message, file=sys.stderr)
