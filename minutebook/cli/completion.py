"""Completion: the commands and options in, a script for a shell out, which completes them on Tab. The door to shtab."""

import argparse

from minutebook.cli.manners import FINE, Commands, Parser, command

SHELLS = ("bash", "zsh", "tcsh")
NAME = "minutebook"
"""The name under which bin/minutebook is called."""


def add_completion(commands: Commands) -> None:
    """Add the command `completion`."""
    completing = command(
        commands,
        "completion",
        "write a script that completes commands and options on Tab",
        'Write a script for your shell. In bash: eval "$(bin/minutebook completion bash)"',
    )
    completing.add_argument("shell", choices=SHELLS, help="the shell")
    completing.set_defaults(run=_completion, content=None)


def _completion(options: argparse.Namespace) -> int:
    import shtab  # noqa: PLC0415 (only for this command)

    from minutebook.cli import make_parser  # noqa: PLC0415 (it lists this command among the others)

    parser: Parser = make_parser(NAME)
    print(shtab.complete(parser, options.shell, root_prefix=NAME))
    return FINE
