"""The search's modules, each alone, in a real engine: plain functions with plain data in and out."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import served
from tests.sites import ROOT

pytestmark = pytest.mark.browser

LEXICON = {
    "terms": [
        {"forms": ["ASB"], "words": "anti-social behaviour"},
        {"forms": ["ONS"], "words": "Office for National Statistics"},
        {"forms": ["MP", "MPs"], "words": "Member of Parliament"},
        {"forms": ["T/ACC"], "words": "Temporary Assistant Chief Constable"},
    ],
    "synonyms": [["motorbike", "motorcycle"], ["burglary", "break in"]],
}


@pytest.fixture(scope="module")
def modules(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open an empty page from which the modules can be imported."""
    folder = tmp_path_factory.mktemp("modules")
    shutil.copytree(ROOT / "assets" / "js" / "search", folder, dirs_exist_ok=True)
    shutil.copyfile(folder / "english.js", folder / "lexicon.js")
    (folder / "index.html").write_text("<!doctype html><title>Modules</title>", encoding="utf-8")
    with served(folder) as address:
        page = browser.new_context().new_page()
        page.goto(address)
        yield page
        page.context.close()


def call(page: Page, module: str, expression: str, *given: object) -> object:
    """Give the value of an expression in which `m` is a module and `given` a list."""
    code = f"async ([given, module]) => {{ const m = await import(module); return {expression}; }}"
    return page.evaluate(code, [list(given), f"{page.url}{module}.js"])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("£70,000", "70000"),
        ("£70k", "70000"),
        ("70 thousand", "70000"),
        ("£1.3m", "1300000"),
        ("one million pounds", "1000000 pounds"),
        ("one thing", "one thing"),
        ("59%", "59"),
        ("59 per cent", "59"),
        ("59 percent of", "59 of"),
        ("1,345 people", "1345 people"),
        ("12.3%", "12zq3"),
        ("2022/23", "2022/23"),
        ("27ft", "27ft"),
        ("A6", "A6"),
        ("item 3", "item 3"),
    ],
)
def test_amounts_are_read_as_the_index_has_them(modules: Page, written: str, read: str) -> None:
    assert call(modules, "words", "m.amounts(given[0])", written) == read


def test_text_is_made_plain(modules: Page) -> None:
    assert call(modules, "words", "m.plain(given[0])", " “drug\u00a0tests” \u200b‘x’\n") == "\"drug tests\" 'x'"


@pytest.mark.parametrize(
    ("word", "short"),
    [("ASB", True), ("T/ACC", True), ("GPs", True), ("Asb", False), ("A", False), ("ACC's", False), ("on", False)],
)
def test_short_forms_are_known_by_their_capitals(modules: Page, word: str, *, short: bool) -> None:
    assert call(modules, "words", "m.looksShort(given[0])", word) is short


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("organized", "organised"),
        ("organised", "organized"),
        ("neighborhood", "neighbourhood"),
        ("behaviour", "behavior"),
        ("offense", "offence"),
        ("offences", "offenses"),
        ("centre", "center"),
        ("traveling", "travelling"),
        ("labelled", "labeled"),
        ("analyzed", "analysed"),
        ("programme", "program"),
        ("practise", "practice"),
        ("specialized", "specialised"),
    ],
)
def test_american_and_british_spellings_lead_to_each_other(modules: Page, word: str, other: str) -> None:
    assert other in call(modules, "words", "m.spellings(given[0])", word)  # type: ignore[operator]


@pytest.mark.parametrize("word", ["rise", "size", "drug", "police", "burglary"])
def test_words_without_another_spelling_have_none(modules: Page, word: str) -> None:
    assert call(modules, "words", "m.spellings(given[0])", word) == []


def terms(page: Page, query: str, **options: object) -> list[tuple[str, list[str]]]:
    """Parse a query; give each term as typed, with what would be looked up for it."""
    parsed = call(page, "query", "m.parse(given[0], given[1], given[2]).terms", query, LEXICON, options)
    return [(term["typed"], [option["text"] for option in term["options"]]) for term in parsed]  # type: ignore[attr-defined]


def also(page: Page, query: str, **options: object) -> list[str]:
    """Parse a query; give what else would be said to be searched."""
    expression = "[...m.parse(given[0], given[1], given[2]).also.keys()]"
    return call(page, "query", expression, query, LEXICON, options)  # type: ignore[return-value]


def test_stop_words_are_dropped_unless_nothing_else_is_asked(modules: Page) -> None:
    assert [typed for typed, _ in terms(modules, "what did they do about the drugs")] == ["drugs"]
    assert [typed for typed, _ in terms(modules, "who is on it")] == ["who", "is", "on", "it"]


