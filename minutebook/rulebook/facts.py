"""Facts: the rules of YAML, of keys and of their values."""

from minutebook.rulebook.rule import error, warning

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
    "bad-passage": error(
        '"{value}" is not the place of a passage.',
        "Write its address behind the #, for instance {example}. The meeting's page of citations lists all.",
    ),
    "bad-date": error(
        '"{value}" is not a date as Minutebook reads it.',
        "{hint}Write year-month-day, for instance 2024-02-27.",
    ),
    "no-such-date": error(
        "There is no {value} in the calendar.", "Check the day and the month (the order is year-month-day)."
    ),
    "bad-time": error(
        '"{value}" is not a time as Minutebook reads it.',
        "{hint}Write start - end on the 24-hour clock, for instance 14:30 - 16:00, or the start alone, where no "
        "end is minuted.",
    ),
    "time-order": error(
        "From {start} to {end} is more than half a day, past midnight.",
        "Check both times; use the 24-hour clock. If it did go on so long, give the day of its end under until:.",
    ),
    "bad-choice": error(
        '"{value}" is not a choice for "{key}".',
        "{hint}The choices are: {options}. If none of them is what the minutes say, leave it out.",
    ),
    "bad-elapsed": error(
        '"{value}" is no time in a recording.',
        "Write hours, minutes and seconds from its beginning, for instance 00:12:30. Its address stands in webcast:.",
    ),
    "bad-count": error(
        '"{value}" is neither a number nor a list of names.',
        "Write how many voted so, for instance 7, or who: [Ada Example, Bob Sample]",
    ),
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
