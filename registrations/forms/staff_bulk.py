"""What is asked before something is done with many registrations."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from registrations.choices import BulkKind
from registrations.forms.staff_person import CancelForm, ExemptionForm, MoveForm


class Chosen(forms.Form):
    """The mark of whom the preview spoke of, so that nobody acts on others; and the key of the form."""

    people = forms.CharField(widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def params(self) -> dict[str, Any]:
        """What the person chose, as JSON can carry it."""
        own = {"people", "form_key"}
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in own and value not in ("", None)
        }

    def refuse_other_people(self, people: str) -> None:
        """Say that meanwhile others fit the filter; their mark stands in the form."""
        self.add_error(
            None, _("Meanwhile the list has changed. Look at it once more and confirm again.")
        )
        self.data = self.data.copy()
        self.data["people"] = people


class BulkPlainForm(Chosen):
    """For what needs no words."""


class BulkCancelForm(CancelForm, Chosen):
    pass


class BulkExemptionForm(ExemptionForm, Chosen):
    pass


class BulkMoveForm(MoveForm, Chosen):
    def params(self) -> dict[str, Any]:
        told = super().params()
        group, fee = told.pop("place")
        return {**told, "group": group.pk, "fee": fee.pk if fee else None}


def bulk_form(kind: str, data: Any, *, edition: Edition, people: str) -> Chosen:
    """The form of that kind of action; `people` is the mark of those it is about."""
    initial = {"people": people}
    if kind == BulkKind.MOVE:
        return BulkMoveForm(data, edition=edition, initial=initial)
    forms_by_kind: dict[str, type[Chosen]] = {
        BulkKind.CANCEL: BulkCancelForm,
        BulkKind.EXEMPT: BulkExemptionForm,
    }
    return forms_by_kind.get(kind, BulkPlainForm)(data, initial=initial)
