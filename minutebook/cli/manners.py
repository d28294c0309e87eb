"""Manners: what all commands share: exit statuses, options, and help where a word was mistyped."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn, TypeAlias

from minutebook.cli.terminal import Terminal
from minutebook.rulebook import did_you_mean

FINE, PROBLEMS, BROKEN = 0, 1, 2

ROOT = Path(__file__).parent.parent.parent
"""Where templates/ and assets/ lie: Minutebook is used from a clone."""

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 (it has no other name)


class Parser(argparse.ArgumentParser):
    """Reads words as argparse does, and says what a mistyped one may have meant."""

    def error(self, message: str) -> NoReturn:
        """Leave with status 2 and a sentence."""
        self.exit(BROKEN, f"{self.format_usage()}{self.prog}: error: {message}{self._hint(message)}\n")

    def unknown(self, words: list[str]) -> NoReturn:
        """Leave because of words that no option or command is named."""
        options = [name for action in self._actions for name in action.option_strings]
        word = words[0].partition("=")[0]
        if not word.startswith("-"):
            hint = did_you_mean(f"--{word}", options)
            if "." in word or "/" in word:
                hint = "It reads the whole content folder; name another with --content. "
            self.error(f'"{words[0]}" is one word too many. {hint}A name with a space in it stands in quotes.')
        self.error(f"there is no option {word}. {did_you_mean(word, options)}See {self.prog} --help.")

    def _hint(self, message: str) -> str:
        """Propose the command that was meant."""
        if "invalid choice" not in message or "argument COMMAND" not in message:
            return ""
        commands = next(action for action in self._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001 (it has no other name)
        hint = did_you_mean(message.split("'")[1], commands.choices or ())
        return f"\n{hint.strip()}" if hint else ""


def command(commands: Commands, name: str, summary: str, description: str) -> Parser:
    """Add a command with the options that all have; `summary` is its line in the list of commands."""
    made = commands.add_parser(name, allow_abbrev=False, help=summary, description=description)
    made.add_argument("-q", "--quiet", action="store_true", help="say only what is wrong")
    made.add_argument("--no-color", dest="color", action="store_false", help="no colours (NO_COLOR does it too)")
    made.set_defaults(parser=made)
    return made


def add_content(options: argparse.ArgumentParser) -> None:
    """Add the option that says where the content lies."""
    options.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="what to read (content)")


def terminal(options: argparse.Namespace) -> Terminal:
    """Give the terminal as the options of a command want it."""
    return Terminal(quiet=options.quiet, strict="strict" in options and options.strict, colour=options.color)


def say(message: str) -> None:
    """Tell what is wrong, beside the result."""
    print(message, file=sys.stderr)
