"""Setting up a call: the criteria offered, weights that come to one, and who hears of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record, save_new
from egov_meeting.institutions.models import Institution, InstitutionContact
from innovations.models import Call, Criterion, CriterionStep
from innovations.notifications_entering import tell_announced
from innovations.selectors.call import closing_moment, scoring_has_begun
from innovations.starting_criteria import CRITERIA


def take_over_criteria(*, call: Call, by: Actor, at: datetime) -> list[Criterion]:
    """Give a call without criteria those that are offered. Raises ValidationError where it has some."""
    with transaction.atomic():
        call = _locked(call)
        if call.criteria.exists():
            raise ValidationError(_("The call has criteria already."))
        made = [
            Criterion(
                call=call,
                order=order,
                name_sw=one.name[0],
                name_en=one.name[1],
                description_sw=one.description[0],
                description_en=one.description[1],
                weight=one.weight,
            )
            for order, one in enumerate(CRITERIA, start=1)
        ]
        for criterion in made:
            save_new(criterion, by=by, at=at, action="innovations.criteria_begun")
        CriterionStep.objects.bulk_create(
            CriterionStep(criterion=criterion, score=score, text_sw=sw, text_en=en)
            for criterion, one in zip(made, CRITERIA, strict=True)
            for score, (sw, en) in one.steps.items()
        )
    return made


def set_weights(*, call: Call, weights: Mapping[int, Decimal], by: Actor, at: datetime) -> None:
    """Set the weights of all criteria at once, by key.

    Raises ValidationError, with nothing changed: they do not come to 1, one is missing or not above
    nought, or scoring has begun.
    """
    with transaction.atomic():
        call = _locked(call)
        if scoring_has_begun(call=call):
            raise ValidationError(
                _("Scoring has begun: the weights can no longer be changed."), code="frozen"
            )
        criteria = list(call.criteria.select_for_update(of=("self",)))
        if {one.pk for one in criteria} != set(weights):
            raise ValidationError(_("The criteria have changed meanwhile: look at them once more."))
        if any(weight <= 0 for weight in weights.values()):
            raise ValidationError(_("Each weight must be above 0."))
        total = sum(weights.values(), Decimal(0))
        if total != 1:
            raise ValidationError(
                _("The weights must come to 1; now they come to %(sum)s.")
                % {"sum": total.normalize()},
                code="sum",
            )
        before = {str(one.order): one.weight for one in criteria}
        changed = [one for one in criteria if one.weight != weights[one.pk]]
        for one in changed:
            one.weight = weights[one.pk]
            one.clean_fields(exclude=["call"])
        if changed:
            Criterion.objects.bulk_update(changed, ["weight"])
            record(
                action="innovations.weights_set",
                obj=call,
                by=by,
                at=at,
                before=before,
                after={str(one.order): one.weight for one in criteria},
            )


def announce_call(
    *, call: Call, institutions: Sequence[Institution], by: Actor, at: datetime
) -> tuple[int, list[Institution]]:
    """Write to the heads of these institutions, each once a day.

    Returns how many letters went out and the institutions whose head has no address on record.
    Raises ValidationError while the call has no last day, or when it is over.
    """
    closes = closing_moment(call=call)
    if closes is None or closes <= at:
        raise ValidationError(_("Set the last day of the call, one that is still ahead."))
    contacts = {
        contact.institution_id: contact
        for contact in InstitutionContact.objects.filter(institution__in=institutions)
    }
    with transaction.atomic():
        reached = [one for one in institutions if one.pk in contacts]
        for one in reached:
            tell_announced(call=call, institution=one, contact=contacts[one.pk], at=at)
        record(
            action="innovations.call_announced",
            obj=call,
            by=by,
            at=at,
            after={"institutions": [one.key for one in reached]},
            shown_publicly=False,
        )
    return len(reached), [one for one in institutions if one.pk not in contacts]


def _locked(call: Call) -> Call:
    return Call.objects.select_for_update(of=("self",)).select_related("edition").get(pk=call.pk)
