"""What finance types before something is done with money. Whole shillings; reasons are kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from egov_meeting.payments.forms.filters import DayField
from egov_meeting.payments.models import Bill
from egov_meeting.payments.selectors.finding_bills import bill_called

LARGEST_AMOUNT = 10**12
LONGEST_BEFORE_BILL = dt.timedelta(days=366)


class ShillingsField(forms.IntegerField):
    """Whole shillings as people write them: `400000`, `400,000`, `TZS 400 000`, `400,000/=`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Whole shillings, for example 400,000."))
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(min_value=1, max_value=LARGEST_AMOUNT, **kwargs)

    def to_python(self, value: Any) -> int | None:
        text = re.sub(r"(?i)^(tzs|tshs?|sh)\.?|/[=-]$|\s", "", str(value or "").strip())
        return super().to_python(re.sub(r",(?=[0-9]{3}(,|$))", "", text))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept on record and told to the payment gateway."),
    )


class ExtensionForm(ReasonForm):
    expires_on = DayField(label=_("Can be paid until the end of"))
    field_order = ["expires_on", "reason"]


def end_of(day: dt.date) -> dt.datetime:
    """The last minute of the day in Dar es Salaam."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59)))


class SlipForm(forms.Form):
    """A slip for the bill; it was paid after the bill was issued, or not long before."""

    amount = ShillingsField(label=_("Amount (TZS)"))
    bank = forms.CharField(label=_("Bank"), max_length=100)
    reference = forms.CharField(
        label=_("Number of the slip"),
        max_length=80,
        help_text=_("As it is printed on the slip; each slip counts once."),
    )
    paid_on = DayField(label=_("Paid on"))

    def __init__(self, *args: Any, bill: Bill, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bill = bill

    def clean_paid_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["paid_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        if day < timezone.localdate(self.bill.generated_at) - LONGEST_BEFORE_BILL:
            raise ValidationError(_("This day is more than a year before the bill was issued."))
        return day


class RejectionForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the audit trail."),
    )


class UncountingForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write it so that an auditor understands it next year."),
    )


class RefundForm(forms.Form):
    amount = ShillingsField(label=_("Amount given back (TZS)"))
    reference = forms.CharField(
        label=_("Reference of the transfer"),
        max_length=80,
        help_text=_("As the bank names it; each transfer is recorded once."),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("How it was settled"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Write it so that an auditor understands it next year."),
    )


class AssignmentForm(forms.Form):
    """A bill looked up by its number or control number, among those the officer may change."""

    bill = forms.CharField(
        label=_("Bill number or control number"),
        max_length=60,
        help_text=_("For example KK6-000123, or 9999 9000 0123."),
    )
    note = forms.CharField(
        label=_("Why the payment belongs to this bill"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, editions: Collection[int] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions = editions

    def clean_bill(self) -> Bill:
        found = bill_called(text=self.cleaned_data["bill"], editions=self.editions)
        if found is None:
            raise ValidationError(_("No bill has this number or control number."))
        return found


class DayForm(forms.Form):
    day = DayField(label=_("Day"))


class CloseForm(forms.Form):
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed while something is still open: say why, and what will be done."),
    )
