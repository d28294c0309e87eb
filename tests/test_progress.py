"""Progress: what words say of an action, as of a note and as of a sentence that gives its reference."""

import pytest

from minutebook.progress import said_of, says_done, says_open


@pytest.mark.parametrize(
    ("note", "done"),
    [
        ("Done.", "Done"),
        ("– Completed in May.", "– Completed"),
        ("Done in part.", ""),
        ("Completed by one of two.", ""),
        ("It was completed.", "It was completed"),
        ("This has been now closed", "This has been now closed"),
        ("The action is closed.", "The action is closed"),
        ("Phase one was completed in May and phase two began.", ""),
        ("Nothing was done.", ""),
    ],
)
def test_a_note_tells_of_its_own_action(note: str, done: str) -> None:
    assert says_done(note) == done


@pytest.mark.parametrize(
    ("note", "still"),
    [
        ("Not yet started.", "Not yet started"),
        ("It is still to be done.", "still to be"),
        ("This is ongoing.", "is ongoing"),
        ("Carried forward to May.", "Carried forward"),
        ("All was done.", ""),
    ],
)
def test_what_is_to_be_done_still_is_found(note: str, still: str) -> None:
    assert says_open(note) == still


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Action X/A1 was completed.", ("was completed", "")),
        ("Action X/A1 was still open.", ("", "was still open")),
        ("Action X/A1 was not completed.", ("", "not completed")),
        ("X/A1 was outstanding in the morning; it has since been completed.", ("", "")),
        ("Members would return to action X/A1 once the inquest was complete.", ("", "")),
        ("X/A1, of which the Chair had told all members in May at some length, was closed.", ("", "")),
        ("The work was complete, and X/A1 was read.", ("", "")),
    ],
)
def test_a_sentence_tells_of_the_action_that_it_names(sentence: str, said: tuple[str, str]) -> None:
    assert said_of("X/A1", sentence) == said
