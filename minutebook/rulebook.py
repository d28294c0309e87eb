"""The rulebook: every rule of the content, its severity and its words. A code and facts in, a Problem out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from minutebook.problems import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said when a rule is broken; words in braces are facts of the case."""

    severity: Severity
    message: str
    cure: str


def error(message: str, cure: str) -> Rule:
    """Make a rule that stops the build."""
    return Rule(Severity.ERROR, message, cure)


def warning(message: str, cure: str) -> Rule:
    """Make a rule that is told and does not stop the build."""
    return Rule(Severity.WARNING, message, cure)


FILES = {
    "missing-file": error(
        "{name} is missing, and the site cannot be built without it.",
        "Add the file {name}. {help}",
    ),
    "no-minutes": error(
        "No minutes were found in meetings/, and an empty site would take the place of what was published.",
        "Put them there, a file for each meeting, named by its day: 2024-02-27.md. If the folder was moved or renamed, "
        "bring it back.",
    ),
    "file-name": error(
        'The file name "{name}" is not a day of the calendar, so the meeting has no address.',
        "{hint}Name it like 2024-02-27.md or 2024-02-27-special.md: year, month, day; small letters, no spaces.",
    ),
    "stray-file": warning(
        "{name} is not something Minutebook reads, so nothing of it is published.",
        "Meetings are .md files in meetings/, pages are .md files in pages/, documents go into papers/. "
        "Move it where it belongs, or out of the content folder.",
    ),
    "wrong-ending": error(
        '"{name}" looks like {what}, but its name ends differently, so it is not published.',
        "Rename it to {right}. Windows may hide the end of a name: switch on View, File name extensions.",
    ),
    "wrong-folder": error(
        '"{name}" is named like a meeting and lies outside meetings/, so nothing of it is published.',
        "Move it to meetings/{name}.",
    ),
    "odd-name": error(
        "The name {name} holds an invisible character or a line break.",
        "Rename the file with letters, digits and hyphens.",
    ),
    "not-text": error(
        "This is a Word, PDF or similar document under the name of a text file.",
        "Copy its words into a text file. The document itself may go into papers/.",
    ),
    "names-clash": error(
        '"{name}" and "{other}" would have the same address, so one would replace the other.',
        "Rename one of the two; names must differ in more than the folder, capitals, or how accents are stored.",
    ),
    "link-outside": error(
        "{name} is a link to a place outside the content folder, which could publish a private file.",
        "Put the file itself there instead of a link.",
    ),
    "unreadable-file": error(
        "{name} cannot be read: {reason}.", "Check that it is an ordinary file that you may read."
    ),
    "file-too-large": error(
        "{name} has {size} bytes; a text file here has at most {limit}.",
        "Check that it is the right file. A document belongs into papers/.",
    ),
    "two-versions": error(
        "Two versions of what stands here, down to line {last}, were left one below the other by git.",
        "Keep the version that is right, and delete the other and each line that begins with <<<<<<<, |||||||, ======= "
        "or >>>>>>>. Where you cannot tell which is right, ask who made the other change.",
    ),
    "lone-mark": warning(
        "This line of seven signs may be what is left of two versions that git put one below the other.",
        "If it is, see that what stands above and below it is right, and delete the line. If not, leave it.",
    ),
    "empty-file": error("{name} is empty.", "Write the file, or take it out of the content folder."),
    "not-utf8": error(
        'Byte 0x{byte} here is not UTF-8; it was probably typed as "{character}" in Windows-1252.',
        "Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8) and check that character.",
    ),
    "utf-16": error(
        "The file is stored as UTF-16, which git hosts and browsers show as gibberish.",
        "Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).",
    ),
    "forbidden-character": error(
        "There is an invisible character here ({name}) that can hide or reorder words.",
        "Put the cursor behind it and press Backspace; type a space or a new line there if one is missing.",
    ),
    "more-characters": error(
        "There are {number} more such characters in this file, from here on.",
        "So many come from a copy that went wrong: copy the words again, as plain text.",
    ),
    "lost-character": error(
        "The character U+FFFD here stands where another program lost a letter.",
        "Look up the letter in the original document and type it again.",
    ),
}

