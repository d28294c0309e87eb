"""Doubts: what an import was unsure of, in an officer's words. A code and facts in, a Doubt out."""

from dataclasses import dataclass, replace
from enum import StrEnum

from minutebook.frontmatter import Path


class Grade(StrEnum):
    """How much a doubt matters, in the order in which doubts are told."""

    MUST = "must answer before publishing"
    CHECK = "please check"
    INFORMATION = "for information"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that the import was unsure of, or did that the officer should know."""

    code: str
    grade: Grade
    message: str
    """One sentence: what was found."""
    remedy: str
    """One sentence: what to do; empty where nothing is needed."""
    paragraph: int = 0
    """The paragraph of the document, counted from 1; 0 for the document as a whole."""
    path: Path = ()
    """Where in the draft's facts the answer belongs."""
    line: int = 1
    """The line of the draft."""

    def at(self, line: int) -> "Doubt":
        """Give the same doubt with its line in the draft."""
        return replace(self, line=line)


_M, _C, _I = Grade.MUST, Grade.CHECK, Grade.INFORMATION

DOUBTS: dict[str, tuple[Grade, str, str]] = {
    # The head of the document
    "no-title": (_M, "The document does not say what the meeting is called.", "Write its name under title:."),
    "title-chosen": (
        _C,
        'The title was taken from "{line}"; those words also stand at the top of the minutes.',
        "Delete the line from the minutes only if all that it says stands among the facts: its hour and place too.",
    ),
    "no-date": (_M, "The document gives no date for the meeting.", "Run the import again with --date YEAR-MONTH-DAY."),
    "date-guessed": (
        _C,
        'The date was read from "{text}", which is not marked as the date of the meeting.',
        "Compare it with the document.",
    ),
    "date-given": (
        _C,
        "The document says {found}, and you gave {given}; the draft has what you gave.",
        "Correct the one that is wrong.",
    ),
    "dates-differ": (
        _C,
        "The head of the document names several dates: {dates}. The first was taken.",
        "Check which one is the day of the meeting.",
    ),
    "day-first": (
        _C,
        '"{text}" was read with the day first, as {read}.',
        "Check that the month does not come first in the document.",
    ),
    "weekday-wrong": (
        _M,
        '"{text}" names {said}, and {read} is a {is_}.',
        "Find out which of the two is right, and correct the date if need be.",
    ),
    "year-guessed": (
        _C,
        '"{text}" has no year; the draft says {read}, the first such day after the meeting.',
        "Check the year.",
    ),
    "no-such-day": (_M, '"{text}" is not a day of the calendar.', "Find out the right date and write it."),
    "time-half": (
        _C,
        '"{text}" says when the meeting began and not when it ended, so time: was left out.',
        "If you know the end, add time: 14:30 - 16:00 to the facts.",
    ),
    "afternoon": (
        _C,
        '"{text}" does not say whether it is morning or afternoon; the draft says {read}.',
        "Check the hours.",
    ),
    "front-kept": (
        _C,
        'This line of the document\'s head was not understood and stands at the top of the minutes: "{text}".',
        "Move it into the facts where it belongs there, or leave it.",
    ),
    "marked-draft": (
        _C,
        'The document calls itself a draft ("{text}"), so the draft says minutes: draft.',
        "Change it to minutes: final when the notes have been approved.",
    ),
    "no-attendance": (
        _M,
        "No list of those present was found.",
        "If the document has one, write it under attendance:. If it has none, this is only for your information.",
    ),
    "person-unclear": (
        _M,
        'It is not certain who "{text}" is; the whole line was taken as a name.',
        "Part it into name:, role: and organisation:.",
    ),
    "person-parted": (
        _C,
        '"{text}" was parted into the name {name} and the role {role}.',
        "Check it; the draft has them under attendance:.",
    ),
    "people-new": (
        _C,
        "These people are not in people.yaml: {names}.",
        "Add them there; public_role: true is for elected office and chief officers.",
    ),
    "person-new": (
        _C,
        '"{name}" is not in people.yaml.',
        "{hint} If this is somebody new, add the name; public_role: true is for elected office and chief officers.",
    ),
    "role-remark": (
        _C,
        'What stands beside {name} may be no role: "{text}".',
        "If it says how or when they took part, take it out of role:, and write it into the minutes.",
    ),
    "organisation-new": (
        _C,
        '"{text}" may be an organisation that is not in organisations.yaml, so it stays in the role of {name}.',
        "If it is one, add it there and write its id under organisation:.",
    ),
    "group-name-only": (
        _C,
        'The heading "{text}" was read as "{group}".',
        "Check that these people belong under {group}:.",
    ),
    "chair-found": (_I, "{name} is the chair, as the document says.", ""),
    "group-ticked": (
        _C,
        'By its mark in the table, "{text}" was read as "{group}".',
        "Compare the table with the draft.",
    ),
    "known-as": (
        _I,
        'The text calls {name} "{form}"; the draft says so under known_as.',
        "Passages that begin with it will be shown as naming this person.",
    ),
    "apologies-text": (
        _C,
        'Apologies stand in a sentence: "{text}". It stays in the minutes.',
        "If you want them among the facts, add apologies: to attendance:.",
    ),
    # The agenda
    "no-items": (
        _M,
        "No agenda items were found, so all the minutes stand in one piece.",
        "Write a heading before each item: ## 1. Title",
    ),
    "items-unnumbered": (
        _M,
        "The document's headings have no numbers that could be followed; the draft numbers them in order, from 1.",
        "Compare the numbers with the agenda of the meeting.",
    ),
    "items-skip": (
        _M,
        "The items go from {before} to {after}; what is between them may stand under item {before}.",
        "Check the document. The numbers of the draft must be those of the agenda.",
    ),
    "items-start": (
        _C,
        "The first item that was found has the number {number}.",
        "Check that none before it is missing.",
    ),
    "items-after": (
        _M,
        'A line behind the last item looks like item {number}: "{text}". It stands as a paragraph.',
        "If it is an item, write it as a heading.",
    ),
    "item-repeats": (
        _C,
        'Another line looks like item {number}: "{text}". It stands as a paragraph.',
        "If it is an item, write it as a heading.",
    ),
    "heading-as-words": (
        _C,
        'The line "{text}" looks like a heading of its own; it stands as a bold paragraph under item {item}.',
        "If it is an item of the agenda, write it as a heading.",
    ),
    "title-split": (
        _C,
        'The line was parted into the heading "{title}" and what follows it.',
        "Check where the heading ends.",
    ),
    "title-run-in": (
        _I,
        'The heading "{title}" and its text were one paragraph.',
        "",
    ),
    "letters-kept": (
        _I,
        "The lettered list from {first} to {last} stands as paragraphs with their letters.",
        "If these are sub-items of the agenda, write each as a heading: ### a) Title",
    ),
    "left-out": (
        _I,
        'Words that the page says in its own way were left out: "{text}".',
        "",
    ),
    "reworded": (
        _I,
        "These words became facts, which the page shows in its own form: {texts}",
        "",
    ),
    # Papers and links
    "paper-without-address": (
        _C,
        'The report "{title}" of item {item} has no address in the document.',
        "Add url:, or put the report into content/papers/ and add file:.",
    ),
    "paper-found": (
        _I,
        'The link of item {item} became the report "{title}".',
        "",
    ),
    "paper-from-text": (
        _C,
        'The link "{text}" became a report of item {item}; its words stay in the minutes.',
        "Give the report its right title under papers:.",
    ),
    "link-refused": (
        _C,
        'The link of "{text}" leads into somebody\'s own computer or runs a program, so only its words were kept.',
        "If it was a public document, add its web address.",
    ),
    "link-private": (
        _C,
        'The link of "{text}" leads to a place that may ask readers to sign in.',
        "Open it in a private window. If it does not open, publish the document elsewhere.",
    ),
    "link-lost": (
        _C,
        'There was probably a link at "{text}"; its address was lost in copying.',
        "Import the Word file instead, or add the address by hand.",
    ),
    # Actions
    "owner-unknown": (
        _M,
        'Action {id} seems to be for "{text}", who is in no register.',
        "Write an id from organisations.yaml or people.yaml under owners:, or leave it empty.",
    ),
    "owner-private": (
        _C,
        'Action {id} is for "{text}", who holds no public role, so their organisation is named.',
        "Check owners:.",
    ),
    "owner-none": (
        _C,
        'The words of action {id} name no owner that was recognised: "{text}".',
        "If the minutes name somebody, add owners:. If not, the site says that none was minuted.",
    ),
    "owner-from-words": (_I, 'The owner of action {id} was taken from "{text}".', ""),
    "owner-partly": (
        _C,
        'Action {id} begins with "{text}", so {owner} was taken as its owner.',
        "Check owners:.",
    ),
    "action-head-empty": (
        _M,
        'Nothing that is an action was found below "{text}", so the heading stays in the minutes.',
        "Add the actions by hand, or delete the heading if there were none.",
    ),
    "action-twice": (
        _C,
        'The action "{text}" stands twice in the document, and once in the draft.',
        "Check that the two are the same.",
    ),
    "action-differs": (
        _M,
        'Action {id} stands twice in the document, and its second mention says something else: "{text}".',
        "Write what is right under owners: and due:.",
    ),
    "action-earlier": (
        _M,
        'Action {id} may be one of an earlier meeting that is reported on here: "{text}".',
        "If so, take it out of actions: and say what became of it under updates:.",
    ),
    "action-summary": (
        _C,
        'Action {id} stands below "{text}", which does not say to which item it belongs.',
        "Write the number of the item under item: if you know it.",
    ),
    "action-item-unknown": (
        _C,
        'The table does not say in a way that was understood which item action {id} belongs to ("{text}").',
        "Check item:.",
    ),
    "link-dropped": (
        _C,
        'The link of "{text}" was dropped: actions and future items have none.',
        "If readers need it, list it as a report under papers:.",
    ),
    "action-unmarked": (
        _C,
        'This line follows the actions of item {item} without a bullet and was taken as one: "{text}".',
        "If it is none, move it back into the minutes.",
    ),
    "action-in-text": (
        _C,
        'An action stands inside a paragraph: "{text}". It was taken out of it and set among the actions.',
        "Compare it with the document.",
    ),
    "action-sentence": (
        _C,
        'The action of "{text}" was taken from the sentence before the mark, which stays in the minutes.',
        "Check the wording of action {id}.",
    ),
    "action-perhaps": (
        _C,
        'This sentence may be an action, and stays a part of the minutes: "{text}".',
        "If it is one, add it to actions:.",
    ),
    "action-number": (
        _I,
        'The document calls action {id} "{number}".',
        "",
    ),
    "action-before-items": (
        _C,
        "Action {id} stands before the first item, so it belongs to none.",
        "Add item: if it belongs to one.",
    ),
    "due-unclear": (
        _C,
        'When action {id} is due could not be read from "{text}"; the words stay in its text.',
        "Add due: if a date was minuted.",
    ),
    # What later meetings need
    "accepts-found": (
        _I,
        "The notes of {meeting} were accepted, by item {item}.",
        "",
    ),
    "accepts-unpublished": (
        _C,
        "The notes of {meeting} were accepted by item {item}, and no such meeting is published here.",
        "Check the date; it may be one that the item only mentions.",
    ),
    "accepts-guessed": (
        _C,
        "Notes were accepted, and the document does not say of which meeting; the draft names the last one here.",
        "Check accepts:.",
    ),
    "accepts-unclear": (
        _M,
        'Notes of an earlier meeting seem to have been accepted ("{text}"), and nothing tells of which.',
        "Add accepts: with its date.",
    ),
    "accepts-amended": (
        _M,
        'The earlier notes were accepted with changes ("{text}").',
        "Write them under amendments:, and make them in the earlier minutes.",
    ),
    "accepts-not": (
        _C,
        'This item speaks of earlier notes without saying that they were accepted: "{text}".',
        "If they were, add accepts:.",
    ),
    "future-prose": (
        _C,
        'Future items stand in a sentence, which stays in the minutes: "{text}".',
        "If they are to be in the forward plan, list them under future_items:.",
    ),
    "next-unclear": (
        _C,
        'No date could be read for the next meeting: "{text}".',
        "Add next_meeting: when it is known.",
    ),
    "next-early": (
        _M,
        "The next meeting ({next}) would not be after this one ({date}).",
        "Find out the right date and write it under next_meeting:.",
    ),
    "next-prose": (
        _C,
        "The date of the next meeting, {read}, was taken from a sentence, which stays in the minutes.",
        "Check next_meeting:, and add time: and venue: if they are known.",
    ),
    "next-half": (
        _C,
        'The next meeting begins at "{text}", and the document does not say when it ends, so time: was left out.',
        "Add time: with both hours if they are known.",
    ),
    "future-table": (
        _C,
        "A table of item {item} may name future items; it stays in the minutes as a table.",
        "Write those that the minutes name under future_items:.",
    ),
    "updates-perhaps": (
        _C,
        'An earlier action may be reported on here: "{text}".',
        "Add it to updates: with the action's number, so that the register shows it.",
    ),
    "themes-proposed": (
        _C,
        "Themes were proposed by the words of the registers: {themes}.",
        "Check them under items:.",
    ),
    # What the document has and a draft must not have
    "deleted": (
        _C,
        "{number} deleted by a tracked change {were} left out.",
        "Check that the changes were to be accepted.",
    ),
    "comments": (_I, "{number} left out.", ""),
    "hidden": (_C, "{number} of hidden text {were} left out.", "Make it visible in Word if it belongs to the minutes."),
    "headers": (_I, "{number} with words {were} left out.", ""),
    "pictures": (_C, "{number} left out.", "If a picture shows words, type them into the minutes."),
    "notes": (
        _C,
        "{number} now {stand} at the end of the item, with [1] and so on in the text.",
        "Check their places.",
    ),
    "boxes": (_C, "{number} now {stand} behind the paragraph that they hang on.", "Check their places."),
    "symbols": (
        _M,
        "{number} could not be read and became □.",
        "Look for □ in the draft and type what the document shows.",
    ),
    "embedded": (
        _M,
        "{number} of another document inside this one could not be read.",
        "Open the file in Word, save it again and import that.",
    ),
    "authors": (_I, "{number} that would show who wrote the file, or where it lies, {were} left out.", ""),
    "contents": (_I, "The table of contents was left out; the page has one of its own.", ""),
    "invisible": (_I, "{number} left out.", ""),
    "prompts": (
        _C,
        "{number} that nobody filled in may still show a prompt.",
        'Look for words such as "Click here" in the draft.',
    ),
    "equations": (_C, "{number} became plain text.", "Compare with the document."),
    "paths": (
        _M,
        "{number} into somebody's own computer or server stood among the words; the name of the file alone was kept.",
        "Say in the minutes where readers find the file, or leave its name.",
    ),
    "link-half": (
        _C,
        'The link of "{text}" is half an address: the name of its site was lost, so only its words were kept.',
        "Look up the whole address, with https:// and the name of the site, and write it.",
    ),
    "broken": (
        _M,
        "{number} of the text {stand} in the draft with a word cut in two, as in text that was copied from a PDF.",
        "Ask for the Word file; or join the lines of the text by hand, and take out page numbers.",
    ),
    "unclosed": (
        _M,
        "A hidden part of the page never ends, so all that stands behind it was left out.",
        "Compare the end of the draft with the page; copy what is missing, or import the Word file.",
    ),
    "ended_early": (
        _C,
        "The file's fields are damaged; words in them may be missing.",
        "Compare the draft with the document.",
    ),
    "struck": (
        _M,
        "{number} {were} struck through, and {stand} in the draft as plain words.",
        "Find out whether they belong to the minutes.",
    ),
    "masked": (
        _M,
        "{number} {were} blacked out or white on white, and left out.",
        "In Word such words can still be read: send the file on to nobody.",
    ),
    "table-actions": (
        _M,
        "A table looks like one of actions and was not understood; it stands as a table.",
        "Write its actions under actions:.",
    ),
    "table-kept": (_C, "A table stands as a table in the minutes.", "Compare its columns with the document."),
    "words-missing": (
        _M,
        "{number} words of the document are not on the page, the first of them: {words}.",
        "Look for them in the document, and add them where they are missing.",
    ),
}


def doubt(code: str, paragraph: int = 0, path: Path = (), **facts: object) -> Doubt:
    """Raise a doubt; `facts` fill the words in braces of its sentences."""
    grade, message, remedy = DOUBTS[code]
    longest = 2_000 if code in ("reworded", "people-new", "themes-proposed") else 90
    shown = {name: _short(fact, longest) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return Doubt(code, grade, message.format(**shown), remedy.format(**shown), paragraph, path)


def _short(fact: str, limit: int) -> str:
    words = " ".join(fact.split())
    return words if len(words) <= limit else f"{words[:limit].rstrip()} ..."
