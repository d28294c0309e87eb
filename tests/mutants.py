"""Mutants: small changes to the code of the core rooms, each of which some test must notice.

    make mutants                                      the core rooms; minutes
    make mutants WITH=minutebook/names.py             one file
    make mutants WITH="minutebook/names.py 20"        every 20th mutant of it

All runs in one process: the tests run once, to learn which of them reach which line; then each mutant is put in the
place of the function's own code in a child of that process, which runs those tests until one fails. A mutant that none
notices is printed; it asks for a test, or for its reason in `EXPLAINED` where nobody could see a difference.
"""

import functools
import gc
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from types import CodeType, FunctionType

import coverage
import pytest
from _pytest.runner import runtestprotocol

from tests.mutations import Mutant, mutants

ROOT = Path(__file__).parent.parent
ROOMS = {
    "pipeline/relate": "pipeline/test_relate.py pipeline/test_edges.py pipeline/test_doubts.py test_names.py "
    "test_rules.py test_withdrawn.py test_record.py test_stretches.py test_series.py test_unheld.py",
    "pipeline/validate": "pipeline/test_validate.py pipeline/test_agenda.py pipeline/test_corrections.py "
    "pipeline/test_edges.py pipeline/test_held.py pipeline/test_plausible.py pipeline/test_listed_actions.py "
    "pipeline/test_against.py pipeline/test_figures.py pipeline/test_ordinary.py test_unheld.py "
    "pipeline/test_doubts.py pipeline/test_answers.py test_rules.py test_withdrawn.py test_personal.py "
    "test_leftovers.py outputs/test_statement.py",
    "frontmatter": "test_frontmatter.py test_rules.py pipeline/test_validate.py officers/test_new.py",
    "names.py": "test_names.py",
    "model/order.py": "test_order.py test_series.py",
    "progress.py": "test_progress.py",
}
"""The core rooms, and the tests of each. Other tests notice too; here a room's own must."""
CORE = [
    path
    for room in ROOMS
    for path in (sorted((ROOT / "minutebook" / room).rglob("*.py")) or [ROOT / "minutebook" / room])
]
SECONDS, TIMES = 10, 10
"""How long one mutant may take of the processor, and how often what its tests take without it; more is noticed."""
MEMORY = 8 << 30
"""Bytes of addresses that one mutant may have: what grows for ever is noticed."""
NOTICED, BROKEN = 1, 2
"""How a child ends where a test failed, and where the run itself did; 0 is for a mutant that is left."""
MOST = 0.05
"""The share of a room's mutants that may be left, each of them explained."""