FRONT_MATTER = {
    "no-front-matter": error(
        "The file does not begin with a line of three hyphens, so its facts cannot be told from its text.",
        "Begin the file with a line ---, then the facts, then another line ---, then the minutes.",
    ),
    "unclosed-front-matter": error(
        "The facts at the top have no closing line of three hyphens.",
        "Put a line --- after the last fact, probably before line {guess}.",
    ),
    "odd-hyphens": error(
        'This line "{line}" should be three hyphens, so the facts do not end here.',
        "Type --- (three hyphens) on a line of their own. Word may have joined them into a long dash.",
    ),
    "front-matter-twice": error(
        "A second block of facts begins here; only the first one is read.",
        "Keep one block between two lines ---, with the facts of both in it.",
    ),
    "tab-indent": error(
        "There is a tab {where}; only spaces count here.",
        "Delete it and type spaces: two for each step before the words, one after a colon or dash.",
    ),
    "hard-space": error(
        "There is a non-breaking space {where}, as Word types it; it does not count as a space.",
        "Delete it and type an ordinary space.",
    ),
    "second-colon": error(
        'There is a second colon in "{key}", so YAML cannot tell where the value starts.',
        "Put straight quotes around it: {fixed}",
    ),
    "no-space-after-colon": error(
        'There is no space after the colon of "{key}".',
        "Put a space there: {fixed}",
    ),
    "missing-colon": error(
        'The line "{line}" has no colon, so it is neither a key with a value nor part of the line before.',
        "Write it as key: value, or join it to the line above.",
    ),
    "text-not-indented": error(
        'The text that belongs to "{key}" begins here, but it is not indented.',
        "Put two spaces before each of its lines.",
    ),
    "missing-dash": error(
        'The line "{line}" stands in a list but does not begin with a dash.',
        "Put a dash and a space before it: - {line}",
    ),
    "wrong-bullet": error(
        'The entry "{line}" does not begin with a hyphen and a space.',
        "Write it like this: - {line}",
    ),
    "entry-without-dash": error(
        'A new entry of the list begins here, with "{key}", but it has no dash.',
        "Put a dash and a space before it, in the column of the other dashes: - {key}: ...",
    ),
    "unclosed-quote": error(
        "A quotation mark opens here and is never closed.",
        "Put the same mark at the end of the value.",
    ),
    "bad-escape": error(
        "A backslash inside double quotes has a meaning of its own in YAML, and this one has none.",
        "Use single quotes around the value instead, or write the backslash twice.",
    ),
    "text-after-quote": error(
        "There is text after the closing quotation mark.",
        'Put the whole value into one pair of quotes; inside double quotes, write \\" for a quotation mark.',
    ),
    "special-character": error(
        "The value begins with {character}, which has a meaning of its own in YAML.",
        "Put straight quotes around the value: {fixed}",
    ),
    "open-bracket": error(
        "A bracket {bracket} opens here and is not closed as YAML expects.",
        "Close it on the same line, or put straight quotes around a value that begins with a bracket.",
    ),
    "mixed-list": error(
        "Of this line and the one above it, in one column, one begins with a dash and the other does not.",
        "Each entry of a list begins with a dash; what belongs to an entry begins two further right than its dash.",
    ),
    "wrong-indent": error(
        "This line begins in column {column} and the line above it in column {above}, which do not fit together.",
        "Keys and dashes that belong together begin in one column; what belongs to them begins two further right.",
    ),
    "yaml-syntax": error(
        "YAML cannot fit this line to the lines above it.",
        "Compare the lines around it with an example in docs/officers.md.",
    ),
    "duplicate-key": error(
        '"{key}" stands here a second time; it was given in line {first}.',
        "Keep one of the two. Where both have lines below them, move the lines together under the first.",
    ),
    "cut-by-comment": error(
        'Everything after " #" is left out, so the value is only "{kept}".',
        "Put straight quotes around the value. A note to yourself has two spaces before the # and one after it.",
    ),
    "curly-cut": error(
        "A curly quotation mark stands at one end of this value; curly ones hold nothing together, so it is cut short.",
        "Use straight quotes in place of the curly ones, around the whole value, a comma or colon in it included.",
    ),
    "curly-quotes": warning(
        "The curly quotation marks around this value are kept as part of it.",
        "If they are not meant to be seen, use straight ones or none.",
    ),
    "too-deep": error(
        "Lists and keys are nested more than {limit} deep here.",
        "Nothing in Minutebook is nested so deep: check the brackets and the indentation.",
    ),
    "too-many-values": error(
        "There are more than {limit} values in this file's facts.",
        "Check for text that was pasted between the lines ---.",
    ),
    "second-document": error(
        "A second YAML document begins here; only one is read.",
        "Delete the line --- or ... here.",
    ),
}

SCHEMA = {
    "missing-key": error('"{key}" is missing from {parent}.', "Add a line {example}"),
    "unknown-key": error('"{key}" is not a key of {parent}.', "{hint}The keys here are: {options}."),
    "cut-by-comma": error(
        '"{key}" stands in brackets behind a comma, which ended the value before it.',
        'Put straight quotes around the whole value, for instance venue: "Town Hall, {key}".',
    ),
    "empty-value": error(
        '"{key}" has no value.', "Write the value after the colon, or delete the line if it may be left out."
    ),
    "no-synonym": warning(
        '"{word}" stands here without another word, so the search learns nothing from it.',
        "Write the words that mean the same in brackets, {word}: [another], or delete the line.",
    ),
    "wrong-shape": error('"{key}" should be {expected}, and {found} stands here.', "Write it like this: {example}"),
    "bad-date": error(
        '"{value}" is not a date as Minutebook reads it.',
        "{hint}Write year-month-day, for instance 2024-02-27.",
    ),
    "no-such-date": error(
        "There is no {value} in the calendar.", "Check the day and the month (the order is year-month-day)."
    ),
    "bad-time": error(
        '"{value}" is not a time as Minutebook reads it.',
        "{hint}Write start - end on the 24-hour clock, for instance 14:30 - 16:00. Where the minutes give a start "
        "alone, leave the line out: a start alone cannot be shown yet.",
    ),
    "time-order": error(
        "The meeting ends at {end}, before it begins at {start}.",
        "Check both times; use the 24-hour clock. If it ended after midnight, leave the line out: such hours cannot be "
        "shown yet.",
    ),
    "bad-choice": error('"{value}" is not a choice for "{key}".', "{hint}The choices are: {options}."),
    "bad-yes-no": error('"{value}" is neither true nor false.', "Write {key}: true or {key}: false."),
    "bad-address": error('"{value}" is not a web address.', "{hint}"),
    "bad-base-address": error(
        'A site cannot be published at "{value}".',
        "Write a plain address, for instance https://example.org/com/ (no ?, no # and no page such as index.html).",
    ),
    "bad-id": error('"{value}" cannot be used as {what}.', "{rule}"),
    "bad-reference": error('"{value}" does not say which {what} is meant.', "{hint}Write it like this: {example}"),
    "two-addresses": error('The paper "{title}" has both a url and a file.', "Keep the one that readers should open."),
}