def test_short_forms_in_capitals_are_looked_up_as_such_and_never_stemmed(modules: Page) -> None:
    assert terms(modules, "ONS figures") == [("ONS", ["zqons"]), ("figures", ["figures"])]
    assert terms(modules, "ANPR") == [("ANPR", ["zqanpr"])]
    assert terms(modules, "T/ACC's view")[0] == ("T/ACC", ["zqtacc"])
    assert terms(modules, "MPs") == [("MPs", ["zqmp"])]


def test_short_forms_of_the_glossary_are_known_in_small_letters_too(modules: Page) -> None:
    assert terms(modules, "asb") == [("asb", ["zqasb"])]
    assert also(modules, "asb") == ["anti-social behaviour"]


def test_in_a_question_all_in_capitals_only_the_glossary_has_short_forms(modules: Page) -> None:
    assert terms(modules, "DRUG TESTS ASB") == [("DRUG", ["drug"]), ("TESTS", ["tests"]), ("ASB", ["zqasb"])]


def test_words_of_a_short_form_lead_to_it(modules: Page) -> None:
    found = terms(modules, "motorcycle anti social behaviour")
    assert [options for typed, options in found if typed in ("anti", "social")] == [
        ["anti", "zqasb"],
        ["social", "zqasb"],
    ]
    assert also(modules, "anti-social behaviour") == ["ASB"]


def test_hyphens_and_pairs_are_looked_up_joined_and_parted(modules: Page) -> None:
    assert terms(modules, "off-road") == [("off-road", ["off-road", "off road"])]
    assert terms(modules, "off road bikes") == [("road", ["road", "offroad"]), ("bikes", ["bikes"])]
    joined = call(modules, "query", "m.parse(given[0], given[1]).terms.map((term) => term.join)", "dash cam", LEXICON)
    assert joined == ["dashcam", None]


def test_figures_with_a_point_are_shown_as_typed(modules: Page) -> None:
    assert terms(modules, "12.3% 99.9") == [("12.3", ["12zq3"]), ("99.9", ["99zq9"])]
    assert terms(modules, '"12.3%"') == [("12.3", ["12zq3"])]


def test_phrases_stay_whole(modules: Page) -> None:
    assert terms(modules, "peer “County lines” review") == [
        ('"County lines"', ["County lines"]),
        ("peer", ["peer"]),
        ("review", ["review"]),
    ]
    assert terms(modules, '"an open end') == [('"an open end"', ["an open end"])]


def test_synonyms_are_added_in_both_directions_and_for_plurals(modules: Page) -> None:
    assert terms(modules, "motorcycle") == [("motorcycle", ["motorcycle", "motorbike"])]
    assert terms(modules, "motorbikes")[0][1] == ["motorbikes", "motorcycle"]
    assert terms(modules, "burglaries")[0][1] == ["burglaries", "break in"]
    assert terms(modules, "a break-in") == [("break-in", ["break-in", "break in", "burglary"])]


def test_as_typed_nothing_is_added(modules: Page) -> None:
    assert terms(modules, "motorcycle organized", asTyped=True) == [
        ("motorcycle", ["motorcycle"]),
        ("organized", ["organized"]),
    ]
    assert also(modules, "asb anti-social behaviour motorcycle", asTyped=True) == []


@pytest.mark.parametrize("query", ["", "  ", '"', "''", "-", "&", "%", "\\", "(", "💥", '""', "/", "a/b/c", "zq", "…"])
def test_any_text_can_be_asked(modules: Page, query: str) -> None:
    assert isinstance(terms(modules, query), list)


@pytest.mark.parametrize(
    ("one", "two", "changes"), [("naloxne", "naloxone", 1), ("abc", "abc", 0), ("abcd", "abdc", 1), ("abcd", "wxyz", 3)]
)
def test_changes_between_words_are_counted(modules: Page, one: str, two: str, changes: int) -> None:
    assert call(modules, "spelling", "m.distance(given[0], given[1], 2)", one, two) == changes


@pytest.mark.parametrize(
    ("typed", "likely", "near"),
    [
        ("polce", "police", ["police"]),
        ("polixe", None, ["police", "polite"]),
        ("naloxen", None, ["naloxone"]),
        ("naloxne", "naloxone", ["naloxone"]),
        ("protacol", "protocol", ["protocol"]),
        ("prison", None, ["poison"]),
        ("drg", None, []),
        ("drug", None, []),
        ("70001", None, []),
        ("", None, []),
    ],
)
def test_only_a_slip_is_corrected_other_words_are_offered(
    modules: Page, typed: str, likely: str | None, near: list[str]
) -> None:
    words = ["the", "police", "drugs", "custody", "naloxone", "polite", "protocol", "poison"]
    found = call(modules, "spelling", "m.near(given[0], given[1])", typed, words)
    assert found == {"likely": likely, "near": near}


