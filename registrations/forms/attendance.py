"""Filters of attendance, corrections, and what lists for signature are asked with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.choices import Language
from egov_meeting.meetings.models import ParticipantGroup
from registrations.forms.desk import door_name
from registrations.models import Checkpoint
from registrations.selectors.attendance_list import CAME, DID_NOT_COME, DoorQuery


class AttendanceFilterForm(forms.Form):
    """The door, and who of those expected there; stands in the address."""

    mwaka = forms.CharField(required=False, widget=forms.HiddenInput)
    mlango = forms.ChoiceField(label=_("Day or session"), required=False)
    tafuta = forms.CharField(label=_("Name or institution"), required=False, max_length=100)
    kundi = forms.ChoiceField(label=_("Group"), required=False)
    hali = forms.ChoiceField(
        label=_("Came or not"),
        required=False,
        choices=[("", _("Everybody")), (CAME, _("Came")), (DID_NOT_COME, _("Did not come"))],
    )

    def __init__(
        self,
        *args: Any,
        doors: list[Checkpoint],
        groups: list[ParticipantGroup],
        today: dt.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.doors = {str(door.pk): door for door in doors}
        self.today = today
        fields: Any = self.fields
        fields["mlango"].choices = [(key, door_name(door)) for key, door in self.doors.items()]
        fields["kundi"].choices = [("", _("All groups"))] + [
            (str(group.pk), str(group.name)) for group in groups
        ]
        shown = self.door()
        if shown is not None:  # the field says which one it is, chosen or not
            self.data = {**dict(self.data.items()), "mlango": str(shown.pk)}

    def door(self) -> Checkpoint | None:
        """The chosen door, else the latest day that has begun, else the first."""
        chosen = self.doors.get(self.data.get("mlango", ""))
        days = [door for door in self.doors.values() if not door.subject]
        begun = [door for door in days if door.date <= self.today]
        return chosen or (begun[-1] if begun else next(iter(self.doors.values()), None))

    def query(self) -> DoorQuery:
        self.is_valid()
        told = self.cleaned_data
        group = told.get("kundi", "")
        return DoorQuery(
            text=told.get("tafuta", ""),
            group=int(group) if group else None,
            came=told.get("hali", ""),
        )


class CorrectAttendanceForm(forms.Form):
    """Whether the person was there, and how that is known."""

    is_present = forms.TypedChoiceField(
        label=_("Was the person there?"),
        choices=[("1", _("Yes, was there")), ("0", _("No, was not there"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "1",
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("How it is known: the signed list, the chairperson, … It is kept on record."),
    )


class SignatureListForm(forms.Form):
    """A list to be signed by hand: of a door, in a language."""

    door = forms.ChoiceField(label=_("Day or session"))
    language = forms.ChoiceField(
        label=_("Language"), choices=Language.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, doors: list[Checkpoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["door"]
        field.choices = [(str(door.pk), door_name(door)) for door in doors]