_HOW_MUCH = "how much of a text a message repeats: a word more or less says the same"
_ONLY_A_LABEL = "the name under which an answer is remembered, and nothing else of that name has it"
EXPLAINED = {
    "frontmatter/__init__.py _position: 0 -> 1": "for the types: every event made from text has its marks",
    "frontmatter/__init__.py _position: 0 -> 1 (no. 2)": "for the types: every event made from text has its marks",
    "frontmatter/writing.py _scalar: '\"' -> '\"!'": "the emitter writes double quotes for any style it does not know",
    "names.py Names.__init__: '(?!)' -> '(?!)!'": "both match nothing",
    "names.py Names._form: 1 -> 2": "for the types: what matched has a group that did",
    "names.py _sentences: max(0, match.start() - _LONGEST_ABBREVIATION) -> min(0, match.start() - "
    "_LONGEST_ABBREVIATION)": "an abbreviation ends where the search does, however far back that begins",
    "names.py _sentences: 0 -> 1 (no. 2)": "the first sentence begins at the beginning, before which no mark stands",
    "pipeline/relate/__init__.py relate: 'names' -> 'names!'": _ONLY_A_LABEL,
    "pipeline/relate/__init__.py relate: 'speakers' -> 'speakers!'": _ONLY_A_LABEL,
    "pipeline/relate/actions.py _Register._age: 1 -> 2": "-1 and -2 stand before 0 alike",
    "pipeline/relate/actions.py _Register._history: True -> False": "the two are made of one list, so they are as long",
    "pipeline/relate/actions.py _Register._named_in: 'references' -> 'references!'": _ONLY_A_LABEL,
    "pipeline/relate/links.py check_links: 'fragments' -> 'fragments!'": _ONLY_A_LABEL,
    "pipeline/relate/links.py check_links: 'links' -> 'links!'": _ONLY_A_LABEL,
    "pipeline/relate/places.py _any_of: '(?!)' -> '(?!)!'": "both match nothing",
    "pipeline/relate/places.py relate_places: 'places' -> 'places!'": _ONLY_A_LABEL,
    "pipeline/relate/places.py relate_places: 'places' -> 'places!' (no. 2)": _ONLY_A_LABEL,
    "pipeline/validate/__init__.py validate: 'meeting' -> 'meeting!'": _ONLY_A_LABEL,
    "pipeline/validate/__init__.py validate: 'page' -> 'page!'": _ONLY_A_LABEL,
    "pipeline/validate/__init__.py validate: 'registers' -> 'registers!'": _ONLY_A_LABEL,
    "pipeline/validate/actions.py Actions._in_the_text: 60 -> 61": _HOW_MUCH,
    "pipeline/validate/actions.py Actions._updates: 60 -> 61": _HOW_MUCH,
    "pipeline/validate/actions.py meant: True -> False": "the two are made of one list, so they are as long",
    "pipeline/validate/plausible.py Plausible._words: 60 -> 61": _HOW_MUCH,
    "pipeline/validate/agenda.py _Reader._numbered: '0' -> '0!'": "what is taken off consists of digits alone",
    "pipeline/validate/meetings.py read_meeting: fields is None or written is None -> fields is None and written is "
    "None": "for the types: the two are None together",
    "pipeline/validate/privacy.py private: 'personal data' -> 'personal data!'": _ONLY_A_LABEL,
    "pipeline/validate/registers.py read_registers: organisations_at and people_at and themes_at and places_at and "
    "terms_at -> organisations_at or people_at or themes_at or places_at or terms_at": (
        "for the types: of a register that cannot be read both are None, and the next line returns"
    ),
}
"""By place, function and change: why nobody could see a difference."""


def codes(code: CodeType) -> Iterator[CodeType]:
    """Give all code of functions that stands in a module's code."""
    for inside in code.co_consts:
        if isinstance(inside, CodeType):
            yield inside
            yield from codes(inside)


def living(paths: set[str]) -> list[FunctionType]:
    """List the functions of modules, wherever they are kept."""
    return [
        thing for thing in gc.get_objects() if isinstance(thing, FunctionType) and thing.__code__.co_filename in paths
    ]


def put_in_place(mutant: Mutant, functions: list[FunctionType]) -> None:
    """Give the living functions of a module the code of the mutant."""
    new = {
        (code.co_qualname, code.co_firstlineno): code for code in codes(compile(mutant.tree, str(mutant.path), "exec"))
    }
    for function in functions:
        code = new.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
        same = code and len(code.co_freevars) == len(function.__code__.co_freevars)
        if code and same and function.__code__.co_filename == str(mutant.path):
            function.__code__ = code


def _fixture(fixture: pytest.FixtureDef[object]) -> str:
    return f"fixture {fixture.argname} of {fixture.baseid}"


def _fixtures(item: pytest.Item) -> list[str]:
    """Name the fixtures of a test that are made once for all tests of a module."""
    made = item._fixtureinfo.name2fixturedefs.values()  # type: ignore[attr-defined]  # noqa: SLF001
    return [_fixture(fixtures[-1]) for fixtures in made if fixtures[-1].scope == "module"]


def room_of(path: Path) -> str:
    """Name the room of a module."""
    return next(room for room in ROOMS if path.relative_to(ROOT / "minutebook").as_posix().startswith(room))


