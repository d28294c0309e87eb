"""Actions: the meetings in order in, every action's history out. The state of an action is worked out, never stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from minutebook.model import OPEN_STATES, Action, ActionHistory, Meeting, Update, day_of
from minutebook.problems import Problem
from minutebook.rulebook import did_you_mean, problem


def relate_actions(meetings: Mapping[str, Meeting]) -> tuple[dict[str, ActionHistory], list[Problem]]:
    """Give each action what later meetings said of it; `meetings` are in the order in which they were held."""
    register = _Register(meetings, {id_: number for number, id_ in enumerate(meetings)})
    for meeting in meetings.values():
        for action in meeting.actions:
            register.actions[action.reference] = action
    for meeting in meetings.values():
        for update in meeting.updates:
            register.problems.extend(register.take(update, meeting))
    return register.histories(), register.problems


@dataclass(slots=True)
class _Register:
    meetings: Mapping[str, Meeting]
    order: Mapping[str, int]
    """The place of each meeting in the series."""
    actions: dict[str, Action] = field(default_factory=dict)
    updates: dict[str, list[Update]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, update: Update, meeting: Meeting) -> Iterator[Problem]:
        """Add an update to its action, or say why it has none."""
        raised, _, id_ = update.action.partition("/")
        if not self._is_older(raised, meeting):
            yield problem("action-not-older", update.place, reference=update.action)
        elif raised in self.meetings:
            yield from self._published(update, raised, id_)
        else:
            yield from self._unpublished(update, raised, id_)
        self.updates.setdefault(update.action, []).append(update)

    def _is_older(self, raised: str, meeting: Meeting) -> bool:
        """Tell whether a meeting was held before another; of one not published here only the day is known."""
        if raised not in self.meetings:
            return day_of(raised) <= meeting.date
        return self.order[raised] < self.order[meeting.id]

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
        ordered = sorted(self.actions.values(), key=self._age)
        return {action.reference: self._history(action) for action in ordered}

    def _age(self, action: Action) -> tuple[str, int, int]:
        """Order actions by day, by meeting within the day (those not published here first), then by number."""
        return action.meeting[:10], self.order.get(action.meeting, -1), int(action.id[1:])

    def _history(self, action: Action) -> ActionHistory:
        updates = tuple(self.updates.get(action.reference, ()))
        status = next((update.status for update in reversed(updates) if update.status), "open")
        last = updates[-1].meeting if updates else action.meeting
        item = self.meetings[action.meeting].item(action.item) if action.meeting in self.meetings else None
        latest = next(reversed(self.meetings.values()))  # type: ignore[call-overload]  # a dict, in the order of meetings
        return ActionHistory(
            action=action,
            published=action.meeting in self.meetings,
            updates=updates,
            status=status,
            last_mentioned=last,
            meetings_silent=len(self.order) - 1 - self.order[last],
            overdue=status in OPEN_STATES and action.due is not None and action.due < latest.date,
            themes=item.themes if item else (),
        )
