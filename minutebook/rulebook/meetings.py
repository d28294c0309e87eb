"""Meetings: the rules of the facts of one meeting, and of personal data."""

from minutebook.rulebook.rule import error, warning

MEETINGS = {
    "date-not-file-name": error(
        "The date is {date}, but the file is named {name}.",
        "Let the file's name begin with the date of the meeting; correct the one that is wrong.",
    ),
    "empty-body": error(
        "There are no minutes below the facts.",
        "Write or paste the minutes below the second line ---. If the meeting was not held, or not yet, write "
        "status: in the facts.",
    ),
    "no-items": warning(
        "These minutes have no item: no line of them begins with ##.",
        "If 1. Welcome is an item, write ## 1. Welcome on a line of its own, and so for the others.",
    ),
    "not-held": error(
        'These words may say that the meeting was not held: "{words}". Every list would count it as one that was.',
        "If it was held all the same, write status: held in the facts. If not, write status: cancelled, moved or "
        "inquorate there, so that it has a page and counts nowhere.",
    ),
    "agenda-only": error(
        "No minutes stand below the headings, so this is an agenda, and every list would count the meeting as held.",
        "Write below each heading what was said. If the meeting is still to come, write status: announced in the "
        "facts. If it was held and its minutes say no more, write status: held.",
    ),
    "unheld-with-business": error(
        "The status says {status}, and {key}: is a fact of meetings that were held, so no page shows it.",
        "If the meeting was held, write status: held. If not, put what it says into words below the facts.",
    ),
    "status-missing": error(
        "{key}: tells of a meeting that was not held, and the file counts as one that was.",
        "Write status: cancelled, moved or inquorate. If the meeting was held, delete {key}:.",
    ),
    "withdrawn-unheld": error(
        "The status says {status}, and only minutes can be withdrawn.",
        "Delete withdrawn:. If the meeting is not to be held, write status: cancelled, and why under reason:.",
    ),
    "moved-in-a-circle": error(
        "The meeting was moved to {meeting}, and from there back to its own day.",
        "Correct moved_to: in one of the files.",
    ),
    "moved-to-nothing": error(
        "There is no file {meeting}.md, to which this meeting was moved.",
        "{hint}If it has no file yet, write its day alone: {day}.",
    ),
    "moved-to-unheld": warning(
        "The meeting was moved to {meeting}, which was {status}.",
        "Check moved_to:. If both are so, leave it.",
    ),
    "announced-otherwise": warning(
        "This file gives {given}, and the minutes of {by} announced {said}.",
        "Correct the one that is wrong. If it was changed since, leave it.",
    ),
    "moved-nowhere": warning(
        "The meeting was moved, and the file does not say to which day.",
        "Write moved_to: with the day, or with the name of the other meeting's file. While it is not known, leave it.",
    ),
    "not-moved": error(
        "moved_to: tells of another day, and the status says {status}.",
        "If the meeting was moved, write status: moved. If not, delete moved_to:.",
    ),
    "moved-to-itself": error("moved_to: gives the day of this very meeting.", "Write the day to which it was moved."),
    "after-unheld": error(
        "The meeting of {meeting} did no business (status: {status}), and this refers to it.",
        "Check {meeting} here, and the status there.",
    ),
    "duplicate-id": error(
        'The id "{id}" is used twice in this meeting.',
        "Give the later one an id that was never used, for instance {example}.",
    ),
    "no-series": error(
        "The site has several series, and this file does not say to which of them the meeting belongs.",
        "Write series: with one of {known}. For a joint meeting, write a list of them.",
    ),
    "unknown-series": error(
        'There is no series "{id}" in series.yaml.', "{hint}If it is a new one, add it to series.yaml."
    ),
    "after-the-end": warning(
        "The {what} is later than {ended}, when its series {name} ended (series.yaml).",
        "Check the day in series.yaml, and to which series the meeting belongs.",
    ),
    "unknown-theme": error(
        'There is no theme "{id}" in themes.yaml.', "{hint}If it is a new theme, add it to themes.yaml."
    ),
    "listed-twice": error('"{id}" is listed twice in {field}.', "Keep one of the two."),
    "private-owner": error(
        '"{id}" held no public role on that day (people.yaml), and owners are named on public pages.',
        "If this person held an elected or a chief office then, say so: public_role: true, or roles: with its days, "
        "which stay when they leave. If not, or where two people have the name, give the body for which they act, if "
        "the minutes name one.",
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
        "stands there, add it there: to names: if they had this name, to written: if it is a slip of the minutes.",
    ),
    "unknown-person-id": error(
        'The person "{id}" is not in people.yaml.',
        "{hint}Write the id that stands before the name there, or leave person: out.",
    ),
    "which-person": warning(
        '"{name}" is the name of {known}, so this entry is shown as nobody\'s.',
        "Say who it is: person: {example}. If it is neither, or the minutes do not tell, leave it.",
    ),
    "item-of-two": warning(
        'Two items are headed "{key}", and this entry of "{field}" is shown at the first.',
        "If it belongs to the second, take it out here and leave it to the words of the minutes. If not, leave it.",
    ),
    "recording-of-nothing": error(
        "{what}, and the meeting has no address of one.",
        "Give the address of the recording under webcast:.",
    ),
    "deferred-and-withdrawn": error(
        "Item {item} is both deferred and withdrawn.",
        "Keep the one that the minutes say. If it was withdrawn to come back later, that is deferred:.",
    ),
    "deferred-not-later": error(
        "Item {item} is put off to {to}, which is no later meeting.",
        "Give the day of the later meeting, or deferred: true where the minutes name none.",
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
        "{name} is listed as present, and as absent too.",
        "If they are one person, keep the entry that the minutes have. If they are two of one name, say under person: "
        "who one of them is, or leave it.",
    ),
    "attendance-twice": warning(
        '"{name}" is listed twice in the attendance, so what the minutes say of {name} is shown as nobody\'s.',
        "If both are one person, keep one of the two entries. If two people of this name were there, say under person: "
        "who one of them is, or leave it.",
    ),
    "chair-not-listed": warning(
        'The chair "{name}" is not listed as present.',
        "{hint}If it is a slip of yours, write the name as in the attendance list. If the minutes list nobody of this "
        "name, leave it.",
    ),
    "known-as-anybody": error(
        '"{form}" may mean anybody, so it would give one person the words of others.',
        "Delete it here: known_as: is for names and forms of address that mean one person in the whole of the minutes.",
    ),
    "action-skipped": warning(
        "Action {id} follows {before}; what lies between is missing.",
        "If it was never there, or was taken out, leave it; otherwise add what is missing.",
    ),
    "updated-twice": warning(
        "This is a second status of action {reference} at this meeting; the first is in line {line}.",
        "Keep the one that the minutes give last.",
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
    "until-not-later": error(
        "The meeting ended on {until}, not after the day on which it began ({date}).",
        "Give under until: the last day of a meeting of several days. For one that ended after midnight, the hours "
        "alone say so: 19:00 - 00:40.",
    ),
    "until-far": warning(
        "The meeting goes on until {until}, {days} days after it began.",
        "Check the month and the year. If it was adjourned and went on later, give that day under resumed:. If it is "
        "right, leave it.",
    ),
    "resumed-before-end": error(
        "The meeting goes on ({this}) before it had stopped ({other}).",
        "Under time: stand the hours until it first stopped, and under resumed: each time it went on, in order. Check "
        "the days and hours of both.",
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
