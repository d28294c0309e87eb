"""Body: the rules of headings and of the words below them."""

from minutebook.rulebook.rule import error, warning

BODY = {
    "heading-level-one": error(
        'The heading "{text}" has one #, which is kept for the title of the page.',
        "Items begin with two: ## 4. Title. The meeting's title stands in the facts at the top.",
    ),
    "heading-too-deep": error(
        'The heading "{text}" has {level} #; minutes have items (##) and lettered sub-items (###) only.',
        "Use ### for a sub-item, or write it as a paragraph in bold: **{text}**",
    ),
    "item-without-words": warning(
        "Item {key} has a heading and nothing below it.",
        "Write what was said. If the list of future items or the next meeting belongs here, add holds: to the item. If "
        "the minutes have no more, leave it.",
    ),
    "heading-too-long": warning(
        "The heading of item {key} has sentences in it, as if the paragraph below had run into it.",
        "Leave an empty line behind the title. If it is all title, leave it.",
    ),
    "heading-empty": error("This heading has no words.", "Write its title, or delete the line."),
    "heading-not-numbered": error(
        'The heading "{text}" does not begin with a number and a full stop.',
        "Write it like this: ## {number}. {title}",
    ),
    "heading-not-lettered": error(
        'The heading "{text}" does not begin with a small letter and a bracket.',
        "Write it like this: ### {letter}) {title}",
    ),
    "item-without-number": warning(
        'The heading "{text}" has no number, and others beside it have one.',
        "If the minutes number it, write its number. If they do not, leave it: it is known by its words.",
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
        'The address "{address}" leads to a place where readers may have to sign in, or may change the document.',
        "Try it in a private window. If it asks for an account or offers to edit, put the document into "
        "content/papers/, or link to a public place.",
    ),
    "link-to-transfer": warning(
        'The address "{address}" is that of a service which deletes what it holds after some days.',
        "Put the document into content/papers/, or link to the place where it stays.",
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
        'The words "{text}" were left here by a program (Word, a mail, a meeting by video), and are hardly minutes.',
        "Look up in the document what stands there, and type it; or take them out. If they were minuted, leave it.",
    ),
    "paragraphs-joined": warning(
        'The line "{line}" looks like a paragraph of its own, and runs on from the one above it.',
        "Leave an empty line between the two. If they are one paragraph, join the lines.",
    ),
    "list-of-one": warning(
        'The sign at the beginning of "{line}" makes it the only entry of a list, and is not shown.',
        "If it is a minus or another sign of the minutes, write a backslash before it. If it is an entry, leave it.",
    ),
    "secret-told": warning(
        'The word "{text}" stands before what looks like one, which everybody could use.',
        "Take them out before you commit: git keeps what was once committed. If they were published, change them.",
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
    "word-twice": warning(
        'The words "{text}" stand here, one of them twice.',
        "If it was typed twice, delete one. If it was minuted so, leave it.",
    ),
    "bracket-open": warning(
        'The bracket at "{text}" is not closed.',
        "Look up in the document where it closes. If it was minuted so, leave it.",
    ),
    "table-not-drawn": warning(
        "The upright strokes look like a table, but make none, so readers see them as they are typed.",
        "Leave an empty line before the table and none within it, and put a line |---|---| under its first row.",
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
