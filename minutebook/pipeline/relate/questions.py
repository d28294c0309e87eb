"""Questions: what meetings declare of questions and answers in, each question with its answers out."""

import re
from collections.abc import Iterator, Mapping

from minutebook.model import Asked, Meeting, Order, PassageKey, Question, Reply, spaced, stands_in, words_in
from minutebook.problems import Place, Problem
from minutebook.rulebook import did_you_mean, problem

Texts = Mapping[PassageKey, str]


def relate_questions(meetings: Order, withdrawn: Order) -> tuple[dict[PassageKey, Asked], list[Problem]]:
    """Join questions with the passages that answer them. Nothing is joined that no meeting declares."""
    listed = [reply for meeting in meetings.values() for reply in meeting.replies]
    replies = [reply for reply in listed if reply.asked.meeting not in withdrawn]
    taken_back = [
        problem("answers-withdrawn", reply.asked_place, meeting=reply.asked.meeting)
        for reply in listed
        if reply.asked.meeting in withdrawn
    ]
    questions = [question for meeting in meetings.values() for question in meeting.questions]
    named = {question.passage.meeting for question in questions}
    named |= {key.meeting for reply in replies for key in (reply.asked, reply.passage)}
    texts: dict[PassageKey, str] = {}
    for id_ in sorted(named & {*meetings}):
        texts |= _texts(meetings[id_])
    problems = [*_of_questions(questions, texts), *_of_replies(replies, meetings, texts)]
    if problems:
        return {}, [*taken_back, *problems]
    public = {question.passage for question in questions if question.public}
    answers: dict[PassageKey, list[PassageKey]] = {question.passage: [] for question in questions}
    for reply in replies:
        answers.setdefault(reply.asked, []).append(reply.passage)
    order = {key: number for number, key in enumerate(texts)}
    moment = meetings.moment
    return {
        key: Asked(key, key in public, tuple(sorted(found, key=lambda answer: (moment(answer.meeting), order[answer]))))
        for key, found in sorted(answers.items(), key=lambda entry: (moment(entry[0].meeting), order[entry[0]]))
    }, taken_back


def _texts(meeting: Meeting) -> Texts:
    return {key: words_in(passage) for key, passage in meeting.passages()}


def _of_questions(questions: list[Question], texts: Texts) -> Iterator[Problem]:
    seen: set[PassageKey] = set()
    for question in questions:
        yield from _stand(question.words, question.passage, question.place, texts)
        if question.passage in seen:
            yield problem("listed-twice", question.place, id=question.passage.place, field="questions")
        seen.add(question.passage)


def _of_replies(replies: list[Reply], meetings: Order, texts: Texts) -> Iterator[Problem]:
    order = {key: number for number, key in enumerate(texts)}
    seen: set[tuple[PassageKey, PassageKey]] = set()
    for reply in replies:
        yield from _stand(reply.words, reply.passage, reply.place, texts)
        if reply.asked.meeting not in meetings:
            hint = did_you_mean(reply.asked.meeting, {*meetings} - {reply.passage.meeting})
            yield problem("answers-nothing", reply.asked_place, meeting=reply.asked.meeting, hint=hint)
            continue
        yield from _stand(reply.question, reply.asked, reply.asked_place, texts)
        asked, answered = (
            (meetings.moment(key.meeting), order.get(key, -1) if reply.asked.meeting == reply.passage.meeting else 0)
            for key in (reply.asked, reply.passage)
        )
        if reply.asked == reply.passage or answered < asked:
            yield problem("answer-before-question", reply.asked_place, asked=reply.asked.place)
        if (reply.asked, reply.passage) in seen:
            yield problem("listed-twice", reply.place, id=reply.passage.place, field="answers")
        seen.add((reply.asked, reply.passage))


def _stand(words: str, key: PassageKey, place: Place, texts: Texts) -> Iterator[Problem]:
    """Check that words stand in a passage, and say in which other one of that meeting they do."""
    said = re.search(r"\w", spaced(words)) is not None
    if said and key in texts and stands_in(words, texts[key]):
        return
    here = [(other, text) for other, text in texts.items() if said and other.meeting == key.meeting]
    others = [other for other, text in here if stands_in(words, text)]
    hint = f"These words stand in {others[0].place}. " if len(others) == 1 else ""
    code = "words-elsewhere" if key in texts else "no-such-passage"
    yield problem(code, place, words=words, passage=key.place, meeting=key.meeting, hint=hint)
