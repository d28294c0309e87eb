"""Words: the rules of what the words of a meeting say, held against its facts and against themselves."""

from minutebook.rulebook.rule import warning

WORDS = {
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
    "no-such-day": warning(
        '"{text}" is no day of the calendar.',
        "Look it up in the document and correct it; the day comes before the month. If the minutes say so, leave it.",
    ),
    "other-weekday": warning(
        '"{text}" does not go together: that day is {day}.',
        "Look it up in the document and correct what was mistyped. If the minutes say so, leave it.",
    ),
    "past-in-future": warning(
        '"{text}" is told as past, and lies after the meeting.',
        "Look the year up in the document. If the minutes say so, leave it.",
    ),
    "future-in-past": warning(
        '"{text}" is told as still to come, and lies before the meeting.',
        "Look the year up in the document. If the minutes say so, leave it.",
    ),
    "number-of-two": warning(
        '"{text}" gives one number in words and another in figures.',
        "Look it up in the document and correct what was mistyped. If the minutes say so, leave it.",
    ),
    "figure-odd": warning(
        '"{text}" is hardly what was minuted: {reason}.',
        "Look it up in the document and correct what was mistyped. If the minutes say so, leave it.",
    ),
    "total-differs": warning(
        "The total {total} is not the sum of the rows above it ({sum}).",
        "Look the rows up in the document. If the minutes give it so, leave it.",
    ),
    "trial-meeting": warning(
        'The title "{title}" looks like that of a trial, which readers would take for a meeting.',
        "If no such meeting was held, keep the file outside the content folder. Otherwise leave it.",
    ),
    "other-due": warning(
        "The words of action {id} give it until {said}, and the facts give {due} under due:.",
        "Write the day that the minutes give under due:. If the words mean another day, leave it.",
    ),
    "actions-miscounted": warning(
        'The summary says "{text}", and the facts list {count}.',
        "Correct the summary, or list what is missing. If the summary means something else, leave it.",
    ),
    "accepted-against-words": warning(
        'The facts say that the minutes of {meeting} were accepted, and the words say "{text}".',
        "If they were not accepted, delete the entry here. If the words mean something else, leave it.",
    ),
    "draft-in-words": warning(
        'The words "{text}" may call these minutes a draft, and the facts do not.',
        "Write minutes: draft while they are one. If a mark was left in from a draft, take it out. If they say "
        "something else, leave it.",
    ),
    "heading-two-numbers": warning(
        'The heading of item {key} goes on with "{number}", so the item has two numbers.',
        "Keep the number of the minutes. If the heading itself says so, leave it.",
    ),
    "known-as-of-another": warning(
        '"{form}" is given to {name}, and is the role of {other}.',
        "Move known_as: to the person whom the words mean. If both are called so, leave it.",
    ),
    "figure-as-typing": warning(
        'Correction {id} changes a figure ("{was}" to "{now}") and is called a slip of typing.',
        "A changed figure changes what the minutes say: write kind: factual. If only its form changed, leave it.",
    ),
    "typing-without-now": warning(
        'Correction {id} is called a slip of typing and has no now:, so readers are told that "{was}" was taken out.',
        "Write under now: what stands there instead. If the words were taken out, leave it.",
    ),
    "blacked-out": warning(
        "Words are blacked out here, and no redaction of this item is declared.",
        "Declare it under corrections: with kind: redaction and the reason. If the minutes came so, leave it.",
    ),
    "correction-in-words": warning(
        'The words "{text}" tell of a correction that is not declared, so the list of corrections does not have it.',
        "Declare it under corrections: instead. If the meeting itself corrected something, leave it.",
    ),
    "public-excluded": warning(
        'The words "{text}" may mean that what follows was not for the public.',
        "Make sure that it may be published. If it may, leave it. If not, take it out before you commit: git keeps "
        "what was once committed.",
    ),
    "other-hour": warning(
        'The words "{text}" and the facts ({hour}) differ about the {what} of the meeting.',
        "Correct the one that is wrong. If the words mean another meeting, or the minutes say both, leave it.",
    ),
    "votes-against-outcome": warning(
        "Decision {id} is said to be {outcome}, with {favour} for and {against} against.",
        "Check the numbers and the outcome. If both were minuted so, leave it.",
    ),
    "voted-twice": warning(
        "{name} votes twice on decision {id}.",
        "Name everybody under one of for, against and abstained. If two of one name voted, leave it.",
    ),
    "left-before-arrived": warning(
        "{name} is said to have left at an item before the one at which they arrived.",
        "Whoever left and came back has out_for: with the items between. If one of the two is a slip, correct it.",
    ),
    "named-not-there": warning(
        "{name} is not listed as present.",
        "{hint}Check the name and the attendance. If the minutes have it so, leave it.",
    ),
    "named-while-out": warning(
        '{by} has {name} out of the room at "{item}".',
        "Check arrived:, left: and out_for:, the declarations, and the name. If the minutes have it so, leave it.",
    ),
    "apologies-against-words": warning(
        'The words "{text}" and the facts, which {listed}, differ about apologies.',
        "Give under apologies: what the minutes say. If the words mean something else, leave it.",
    ),
    "item-named-is-none": warning(
        "The words send readers to item {key}, and this meeting has no such item.",
        "Look the number up in the document. If it is an item of another meeting or document, leave it.",
    ),
    "sentence-broken": warning(
        'The sentence "{text}" breaks off at the end of its paragraph.',
        "If it goes on below, delete the empty line. If its end is missing, look it up. If the minutes end it so, "
        "leave it.",
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
        'Action {id} is for "{name}" to do, in its words, and "{name}" is not among its owners.',
        "If the minutes mean that body, write {owner} under owners:. If they mean another, leave it.",
    ),
    "note-against-status": warning(
        'Action {reference} is called {status}, and the note says "{note}".',
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
}