MEETINGS = {
    "date-not-file-name": error(
        "The date is {date}, but the file is named {name}.",
        "Let the file's name begin with the date of the meeting; correct the one that is wrong.",
    ),
    "empty-body": error(
        "There are no minutes below the facts.", "Write or paste the minutes below the second line ---."
    ),
    "no-items": warning(
        "These minutes have no item: no line of them begins with ##.",
        "If 1. Welcome is an item, write ## 1. Welcome on a line of its own, and so for the others.",
    ),
    "not-held": error(
        'These words may say that the meeting was not held: "{words}". Every list would count it as one that was.',
        "If it was held all the same, write status: held in the facts. If not, keep the file outside meetings/: "
        "meetings that were not held cannot be published yet.",
    ),
    "agenda-only": error(
        "No minutes stand below the headings, so this is an agenda, and every list would count the meeting as held.",
        "Write below each heading what was said. If the meeting is still to come, keep the file outside meetings/. "
        "If it was held and its minutes say no more, write status: held in the facts.",
    ),
    "duplicate-id": error(
        'The id "{id}" is used twice in this meeting.',
        "Give the later one an id that was never used, for instance {example}.",
    ),
    "unknown-theme": error(
        'There is no theme "{id}" in themes.yaml.', "{hint}If it is a new theme, add it to themes.yaml."
    ),
    "listed-twice": error('"{id}" is listed twice in {field}.', "Keep one of the two."),
    "private-owner": error(
        '"{id}" holds no public role (people.yaml), and owners are named on public pages.',
        "If this person holds or held an elected or a chief office, set public_role: true; it stays when they leave. "
        "If not, or where two people have the name, give the body for which they act, if the minutes name one.",
    ),
    "redaction-repeats": error(
        'Correction {id} is a redaction, and "was" still holds the words that were taken out.',
        "Delete the line was: here. Git's history still holds the words: see the guide.",
    ),
    "unknown-organisation": error(
        'There is no organisation "{id}" in organisations.yaml.',
        "{hint}If it is a new one, add it to organisations.yaml.",
    ),
    "unknown-owner": error(
        'The owner "{id}" is neither in organisations.yaml nor in people.yaml.',
        "{hint}Add the owner to one of the two, or write owners: [] when the minutes name none.",
    ),
    "unknown-person": warning(
        '"{name}" is not in people.yaml, so the site cannot tell whether this is somebody listed elsewhere.',
        "{hint}If this is somebody new, add the name to people.yaml. If it is how the minutes write somebody who "
        "stands there, add it to known_as: of that person.",
    ),
    "unknown-item-key": error(
        '"{key}" is not the number of an item.',
        "{hint}Write the number as in the heading: 4 for the heading ## 4., or 3a for ### a) under ## 3.",
    ),
    "item-not-in-body": error(
        'There is no heading for item {key} in the minutes below, but "{field}" speaks of it.',
        "{hint}Correct the number here, or add the heading.",
    ),
    "holds-twice": error(
        "Items {first} and {second} both say holds: {what}.",
        "Only one heading can hold them: delete one of the two.",
    ),
    "holds-nothing": error(
        'Item {item} should hold "{what}", but the facts list none.',
        "Add {key}: to the facts, or delete holds: here.",
    ),
    "present-and-absent": warning(
        "{name} is listed as present, and under apologies too.",
        "If they are one person, keep the entry that the minutes have. If they are two of one name, leave it.",
    ),
    "attendance-twice": warning(
        '"{name}" is listed twice in the attendance, so what the minutes say of {name} is shown as nobody\'s.',
        "If both are one person, keep one of the two entries. If two people of this name were there, leave it.",
    ),
    "chair-not-listed": warning(
        'The chair "{name}" is not listed as present.',
        "{hint}If it is a slip of yours, write the name as in the attendance list. If the minutes list nobody of this "
        "name, leave it.",
    ),
    "weekend-day": warning(
        "{day} is not a day on which meetings are mostly held.",
        "Check the day, the month and the year. If it is right, leave it.",
    ),
    "far-day": warning(
        "{day} lies {years} years after the meeting.",
        "Check the year. If the minutes say so, leave it.",
    ),
    "hours-at-night": warning(
        "The hours begin at {hour}, at night.",
        "Use the 24-hour clock: half past two in the afternoon is 14:30. If it is right, leave it.",
    ),
    "other-day": warning(
        "{where} gives {said}, and the facts give {day} for {what}.",
        "Correct the one that is wrong. If the words mean another day, leave it.",
    ),
    "marks-in-facts": warning(
        'The marks at "{text}" have no meaning in facts, and are shown to readers as they are typed.',
        "Write the words alone. A document with an address belongs under papers: or evidence:.",
    ),
    "fact-in-body": warning(
        'The line "{key}:" stands in the minutes, where it is not read as a fact and shown to readers as it is typed.',
        "Move it up, above the second line ---.",
    ),
    "passage-twice": warning(
        'The passage "{text}" says what the one above it says.',
        "If it was pasted twice, or is another version of it, keep the right one. If both were minuted, leave it.",
    ),
    "redaction-names": warning(
        "The reason of redaction {id} seems to name somebody, who may be the one whose name was taken out.",
        "Give the reason without a name: git and the list of corrections keep it.",
    ),
    "owner-not-named": warning(
        'Action {id} begins with "{name}", which is not among its owners.',
        "If the minutes mean that body, write {owner} under owners:. If they mean another, leave it.",
    ),
    "action-skipped": warning(
        "Action {id} follows {before}; what lies between is missing.",
        "If it was never there, or was taken out, leave it; otherwise add what is missing.",
    ),
    "updated-twice": warning(
        "This is a second status of action {reference} at this meeting; the first is in line {line}.",
        "Keep the one that the minutes give last.",
    ),
    "note-against-status": warning(
        'Action {reference} is called complete, and the note says "{note}".',
        "Check the status. If the minutes say both, leave it.",
    ),
    "action-in-both": warning(
        "This passage is action {id} of the facts, which the page shows here too, so readers see it twice.",
        "If the minutes hold it once, delete the passage; the facts keep its words.",
    ),
    "action-not-listed": warning(
        'The action "{text}" stands in the minutes and not in the facts, so no register has it.',
        "List it under actions: with its owner; if these minutes are not published yet, take the passage out. If it is "
        "none, leave it.",
    ),
    "office-of-nobody": error(
        '"{name}" is not listed as present, so the office cannot mean this person.',
        "{hint}Write the name as it stands in the attendance list. If the minutes name somebody who is not listed as "
        "present, leave the entry out: then the office names nobody.",
    ),
    "office-twice": error(
        '"{office}" means both {name} and {other} from the same item on.',
        "Give each the item from which it holds (from_item:), or keep the one that the minutes name.",
    ),
    "office-unused": warning(
        'The minutes call nobody "{office}", so this entry changes nothing.',
        "Write the office as the minutes do, for instance The Chair.",
    ),
    "office-of-another": warning(
        '"{office}" is given to {name} for the whole meeting, and the attendance gives it to {other}.',
        "Correct the one that is wrong, or add from_item: where it passed on. If both held it, leave it.",
    ),
    "holds-other": warning(
        'The heading of item {item} speaks of another list than "{what}".',
        "Swap holds: with the other item. If the list stands under this heading in the minutes, leave it.",
    ),
    "future-item-in-both": warning(
        'The future item "{title}" stands in the minutes below too, so readers see it twice.',
        "If the minutes hold it once, delete the line below; the facts keep its words.",
    ),
    "paper-twice": warning(
        'The papers "{first}" and "{second}" of this meeting lead to one document.',
        "Check the address of both. If one document has both titles, leave it.",
    ),
    "due-before-meeting": error(
        "The action is due on {due}, before the meeting that agreed it ({date}).",
        "Check the year and the month. If the minutes themselves say so, leave due: out: its words keep the day.",
    ),
    "future-item-twice": error('The future item "{title}" is listed twice.', "Keep one of the two."),
    "next-meeting-not-later": error(
        "The next meeting ({next}) is not after this one ({date}).",
        "Check the date under next_meeting:. If the minutes themselves give it so, leave next_meeting: out: their "
        "words keep it.",
    ),
    "withdrawn-before-meeting": error(
        "The minutes were withdrawn on {made}, before the meeting itself ({date}).",
        "Check the year and the month.",
    ),
    "correction-before-meeting": error(
        "Correction {id} is dated {made}, before the meeting itself ({date}).",
        "Check the year and the month.",
    ),
    "correction-not-made": error(
        'The words "{now}" of correction {id} do not stand in {where}.',
        "Make the change in the minutes too, or write under now: what stands there. If the words belong to another "
        "item, write its number under item:. If they belong to none (attendance, title, hours), delete item:.",
    ),
    "corrected-words-elsewhere": warning(
        'The words "{was}", which correction {id} replaced in {where}, also stand in {elsewhere}.',
        "If they are right there, leave it, or give more of the words around them. "
        "If the correction was made there, correct item:.",
    ),
    "redaction-without-mark": warning(
        "Redaction {id} has no now:, so nobody can check that it was made, and readers cannot see where.",
        "Put a mark into the minutes where words were removed, for instance [name removed], and write it under now:.",
    ),
    "corrected-words-remain": error(
        'The words "{was}", which correction {id} replaced, still stand in {where}.',
        "Change them there too. If they are right in another place, give more of the words around them, "
        "under was: and under now: alike.",
    ),
    "words-before-redaction": warning(
        "Correction {id} quotes words that stood in {where} before redaction {redaction}.",
        "If they hold what the redaction removed, delete was: and now: here. If they do not, leave it.",
    ),
    "correction-repeats-redaction": error(
        "The new words of correction {id} do not stand in {where}, and redaction {redaction} changed {where} later.",
        "If the redaction removed them, delete was: and now: here, or the correction repeats them. "
        "If not, write under now: what stands there.",
    ),
    "merged-into-nothing": error(
        "Action {reference} is said to be merged, and not into which other action.",
        "Add into: with the other action's reference, for instance into: 2023-10-23/A2.",
    ),
    "unanswered": error(
        "This is still to be answered: {question}",
        "Find the answer, correct the draft if need be, and delete this line.",
    ),
    "update-says-nothing": warning(
        "This update of action {reference} has neither a status nor a note, and still counts as a mention.",
        "Write what was reported, or delete the entry if the meeting said nothing of the action.",
    ),
    "into-without-merged": error(
        "This update of action {reference} has into:, which belongs to merged actions only.",
        "Write status: merged, or delete into:.",
    ),
    "correction-unchanged": error(
        'In correction {id}, "was" and "now" are the same.',
        "Write the words as they were under was:, and as they are under now:.",
    ),
    "paper-file-missing": error(
        'There is no file "{name}" under papers/.',
        "{hint}Put the document into content/papers/ and write its name exactly.",
    ),
    "paper-with-folder": error(
        'The name "{name}" has the folder in it, in which all papers lie.',
        "Write file: {bare}",
    ),
    "paper-empty": error(
        '"{name}" is an empty file, so readers would open nothing.',
        "Put the document there anew: its upload may have been broken off.",
    ),
    "paper-heavy": warning(
        '"{name}" has {size}, which is long to wait for on a phone; git hosts refuse 100 MB.',
        "Save it smaller (in Word: without pictures of full size; a scan: in black and white), under the same name.",
    ),
    "paper-letter-case": error(
        'The file is named "{found}", not "{name}"; web servers tell capitals apart.',
        "Write file: {found}",
    ),
    "paper-type": error(
        '"{name}" {reason}, so it is not published.',
        "Papers may be of these types: {types}.",
    ),
    "paper-not-listed": warning(
        "No meeting lists this document, so it is not published.",
        "List it under an item's papers: with file: {name}. If it belongs to no meeting here, keep it outside papers/.",
    ),
    "paper-without-address": warning(
        'The paper "{title}" has no address, so readers are told "Report not published here".',
        "Add url: with its web address, or put the document into content/papers/ and add file: with its name.",
    ),
    "action-without-owner": warning(
        "Action {id} has no owner: the site will say that none was minuted.",
        "If the minutes name one, add it to owners:. If they do not, this is only for your information.",
    ),
}

