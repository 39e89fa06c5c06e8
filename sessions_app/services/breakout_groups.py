"""Breakout groups: making and changing them, their members, rapporteurs and tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.accounts.services.people import invite_person
from egov_meeting.audit.services import delete, record, save_changes, save_new
from egov_meeting.institutions.answers import InstitutionAnswer
from egov_meeting.meetings.models import Edition
from sessions_app.models import BreakoutGroup, BreakoutMember, BreakoutRapporteur
from sessions_app.selectors.breakout import Proposal
from sessions_app.selectors.breakout_reports import is_empty, report_of
from sessions_app.services.breakout_telling import tell_named

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def add_group(
    *, edition: Edition, fields: Mapping[str, Any], by: Actor, at: datetime
) -> BreakoutGroup:
    """Make a group with the next number. Raises ValidationError."""
    with transaction.atomic():
        Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        last = edition.breakout_groups.aggregate(m=Max("number"))["m"] or 0
        group = BreakoutGroup(edition=edition, number=last + 1, **fields)
        save_new(group, by=by, at=at, action="sessions_app.breakout_group_added")
    return group


def change_group(
    *, group: BreakoutGroup, fields: Mapping[str, Any], by: Actor, at: datetime
) -> bool:
    """Change what is known of a group; False when nothing differs. Raises ValidationError."""
    return save_changes(
        group, by=by, at=at, action="sessions_app.breakout_group_changed", fields=fields
    )


def remove_group(*, group: BreakoutGroup, by: Actor, at: datetime) -> None:
    """Take a group away with its members. Raises ValidationError once something is written in its report."""
    with transaction.atomic():
        # Whoever writes in the report holds the group too.
        if (
            BreakoutGroup.objects.select_for_update(of=("self",)).filter(pk=group.pk).first()
            is None
        ):
            return
        report = report_of(group=group)
        if report.pk and not (is_empty(report) and not report.revisions.exists()):
            raise ValidationError(
                _("This group has written in its report, so it cannot be removed."), code="written"
            )
        delete(group, by=by, at=at, action="sessions_app.breakout_group_removed")


def add_member(
    *,
    group: BreakoutGroup,
    institution: InstitutionAnswer,
    text_sw: str,
    text_en: str,
    by: Actor,
    at: datetime,
) -> BreakoutMember:
    """Put an institution, or people described in words, into a group; it leaves the one it was in.

    Raises ValidationError when neither is given.
    """
    with transaction.atomic():
        _lock_groups(group.edition)
        known = institution.institution
        if known is not None:
            there = BreakoutMember.objects.filter(
                group__edition=group.edition, institution=known
            ).first()
            if there is not None:
                return move_member(member=there, to=group, by=by, at=at)
        member = BreakoutMember(
            group=group,
            order=_next_order(group),
            institution=known,
            text_sw="" if known else (text_sw or institution.typed_name[:200]),
            text_en="" if known else text_en,
        )
        save_new(member, by=by, at=at, action="sessions_app.breakout_member_added")
        return member


def move_member(
    *, member: BreakoutMember, to: BreakoutGroup, by: Actor, at: datetime
) -> BreakoutMember:
    """Put a member at the end of another group; nothing happens where it is there already."""
    if member.group_id == to.pk:
        return member
    if member.group.edition_id != to.edition_id:
        raise ValidationError(_("That group belongs to another meeting."), code="other_edition")
    with transaction.atomic():
        _lock_groups(to.edition)
        save_changes(
            member,
            by=by,
            at=at,
            action="sessions_app.breakout_member_moved",
            fields={"group": to, "order": _next_order(to)},
        )
    return member


def remove_member(*, member: BreakoutMember, by: Actor, at: datetime) -> None:
    """Take a member out of its group."""
    delete(member, by=by, at=at, action="sessions_app.breakout_member_removed")


def take_over_proposal(*, edition: Edition, proposal: Proposal, by: Actor, at: datetime) -> None:
    """Assign institutions as proposed; members described in words stay where they are, at the end.

    Raises ValidationError when a group or a member has been added or removed since it was proposed.
    """
    with transaction.atomic():
        _lock_groups(edition)
        rows = BreakoutMember.objects.filter(group__edition=edition)
        _check_still_fits(proposal, edition)
        in_words = list(rows.filter(institution=None).order_by("group", "order"))
        before = {
            str(group.number): [str(m.institution or m.text) for m in group.members.all()]
            for group in edition.breakout_groups.prefetch_related("members__institution")
        }
        rows.delete()
        made = []
        for group_id, institutions in proposal.members:
            words = [member for member in in_words if member.group_id == group_id]
            made += [
                BreakoutMember(group_id=group_id, order=order, institution_id=institution)
                for order, institution in enumerate(institutions, start=1)
            ]
            made += [
                BreakoutMember(
                    group_id=group_id, order=order, text_sw=word.text_sw, text_en=word.text_en
                )
                for order, word in enumerate(words, start=len(institutions) + 1)
            ]
        BreakoutMember.objects.bulk_create(made)
        after = {
            str(one.group.number): [str(member.institution) for member in one.members]
            for one in proposal.groups
        }
        record(
            action="sessions_app.breakout_assigned",
            obj=edition,
            by=by,
            at=at,
            before=before,
            after=after,
        )


def add_rapporteur(
    *, group: BreakoutGroup, email: str, full_name: str, language: str, by: User, at: datetime
) -> tuple[BreakoutRapporteur, bool | None]:
    """Let somebody write the report, and tell the person; who has no account is invited first, as a participant.

    Returns the rapporteur and, for one who was invited, whether the letter could be handed over.
    Raises ValidationError: who names rapporteurs may not invite people, the name is missing, the
    account is closed, or the person writes for this group already.
    """
    was_sent = None
    with transaction.atomic():
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            user, was_sent = _invited(group, email, full_name, language, by=by, at=at)
        if not user.is_active:
            raise ValidationError({"email": _("The account of this address is closed.")})
        if BreakoutRapporteur.objects.filter(group=group, user=user).exists():
            raise ValidationError({"email": _("This person writes for the group already.")})
        rapporteur = BreakoutRapporteur(group=group, user=user)
        save_new(
            rapporteur,
            by=by,
            at=at,
            action="sessions_app.breakout_rapporteur_added",
            shown_publicly=False,
        )
        tell_named(rapporteur=rapporteur, at=at)
    return rapporteur, was_sent


def remove_rapporteur(*, rapporteur: BreakoutRapporteur, by: Actor, at: datetime) -> None:
    """Take the right to write away; what was written stays."""
    delete(
        rapporteur,
        by=by,
        at=at,
        action="sessions_app.breakout_rapporteur_removed",
        shown_publicly=False,
    )


def set_tasks(
    *, edition: Edition, tasks: Sequence[tuple[str, str]], by: Actor, at: datetime
) -> bool:
    """Give all groups these tasks, (Swahili, English) in order; False when they are the same."""
    with transaction.atomic():
        _lock_groups(edition)
        rows = edition.breakout_tasks.order_by("order")
        before = list(rows.values_list("text_sw", "text_en"))
        if before == list(tasks):
            return False
        rows.delete()
        edition.breakout_tasks.bulk_create(
            edition.breakout_tasks.model(edition=edition, order=order, text_sw=sw, text_en=en)
            for order, (sw, en) in enumerate(tasks, start=1)
        )
        record(
            action="sessions_app.breakout_tasks_changed",
            obj=edition,
            by=by,
            at=at,
            before={"tasks": [sw for sw, _en in before]},
            after={"tasks": [sw for sw, _en in tasks]},
        )
    return True


def _invited(
    group: BreakoutGroup, email: str, full_name: str, language: str, *, by: User, at: datetime
) -> tuple[User, bool]:
    if not full_name.strip():
        raise ValidationError(
            {"full_name": _("There is no account with this address. Write the name to invite.")}
        )
    try:
        return invite_person(
            email=email,
            full_name=full_name,
            language=language,
            institution=None,
            role=Role.PARTICIPANT,
            edition_id=group.edition_id,
            by=by,
            at=at,
        )
    except PermissionDenied:
        raise ValidationError(
            {
                "email": _(
                    "There is no account with this address, and you may not invite people. "
                    "Ask a coordinator to invite the person."
                )
            }
        ) from None


def _check_still_fits(proposal: Proposal, edition: Edition) -> None:
    """Nobody who was put into a group meanwhile may fall out of all."""
    groups = set(edition.breakout_groups.values_list("pk", flat=True))
    there = BreakoutMember.objects.filter(group__edition=edition, institution__isnull=False)
    proposed = {key for _group, keys in proposal.members for key in keys}
    is_whole = set(there.values_list("institution_id", flat=True)) <= proposed
    if groups != {group for group, _keys in proposal.members} or not is_whole:
        raise ValidationError(_("The groups have changed meanwhile."), code="changed")


def _lock_groups(edition: Edition) -> None:
    list(
        BreakoutGroup.objects.filter(edition=edition)
        .order_by("pk")
        .select_for_update(of=("self",))
        .values_list("pk", flat=True)
    )


def _next_order(group: BreakoutGroup) -> int:
    return int(group.members.aggregate(m=Max("order"))["m"] or 0) + 1
