"""Walls: what each room may import and do; and a judge of a module's text that refuses everything else.

A room is a module or a package with all that lies in it, and no room but the nearest counts: `outputs.pages` is
not held to what `outputs` may. What stands in no list here is refused: a new arrow between rooms, a module of the
standard library, or a power is added here first, where a reviewer sees it.
"""

import ast
import functools
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "minutebook"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

HARMLESS = (
    *(
        "base64",
        "bisect",
        "collections",
        "contextlib",
        "csv",
        "dataclasses",
        "datetime",
        "decimal",
        "difflib",
        "enum",
        "errno",
    ),
    *("fnmatch", "functools", "gzip.compress", "gzip.decompress", "hashlib", "html", "io.BytesIO", "io.StringIO"),
    *("itertools", "json", "math", "pathlib", "posixpath", "re", "string", "types", "typing", "unicodedata"),
    *("urllib.parse", "uuid.UUID", "uuid.uuid5", "xml.etree", "zlib", "zoneinfo"),
)
"""Parts of the standard library that any room may use: they compute. What paths and days can do besides is a power."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a room may import and do."""

    imports: str = ""
    """Rooms, by their names without `minutebook.`; its own modules are always open to it."""
    uses: str = ""
    """What it uses of the standard library that is not harmless; a name with a dot is that one thing of the module."""
    powers: str = ""
    """reads: looks at files. writes: changes them. prints: speaks to the user. No room knows the time."""


DOORS = {
    "yaml": "frontmatter",
    "markdown_it": "prose",
    "pydantic": "schema",
    "pydantic_core": "schema",
    "jinja2": "outputs.templating",
    "markupsafe": "outputs",  # Jinja's type for text that is HTML already; whoever makes HTML must mark it
    "feedgenerator": "outputs.feeds",
    "icalendar": "outputs.calendar",
    "sqlite3": "outputs.opendata.database",
    "pagefind_bin": "pipeline.index.service",
    "cbor2": "pipeline.index.compact",
    "msgspec": "encoding",
    "multiprocessing": "pipeline.processes",
    "ctypes": "pipeline.publish",
    "fcntl": "pipeline.publish",
    "defusedxml": "officers.manuscripts.package",
    "tempfile": "officers.manuscripts.office",
    "watchfiles": "preview.watching",
    "http": "preview.server",
    "rich": "cli.terminal",
    "time": "cli.terminal",
    "shtab": "cli.completion",
}
"""The one module, or the one package, that knows a library: those of others, and of Python's own the weightier ones."""

_PAGES = "model outputs outputs.addresses outputs.naming outputs.wording"

