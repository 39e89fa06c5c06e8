"""Institutions change: a new name keeps the row, a split or merger by law ends it."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, save_changes, save_new
from egov_meeting.institutions.models import FormerName, Institution

_A_DAY = datetime.timedelta(days=1)


def rename_institution(
    *,
    institution: Institution,
    name_sw: str,
    name_en: str,
    acronym: str,
    since: datetime.date,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
) -> FormerName | None:
    """Give the institution a new name from the day `since` on; the old one stays for days before.

    Returns the row of the old name, None when nothing differs. Raises ValidationError when `since`
    is not after the last change of name, or a name is missing or too long.
    """
    with transaction.atomic():
        stored: Institution = locked(institution)
        names = {"name_sw": name_sw, "name_en": name_en, "acronym": acronym}
        old = {name: getattr(stored, name) for name in names}
        if names == old:
            return None
        former = FormerName(
            institution=stored, **old, since=_began(stored, since), until=since - _A_DAY
        )
        save_new(former, by=by, at=at, action="institutions.name_kept", reason=reason)
        save_changes(
            institution,
            by=by,
            at=at,
            action="institutions.renamed",
            fields=names,
            reason=reason,
        )
    return former


def _began(institution: Institution, since: datetime.date) -> datetime.date | None:
    """The day from which the present name was borne: after the name before it, or since founding."""
    last = institution.former_names.order_by("-until").first()
    began = last.until + _A_DAY if last else institution.valid_from
    if began is not None and since <= began:
        raise ValidationError({"since": _("The name was changed later than that day already.")})
    return began


def end_institution(
    *,
    institution: Institution,
    until: datetime.date,
    successor: Institution | None,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
) -> bool:
    """End the institution on its last day, and name the one that took its work over, if any.

    False when it was so already. Raises ValidationError when the successor is itself, or in the
    end leads back to it, and when the last day comes before the first.
    """
    heir = successor
    while heir is not None:
        if heir.pk == institution.pk:
            message = _("The successor cannot be the institution itself, nor lead back to it.")
            raise ValidationError({"successor": message})
        heir = heir.successor
    return save_changes(
        institution,
        by=by,
        at=at,
        action="institutions.ended",
        fields={"valid_until": until, "successor": successor},
        reason=reason,
    )
