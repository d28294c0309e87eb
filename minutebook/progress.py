"""Progress: words about an action in; whether they say that it was done, or that it is still to be done, out."""

import re

_FINISHED = r"(?:completed?|closed|done|discharged|finished)"
_DONE = re.compile(
    rf"\b(?:is|was|were|(?:had|has|have)\s+(?:now\s+|since\s+)?been)\s+(?:now\s+|since\s+|reported\s+)?(?:as\s+)?{_FINISHED}\b",
    re.IGNORECASE,
)
_DONE_AT_ONCE = re.compile(rf"\W*{_FINISHED}\b(?!\s+(?:by|in\s+part|to|for)\b)", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:(?:is|was|were|remains?|remained)\s+(?:still\s+)?(?:open|outstanding|on-?going|incomplete|in\s+progress)"
    r"|still\s+(?:to\s+be|open|outstanding|under\s*way)"
    r"|not\s+(?:yet\s+)?(?:been\s+)?(?:started|begun|closed|done|completed?|finished)"
    r"|carried\s+(?:forward|over)|no\s+progress|on-?going|outstanding)\b",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE = re.compile(r"\b(?:once|when|after|until|unless|if|that|which|who|because)\b", re.IGNORECASE)
_NEAR = 40
"""Characters between an action and what is said of it."""


def says_done(note: str) -> str:
    """Give the words of a note that say that its action was done; empty where none do.

    A note tells of its own action: "Done." and "It was completed." say so, and "Phase one was completed" does not.
    """
    found = _DONE_AT_ONCE.match(note) or re.match(
        rf"\W*(?:it|this|the\s+action|action)\s+{_DONE.pattern}", note, re.IGNORECASE
    )
    return found.group() if found else ""


def says_open(note: str) -> str:
    """Give the words of a note that say that its action is still to be done; empty where none do."""
    found = _OPEN.search(note)
    return found.group() if found else ""


def said_of(reference: str, sentence: str) -> tuple[str, str]:
    """Give the words of a sentence that call an action, by its reference, done, and those that call it open.

    Of a sentence that says both, and of one that says it of something else, nothing is known.
    """
    behind = sentence[sentence.index(reference) + len(reference) :]
    done, still = _DONE.search(behind), _OPEN.search(behind)
    if done and still and done.start() > still.end():
        return "", ""
    near = [
        found.group()
        if found and found.start() <= _NEAR and not _OF_SOMETHING_ELSE.search(behind[: found.end()])
        else ""
        for found in (done, still)
    ]
    return ("", near[1]) if near[1] else (near[0], "")