ROOMS = {
    # Nouns: what everything rests on.
    "": Room(),
    "problems": Room(),
    "webaddress": Room(),
    "personal": Room(),
    "properties": Room(uses="zipfile", powers="reads"),
    "encoding": Room(),
    "model": Room("encoding problems"),
    "offices": Room(""),
    "names": Room("model offices"),
    "progress": Room(),
    "rulebook": Room("problems"),
    "characters": Room("problems rulebook"),
    "slips": Room("problems rulebook"),
    "conflicts": Room("problems rulebook"),
    "leftovers": Room(),
    "subject": Room(),
    "frontmatter": Room("characters problems rulebook slips"),
    "prose": Room("model problems rulebook webaddress"),
    "schema": Room("frontmatter model problems rulebook webaddress"),
    # Products: the Archive in, files out. None knows the pipeline; few look at files, and only at those of Minutebook.
    "outputs": Room("model"),
    "outputs.addresses": Room("model"),
    "outputs.wording": Room("model"),
    "outputs.lean": Room(),
    "outputs.voices": Room("model"),
    "outputs.naming": Room("model outputs.wording"),
    "outputs.figures": Room("model names outputs.wording"),
    "outputs.moved": Room("model outputs.addresses outputs.naming"),
    "outputs.identifiers": Room("model outputs.naming"),
    "outputs.references": Room("model names outputs.addresses outputs.wording"),
    "outputs.citations": Room("model outputs.addresses outputs.naming outputs.wording"),
    "outputs.linkeddata": Room("model outputs.addresses outputs.naming"),
    "outputs.markup": Room("model outputs.addresses outputs.references"),
    "outputs.templating": Room("model outputs outputs.addresses outputs.lean outputs.linkeddata"),
    "outputs.search": Room(f"{_PAGES} outputs.voices"),
    "outputs.pages": Room(
        f"{_PAGES} encoding offices outputs.citations outputs.figures outputs.identifiers outputs.linkeddata "
        "outputs.markup outputs.moved outputs.references outputs.search outputs.templating outputs.voices"
    ),
    "outputs.news": Room("model outputs.addresses outputs.naming outputs.wording"),
    "outputs.feeds": Room("model outputs outputs.addresses outputs.identifiers outputs.moved outputs.news"),
    "outputs.calendar": Room(f"{_PAGES} outputs.identifiers outputs.moved outputs.news"),
    "outputs.opendata": Room(
        f"{_PAGES} encoding outputs.citations outputs.figures outputs.linkeddata outputs.moved outputs.pages"
    ),
    "outputs.published": Room("model outputs outputs.addresses outputs.moved"),
    "outputs.machines": Room("model outputs outputs.calendar outputs.feeds outputs.opendata outputs.published"),
    "outputs.assets": Room("model outputs outputs.addresses outputs.moved", powers="reads"),
    "outputs.admin": Room("model outputs outputs.addresses schema", powers="reads"),
    "outputs.handbook": Room("model outputs outputs.addresses outputs.pages prose", powers="reads"),
    "outputs.headers": Room("model outputs outputs.addresses outputs.admin outputs.moved"),
    # Verbs: the steps of a build.
    "pipeline": Room(),
    "pipeline.steps": Room(
        "model outputs outputs.addresses outputs.search pipeline.answers pipeline.index pipeline.memory "
        "pipeline.produce pipeline.progress pipeline.publish pipeline.read pipeline.relate pipeline.render "
        "pipeline.validate problems"
    ),
    "pipeline.progress": Room(),
    "pipeline.watch": Room("encoding model"),
    "pipeline.memory": Room(
        "encoding pipeline.watch",
        uses="os.getpid os.getuid os.name os.utime shutil.rmtree stat.S_ISDIR",
        powers="reads writes",
    ),
    "pipeline.each": Room("pipeline.memory pipeline.processes pipeline.watch"),
    "pipeline.read": Room(
        "characters conflicts model pipeline.memory problems properties rulebook",
        uses="os.path.realpath",
        powers="reads",
    ),
    "pipeline.validate": Room(
        "conflicts frontmatter leftovers model offices outputs.addresses outputs.wording personal pipeline.each "
        "pipeline.memory pipeline.progress pipeline.read pipeline.watch problems progress prose rulebook schema "
        "subject webaddress"
    ),
    "pipeline.relate": Room(
        "encoding model names offices outputs.addresses outputs.figures outputs.wording pipeline.each "
        "pipeline.memory pipeline.progress pipeline.validate pipeline.watch problems progress rulebook subject"
    ),
    "pipeline.render": Room(
        "model outputs outputs.admin outputs.assets outputs.handbook outputs.headers outputs.machines outputs.pages "
        "outputs.search"
    ),
    "pipeline.processes": Room(
        "problems",
        uses="os.closerange signal.SIGINT signal.SIG_BLOCK signal.SIG_IGN signal.SIG_SETMASK signal.Signals "
        "signal.pthread_sigmask signal.signal",
    ),
    "pipeline.produce": Room(
        "encoding model outputs pipeline.memory pipeline.processes pipeline.publish pipeline.verify pipeline.watch "
        "problems"
    ),
    "pipeline.index": Room(
        "outputs.search pipeline.publish problems",
        "importlib.metadata os.read shutil.copytree subprocess threading",
        "reads writes",
    ),
    "pipeline.verify": Room(powers="reads"),
    "pipeline.publish": Room(
        "encoding outputs problems",
        uses="filecmp.cmp os.fsencode os.fspath os.geteuid os.getpid os.link os.lstat os.name os.path os.sep "
        "os.stat_result os.strerror os.unlink os.walk shutil stat.S_ISREG",
        powers="reads writes",
    ),
    "pipeline.last": Room(
        "encoding pipeline.memory pipeline.publish pipeline.steps pipeline.watch problems",
        uses="os.lstat os.path.realpath os.walk stat.S_ISREG",
        powers="reads",
    ),
    "pipeline.answers": Room("model problems rulebook"),
    "pipeline.gone": Room(
        "model outputs.addresses outputs.published pipeline.publish problems rulebook", powers="reads"
    ),
    # Tools of those who publish.
    "officers": Room(),
    "officers.entries": Room("frontmatter"),
    "officers.manuscripts": Room("characters", "os.defpath shutil.which subprocess zipfile", "reads"),
    "officers.drafting": Room(
        "frontmatter model officers.entries officers.manuscripts outputs.wording prose rulebook webaddress"
    ),
    "officers.new": Room("frontmatter model officers.entries outputs.wording"),
    "officers.preflight": Room(
        "frontmatter model outputs.naming outputs.wording pipeline.read problems rulebook schema"
    ),
    "officers.report": Room("officers.preflight outputs.templating outputs.wording problems", powers="reads"),
    "officers.filing": Room("pipeline.publish", uses="os.O_CREAT os.O_EXCL os.O_WRONLY os.open", powers="reads writes"),
    "preview": Room(
        "model outputs outputs.addresses outputs.admin outputs.assets outputs.handbook outputs.headers "
        "outputs.machines outputs.pages outputs.templating pipeline.memory pipeline.read pipeline.steps problems "
        "rulebook",
        "mimetypes os.getpid os.name threading",
        "reads",
    ),
    # The command line.
    "cli": Room(
        "frontmatter model officers.drafting officers.filing officers.manuscripts officers.new officers.preflight "
        "officers.report outputs pipeline.gone pipeline.last pipeline.memory pipeline.read pipeline.steps preview "
        "problems rulebook webaddress",
        "argparse gc importlib.metadata io.TextIOWrapper os.cpu_count os.environ os.sched_getaffinity os.sep sys "
        "threading",
        "reads prints",
    ),
    "__main__": Room("cli", "sys"),
}

DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "base", "core", "lib"}

_METHODS = {
    "reads": {
        *("read_text", "read_bytes", "exists", "is_file", "is_dir", "iterdir", "glob", "rglob", "stat", "lstat"),
        *("resolve", "readlink", "is_symlink", "samefile", "walk", "cwd", "home", "expanduser", "is_mount"),
    },
    "writes": {
        *("write_text", "write_bytes", "mkdir", "unlink", "rmdir", "touch", "rename", "symlink_to", "hardlink_to"),
        *("chmod", "lchmod", "copy_into", "move", "move_into"),
    },
    "clock": {"now", "today", "utcnow", "fromtimestamp", "strftime"},
}
"""Of paths and days, what looks at the world or changes it."""
_PRINTING = {"print", "input", "breakpoint", "exit", "quit"}
_ANY_CODE = {"exec", "eval", "compile", "__import__", "globals", "locals", "vars", "setattr", "delattr", "__builtins__"}
"""What could reach past every list; no room may."""


def room_of(module: str) -> str | None:
    """Name the nearest room that a module lies in; None where none is."""
    parts = module.split(".")[1:]
    if not parts or parts[0].startswith("__version"):
        return ""
    return next((".".join(parts[:end]) for end in range(len(parts), 0, -1) if ".".join(parts[:end]) in ROOMS), None)


@functools.cache
def tree(module: str) -> ast.Module:
    """Parse a module, once."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def faults(module: str, parsed: ast.Module) -> list[str]:
    """Say what a module imports or does that its room may not."""
    room = room_of(module)
    if room is None:
        return ["it lies in no room of tests/walls.py"]
    granted = ROOMS[room]
    said = []
    for name in sorted(imported(parsed)):
        library = name.partition(".")[0]
        if library == "minutebook":
            if room_of(name) not in ("", room, *granted.imports.split()):
                said.append(f"it imports {name}")
        elif library not in sys.stdlib_module_names or library in DOORS:
            if not f"{module}.".startswith(f"minutebook.{DOORS.get(library, 'nobody')}."):
                said.append(f"it imports {name} past its door")
        elif _reaches_through(name) or not any(
            f"{name}.".startswith(f"{each}.") for each in (*HARMLESS, *granted.uses.split())
        ):
            said.append(f"it uses {name}")
    return said + [f"it {does}" for does in sorted(powers(parsed) - set(granted.powers.split()))]


def _reaches_through(name: str) -> bool:
    """Tell whether a name leads through one module of Python's to another that it happens to have imported."""
    first, *rest = name.split(".")
    return any(part in sys.stdlib_module_names for part in rest if part not in (first, "abc")) and not (
        name.startswith("datetime.time")  # a kind of value there, and no module
    )


