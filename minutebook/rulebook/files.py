"""Files: the rules of files and folders, and of the characters in them."""

from minutebook.rulebook.rule import error, warning

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
    "minutes-in-other-form": warning(
        "{name} is no .md file, so nothing of it is on the site.",
        "Move it out of the content folder. If its meeting has no .md file here yet, make a draft of it: python "
        "build.py import, with its name.",
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
