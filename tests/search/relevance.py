"""Relevance: asks the questions of questions.yaml in Chromium and tells at which rank the right passage was shown.

Both ways search the same records of the real meeting among 299 invented ones: ours with the search page's own modules,
Pagefind alone with their headings and words and nothing of ours, given what was typed. Both show the best passage of
each record; ours puts the records of an item together and shows two of them, as the page does.

    make relevance               among 300 meetings
    make relevance WITH=2        among 2
"""

import shutil
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from minutebook.model import Archive
from minutebook.outputs import File, addresses
from minutebook.outputs.assets import lexicon
from minutebook.outputs.search import Record, catalogue_files, digest_of, records, shards
from minutebook.pipeline.index import index
from minutebook.pipeline.index.service import serve
from tests.browser.conftest import served, started
from tests.search.noise import add_noise
from tests.sites import ROOT, archive_of

MEETINGS = 300
QUESTIONS = Path(__file__).with_name("questions.yaml")
MEETING = "meetings/2024-02-27/#"

_ASK = """async ([questions, setup]) => {
  const { openEngine } = await import("./engine.js");
  const { openCatalogue } = await import("./catalogue.js");
  const { find } = await import("./finder.js");
  const { grouped } = await import("./rank.js");
  const { best, matcher } = await import("./highlight.js");
  const { LEXICON } = await import("./lexicon.js");
  const root = new URL("pagefind/", document.baseURI).href;
  const [engine, books] = [await openEngine(root, setup.shards), await openCatalogue(root, setup.shards)];
  const known = async () => (await (await fetch(setup.words)).text()).split(" ");
  const plain = await import("./plain/pagefind.js");
  await plain.options({ noWorker: true });
  await plain.init();
  const passage = async (record, terms) => {
    const { parts } = await books.show(record);
    return parts[best(parts, terms).part][0];
  };
  const answers = [];
  for (const question of questions) {
    const found = await find(question, { engine, known, lexicon: LEXICON, lengthOf: books.lengthOf });
    const terms = matcher(found.terms);
    const groups = [found.all, found.some].flatMap((list) => grouped(list, books.groupOf)).slice(0, 10);
    const ours = groups.flatMap((group) => group.slice(0, 2)).map(({ record }) => passage(record, terms));
    const { results } = await plain.search(question);
    const theirs = results.slice(0, 20).map(async (hit) => passage(Number((await hit.data()).url.slice(1)), terms));
    answers.push([await Promise.all(ours), await Promise.all(theirs)]);
  }
  return answers;
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and at which rank its passage was shown; 0 where it was not."""

    half: str
    kind: str
    question: str
    rank: int
    plain: int
    """The same for Pagefind alone."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All answers, and what they come to."""

    answers: tuple[Answer, ...]

    def of(self, half: str, kind: str | None = None) -> list[Answer]:
        """Give the answers of one half of the questions, or of one kind in it."""
        return [answer for answer in self.answers if answer.half == half and kind in (None, answer.kind)]

    def mean_reciprocal_rank(self, half: str, kind: str | None = None, *, plain: bool = False) -> float:
        """Give the mean of 1/rank: 1 where every right passage came first."""
        ranks = [answer.plain if plain else answer.rank for answer in self.of(half, kind)]
        return sum(1 / rank for rank in ranks if rank) / len(ranks)

    def success(self, half: str, at: int, kind: str | None = None, *, plain: bool = False) -> float:
        """Give the share of questions whose passage was among the first `at`."""
        ranks = [answer.plain if plain else answer.rank for answer in self.of(half, kind)]
        return sum(1 for rank in ranks if 0 < rank <= at) / len(ranks)

    def table(self) -> str:
        """Write all figures, by half and kind, and the questions whose passage did not come first."""
        lines = [f"{'':24}   n   ours: MRR  at 1  at 3   Pagefind: MRR  at 1  at 3"]
        for half in dict.fromkeys(answer.half for answer in self.answers):
            kinds = dict.fromkeys(answer.kind for answer in self.of(half))
            for kind in (None, *kinds):
                figures = [
                    value
                    for plain in (False, True)
                    for value in (
                        self.mean_reciprocal_rank(half, kind, plain=plain),
                        self.success(half, 1, kind, plain=plain),
                        self.success(half, 3, kind, plain=plain),
                    )
                ]
                name = f"  {kind}" if kind else half
                lines.append(
                    f"{name:24} {len(self.of(half, kind)):>3}   {figures[0]:9.3f} {figures[1]:5.2f} {figures[2]:5.2f}"
                    f"   {figures[3]:13.3f} {figures[4]:5.2f} {figures[5]:5.2f}"
                )
        lines += [
            f"not first: {answer.half} {answer.kind}: {answer.question} (rank {answer.rank or 'none'})"
            for answer in self.answers
            if answer.rank != 1
        ]
        return "\n".join(lines)


def measured(browser: Browser, meetings: int = MEETINGS) -> Figures:
    """Build the index of so many meetings and ask every question."""
    asked = [
        (half, kind, str(question), right)
        for half, kinds in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8")).items()
        for kind, questions in kinds.items()
        for question, right in questions.items()
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        add_noise(folder / "content", meetings - 1)
        setup = prepared(archive_of(folder / "content"), folder / "site")
        shown = _shown(browser, folder / "site", [question for _, _, question, _ in asked], setup)
    return Figures(
        tuple(
            Answer(half, kind, question, _rank(ours, right), _rank(theirs, right))
            for (half, kind, question, right), (ours, theirs) in zip(asked, shown, strict=True)
        )
    )


def prepared(archive: Archive, site: Path) -> dict[str, object]:
    """Write all that the search needs into a folder, its modules unjoined; gives what its page would be told."""
    found = shards(records(archive))
    for file in catalogue_files(found):
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content_of(file))
    index(found, archive.site.language, site / addresses.SEARCH_INDEX)
    serve([_plain(record) for shard in found for record in shard.records], site / "plain")
    shutil.copytree(ROOT / "assets" / "js" / "search", site, dirs_exist_ok=True)
    (site / "lexicon.js").write_text(lexicon(ROOT / "assets", archive.registers), encoding="utf-8")
    (site / "index.html").write_text('<!doctype html><html lang="en"><title>Relevance</title>', encoding="utf-8")
    listed = [{"name": shard.name, "digest": shard.digest, "size": len(shard.records)} for shard in found]
    return {"shards": listed, "words": addresses.search_words(digest_of(found))}


def _plain(record: Record) -> str:
    """Write a record as a page of its heading and words, as somebody would who only has Pagefind."""
    return f'<html lang="en"><body><h1>{escape(record.heading)}</h1><p>{escape(record.text)}</p></body></html>'


def content_of(file: File) -> bytes:
    """Give the bytes of a file of the site."""
    return file.content if isinstance(file.content, bytes) else file.content.read_bytes()


def _shown(
    browser: Browser, site: Path, questions: list[str], setup: dict[str, object]
) -> list[tuple[list[str], list[str]]]:
    with served(site) as address:
        page = browser.new_context().new_page()
        page.goto(address)
        code = _ASK.replace('"./', f'"{address}')
        answers: list[tuple[list[str], list[str]]] = page.evaluate(code, [questions, setup])
        page.context.close()
    return answers


def _rank(shown: list[str], right: list[str]) -> int:
    places = [address.removeprefix(MEETING) for address in shown]
    return next((rank for rank, place in enumerate(places, 1) if place in right), 0)


if __name__ == "__main__":
    with started() as chromium:
        sys.stdout.write(f"{measured(chromium, *map(int, sys.argv[1:])).table()}\n")
