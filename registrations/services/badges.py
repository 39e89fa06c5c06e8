"""Badges: their design, their printing, and taking one back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import record, save_changes, save_new
from egov_meeting.audit.transitions import transition
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.meetings.models import Edition
from registrations.choices import TAKING_PART, PassState
from registrations.documents_badges import KEY
from registrations.models import BadgeColour, BadgeDesign, Pass, Registration
from registrations.passes import issue_passes
from registrations.selectors.badge_wishes import BadgeWish, wanted_registrations
from registrations.selectors.badges import badge_design_of, colours_of
from registrations.services.refusals import NotPossible

# Versions of what is about all of the meeting are counted apart from those of one person.
SUBJECT, PREVIEW_SUBJECT = "badges", "badges-preview"
_AT_ONCE = 500


def change_design(
    *,
    edition: Edition,
    fields: Mapping[str, Any],
    colours: Mapping[int, str],
    by: Actor,
    at: datetime,
) -> BadgeDesign:
    """Set the fields of the design and the colours of groups, by the number of their rows.

    Raises ValidationError.
    """
    with transaction.atomic():
        Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        design = badge_design_of(edition=edition)
        if design.pk is None:
            for name, value in fields.items():
                setattr(design, name, value)
            save_new(
                design,
                by=by,
                at=at,
                action="registrations.badge_design_made",
                shown_publicly=False,
            )
        else:
            save_changes(
                design,
                by=by,
                at=at,
                action="registrations.badge_design_changed",
                fields=fields,
                shown_publicly=False,
            )
        _change_colours(edition, design, colours, by, at)
    return design


def request_badges(*, edition: Edition, wish: BadgeWish, by: Actor, at: datetime) -> DocumentJob:
    """Give passes to those of the wish who have none, and ask for their badges as one document."""
    with transaction.atomic():
        wanted = wanted_registrations(edition=edition, wish=wish).order_by("pk")
        issue_passes(
            edition=edition, registrations=wanted.values_list("pk", flat=True), at=at, by=by
        )
        subject = PREVIEW_SUBJECT if wish.is_preview else SUBJECT
        if len(wish.references) == 1:
            subject = f"badge:{wish.references[0]}"
        return request_document(
            kind=KEY,
            edition=edition,
            language=badge_design_of(edition=edition).language,
            params=wish.as_plain(),
            subject=subject,
            by=by,
            at=at,
        )


def mark_as_printed(
    *, document: Document, printed: Mapping[int, str], by: Actor, at: datetime
) -> int:
    """Note on each pass what its newest badge says; returns how many there were. Inside a transaction."""
    numbers = sorted(printed)
    marked = 0
    for start in range(0, len(numbers), _AT_ONCE):
        rows = list(
            Pass.objects.select_for_update(of=("self",)).filter(
                pk__in=numbers[start : start + _AT_ONCE]
            )
        )
        for row in rows:
            row.printed_at, row.printed_as = at, printed[row.pk]
        Pass.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["printed_at", "printed_as"],
        )
        marked += len(rows)
    record(
        action="registrations.badges_printed",
        obj=document.edition,
        by=by,
        at=at,
        after={"number": marked, "document": str(document.pk)},
        shown_publicly=False,
    )
    return marked


def revoke_and_reissue(
    *, registration: Registration, reason: str, by: Actor, at: datetime
) -> Pass | None:
    """Let the code of a lost or copied badge in no more, and give the person another one.

    None is given back to who takes part no longer. Raises ValidationError without a reason,
    NotPossible where there is no pass to be revoked.
    """
    if not reason.strip():
        raise ValidationError({"reason": [_("Say why the badge is revoked.")]})
    with transaction.atomic():
        stored = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
        old = Pass.objects.filter(registration=stored, state=PassState.VALID).first()
        if old is None:
            raise NotPossible
        also = {"revoked_at": at, "revocation_reason": reason.strip()}
        transition(
            old,
            to=PassState.REVOKED,
            by=by,
            at=at,
            reason=reason.strip(),
            also=also,
            shown_publicly=False,
        )
        if stored.state not in TAKING_PART:
            return None
        return _reissued(stored, by, at)


def end_badge(*, registration: Registration, reason: str, at: datetime) -> None:
    """Where somebody loses the place to another person, the code goes too; the other one is given another.

    Inside a transaction. Whoever gave the place away stands on record there; nobody needs to be
    allowed to print badges for it.
    """
    if Pass.objects.filter(registration=registration, state=PassState.VALID).exists():
        revoke_and_reissue(registration=registration, reason=reason, by=SYSTEM, at=at)


def _reissued(registration: Registration, by: Actor, at: datetime) -> Pass:
    """Another pass; the trail learns that there is one, and not its code."""
    fresh = Pass.objects.create(registration=registration, issued_at=at)
    record(action="registrations.badge_reissued", obj=fresh, by=by, at=at, shown_publicly=False)
    return fresh


def _change_colours(
    edition: Edition, design: BadgeDesign, colours: Mapping[int, str], by: Actor, at: datetime
) -> None:
    known = {one.group_id: one for one in design.colours.all()}
    now = colours_of(edition=edition, design=design)
    told: dict[str, Any] = {
        "by": by,
        "at": at,
        "action": "registrations.badge_colour_changed",
        "shown_publicly": False,
    }
    for group, colour in colours.items():
        if group in known:
            save_changes(known[group], fields={"colour": colour}, **told)
        elif colour != now[group]:
            save_new(BadgeColour(design=design, group_id=group, colour=colour), **told)