PRIVACY = {
    "personal-data": error(
        'This looks like {kind} ("{text}"), which may identify a private person.',
        "Take it out before you commit: git keeps what was once committed. If it may be published, for instance an "
        "office's number, add it to allowed: in site.yaml with the reason.",
    ),
    "personal-data-in-paper": error(
        'What this document says about itself (its properties) holds what looks like {kind} ("{text}").',
        "Remove it (in Word: File, Info, Inspect document; in Acrobat: File, Properties), save, and put it here anew. "
        "If it may be published, add it to allowed: in site.yaml with the reason.",
    ),
    "allowed-not-needed": warning(
        'The entry of allowed: that begins with "{text}" matches nothing any more.',
        "Delete it, so that it lets nothing pass unseen later.",
    ),
}

BODY = {
    "heading-level-one": error(
        'The heading "{text}" has one #, which is kept for the title of the page.',
        "Items begin with two: ## 4. Title. The meeting's title stands in the facts at the top.",
    ),
    "heading-too-deep": error(
        'The heading "{text}" has {level} #; minutes have items (##) and lettered sub-items (###) only.',
        "Use ### a) Title for a sub-item, or make it a paragraph.",
    ),
    "item-without-words": warning(
        "Item {key} has a heading and nothing below it.",
        "Write what was said, or delete the heading. If the list of future items or the next meeting belongs here, "
        "add holds: to the item.",
    ),
    "heading-too-long": warning(
        "The heading of item {key} has sentences in it, as if the paragraph below had run into it.",
        "Leave an empty line behind the title. If it is all title, leave it.",
    ),
    "heading-empty": error("This heading has no words.", "Write its title, or delete the line."),
    "heading-not-numbered": error(
        'The heading "{text}" does not begin with a number and a full stop.',
        "{cure}",
    ),
    "heading-not-lettered": error(
        'The heading "{text}" does not begin with a small letter and a bracket.',
        "{cure}",
    ),
    "heading-without-space": error(
        'This line "{text}" looks like a heading, but there is no space after its #, so it is none.',
        "Write it like this: {fixed}",
    ),
    "heading-in-bold": warning(
        'This line "{text}" is in bold and numbered like an item, but it is no heading.',
        "If it is an item, write it as a heading: ## {text}",
    ),
    "heading-without-marks": warning(
        'This line "{text}" is numbered like the next item, but it has no ## before it, so it belongs to {above}.',
        "If it is an item, write it as a heading: ## {text}",
    ),
    "link-in-heading": error(
        "There is a link in this heading, which already is a place that others link to.",
        "Put the link into a paragraph below the heading, or list the document under papers:.",
    ),
    "sub-item-without-item": error(
        'The sub-item "{text}" stands before any item.',
        "Put the heading of its item (## N. Title) above it.",
    ),
    "item-twice": error(
        "There are two items {key}; the first is in line {first}.",
        "If a number is a slip of yours, correct it. If the minutes number two items so, write the second heading as a "
        "paragraph in bold: every item has an address of its own.",
    ),
    "item-out-of-order": warning(
        "Item {key} stands after {previous}.",
        "If the minutes number the items so, leave it; otherwise correct the number.",
    ),
    "item-skipped": warning(
        "Item {key} follows {previous}; what lies between is missing.",
        "If the minutes skip it too, leave it; otherwise add what is missing.",
    ),
    "raw-html": warning(
        "The HTML {text} is shown to readers as it is typed, brackets and all.",
        "Use Markdown instead (**bold**, [words](address)), or delete it.",
    ),
    "image-in-body": error(
        "There is a picture here; minutes are words, and a picture cannot be searched or read aloud.",
        "Put the document into content/papers/ and list it under the item's papers:.",
    ),
    "unsafe-link": error(
        'The address "{address}" is of a kind that is not published.',
        "Links begin with https:, http:, mailto: or tel:, or name another meeting's file, "
        "for instance 2023-10-23.md#item-4.",
    ),
    "broken-link": error(
        'The link leads to "{address}", and there is no such {what} here.',
        "{hint}Correct the name, or link to the full web address.",
    ),
    "broken-fragment": error(
        'The link leads to "{fragment}" in {target}, which has no such place.',
        "{hint}Places are named like #item-4, #item-3a or #item-4-p3.",
    ),
    "vague-link": error(
        'The link text "{text}" does not say where it leads, which is lost on anyone who hears a list of links.',
        "Put the brackets around words that name the document or the page, or its address behind the words as minuted "
        "(WCAG 2.4.4).",
    ),
    "link-title": warning(
        'The words "{title}" behind the address of a link are not shown to readers.',
        "Put them into the text, or delete them.",
    ),
    "link-not-made": warning(
        "The brackets here look like a link, but make none, so readers see them as they are typed.",
        "Write [words](address): words in square brackets, address in round ones, no space between them, none in the "
        "address (write %20), and both closed.",
    ),
    "link-to-machine": error(
        'The address "{address}" leads to a computer of your own, where no reader can go.',
        "Write the address that readers use. A meeting of this site is linked by its file: 2023-10-23.md#item-4.",
    ),
    "link-to-mail": warning(
        'The address "{address}" leads through a service of a mail program, which records clicks and soon forgets it.',
        "Open it, and copy the address from the browser that then stands there.",
    ),
    "link-to-login": warning(
        'The address "{address}" leads to a place where readers may have to sign in.',
        "Try it in a private window. If it asks for an account, put the document into content/papers/, or link to a "
        "public place.",
    ),
    "entity-shown": warning(
        'The sign "{text}" of HTML is shown to readers as it is typed.',
        "Type the character that it stands for; &nbsp; is a space.",
    ),
    "footnote-mark": warning(
        'The mark "{text}" of a footnote is shown to readers as it is typed: there are no footnotes here.',
        "Write the note in brackets where its mark stands, or as a paragraph below, as the minutes have it.",
    ),
    "words-struck-out": warning(
        'The strokes of "{text}" are shown to readers as they are typed: there are no words struck out here.',
        "If the minutes leave these words out, take them out, and declare that under corrections: where they were "
        "published. If they hold them, delete the strokes.",
    ),
    "asterisk-shown": warning(
        'The asterisks at "{text}" are shown to readers as they are typed.',
        "Close bold words with as many asterisks as open them: **forty**. If they belong to the minutes, write a "
        "backslash before each: \\*",
    ),
    "unfinished": warning(
        'The words "{text}" look like something that was still to be filled in or checked.',
        "Fill it in, or take it out. If the minutes themselves say so, leave it.",
    ),
    "left-by-program": warning(
        'The words "{text}" were left here by a program, and are hardly of the minutes.',
        "Look up in the document what stands there, and type it; or take them out.",
    ),
    "paragraphs-joined": warning(
        'The line "{line}" looks like a paragraph of its own, and runs on from the one above it.',
        "Leave an empty line between the two. If they are one paragraph, join the lines.",
    ),
    "list-of-one": warning(
        'The sign at the beginning of "{line}" makes it the only entry of a list, and is not shown.',
        "If it is a minus or another sign of the minutes, write a backslash before it. If it is an entry, leave it.",
    ),
    "protective-marking": warning(
        'The words "{text}" mark a document that is not for everybody.',
        "Make sure that it may be published; then delete the marking. If the minutes only speak of one, leave it.",
    ),
    "private-character": warning(
        "The sign {text} belongs to a font of Word's own, so readers see an empty box.",
        "Begin the entry of a list with a hyphen and a space; for any other sign, type the one that was meant.",
    ),
    "bullet-typed": warning(
        'This line "{line}" begins with a bullet that Word typed, so it is no entry of a list.',
        "Begin each entry with a hyphen and a space instead.",
    ),
    "code-fence": warning(
        'The marks "{line}" are those of a piece of code, and are shown to readers as they are typed.',
        "Delete them; minutes need none.",
    ),
    "task-mark": warning(
        'The box at the beginning of "{line}" is shown to readers as it is typed.',
        "Delete it. Whether something was done is said by a status under updates:.",
    ),
    "tab-in-text": warning(
        'There is a tab in "{line}", as between the cells of a table that was pasted; readers see one line of words.',
        "Write the table with upright strokes: | Place | Ducks |, and a line |---|---| under its first row. If it is "
        "none, put spaces for the tab.",
    ),
    "entry-indented": warning(
        'The entry "{line}" begins further right than the one above it, and still counts as one of the same list.',
        "Put two spaces before it (three under a number) if it belongs under that entry, or none if it does not.",
    ),
    "word-divided": warning(
        'A word is divided at the end of this line, so readers see "{word}".',
        "Join its parts, without the hyphen if it has none.",
    ),
    "lines-run-together": warning(
        'This line "{line}" looks like one of a list, but it runs on from the line above.',
        "Leave an empty line before a list, and begin each entry with a hyphen and a space. "
        "Join running text to its line.",
    ),
    "table-not-drawn": warning(
        "The upright strokes look like a table, but make none, so readers see them as they are typed.",
        "Leave an empty line before the table, and put a line |---|---| under its first row.",
    ),
    "sign-lost": warning(
        'The sign at the beginning of "{line}" is taken for a mark of a list or quotation, and not shown.',
        "If it belongs to the words, join this line to the one above.",
    ),
    "asterisk-lost": warning(
        'The asterisks in "{text}" put words in italics, and are not shown.',
        "If they belong to the minutes, write a backslash before each: \\*",
    ),
    "garbled-character": warning(
        'The characters "{text}" look like one letter or mark that was copied wrongly.',
        "Look it up in the original document and type it again.",
    ),
    "table-row-too-long": error(
        "This row of the table has {cells} cells, and the table has {columns} columns, so words would be lost.",
        "Give the heading row a cell for each column, or join the cells.",
    ),
    "text-too-deep": error(
        "Lists and quotations are nested more than {limit} deep here.",
        "Check for lines that begin with many > or - signs.",
    ),
}

