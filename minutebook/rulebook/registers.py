"""Registers: the rules of the registers, the site and its own pages."""

from minutebook.rulebook.rule import error, warning

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
    "contact-odd": warning(
        'The contact "{contact}" has an e-mail address to which nobody can write.',
        "Correct it: name, @, host, with points and no commas or spaces. If it is no such address, leave it.",
    ),
    "base-is-example": warning(
        "The address {address} is one of manuals, where nothing is published (RFC 2606).",
        "Write the address that readers open, or delete the line while there is none.",
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
    "title-in-name": warning(
        '"{title}" is a title, and here a part of the name.',
        "Write title: {title} and name: {name}; the minutes may still write both. If it is part of the name, leave it.",
    ),
    "public-always": warning(
        "public_role: says that {name} holds a public role at all times, so the days of the roles change nothing.",
        "Leave public_role: out, if the roles that are public: true are all that there were.",
    ),
    "until-before-since": error(
        "It ended on {until}, before it began on {since}.",
        "Check the year and the month of both.",
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
        "Delete the entry, so that it lets nothing pass unseen later. If it was for another file, correct "
        "it: each entry is for one file, by its name.",
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