class Run:
    """Takes the place of pytest's own loop: the tests once, then each mutant against those that reach it."""

    def __init__(self, wanted: list[Mutant], folder: Path) -> None:
        self.wanted = wanted
        self.folder = folder
        """For the folders of children: one that is ended by its bound cannot take its own away."""
        self.left: list[Mutant] = []
        self.unreached: list[Mutant] = []
        self.measured: coverage.Coverage | None = None
        self.reached: dict[str, dict[int, list[str]]] = {}
        """By module and line: the tests and fixtures that run it."""
        self.users: dict[str, set[str]] = {}
        """By test or fixture: the tests that are to be run again where it reaches a mutant."""
        self.running = ""

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
        """Remember which lines a module's fixture reaches: they are reached by every test that uses it."""
        if self.measured and fixturedef.scope == "module":
            self.measured.switch_context(_fixture(fixturedef))
            made = yield
            self.measured.switch_context(self.running)
            return made
        return (yield)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do all of it; no test is run by pytest itself after this."""
        gc.unfreeze()  # what tests/conftest.py froze is to be found here
        items = session.items
        by_name = {item.nodeid: item for item in items}
        paths = {str(mutant.path) for mutant in self.wanted}
        took = self._measure(items, paths)
        order = {name: (0, took[name]) for name in by_name}
        functions = living(paths)
        _try_again(items, session, self.folder)
        _forget()
        waiting: dict[int, tuple[Mutant, int, list[str]]] = {}
        for number, mutant in enumerate(self.wanted, 1):
            # First the tests that noticed something a moment ago, then the quickest.
            chosen = sorted(self._reaching(mutant), key=lambda name: order[name])
            if not chosen:
                self.unreached.append(mutant)
                continue
            while len(waiting) >= (os.cpu_count() or 1):
                self._ended(waiting, order, number)
            read, write = os.pipe()
            child = os.fork()
            if child == 0:
                seconds = SECONDS + TIMES * sum(took[name] for name in chosen)
                resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                _try(mutant, functions, [by_name[name] for name in chosen], session, self.folder, write)
            os.close(write)
            waiting[child] = (mutant, read, chosen)
            if number % 200 == 0:
                sys.stderr.write(f"{number} of {len(self.wanted)}, {len(self.left)} left\n")
        while waiting:
            self._ended(waiting, order, len(self.wanted))
        return True

    def _measure(self, items: list[pytest.Item], paths: set[str]) -> dict[str, float]:
        """Run all tests once, to learn which lines each of them reaches; gives the seconds that each takes."""
        measured = coverage.Coverage(data_file=None, include=sorted(paths), config_file=False)
        measured.start()
        self.measured = measured
        took: dict[str, float] = {}
        for item, following in zip(items, [*items[1:], items[0]], strict=True):
            self.running = item.nodeid
            measured.switch_context(item.nodeid)
            reports = runtestprotocol(item, nextitem=following, log=False)
            assert not any(report.failed for report in reports), f"{item.nodeid} fails without any mutant"
            took[item.nodeid] = sum(report.duration for report in reports)
        measured.stop()
        self.measured = None
        self.reached = {path: measured.get_data().contexts_by_lineno(path) for path in paths}
        users: dict[str, set[str]] = defaultdict(set)
        for item in items:
            for fixture in _fixtures(item):
                users[fixture].add(item.nodeid)
        # What a fixture's thing works out when it is first asked stands in the context of the test that asked first.
        for item in items:
            users[item.nodeid] = {item.nodeid}.union(*(users[fixture] for fixture in _fixtures(item)))
        self.users = users
        return took

    def _reaching(self, mutant: Mutant) -> set[str]:
        """List the tests of its room that reach a mutant."""
        own = tuple(f"tests/{name}" for name in ROOMS[room_of(mutant.path)].split())
        reached = self.reached[str(mutant.path)]
        contexts = {context for line in range(mutant.line, mutant.last + 1) for context in reached.get(line, [])}
        return {name for context in contexts for name in self.users.get(context, ()) if name.startswith(own)}

    def _ended(
        self, waiting: dict[int, tuple[Mutant, int, list[str]]], order: dict[str, tuple[int, float]], now: int
    ) -> None:
        child, status = os.wait()
        mutant, read, chosen = waiting.pop(child)
        with os.fdopen(read) as pipe:
            noticed = pipe.read()
        if status == 0:
            self.left.append(mutant)
            sys.stderr.write(f"left: {mutant.name}\n")
        elif os.waitstatus_to_exitcode(status) not in (NOTICED, -signal.SIGXCPU):
            raise RuntimeError(f"the run itself failed at {mutant.name}: {os.waitstatus_to_exitcode(status)}")
        elif noticed:
            name = chosen[int(noticed)]
            order[name] = (-now, order[name][1])


def _forget() -> None:
    """Let nothing that was worked out without a mutant answer for one, and let children share the heap untouched."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper):  # noqa: SLF001 (the type of what a cache makes)
            thing.cache_clear()
    gc.freeze()
    gc.disable()  # a collector that walked the heap of a child would copy all of it