REGISTERS = {
    "assessed-by-nobody": error(
        'The accessibility statement says "{compliance}", and not who found that.',
        "Name who assessed the site under assessed_by:, or write compliance: not-assessed. Tests by machines see less "
        "than half of the faults.",
    ),
    "full-with-problems": error(
        'The accessibility statement says "full", and lists problems.',
        "Write compliance: partial, or delete the problems that were mended.",
    ),
    "reviewed-before-prepared": error(
        "The accessibility statement was reviewed before it was prepared ({prepared}).",
        "Check both dates.",
    ),
    "same-address": error(
        '"{key}" and "{other}" would have the same address.',
        "Rename one of the two so that they differ in more than capitals and punctuation.",
    ),
    "same-form": error(
        '"{form}" stands for both "{short}" and "{other}".',
        "Keep it under the one that the minutes mean.",
    ),
    "register-empty": warning(
        "{name} is empty, so nothing of it is known any more.",
        "If its words were lost, bring them back. If it is to be empty, write a line with # and why.",
    ),
    "same-short-name": warning(
        '"{short}" is the short name of both {id} and {other}, so readers cannot tell the two apart.',
        "Correct the one that is wrong. If both are called so, leave it.",
    ),
    "base-is-repository": warning(
        "The address {address} is one of a git host, where the files lie, and not where the site is published.",
        "Write the address that readers open. If the site is published there, leave it.",
    ),
    "assessed-by-program": warning(
        '"{name}" is a program, and programs see less than half of what keeps people out.',
        "Name the person who assessed the site under assessed_by:, or write compliance: not-assessed.",
    ),
    "short-form-of-two": warning(
        'The glossary explains "{short}" as {words}, and organisations.yaml as {name}.',
        "Correct the one that is wrong. If the minutes use it for both, leave it.",
    ),
    "known-as-twice": warning(
        '"{form}" is how both {id} and {other} are called, so where both attend it names neither.',
        "Keep it with the one whom the minutes mean. If they mean both, leave it.",
    ),
    "register-clash": error(
        '"{id}" stands both in people.yaml and in organisations.yaml, so an owner of that name is unclear.',
        "Rename one of the two.",
    ),
    "unknown-place": error(
        'There is no place "{id}" in places.yaml.', "{hint}Add it to places.yaml, or correct part_of:."
    ),
    "place-in-itself": error('The place "{id}" is part of itself.', "Correct part_of:, or delete it for a district."),
    "same-name": error(
        '"{id}" and "{other}" have the same name, "{name}", so readers cannot tell the two apart.',
        "Keep one of the two, or add to a name what tells them apart.",
    ),
    "same-person-name": error(
        '"{id}" and "{other}" have the same name, "{name}", and attendance lists tell people by their names.',
        "If they are one person, keep one of the two. If they are two, keep one entry, without public_role:, so that "
        "nothing is said to be of one that was of the other: two people of one name cannot be told apart yet.",
    ),
    "place-of-same-name": warning(
        'The places "{id}" and "{other}" are both called "{name}", so passages with that name count for neither.',
        'If the minutes tell them apart, write how under known_as:, for instance "{name} ward of ...".',
    ),
    "answer-to-nothing": error(
        'There is no warning "{rule}".',
        "{hint}Its name stands in brackets in the message, as in warning[paper-without-address].",
    ),
    "answer-to-error": error(
        '"{rule}" stops the build, and cannot be accepted.',
        "Mend what it says, and delete this entry.",
    ),
    "answer-not-needed": warning(
        'No warning "{rule}" is given there any more, so this answer is to nothing.',
        "Delete the entry, so that it lets nothing pass unseen later. If it was for another file, correct it.",
    ),
    "bad-language": error(
        '"{value}" is not a language code, so browsers could not read the site aloud as they should.',
        "Write it as BCP 47 does, for instance en-GB or cy.",
    ),
    "other-language": error(
        "The words of the site exist in English alone; with language: {value} they would be read out as if in another.",
        "Write language: en-GB. Minutes in another language cannot be published yet: the site would call them English.",
    ),
    "unknown-timezone": error(
        'There is no time zone "{value}".', "Write it as the IANA names it, for instance Europe/London."
    ),
}

