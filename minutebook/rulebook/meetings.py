"""Meetings: the rules of the facts of one meeting, and of personal data."""

from minutebook.rulebook.rule import error, warning

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
        "If it was held all the same, write status: held in the facts. If not, keep the file outside the content "
        "folder: such meetings cannot be published yet. A page in pages/ may tell readers.",
    ),
    "agenda-only": error(
        "No minutes stand below the headings, so this is an agenda, and every list would count the meeting as held.",
        "Write below each heading what was said. If the meeting is still to come, keep the file outside the content "
        "folder. If it was held and its minutes say no more, write status: held in the facts.",
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
    "list-not-in-facts": warning(
        "The heading of item {item} speaks of what is to come, and the facts have no {key}:. "
        "So it stands in no list of the site.",
        "Give it under {key}: too, and add holds: to the item. If the minutes name nothing, leave it.",
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
    "update-not-filled": error(
        "This update of action {reference} was begun, and has neither a status nor a note yet.",
        "Give it what the minutes report, or delete the entry if they say nothing of the action.",
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
