"""Taking in what desks did while they were away: in any order, as often as it is sent, once each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from registrations.choices import DeskActKind as Kind
from registrations.choices import DeskOutcome as Outcome
from registrations.desk_acts import SentAct
from registrations.models import Checkpoint, Desk, DeskAct, DeskNote, Registration
from registrations.selectors.desk_rights import End, end_of_desk
from registrations.services.attending import Passage, attendance_at, record_acts, sum_up
from registrations.services.desk_finding import Found, People
from registrations.services.desk_persons import register_at_desk
from registrations.services.desk_verdicts import Verdict, verdict_on

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User

_PEOPLE_FIRST = {Kind.NEW_PERSON: 0, Kind.SCAN: 1}


def take_acts(*, desk: Desk, acts: Sequence[SentAct], at: dt.datetime) -> list[DeskAct]:
    """Put on record what the desk did, and say of each act what became of it.

    An act that is here already is answered as it was then; one about a person whose registering has
    not arrived yet is left out, to be sent again. What happened after the desk or the rights of its
    officer ended is kept and not accepted. A constant number of queries, but for people registered at
    the desk. The desk is locked: a message sent twice at once is taken once.
    """
    with transaction.atomic():
        held = Desk.objects.select_for_update(of=("self",)).select_related("edition", "officer")
        work = _Work(held.get(pk=desk.pk), at)
        there = DeskAct.objects.filter(pk__in=[act.id for act in acts])
        known = {act.pk: act for act in there.select_related("registration")}
        new = [act for act in acts if act.id not in known]
        work.take(
            sorted(new, key=lambda act: (_PEOPLE_FIRST.get(Kind(act.kind), 2), act.at, act.id))
        )
    made = {act.pk: act for act in work.made}
    answers = (known.get(act.id) or made.get(act.id) for act in acts)
    return [act for act in answers if act is not None and act.desk_id == desk.pk]


@dataclass
class _Work:
    """One message of one desk, which is locked."""

    desk: Desk
    at: dt.datetime
    made: list[DeskAct] = field(default_factory=list)

    def take(self, acts: Sequence[SentAct]) -> None:
        if not acts:
            return
        officer: User = self.desk.officer
        self.end: End = end_of_desk(desk=self.desk, officer=officer)
        self.doors = {
            door.pk: door for door in Checkpoint.objects.filter(edition=self.desk.edition_id)
        }
        for act in acts:
            if act.kind == Kind.NEW_PERSON:
                self._register(act)
        rest = [act for act in acts if act.kind != Kind.NEW_PERSON]
        self.people = People.of(edition=self.desk.edition, acts=rest)
        passages = self._passages(rest)
        self.inside = {
            passage: {"desk": row.desk.name if row.desk else "", "since": row.first_at.isoformat()}
            for passage, row in attendance_at(passages=passages).items()
            if row.is_present
        }
        for act in rest:
            self._scan_or_note(act)
        DeskAct.objects.bulk_create(act for act in self.made if act._state.adding)
        self._keep_notes(acts)
        sum_up(passages=passages, at=self.at)
        refused = sum(act.outcome == Outcome.REFUSED for act in self.made)
        taken = len(self.made) - refused
        record_acts(desk=self.desk, taken=taken, refused=refused, by=officer, at=self.at)

    def _keep_notes(self, acts: Sequence[SentAct]) -> None:
        taken = {act.pk for act in self.made}
        notes = [
            DeskNote(act_id=act.id, text=act.note) for act in acts if act.note and act.id in taken
        ]
        if notes:
            DeskNote.objects.bulk_create(notes)

    def _passages(self, acts: Sequence[SentAct]) -> set[Passage]:
        """The doors and people these acts are about; the registrations are locked in their order."""
        found = {(act.door, self.people.found(act).registration) for act in acts}
        passages = {
            Passage(door, person.pk)
            for door, person in found
            if door in self.doors and door is not None and person is not None
        }
        numbers = {one.registration for one in passages}
        list(
            Registration.objects.select_for_update(of=("self",))
            .filter(pk__in=numbers)
            .order_by("pk")
            .values_list("pk")
        )
        return passages

    def _scan_or_note(self, act: SentAct) -> None:
        found = self.people.found(act)
        if found.is_awaited:
            return
        door = self.doors.get(act.door or 0)
        verdict = self._too_late(act) or verdict_on(
            act, found=found, door=door, inside=self.inside, dates=self.people.dates, at=self.at
        )
        if verdict.counts and act.kind == Kind.SCAN and door and found.registration:
            known = {"desk": self.desk.name, "since": self._happened(act).isoformat()}
            self.inside.setdefault(Passage(door.pk, found.registration.pk), known)
        self._add(act, verdict, found=found, door=door)

    def _register(self, act: SentAct) -> None:
        verdict, registration = self._too_late(act), None
        if verdict is None:
            verdict, registration = register_at_desk(
                act, edition=self.desk.edition, by=self.desk.officer, at=self.at
            )
        self._add(act, verdict, found=Found(registration), door=None).save(force_insert=True)

    def _too_late(self, act: SentAct) -> Verdict | None:
        happened = self._happened(act)
        if happened < self.end.at:
            return None
        return Verdict(Outcome.REFUSED, {"why": self.end.why, "ended": self.end.at.isoformat()})

    def _happened(self, act: SentAct) -> dt.datetime:
        """When it happened: not before the desk was opened, and not in the future."""
        return min(max(act.at, self.desk.opened_at), self.at)

    def _add(
        self, act: SentAct, verdict: Verdict, *, found: Found, door: Checkpoint | None
    ) -> DeskAct:
        detail = {**verdict.detail, "counts": verdict.counts}
        if self._happened(act) != act.at:
            detail["clock"] = act.at.isoformat()
        row = DeskAct(
            id=act.id,
            edition_id=self.desk.edition_id,
            desk=self.desk,
            kind=act.kind,
            checkpoint=door,
            registration=found.registration,
            at=self._happened(act),
            received_at=self.at,
            payload=kept_of(act),
            outcome=verdict.outcome,
            detail=detail,
        )
        self.made.append(row)
        return row


def kept_of(act: SentAct) -> dict[str, object]:
    """What is kept of an act: nothing of a person who was registered, of a code its end alone, no words."""
    kept = {
        "how": act.how,
        "code_ends": act.code[-4:],
        "anyway": act.anyway,
        "undoes": str(act.undoes) if act.undoes else "",
        "amount": act.amount,
        "place": act.new.get("place", ""),
    }
    return {name: value for name, value in kept.items() if value not in ("", None, False)}