RELATIONS = {
    "unknown-action": error(
        "The meeting of {meeting} raised no action {id}.",
        "It raised {known}. Correct the reference; actions are named like 2023-10-23/A2.",
    ),
    "action-not-older": error(
        "Action {reference} was not raised before this meeting, so this meeting cannot report on it.",
        "Correct the reference, or move the update to the meeting that spoke of it.",
    ),
    "action-not-published": error(
        "The meeting of {meeting} is not published here, so the words of action {reference} are unknown.",
        "{hint}If the reference is right, add text: with the wording of the action to this update.",
    ),
    "action-text-twice": error(
        "The words of action {reference} are written already {where}.",
        "Delete text: here; an action's wording is written once.",
    ),
    "merged-into-unknown": error(
        "There is no action {reference}, so nothing can be merged into it.",
        "{hint}Write the reference of an action of this meeting or an earlier one, for instance 2023-10-23/A2.",
    ),
    "merged-into-later": error(
        "Action {reference} was raised by a later meeting, {meeting}, so nothing could be merged into it here.",
        "Write the reference of an action of this meeting or an earlier one, or move the update to that meeting.",
    ),
    "odd-update": warning(
        'This update calls action {reference} "{status}", and it was "{before}" since the meeting of {since}.',
        "Check the reference and the status. A closed action is taken up again with status: reopened; "
        "a mention that changes nothing has no status:. If the minutes say so, leave it.",
    ),
    "meeting-not-published": warning(
        "The meeting of {meeting} is not published here, although earlier ones are.",
        "{hint}If the date is right, leave it: readers are told that those minutes are not published here.",
    ),
    "accepted-draft": warning(
        "These minutes are marked as draft, and the meeting of {by} accepted them.",
        "Write minutes: final, or delete the line.",
    ),
    "merged-into-itself": error(
        "Action {reference} is merged into itself, or into actions that are merged into it.",
        "Merge actions into one that stays: correct into: here or in the other update.",
    ),
    "same-title": error(
        "The meeting {other} is on the same day and has the same title, so readers cannot tell the two apart.",
        "If they are one meeting, keep one file, with what both have. If they are two, give one a title that says what "
        "it was, for instance Special meeting.",
    ),
    "acceptance-not-older": error(
        "The notes of {meeting} cannot be accepted by a meeting that was not held after it.",
        "Correct the date under accepts:.",
    ),
    "accepted-twice": error(
        "The notes of {meeting} were accepted by the meeting {first} already.",
        "Keep the entry of the meeting that accepted them; if both say so, that of the first.",
    ),
    "unknown-future-item": error(
        'The meeting of {meeting} announced no future item "{title}".',
        "{hint}Write it as it stands there under future_items:.",
    ),
    "future-item-not-older": error(
        'The future item "{title}" was not announced before this meeting.',
        "Correct the reference under takes_up:.",
    ),
    "far-from-others": warning(
        "The meeting of {day} is {years} years from the one before it, {other}.",
        "Check the year of both. If it is right, leave it.",
    ),
    "same-minutes": warning(
        "These are word for word the minutes of {other}.",
        "Put those of this meeting here. If both were minuted so, leave it.",
    ),
    "same-webcast": warning(
        "The recording is that of the meeting {other} too.",
        "Check the address of both. If one recording holds both meetings, leave it.",
    ),
    "amendment-not-declared": warning(
        "The notes of {meeting} were accepted with amendments, and its file declares no correction.",
        "Make the amendments there, and declare them under corrections:. If they were made before it was published, "
        "leave it.",
    ),
    "reference-to-nothing": warning(
        "The reference {reference} in these words is of no action: {meeting} raised {known}.",
        "If it is a slip of yours, correct it. If it was minuted so, leave it.",
    ),
    "action-repeated": warning(
        "Action {id} has the very words of action {other}, so it counts twice.",
        "If this meeting only spoke of it, report on it under updates: instead. If it was agreed anew, leave it.",
    ),
    "merged-into-closed": warning(
        "Action {reference} is merged into {into}, which was {status} already, so nobody has it any more.",
        "Check the reference under into:. If the minutes say so, leave it.",
    ),
    "absent-speaks": warning(
        "{name} is listed under apologies, and these words name {name} as speaking.",
        "Check the attendance and the name. If the minutes report what was said elsewhere, leave it.",
    ),
    "name-like-another": warning(
        '"{name}" is nobody who attended; {like} did.',
        "If it is a slip of yours, correct it. If it was minuted so, leave it, and add the surname to known_as: of the "
        "person in the attendance list.",
    ),
    "taken-up-put-off": warning(
        'Item {key} is said to have taken up "{title}", and its own words say that it was withdrawn, deferred or not '
        "reached.",
        "If the meeting did not deal with it, delete the entry, and the forward plan keeps it. If it did, leave it.",
    ),
    "published-gone": error(
        "{what} was published, and would be gone, so that what cites it leads nowhere.",
        "If that was not meant, bring it back, with its old name and number. Minutes taken back on purpose keep their "
        "file, with withdrawn:; an old address is listed under aliases: of its meeting; a passage taken out stands "
        "under corrections:. To remove it all the same, build with --remove.",
    ),
    "review-old": warning(
        "The accessibility statement was reviewed on {reviewed}, over a year before the latest meeting ({latest}).",
        "Look at the site again, mend the statement, and write the day under reviewed:.",
    ),
    "page-title": error(
        'Another page is called "{title}" already, so readers cannot tell the two apart.',
        "Give this page another title.",
    ),
    "page-name": error(
        'A page cannot be named "{name}": another part of the site has that address, or it is no plain address.',
        "Use small letters, digits and hyphens, and a name that no other part of the site has.",
    ),
    "address-taken": error(
        'The old address "{alias}" is already the address of {other}.',
        "Delete it from aliases:, or correct it.",
    ),
}

