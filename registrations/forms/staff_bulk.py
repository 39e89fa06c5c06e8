"""What is asked before something is done with many registrations."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from registrations.choices import BulkKind
from registrations.forms.staff_person import CancelForm, ExemptionForm, MoveForm


class Counted(forms.Form):
    """How many the preview spoke of, so that nobody acts on more than was shown; and the key of the form."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def params(self) -> dict[str, Any]:
        """What the person chose, as JSON can carry it."""
        own = {"number", "form_key"}
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in own and value not in ("", None)
        }

    def refuse_other_number(self, number: int) -> None:
        """Say that meanwhile others fit the filter; the new number stands in the form."""
        self.add_error(
            None, _("Meanwhile the list has changed. Look at the new number and confirm again.")
        )
        self.data = self.data.copy()
        self.data["number"] = str(number)


class BulkPlainForm(Counted):
    """For what needs no words."""


class BulkCancelForm(CancelForm, Counted):
    pass


class BulkExemptionForm(ExemptionForm, Counted):
    pass


class BulkMoveForm(MoveForm, Counted):
    def params(self) -> dict[str, Any]:
        told = super().params()
        group, fee = told.pop("place")
        return {**told, "group": group.pk, "fee": fee.pk if fee else None}


def bulk_form(kind: str, data: Any, *, edition: Edition, number: int) -> Counted:
    """The form of that kind of action."""
    initial = {"number": number}
    if kind == BulkKind.MOVE:
        return BulkMoveForm(data, edition=edition, initial=initial)
    forms_by_kind: dict[str, type[Counted]] = {
        BulkKind.CANCEL: BulkCancelForm,
        BulkKind.EXEMPT: BulkExemptionForm,
    }
    return forms_by_kind.get(kind, BulkPlainForm)(data, initial=initial)
