"""Actions: the meetings in order in, every action's history out. The state of an action is worked out, never stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from minutebook.model import OPEN_STATES, Action, ActionHistory, Arising, Meeting, Update, day_of
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
    histories = register.histories()
    return histories, register.problems


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
        histories = {action.reference: self._history(action) for action in ordered}
        for update in self._merges(histories):
            self.problems.extend(self._merged(update, histories))
        taken: dict[str, list[str]] = {}
        for reference, history in histories.items():
            if history.merged_into:
                taken.setdefault(history.merged_into, []).append(reference)
        return {
            reference: replace(history, takes_in=tuple(taken.get(reference, ())))
            for reference, history in histories.items()
        }

    def _merges(self, histories: Mapping[str, ActionHistory]) -> list[Update]:
        return [update for history in histories.values() for update in history.updates if update.into]

    def _merged(self, update: Update, histories: Mapping[str, ActionHistory]) -> Iterator[Problem]:
        """Check that a merged action is now part of another that is known, and not, by a detour, of itself."""
        into = str(update.into)
        if into not in self.actions or not self._is_known_at(into, update.meeting):
            hint = did_you_mean(into, (known for known in self.actions if known != update.action))
            yield problem("merged-into-unknown", update.place, reference=into, hint=hint)
            return
        chain = [update.action]
        while into and into not in chain:
            chain.append(into)
            into = histories[into].merged_into or ""
        if into == update.action:
            yield problem("merged-into-itself", update.place, reference=update.action)

    def _is_known_at(self, reference: str, meeting: str) -> bool:
        raised = reference.partition("/")[0]
        return raised == meeting or self._is_older(raised, self.meetings[meeting])

    def _age(self, action: Action) -> tuple[str, int, int]:
        """Order actions by day, by meeting within the day (those not published here first), then by number."""
        return action.meeting[:10], self.order.get(action.meeting, -1), int(action.id[1:])

    def _history(self, action: Action) -> ActionHistory:
        updates = tuple(self.updates.get(action.reference, ()))
        decisive = next((update for update in reversed(updates) if update.status), None)
        status = (decisive and decisive.status) or "open"
        item = self.meetings[action.meeting].item(action.item) if action.meeting in self.meetings else None
        latest = next(reversed(self.meetings.values()))  # type: ignore[call-overload]  # a dict, in the order of meetings
        silences = self._silences(action, updates)
        return ActionHistory(
            action=action,
            published=action.meeting in self.meetings,
            updates=updates,
            status=status,
            last_mentioned=updates[-1].meeting if updates else action.meeting,
            silences=silences,
            meetings_since=self._held_since(action.meeting),
            overdue=status in OPEN_STATES and action.due is not None and action.due < latest.date,
            themes=item.themes if item else (),
            merged_into=decisive.into if decisive and status == "merged" else None,
            takes_in=(),
        )

    def _silences(self, action: Action, updates: tuple[Update, ...]) -> tuple[tuple[str, ...], ...]:
        """List the meetings that said nothing of it, between each two that did, and since the last."""
        order = list(self.meetings)
        # Where the meeting that raised it is not published, nothing is known of the time before the first update.
        raised = [action.meeting] if action.meeting in self.order else [updates[0].meeting]
        spoke = [self.order[meeting] for meeting in (*raised, *(update.meeting for update in updates))]
        return tuple(tuple(order[before + 1 : after]) for before, after in pairwise([*spoke, len(order)]))

    def _held_since(self, meeting: str) -> int:
        if meeting in self.order:
            return len(self.order) - 1 - self.order[meeting]
        return sum(held.date > day_of(meeting) for held in self.meetings.values())


def find_arising(
    meetings: Mapping[str, Meeting], actions: Mapping[str, ActionHistory]
) -> dict[str, tuple[Arising, ...]]:
    """List, for each meeting, the actions that were open when it began, and whether its minutes speak of them."""
    order = {id_: number for number, id_ in enumerate(meetings)}
    return {
        meeting: tuple(
            Arising(reference, any(update.meeting == meeting for update in history.updates))
            for reference, history in actions.items()
            if _is_due(history, meeting, order)
        )
        for meeting in meetings
    }


def _is_due(history: ActionHistory, meeting: str, order: Mapping[str, int]) -> bool:
    """Tell whether an action was open when a meeting began; one raised elsewhere is known from its first update."""
    known_from = order[history.action.meeting] + 1 if history.published else order[history.updates[0].meeting]
    earlier = [update.status for update in history.updates if update.status and order[update.meeting] < order[meeting]]
    return known_from <= order[meeting] and (not earlier or earlier[-1] in OPEN_STATES)