NOT_YET = frozenset({"agenda-only", "no-minutes", "unanswered", "personal-data", "personal-data-in-paper"})
"""Errors that keep minutes from being published and not from being understood: a preview shows them all the same."""

LONGEST_FACT = 400
"""Characters of a fact that a problem repeats."""

RULES: dict[str, Rule] = FILES | FRONT_MATTER | SCHEMA | MEETINGS | PRIVACY | BODY | REGISTERS | RELATIONS


def problem(code: str, place: Place, **facts: object) -> Problem:
    """Say that the rule `code` is broken at `place`; `facts` fill the words in braces of its sentences."""
    rule = RULES[code]
    shown = {name: _on_one_line(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return Problem(place, code, rule.severity, rule.message.format(**shown), rule.cure.format(**shown))


def _on_one_line(fact: str) -> str:
    """Keep a fact short and on one line, whatever the officer wrote; hints keep the space at their end."""
    words = re.sub(r"[\s\x00-\x1f\x7f]+", " ", fact)
    return words if len(words) <= LONGEST_FACT else f"{words[:LONGEST_FACT]} ..."


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Find the known word most like `word`, None where none is close: as difflib counts, from 0 to 1."""
    options = {option.casefold(): option for option in sorted(known, reverse=True)}
    close = get_close_matches(word.casefold(), options, n=1, cutoff=cutoff)
    return options[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the known word most like `word` as a question with a space after it, or nothing where none is close."""
    close = closest(word, known)
    return f'Did you mean "{close}"? ' if close is not None else ""