def test_a_word_is_parted_where_both_halves_are_known(modules: Page) -> None:
    words = ["dash", "cam", "board"]
    assert call(modules, "spelling", "m.parted(given[0], given[1])", "dashcam", words) == ["dash", "cam"]
    assert call(modules, "spelling", "m.parted(given[0], given[1])", "dashbord", words) is None


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("tests", "testing", True),
        ("burglary", "burglaries", True),
        ("policy", "police", False),
        ("united", "unity", False),
        ("organised", "organisation", True),
        ("ins", "in", True),
        ("Siân", "sian", True),
    ],
)
def test_rough_stems(modules: Page, one: str, two: str, *, same: bool) -> None:
    assert call(modules, "words", "m.stem(given[0]) === m.stem(given[1])", one, two) is same


RANK = """(() => {
  const hits = (list) => new Map(list.map(([record, at, title = false, aka = false]) => [record, { at, title, aka }]));
  const terms = given[0].map((finds) => finds.map(([list, weight = 1]) => ({ hits: hits(list), weight })));
  const { all, some } = m.ranked(terms, 100, () => 1);
  return [all.map(({ record }) => record), some.map(({ record }) => record)];
})()"""


def test_records_with_all_words_come_first(modules: Page) -> None:
    drug = [[[[1, [4]], [2, [4]], [3, [1, 2, 3]]], 1]]
    tests = [[[[2, [9]], [5, [1]]], 1]]
    assert call(modules, "rank", RANK, [drug, tests]) == [[2], [3, 5, 1]]


def test_oftener_nearer_in_headings_and_newer_counts(modules: Page) -> None:
    assert call(modules, "rank", RANK, [[[[[1, [1]], [2, [1, 2]]]]]]) == [[2, 1], []]
    assert call(modules, "rank", RANK, [[[[[1, [1]], [2, [1], True]]]]]) == [[2, 1], []]
    assert call(modules, "rank", RANK, [[[[[1, [], False, True], [2, [1]]][:2]]]]) == [[2, 1], []]
    assert call(modules, "rank", RANK, [[[[[9, [1]], [2, [1]], [5, [1]]]]]]) == [[2, 5, 9], []]
    apart = [[[[[1, [1]], [2, [1]]]]], [[[[1, [50]], [2, [2]]]]]]
    assert call(modules, "rank", RANK, [apart[0], apart[1]]) == [[2, 1], []]


def test_a_synonym_counts_less_than_the_word(modules: Page) -> None:
    assert call(modules, "rank", RANK, [[[[[1, [1]]], 0.7], [[[2, [1]]], 1]]]) == [[2, 1], []]


def test_records_of_an_item_are_put_together(modules: Page) -> None:
    grouped = (
        "m.grouped(given[0].map((record) => ({ record })), (record) => record % 3).map((g) => g.map((e) => e.record))"
    )
    assert call(modules, "rank", grouped, [4, 2, 1, 5, 3]) == [[4, 1], [2, 5], [3]]


ASB = {"typed": "ASB", "short": "ASB", "forms": ["ASB"], "words": "anti-social behaviour"}
TACC = {"typed": "T/ACC", "short": "T/ACC", "forms": ["T/ACC"]}
LINES = {"typed": '"county lines"', "phrase": True, "words": ["county", "lines"]}
OFFENCE = {"typed": "offense", "options": [{"text": "offense"}, {"text": "offence"}]}
FIND = """(() => {
  const parsed = given[1].map((term) => ({ options: [], ...term }));
  return m.places(given[0], m.matcher(parsed)).map(({ start, end }) => given[0].slice(start, end));
})()"""


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("Drug tests, testing and a test.", {"typed": "test"}, ["tests", "testing", "test"]),
        ("The ONS is on", {"typed": "ONS", "short": "ONS", "forms": ["ONS"]}, ["ONS"]),
        ("Anti-Social Behaviour (ASB)", ASB, ["Anti-Social Behaviour", "ASB"]),
        ("T/ACC Brown, ACC Green", TACC, ["T/ACC"]),
        ("dashcam footage", {"typed": "dash", "joined": "dashcam"}, ["dashcam"]),
        ("an off-road bike", {"typed": "offroad"}, ["off-road"]),
        ("County Lines and lines", LINES, ["County Lines"]),
        ("£70,000 and 59%", {"typed": "70000"}, ["70,000"]),
        ("victim’s and victims'", {"typed": "victim"}, ["victim’s", "victims"]),
        ("burglaries", {"typed": "burglary"}, ["burglaries"]),
        ("firearms, a football, Rob", {"typed": "fire"}, []),
        ("robbery and Rob", {"typed": "robbery"}, ["robbery"]),
        ("22p and 125CC’s", {"typed": "22p", "options": [{"text": "125cc"}]}, ["22p", "125CC’s"]),
        ("the offence of offense", OFFENCE, ["offence", "offense"]),
    ],
)  # fmt: skip
def test_words_are_found_in_a_text_with_their_stems(
    modules: Page, text: str, term: dict[str, object], found: list[str]
) -> None:
    assert call(modules, "highlight", FIND, text, [term]) == found


