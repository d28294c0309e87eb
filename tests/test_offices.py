"""Where the minutes tell that an office may have passed to somebody else, and where they only sound so."""

import pytest

from minutebook.offices import for_a_part, passes_on


@pytest.mark.parametrize(
    "text",
    [
        "Jo Smith left the meeting.",
        "She left the virtual meeting and did not return.",
        "Having declared an interest, he withdrew.",
        "Cllr Smith left at 8.15pm.",
        "Cllr Smith arrived during item 3.",
        "Cllr Smith joined the call.",
        "Ms Reed re-joined the meeting at this point.",
        "The Chair would have to leave the meeting.",
        "Cllr Smith returned to the room.",
        "Cllr Smith withdrew from the meeting during consideration of this item.",
        "Cllr Smith left early.",
        "Al Smith took the chair.",
        "Al Smith took the Chair for this item.",
        "Al Smith in the Chair.",
        "The Vice-Chair assumed the chairmanship.",
        "Jo Smith vacated the chair.",
        "Jo Smith handed over the chair to Al Smith.",
        "Jo Smith passed the chair to Al Smith.",
        "Jo Smith gave up the chair.",
        "Al Smith resumed the chair.",
        "It was agreed that Al Smith take the chair.",
        "Al Smith chaired the remainder of the meeting.",
        "Al Smith would chair this item.",
        "Al Smith presided.",
        "Al Smith was elected Chair for the municipal year.",
        "RESOLVED that Cllr Al Smith be appointed as Vice-Chair.",
        "Al Smith became Chair.",
        "The Acting Chair said so.",
        "The outgoing Chair thanked all.",
        "Bo Reed acted for the Chief Constable.",
        "Bo Reed would stand in for her.",
        "Bo Reed was deputising for Ada Reed.",
        "Bo Reed attended as substitute in place of the Chief Constable.",
        "In the absence of the Chair, Al Smith began.",
        "In Jo Smith’s absence Al Smith began.",
        "Bo Reed, on behalf of the Chief Constable, said so.",
        "Bo Reed covers for her.",
        "It was resolved to elect Al Smith as Chair.",
        "RESOLVED: That Al Smith be Chair for the coming year.",
        "Al Smith was proposed by Bo Hill and duly elected.",
        "Al Smith signed the declaration of acceptance of office.",
        "Jo Smith handed over to Al Smith.",
        "Jo Smith logged off at 7pm.",
        "She lost her connection and Al Smith carried on as Chair.",
        "Jo Smith stood down as Chair. Al Smith replaced her.",
        "She recused herself from item 2, which the Vice-Chair would run.",
        "She was excused for item 2; the Vice-Chair presiding.",
        "She had to go. Al Smith led the rest of the meeting.",
        "He moved to the chair's seat when Jo Smith went home.",
        "[Al Smith as Chair]",
        "Land (Chair: Al Smith)",
        "Jo Smith (Chair) until item 2; Al Smith thereafter.",
        "Election of Chair and the elected Chair",
        "Al Smith was elected Mayor.",
    ],
)
def test_the_minutes_tell_that_an_office_may_have_passed_on(text: str) -> None:
    assert passes_on(f"It rained. {text}") in range(11, 11 + len(text))


@pytest.mark.parametrize(
    "text",
    [
        "The board, chaired by the Mayor, would meet.",
        "Thieves left by the back door.",
        "It acted as a striking memorial.",
        "Officers had joined the force in May.",
        "The Chair left it to her.",
        "On behalf of the Mayor, DMPC Lowe thanked the force.",
        "The ducks returned in May, it was hoped.",
        "Cllr Brown asked the Chair why.",
        "Ada Reed led the discussion.",
        "Residents took chairs into the park.",
        "A man was arrested and charged.",
        "The Chief Constable covered knife crime.",
        "Victims who withdrew their statements were called.",
    ],
)
def test_other_words_tell_nothing_of_the_kind(text: str) -> None:
    assert passes_on(text) is None


@pytest.mark.parametrize(
    ("role", "part"),
    [
        ("Chair", False),
        ("Deputy Mayor for Policing and Crime (DMPC)", False),
        ("T/ACC", False),
        ("Consultation and Engagement Officer, Policing and Crime", False),
        ("Vice-Chair (in the chair for item 2)", True),
        ("Chief Constable (until item 3)", True),
        ("DCC (for the Chief Constable)", True),
        ("Treasurer (items 1 to 4)", True),
        ("Chair, from 7.30pm", True),
        ("Councillor (substitute for Cllr Smith)", True),
        ("Chief Constable (part)", True),
        ("Clerk, left at 8pm", True),
    ],
)
def test_a_role_for_a_part_of_the_meeting_is_told(role: str, *, part: bool) -> None:
    assert for_a_part(role) is part