def _try_again(items: list[pytest.Item], session: pytest.Session, folder: Path) -> None:
    """Run all tests once more, without a mutant: if they failed then, their failing would prove nothing."""
    child = os.fork()
    if child == 0:
        _try(None, [], items, session, folder, os.open(os.devnull, os.O_WRONLY))
    assert os.waitpid(child, 0)[1] == 0, "the tests fail when they are run a second time"


def _try(
    mutant: Mutant | None,
    functions: list[FunctionType],
    chosen: list[pytest.Item],
    session: pytest.Session,
    folders: Path,
    write: int,
) -> None:
    """Run tests on a mutant, in a child that ends here: with 0 where none of them fails, else telling which did."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    status = BROKEN
    # A folder of its own: two children that look for a free number at once may miss each other's.
    folder = Path(tempfile.mkdtemp(dir=folders))
    session.config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        if mutant:
            put_in_place(mutant, functions)
        session._setupstate.teardown_exact(chosen[0])  # noqa: SLF001 (what the last test left set up)
        for number, (item, following) in enumerate(zip(chosen, [*chosen[1:], chosen[0]], strict=True)):
            if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
                os.write(write, str(number).encode())
                status = NOTICED
                break
        else:
            status = 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(status)


def main(words: list[str], write: Callable[[str], object] = sys.stdout.write) -> int:
    """Print what is left by room; fails where that is too much, or not explained."""
    paths = [ROOT / word for word in words if not word.isdecimal()] or CORE
    step = next((int(word) for word in words if word.isdecimal()), 1)
    wanted = [mutant for path in paths for mutant in mutants(path)][::step]
    tests = sorted({f"tests/{name}" for path in paths for name in ROOMS[room_of(path)].split()})
    with tempfile.TemporaryDirectory(prefix="mutants-", ignore_cleanup_errors=True) as folder:
        run = Run(wanted, Path(folder))
        ended = pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests], plugins=[run])
    if ended not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return int(ended)
    names = {mutant.name for mutant in wanted}
    by_room: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    failed = False
    for mutant in wanted:
        by_room[room_of(mutant.path)][0] += 1
        by_room[room_of(mutant.path)][1] += mutant in run.left or mutant in run.unreached
    for mutant in (*run.left, *run.unreached):
        if mutant.name not in EXPLAINED:
            what = "no test reaches" if mutant in run.unreached else "no test notices"
            write(f"{mutant.path.relative_to(ROOT)}:{mutant.line}: {what}: {mutant.name.partition(' ')[2]}\n")
            failed = True
    for stale in sorted(set(EXPLAINED) - names) if step == 1 and paths == CORE else []:
        write(f"explained, and no mutant any more: {stale}\n")
        failed = True
    for room, (number, left) in by_room.items():
        write(f"{room}: {left} of {number} left, {left / number:.1%}\n")
        failed = failed or (step == 1 and paths == CORE and left > MOST * number)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