def test_the_best_passage_has_most_of_the_words(modules: Page) -> None:
    parts = [["p1", "drugs"], ["p2", "drug tests in custody"], ["p3", "custody custody custody"]]
    sought = [{"typed": "drug", "options": []}, {"typed": "custody", "options": []}]
    assert call(modules, "highlight", "m.best(given[0], m.matcher(given[1])).part", parts, sought) == 1
    assert call(modules, "highlight", "m.best(given[0], m.matcher(given[1])).part", parts, []) == 0


@pytest.mark.parametrize(
    "query",
    ["", "?q=drugs", "?q=a+b&theme=x&theme=y&kind=action&year=2024", "?q=%22a+b%22&sort=date&as=typed&page=3",
     "?organisation=wyp&speaker=pat&place=leeds&state=open"],
)  # fmt: skip
def test_an_address_is_read_and_written_the_same(modules: Page, query: str) -> None:
    assert call(modules, "address", "m.write(m.read(given[0]))", query) == query


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=-1", "?page=x", "?sort=up", "?theme=", "?as=", "?unknown=1", "?q=++"]
)
def test_what_makes_no_sense_in_an_address_is_nothing(modules: Page, query: str) -> None:
    assert call(modules, "address", "m.write(m.read(given[0]))", query) == ""


def test_a_table_is_safe_for_spreadsheets(modules: Page) -> None:
    rows = [["2024-02-27", "a,b", 'say "x"', "=1+1", "-2", "@x\ny", ""]]
    table = call(modules, "export", "m.csv(given[0])", rows)
    head = "\ufeffdate,meeting,item,kind,passage,url,whole\r\n"
    assert table == head + '2024-02-27,"a,b","say ""x""",\'=1+1,\'-2,"\'@x\ny",\r\n'


def test_choices_in_a_facet_add_and_facets_narrow(modules: Page) -> None:
    code = """(() => {
      const theme = new Map([["a", new Set([1, 2])], ["b", new Set([3])]]);
      const facets = { theme, kind: new Map([["x", new Set([2, 3])]]) };
      const list = [1, 2, 3, 4].map((record) => ({ record }));
      const chosen = given[0];
      const counts = m.counted(list, chosen, facets);
      return [m.narrowed(list, chosen, facets).map(({ record }) => record),
              Object.fromEntries(Object.entries(counts).map(([facet, values]) => [facet, Object.fromEntries(values)]))];
    })()"""
    assert call(modules, "catalogue", code, {"theme": [], "kind": []}) == [
        [1, 2, 3, 4],
        {"theme": {"a": 2, "b": 1}, "kind": {"x": 2}},
    ]
    assert call(modules, "catalogue", code, {"theme": ["a"], "kind": []}) == [
        [1, 2],
        {"theme": {"a": 2, "b": 1}, "kind": {"x": 1}},
    ]
    assert call(modules, "catalogue", code, {"theme": ["a", "b"], "kind": ["x"]})[0] == [2, 3]  # type: ignore[index]
    assert call(modules, "catalogue", code, {"theme": ["gone"], "kind": []})[0] == []  # type: ignore[index]


def test_scripts_are_joined_without_what_only_their_writers_need(real_site: Path) -> None:
    for name in ("search", "arrival", "spelling", "export", "offers", "around"):
        (script,) = (real_site / "assets").glob(f"{name}-*.js")
        text = script.read_text(encoding="utf-8")
        assert 'from "./' not in re.sub(r'from "\./lexicon-[0-9a-f]{8}\.js"', "", text)
        assert not [line for line in text.splitlines() if line.startswith(("//", " "))]
