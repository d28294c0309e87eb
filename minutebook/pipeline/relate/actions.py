"""Actions: the meetings in order in, every action's history out. The state of an action is worked out, never stored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from minutebook.model import (
    OPEN_STATES,
    Action,
    ActionHistory,
    Meeting,
    Mention,
    Moment,
    Order,
    PassageKey,
    Update,
)
from minutebook.problems import Problem
from minutebook.rulebook import did_you_mean, problem


def relate_actions(
    meetings: Order, withdrawn: Order, named: Mapping[str, Iterable[tuple[str, PassageKey, int]]]
) -> tuple[dict[str, ActionHistory], list[Problem]]:
    """Give each action what later meetings said of it; `named` are the references in the words of each meeting."""
    series = tuple(dict.fromkeys(id_ for meeting in meetings.values() for id_ in meeting.series))
    register = _Register(meetings, withdrawn, series, named)
    for meeting in meetings.values():
        for action in meeting.actions:
            register.actions[action.reference] = action
    for meeting in meetings.values():
        for update in meeting.updates:
            register.problems.extend(register.take(update, meeting))
    return register.histories(), register.problems


@dataclass(slots=True)
class _Register:
    meetings: Order
    withdrawn: Order
    known_series: tuple[str, ...]
    """All to which some meeting belongs."""
    named: Mapping[str, Iterable[tuple[str, PassageKey, int]]]
    actions: dict[str, Action] = field(default_factory=dict)
    updates: dict[str, list[Update]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, update: Update, meeting: Meeting) -> Iterator[Problem]:
        """Add an update to its action, or say why it has none."""
        raised, _, id_ = update.action.partition("/")
        if not self.meetings.is_before(raised, meeting.id):
            yield problem("action-not-older", update.place, reference=update.action)
        elif raised in self.meetings:
            yield from self._published(update, raised, id_)
        else:
            yield from self._unpublished(update, raised, id_)
        self.updates.setdefault(update.action, []).append(update)

    def _published(self, update: Update, raised: str, id_: str) -> Iterator[Problem]:
        if update.action not in self.actions:
            ids = [action.id for action in self.meetings[raised].actions]
            known = ", ".join(ids) or "no actions"
            yield problem("unknown-action", update.place, meeting=raised, id=id_, known=known)
        elif update.text:
            where = f"in the meeting of {raised}, which raised it"
            yield problem("action-text-twice", update.place, reference=update.action, where=where)

    def _unpublished(self, update: Update, raised: str, id_: str) -> Iterator[Problem]:
        if update.action not in self.actions and not update.text:
            hint = did_you_mean(raised, self.meetings)
            yield problem("action-not-published", update.place, meeting=raised, reference=update.action, hint=hint)
        elif update.action in self.actions and update.text:
            first = next(earlier.meeting for earlier in self.updates[update.action] if earlier.text)
            where = f"in the update of {first}"
            yield problem("action-text-twice", update.place, reference=update.action, where=where)
        elif update.text:
            self.actions[update.action] = Action(raised, id_, None, update.text, (), None)

    def histories(self) -> dict[str, ActionHistory]:
        mentions = self._mentions()
        ordered = sorted(self.actions.values(), key=self._age)
        histories = {action.reference: self._history(action, mentions.get(action.reference, [])) for action in ordered}
        taken: dict[str, list[str]] = {}
        for reference, history in histories.items():
            self.problems.extend(self._odd(history))
            for update in history.updates:
                self.problems.extend(self._merged(update, histories))
            if history.merged_into:
                taken.setdefault(history.merged_into, []).append(reference)
        return {
            reference: replace(history, takes_in=tuple(taken.get(reference, ())))
            for reference, history in histories.items()
        }

    def _mentions(self) -> dict[str, list[Mention]]:
        """Collect, in the order of the meetings, every time that later minutes spoke of an action.

        A report in the facts, a reference in the words, and the merging of another action into it all count.
        """
        found: dict[str, list[Mention]] = {}
        for meeting in self.meetings.values():
            for update in meeting.updates:
                found.setdefault(update.action, []).append(Mention(meeting.id, update, None, None, ()))
                if update.into and not update.into.startswith(f"{meeting.id}/"):
                    found.setdefault(update.into, []).append(Mention(meeting.id, None, None, update.action, ()))
            for reference, passage in self._named_in(meeting).items():
                found.setdefault(reference, []).append(Mention(meeting.id, None, passage, None, ()))
        return found

    def _named_in(self, meeting: Meeting) -> dict[str, PassageKey]:
        """Find the actions of earlier meetings whose reference a meeting's words give, each with the first passage."""
        reported = {update.action for update in meeting.updates}
        found: dict[str, PassageKey] = {}
        for reference, key, _ in self.named[meeting.id]:
            raised = reference.partition("/")[0]
            earlier = reference in self.actions and self.meetings.is_before(raised, meeting.id)
            if earlier and reference not in reported:
                found.setdefault(reference, key)
        return found

    def _merged(self, update: Update, histories: Mapping[str, ActionHistory]) -> Iterator[Problem]:
        """Check that a merged action is now part of another that is known, and not, by a detour, of itself."""
        into = update.into
        if into is None:
            return
        raised = into.partition("/")[0]
        known = raised == update.meeting or self.meetings.is_before(raised, update.meeting)
        if into in self.actions and not known:
            yield problem("merged-into-later", update.into_place, reference=into, meeting=raised)
        elif into not in self.actions:
            hint = did_you_mean(into, (other for other in self.actions if other != update.action))
            yield problem("merged-into-unknown", update.into_place, reference=into, hint=hint)
        else:
            chain = [update.action]
            end: str | None = into
            while end and end in histories and end not in chain:
                chain.append(end)
                end = histories[end].merged_into
            if end == update.action:
                yield problem("merged-into-itself", update.into_place, reference=update.action)

    def _odd(self, history: ActionHistory) -> Iterator[Problem]:
        """Tell about an update that does not go with the state that the action had."""
        before, since = "open", history.action.meeting
        for update in history.updates:
            if not update.status:
                continue
            closed = before not in OPEN_STATES
            known = history.published or update is not history.updates[0]
            if closed == (update.status != "reopened") and known:
                facts = {"reference": update.action, "status": update.status, "before": before, "since": since}
                yield problem("odd-update", update.place, **facts)
            before, since = update.status, update.meeting
        for update in history.updates if history.published else ():
            for owner in update.done_by:
                if owner not in history.action.owners:
                    facts = {"reference": update.action, "owner": owner}
                    yield problem("done-by-another", update.place, **facts)

    def _age(self, action: Action) -> tuple[Moment, str, int]:
        """Order actions by meeting, then by number; two meetings of a day may both not be published here."""
        return self.meetings.moment(action.meeting), action.meeting, int(action.id[1:])

    def _history(self, action: Action, mentions: list[Mention]) -> ActionHistory:
        published = action.meeting in self.meetings
        # Where the meeting that raised it is not published, nothing is known of the time before the first mention.
        raised = action.meeting if published else mentions[0].meeting
        series = self._series(action.meeting)
        # Where it is not known whose meeting raised it, nobody's silence is known either.
        held = self.meetings.along(series) if series or not self.known_series else Order(among=self.meetings)
        spoke = [raised, *(mention.meeting for mention in mentions)]
        told = tuple(
            replace(mention, silent_before=held.between(before, by))
            for mention, (before, by) in zip(mentions, pairwise(spoke), strict=True)
        )
        decisive = next(
            (mention.update for mention in reversed(told) if mention.update and mention.update.status), None
        )
        status = (decisive and decisive.status) or "open"
        item = self.meetings[action.meeting].item(action.item) if published else None
        # What another series reports later is known too.
        until = max((meeting.date for meeting in (held.latest, self.meetings.get(spoke[-1])) if meeting), default=None)
        moved = next((mention.update.due for mention in reversed(told) if mention.update and mention.update.due), None)
        due = moved or action.due
        return ActionHistory(
            action=action,
            published=published,
            mentions=told,
            status=status,
            last_mentioned=spoke[-1] if mentions else action.meeting,
            silent_since=len(held.since(spoke[-1])),
            meetings_since=len(held.since(action.meeting)),
            overdue=bool(status in OPEN_STATES and due and until and due < until),
            themes=item.themes if item else (),
            merged_into=decisive.into if decisive and status == "merged" else None,
            takes_in=(),
            series=series,
        )

    def _series(self, raised: str) -> tuple[str, ...]:
        """Give the series of a meeting; none where it is not published here, and may be one of several."""
        meeting = self.meetings.get(raised) or self.withdrawn.get(raised)
        if meeting:
            return meeting.series
        return self.known_series if len(self.known_series) == 1 else ()
