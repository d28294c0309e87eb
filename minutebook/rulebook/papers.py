"""Papers: the rules of the documents that a meeting lists."""

from minutebook.rulebook.rule import error, warning

PAPERS = {
    "paper-of-another-item": warning(
        'The paper "{title}" stands under item {item}, and the heading of item {other} speaks of it.',
        "Move it to item {other}, or swap the entries. If the minutes list it here, leave it.",
    ),
    "paper-twice": warning(
        'The papers "{first}" and "{second}" of this meeting lead to one document.',
        "Check the address of both. If one document has both titles, leave it.",
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
    "paper-locked": warning(
        '"{name}" is encrypted, so readers may be asked for a password.',
        "Try it on another computer. If it asks, save it without a password under the same name; if not, leave it.",
    ),
    "paper-cut-off": warning(
        'The end of "{name}" is not where it belongs, so readers may not be able to open it.',
        "Try to open it. If it does not open, put the document there anew: its download or upload was broken off.",
    ),
    "paper-encoding": warning(
        'Letters in this row of "{name}" are not in UTF-8, so readers see other signs.',
        "Save the table as CSV UTF-8 (in Excel: Save as, CSV UTF-8), under the same name.",
    ),
    "paper-row-uneven": warning(
        'This row of "{name}" has {cells}, and its head has {columns}.',
        "A comma inside a cell, as in 1,345, parts it in two: save the table anew, with quotation marks around such "
        "cells. If the row was published so, leave it.",
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
        "List it under an item's papers: with file: {name}. If it belongs to no meeting here, keep it outside "
        "papers/; if it was withdrawn, delete it.",
    ),
    "paper-withdrawn-kept": error(
        'The paper "{title}" is withdrawn, and its file "{name}" lies under papers/ still.',
        "Delete the file from content/papers/. Its name may stay here: it says which file it was.",
    ),
    "paper-withdrawn-before": error(
        'The paper "{title}" was withdrawn on {made}, before it was published on {published}.',
        "One of the two days is wrong.",
    ),
    "paper-not-replaced": error(
        'The paper "{title}" is replaced by "{name}", {reason}.',
        "{hint}Write the title of the paper that stands for it now, as that paper has it under papers:.",
    ),
    "paper-without-address": warning(
        'The paper "{title}" has no address, so readers are told "Report not published here".',
        "Add url: with its web address, or put the document into content/papers/ and add file: with its name.",
    ),
}