def idle(room: str) -> list[str]:
    """List what a room may do and does not: a list that is longer than need be is a door left open."""
    parsed = [tree(module) for module in MODULES if room_of(module) == room]
    names = set().union(*map(imported, parsed))
    rooms = {room_of(name) for name in names if name.startswith("minutebook")}
    granted = ROOMS[room]
    return [
        *(each for each in granted.imports.split() if each not in rooms),
        *(each for each in granted.uses.split() if not any(f"{name}.".startswith(f"{each}.") for name in names)),
        *(each for each in granted.powers.split() if each not in set().union(*map(powers, parsed))),
    ]


def imported(parsed: ast.Module) -> set[str]:
    """List what a module imports, by dotted names; of modules imported whole, what it uses of them."""
    found: set[str] = set()
    whole: dict[str, str] = {}
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            for name in node.names:
                whole[name.asname or name.name.partition(".")[0]] = name.name
                found |= {name.name} - sys.stdlib_module_names
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{'.' * node.level}{node.module}.{name.name}" for name in node.names}
    taken_apart = set()
    # Outermost first, so that os.path.realpath is found and not os.path.
    for node in ast.walk(parsed):
        if isinstance(node, ast.Attribute):
            dotted, base = _dotted(node)
            if base and base.id in whole and base not in taken_apart:
                taken_apart.add(base)
                package = whole[base.id] if base.id not in whole[base.id].split(".") else base.id
                found.add(".".join([package, *dotted]))
        elif isinstance(node, ast.Name) and node.id in whole and node not in taken_apart:
            found.add(whole[node.id])  # handed on whole, it could be used for anything
    return found


def _dotted(node: ast.Attribute) -> tuple[list[str], ast.Name | None]:
    names = [node.attr]
    value = node.value
    while isinstance(value, ast.Attribute):
        names.insert(0, value.attr)
        value = value.value
    return names, value if isinstance(value, ast.Name) else None


def powers(parsed: ast.Module) -> set[str]:
    """Name the powers that a module's calls need, as far as its words tell."""
    calls = [node for node in ast.walk(parsed) if isinstance(node, ast.Call)]
    named = {node.id for node in ast.walk(parsed) if isinstance(node, ast.Name)}
    called = {id(call.func) for call in calls}
    handed_on = {power for node in ast.walk(parsed) if id(node) not in called for power in _of_name(node)}
    return {power for call in calls for power in _of_call(call)} | handed_on | (named & _ANY_CODE)


def _of_name(node: ast.AST) -> Iterator[str]:
    """Name the powers of what is handed on without being called here."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield from ("writes",) if node.id == "open" else ("prints",) if node.id in _PRINTING else ()
    elif isinstance(node, ast.Attribute):
        of_class = isinstance(node.value, ast.Name) and node.value.id in ("Path", "date", "datetime")
        yield from (does for does, names in _METHODS.items() if node.attr in names and (of_class or does == "writes"))


def _of_call(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "getattr":
        asked = [word.value for word in call.args if isinstance(word, ast.Constant)]
        yield from (does for does, names in _METHODS.items() if set(asked) & names)
    if isinstance(call.func, ast.Name):
        if name in _PRINTING:
            yield "prints"
        elif name == "open":
            yield _opening(call.args[1:], call.keywords)
    elif name == "open":
        yield _opening(call.args, call.keywords)
    elif name == "replace":
        # Of a text it takes two words, of a day or a record names; of a path one place.
        value = call.func.value if isinstance(call.func, ast.Attribute) else None
        of_path = isinstance(value, ast.Name) and value.id == "Path"
        one = len(call.args) == 1 and not call.keywords
        if of_path or one or any(word.arg == "target" for word in call.keywords):
            yield "writes"
    else:
        yield from (does for does, names in _METHODS.items() if name in names)


def _opening(rest: list[ast.expr], keywords: list[ast.keyword]) -> str:
    """Tell what a file is opened for: to be read only where the mode says so, or where there is none."""
    if any(word.arg is None for word in keywords):
        return "writes"
    modes = [word.value for word in keywords if word.arg == "mode"] or rest[:1]
    safe = all(isinstance(mode, ast.Constant) and re.fullmatch("[rbt]+", str(mode.value)) for mode in modes)
    return "reads" if safe else "writes"
