"""The panel: invited by staff, answered by the judge, left by either."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record, save_changes, save_new
from egov_meeting.audit.transitions import transition
from egov_meeting.institutions.models import Institution
from innovations.choices import AssignmentState, ConflictKind, JudgeState, SheetState, StageState
from innovations.models import Assignment, Call, Entry, Judge, Track
from innovations.notifications_panel import tell_invited, tell_link, tell_removed, tell_staff
from innovations.services.assigning import redistribute
from innovations.services.own_roles import take_role
from innovations.services.recusing import (
    declare_relation,
    lock_stages,
    record_found_relations,
    refresh_relations,
    release,
)

_CAPABILITY = "innovations.change"


@dataclass(frozen=True)
class Invited:
    """What staff say of a judge."""

    full_name: str
    email: str
    language: str
    phone: str = ""
    institution: Institution | None = None
    tracks: tuple[Track, ...] = ()
    is_chair: bool = False
    most_entries: int | None = None

    def fields(self) -> dict[str, Any]:
        return {
            "full_name": self.full_name,
            "email": self.email.lower(),
            "language": self.language,
            "phone": self.phone,
            "institution": self.institution,
            "is_chair": self.is_chair,
            "most_entries": self.most_entries,
        }


@dataclass(frozen=True)
class Relation:
    """What a judge says of an entry: ConflictKind.STUDENT or DECLARED."""

    kind: str
    note: str = ""


def invite_judge(*, call: Call, invited: Invited, by: Actor, at: datetime) -> Judge:
    """Put somebody on the panel as invited, and send the link. Raises ValidationError for an address twice."""
    _allowed(by, call)
    with transaction.atomic():
        locked(call)
        last = call.judges.aggregate(last=Max("pseudonym"))["last"] or 0
        judge = Judge(call=call, pseudonym=last + 1, invited_at=at, **invited.fields())
        _check_address(judge)
        save_new(judge, by=by, at=at, action="panel.invited", shown_publicly=False)
        judge.tracks.set(invited.tracks)
        tell_invited(judge, at=at)
    return judge


def change_judge(*, judge: Judge, invited: Invited, by: Actor, at: datetime) -> None:
    """Correct the details; a new institution or address is looked at for relations at once.

    Whoever holds a link that went to a former address comes in no more: another one goes to the new one.
    """
    _allowed(by, judge.call)
    with transaction.atomic():
        stored: Judge = locked(judge)
        fields = invited.fields()
        has_moved = stored.email.casefold() != fields["email"].casefold()
        if has_moved:
            fields |= {"link_number": stored.link_number + 1, "user": None}
        before = _track_names(judge)
        judge.email = invited.email.lower()
        _check_address(judge)
        save_changes(
            judge,
            by=by,
            at=at,
            action="panel.changed",
            fields=fields,
            shown_publicly=False,
        )
        if has_moved:
            _send_to_new_address(judge, at)
        judge.tracks.set(invited.tracks)
        _record_tracks(judge, before, by, at)
        refresh_relations(call=judge.call, by=by, at=at)


def _send_to_new_address(judge: Judge, at: datetime) -> None:
    if judge.state == JudgeState.INVITED:
        tell_invited(judge, at=at)
    elif judge.state == JudgeState.ACCEPTED:
        tell_link(judge, at=at)


def send_new_link(*, judge: Judge, by: Actor, at: datetime) -> None:
    """Send another link; the former ones end."""
    _allowed(by, judge.call)
    with transaction.atomic():
        stored: Judge = locked(judge)
        if stored.state not in (JudgeState.INVITED, JudgeState.ACCEPTED):
            raise ValidationError(_("Only who is on the panel or invited gets a link."))
        save_changes(
            stored,
            by=by,
            at=at,
            action="panel.link_sent",
            fields={"link_number": stored.link_number + 1},
            shown_publicly=False,
        )
        tell_link(stored, at=at)


def invite_again(*, judge: Judge, by: Actor, at: datetime) -> None:
    """Invite somebody who declined, resigned or was taken off; under the same number, with a new link."""
    with transaction.atomic():
        stored: Judge = locked(judge)
        transition(
            stored,
            to=JudgeState.INVITED,
            by=by,
            at=at,
            also={
                "link_number": stored.link_number + 1,
                "invited_at": at,
                "answered_at": None,
                "answer_note": "",
                "attested_at": None,
            },
            action="panel.invited_again",
            shown_publicly=False,
        )
        tell_invited(stored, at=at)
    judge.refresh_from_db()


def accept_invitation(
    *,
    judge: Judge,
    tracks: Iterable[Track],
    most_entries: int | None,
    by: Actor,
    at: datetime,
    user: Any = None,
) -> None:
    """The judge comes onto the panel, with what he or she knows. Relations that the data show go on record.

    An account of the confirmed address of the judge, signed in or not, gets the own judging into its menu.
    """
    with transaction.atomic():
        stored: Judge = locked(judge)
        before = _track_names(stored)
        also: dict[str, Any] = {"answered_at": at, "answer_note": "", "most_entries": most_entries}
        if user is not None and user.email.casefold() == stored.email.casefold():
            also["user"] = user
        transition(
            stored,
            to=JudgeState.ACCEPTED,
            by=by,
            at=at,
            also=also,
            action="panel.accepted",
            shown_publicly=False,
        )
        stored.tracks.set(tracks)
        _record_tracks(stored, before, by, at)
        record_found_relations(call=stored.call, judges=[stored], by=by, at=at)
        account = stored.user or _account_of(stored.email)
        if account is not None:
            take_role(user=account, role=Role.JUDGE, edition_id=stored.call.edition_id, at=at)
    judge.refresh_from_db()


def _account_of(address: str) -> User | None:
    """Who has confirmed this address."""
    return User.objects.filter(
        is_active=True, emailaddress__email__iexact=address, emailaddress__verified=True
    ).first()


def decline_invitation(*, judge: Judge, note: str, by: Actor, at: datetime) -> None:
    """The judge does not come onto the panel."""
    transition(
        judge,
        to=JudgeState.DECLINED,
        by=by,
        at=at,
        reason=note,
        also={"answered_at": at, "answer_note": note},
        action="panel.declined",
        shown_publicly=False,
    )


def attest_relations(
    *, judge: Judge, declared: Mapping[Entry, Relation], by: Actor, at: datetime
) -> None:
    """The judge says what relations there are, and that there are no others. Only then entries are shown.

    May be said again later, with more. Raises ValidationError for who is not on the panel.
    """
    with transaction.atomic():
        stored: Judge = locked(judge)
        if stored.state != JudgeState.ACCEPTED:
            raise ValidationError(_("Accept the invitation first."))
        record_found_relations(call=stored.call, judges=[stored], by=by, at=at)
        for entry, relation in sorted(declared.items(), key=lambda pair: pair[0].number):
            declare_relation(
                judge=stored, entry=entry, kind=relation.kind, note=relation.note, by=by, at=at
            )
        save_changes(
            stored,
            by=by,
            at=at,
            action="panel.attested",
            fields={"attested_at": at},
            shown_publicly=False,
        )
    judge.refresh_from_db()


def declare_by_staff(*, judge: Judge, entry: Entry, note: str, by: Actor, at: datetime) -> None:
    """Staff know of a relation: it counts like any other."""
    _allowed(by, judge.call)
    declare_relation(judge=judge, entry=entry, kind=ConflictKind.STAFF, note=note, by=by, at=at)


def resign(*, judge: Judge, reason: str, by: Actor, at: datetime) -> None:
    """The judge leaves by the own link; see release_judge()."""
    release_judge(judge=judge, by=by, at=at, reason=reason)


def release_judge(
    *, judge: Judge, by: Actor, at: datetime, reason: str, to: str = JudgeState.RESIGNED
) -> None:
    """A judge leaves the panel, of the own will or taken off by staff.

    Sheets that were handed in stay and count. What was not is given to others at once where something
    was assigned, without moving anything else; staff are told. Raises TransitionRefused.
    """
    with transaction.atomic():
        action = "panel.resigned" if to == JudgeState.RESIGNED else "panel.removed"
        transition(judge, to=to, by=by, at=at, reason=reason, action=action, shown_publicly=False)
        lock_stages(judge.call)
        rows = _unfinished(judge)
        for row in rows:
            release(row, reason=reason or _("The judge has left the panel."), by=by, at=at)
        stages = {row.stage_id: row.stage for row in rows}
        for stage in stages.values():
            redistribute(stage=stage, judge=judge, by=by, at=at)
        _tell_of_leaving(judge, len(rows), max((s.number for s in stages.values()), default=1), at)
        if to == JudgeState.REMOVED:
            tell_removed(judge, at=at)


def remove_judge(*, judge: Judge, reason: str, by: Actor, at: datetime) -> None:
    """Staff take somebody off the panel; see release_judge()."""
    release_judge(judge=judge, by=by, at=at, reason=reason, to=JudgeState.REMOVED)


def _unfinished(judge: Judge) -> list[Assignment]:
    """What is assigned and not handed in, locked, so that a sheet on its way comes first or not at all."""
    rows = Assignment.objects.select_for_update(of=("self",)).filter(
        judge=judge,
        state=AssignmentState.ACTIVE,
        stage__state__in=(StageState.PLANNED, StageState.OPEN),
    )
    found = list(rows.select_related("stage__call__edition").order_by("pk"))
    done = set(
        Assignment.objects.filter(
            pk__in=[row.pk for row in found], sheet__state=SheetState.SUBMITTED
        ).values_list("pk", flat=True)
    )
    return [row for row in found if row.pk not in done]


def _tell_of_leaving(judge: Judge, number: int, stage: int, at: datetime) -> None:
    name = judge.full_name

    def what() -> str:
        return _(
            "%(name)s has left the panel. Entries that were still to be judged and went to others: %(number)d."
        ) % {"name": name, "number": number}

    key = f"left-{judge.pk}-{int(at.timestamp())}"
    tell_staff(edition=judge.call.edition, key=key, stage=stage, at=at, what=what)


def _check_address(judge: Judge) -> None:
    others = judge.call.judges.filter(email__iexact=judge.email).exclude(pk=judge.pk)
    if others.exists():
        raise ValidationError({"email": _("Somebody with this address is on the panel already.")})


def _allowed(by: Actor, call: Call) -> None:
    if not by.may(_CAPABILITY, edition_id=call.edition_id):
        raise PermissionDenied(f"{_CAPABILITY} is needed")


def _track_names(judge: Judge) -> list[str]:
    return [str(track) for track in judge.tracks.all()]


def _record_tracks(judge: Judge, before: list[str], by: Actor, at: datetime) -> None:
    after = [str(track) for track in judge.tracks.all()]
    if before != after:
        record(
            action="panel.changed",
            obj=judge,
            by=by,
            at=at,
            before={"tracks": before},
            after={"tracks": after},
            shown_publicly=False,
        )
