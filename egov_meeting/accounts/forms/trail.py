"""Filters of the audit trail; they stand in the address."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.editions import edition_names
from egov_meeting.audit.wording import known_actions, known_object_types


class TrailFilterForm(forms.Form):
    """Values that are not understood are left out of the filter."""

    actor = forms.CharField(label=_("By whom"), required=False, max_length=100)
    action = forms.ChoiceField(label=_("What was done"), required=False)
    object_type = forms.ChoiceField(label=_("Kind of record"), required=False)
    object_label = forms.CharField(label=_("Name of the record"), required=False, max_length=100)
    object_id = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    edition = forms.TypedChoiceField(
        label=_("Meeting"), required=False, coerce=int, empty_value=None
    )
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["action"].choices = [("", _("Whatever was done")), *known_actions()]
        fields["object_type"].choices = [("", _("All kinds")), *known_object_types()]
        fields["edition"].choices = [("", _("All meetings")), *edition_names()]

    def filters(self) -> dict[str, Any]:
        """What to hand to the selector; days begin and end as in Dar es Salaam."""
        self.is_valid()
        chosen = self.cleaned_data
        until = chosen.get("until")
        return {
            "actor": chosen.get("actor", ""),
            "action": chosen.get("action", ""),
            "object_type": chosen.get("object_type", ""),
            "object_id": chosen.get("object_id", ""),
            "object_label": chosen.get("object_label", ""),
            "edition_id": chosen.get("edition"),
            "since": _start_of(chosen.get("since")),
            "until": _start_of(until + datetime.timedelta(days=1) if until else None),
        }


def _start_of(day: datetime.date | None) -> datetime.datetime | None:
    if day is None:
        return None
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
