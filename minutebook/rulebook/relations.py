"""Relations: the rules of what meetings say of each other."""

from minutebook.rulebook.rule import error, warning

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
        "Write minutes: final, or delete the line. If they were not accepted, delete the entry under accepts: of {by}.",
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
    "words-elsewhere": error(
        'The words "{words}" do not stand in the passage {passage} of {meeting}.',
        "{hint}Check the passage, which another before it may have moved, or copy some of its words as they stand.",
    ),
    "no-such-passage": error(
        "The minutes of {meeting} have no passage {passage}.",
        "{hint}Write the place as its address has it behind the #. The meeting's page of citations lists all.",
    ),
    "answers-nothing": error(
        "The question is to stand in the minutes of {meeting}, which are not published here.",
        "{hint}An answer can be declared once the question's minutes are published. Until then leave it out.",
    ),
    "answers-withdrawn": warning(
        "The minutes of {meeting} were withdrawn, and with them the question: no page shows this answer as one.",
        "Delete the entry, and the words of the question with it.",
    ),
    "answer-before-question": error(
        "The passage {asked} stands behind the one that is said to answer it.",
        "asked: is the question, passage: the answer, which stands here. Check both.",
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
        "{name} is listed as not there, and these words name {name} as speaking.",
        "Check the attendance and the name. If the minutes report what was said elsewhere, leave it.",
    ),
    "done-by-another": error(
        'Action {reference} has no owner "{owner}" who could have done a part of it.',
        "Write under done_by: one of the owners that the action has in its own meeting.",
    ),
    "speaks-while-out": warning(
        "The attendance has {name} out of the room at this item, and these words name {name} as speaking.",
        "Check arrived:, left: and out_for:, and the name. If the minutes report what was said elsewhere, leave it.",
    ),
    "name-like-another": warning(
        'The attendance calls nobody "{name}"; {like} is nearly that.',
        "If it is a slip of yours, correct it. If it was minuted so and means that person, add the name to known_as: "
        "of that person in the attendance list. If it is somebody else, leave it.",
    ),
    "other-series": warning(
        "The meeting of {meeting} is one of {theirs}, and this one is of {ours}.",
        "Check {meeting}. If the minutes do speak of a meeting of another series, leave it.",
    ),
    "short-form-like": warning(
        'The short form "{form}" stands in no register, and has the letters of "{like}".',
        "If it is a slip of yours, correct it. If it was minuted so, leave it; if it is another, add it to "
        "glossary.yaml.",
    ),
    "place-like-another": warning(
        '"{word}" is nearly the name of the place {like}, whose page does not have this.',
        "If it is a slip of yours, correct it. If it was minuted so, add it to known_as: of the place. If it is "
        "another name, leave it.",
    ),
    "taken-up-put-off": warning(
        'Item {key} is said to have taken up "{title}", and its own words say that it was withdrawn, deferred or not '
        "reached.",
        "If the meeting did not deal with it, delete the entry, and the forward plan keeps it. If it did, leave it.",
    ),
    "meetings-at-once": warning(
        "This meeting sat while the one of {other} did.",
        "Check the hours of both. If both sat at once, leave it.",
    ),
    "taken-up-again": warning(
        'The future item "{title}" was taken up by the meeting of {first} already.',
        "If the entry came along from another file, delete it. If the item was dealt with again, leave it.",
    ),
    "state-in-words": warning(
        'The words say "{text}" of action {reference}, and the facts give {status} for it at this meeting.',
        "Give it under updates: what the minutes report. If the words mean something else, leave it.",
    ),
    "link-other-day": warning(
        "The words of the link give {said}, and it leads to the meeting of {day}.",
        "Correct the one that is wrong. If both are meant, leave it.",
    ),
    "speaker-not-listed": warning(
        "{name} speaks, and is not listed in the attendance, so the words are shown as nobody's.",
        "If the minutes list this person, add the name. If they do not, leave it.",
    ),
    "name-of-two": warning(
        '"{name}" may be either of two people who attended, so what is said by it is shown as nobody\'s.',
        "If the minutes tell whom they mean, give that person the name under known_as:. If they do not, leave it.",
    ),
    "rank-of-another": warning(
        '"{name}" has a rank that nobody of this name has in the attendance.',
        "Correct the one that was mistyped. If the minutes write it so, leave it.",
    ),
    "published-gone": error(
        "{what} was published, and would be gone, so that what cites it leads nowhere.",
        "If that was not meant, bring it back, with its old name and number. {cure}"
        "To remove it all the same, build with --remove.",
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
