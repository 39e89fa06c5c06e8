"""What staff fill in about the call for ministry reports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.choices import Language
from egov_meeting.institutions.forms import InstitutionField
from reports.choices import ReportPart
from reports.forms.ministry_writing import DayInput
from reports.ministry_guidance import usual_guidance
from reports.models import MinistryCall
from reports.selectors.ministry_board import BoardQuery

_GUIDANCE = ("guidance", *(f"{part}_guidance" for part in ReportPart.values))
_FARTHEST_DAYS = 3660
_SHOWN = (
    ("", _("All ministries")),
    ("hazijafika", _("Not handed in")),
    ("zinaandikwa", _("Being written")),
    ("zimechelewa", _("Late")),
    ("zimefika", _("Handed in")),
    ("kukaguliwa", _("To be reviewed")),
    ("zimerudishwa", _("Returned with remarks")),
    ("zimekubaliwa", _("Accepted")),
    ("taasisi", _("With institutions not covered")),
    ("bila-mwakilishi", _("Without a focal person")),
)


class BoardFilterForm(forms.Form):
    """Search and filter of the board; they stand in the address."""

    q = forms.CharField(
        label=_("Ministry"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    onyesha = forms.ChoiceField(label=_("Show"), required=False, choices=_SHOWN)

    def query(self) -> BoardQuery:
        """What is understood of the address; the rest does not narrow."""
        self.is_valid()
        told = getattr(self, "cleaned_data", {})
        return BoardQuery(text=told.get("q", ""), show=told.get("onyesha", ""))


class CallForm(forms.ModelForm):  # type: ignore[type-arg]
    """Days, reminders and guidance. The due day counts until its end."""

    opens_on = forms.DateField(
        label=_("Open from"),
        required=False,
        widget=DayInput(),
        help_text=_(
            "Ministries can write from the beginning of this day; at once when it is empty."
        ),
    )
    due_on = forms.DateField(
        label=_("Due on"),
        widget=DayInput(),
        help_text=_("Reports are taken until the end of this day."),
    )

    class Meta:
        model = MinistryCall
        fields = (
            "remind_before",
            "remind_after",
            *(f"{name}_{language}" for name in _GUIDANCE for language in ("sw", "en")),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        call = self.instance
        if call.pk is None:
            self.initial.update(usual_guidance())
        else:
            self.initial["opens_on"] = _day(call.opens_at)
            self.initial["due_on"] = _day(call.due_at)
        for name in self.fields:
            if "guidance" in name:
                self.fields[name].widget.attrs.update(rows=4, lang=name[-2:])
        self.order_fields(["opens_on", "due_on"])

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        opens_on, due_on = told.get("opens_on"), told.get("due_on")
        today = timezone.localdate()
        if opens_on and abs((opens_on - today).days) > _FARTHEST_DAYS:
            self.add_error("opens_on", _("This day is many years away: check the year."))
        if due_on and self.instance.pk is None and due_on < today:
            self.add_error("due_on", _("Name a day that is still ahead."))
        if opens_on and due_on and due_on < opens_on:
            self.add_error("due_on", _("The reports cannot be due before the call opens."))
        return told

    def values(self) -> dict[str, Any]:
        """The columns of the call."""
        told = dict(self.cleaned_data)
        opens_on, due_on = told.pop("opens_on"), told.pop("due_on")
        return {
            **told,
            "opens_at": start_of(opens_on) if opens_on else None,
            "due_at": end_of(due_on),
        }


class AddMinistryForm(forms.Form):
    """A ministry or office that is to report too."""

    institution = InstitutionField(label=_("Ministry or office"))


class MoreTimeForm(forms.Form):
    """Until when one ministry may hand in, and why."""

    until = forms.DateField(
        label=_("New last day"),
        widget=DayInput(),
        help_text=_("The report is taken until the end of this day."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the audit trail."),
    )


class ReopenForm(forms.Form):
    """Until when a closed call is open again, and why."""

    due_on = forms.DateField(
        label=_("New last day"),
        widget=DayInput(),
        help_text=_("Reports are taken until the end of this day."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the audit trail, and the ministries concerned are told."),
    )


class RemoveForm(forms.Form):
    """Why no report is expected any more."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the audit trail."),
    )


class ReturnForm(forms.Form):
    """A remark for each part that needs work, and when the report is wanted again."""

    until = forms.DateField(
        label=_("Wanted again by"),
        required=False,
        widget=DayInput(),
        help_text=_(
            "The ministry can hand in again until the call is closed; this day is told to it."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, label in ReportPart.choices:
            self.fields[part] = forms.CharField(
                label=_("Remark about: %(part)s") % {"part": label},
                required=False,
                max_length=3000,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        self.order_fields([*ReportPart.values, "until"])

    def remarks(self) -> dict[str, str]:
        """The remarks by part."""
        return {part: self.cleaned_data[part] for part in ReportPart.values}


class InviteForm(forms.Form):
    """Who is to write for the ministry."""

    full_name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(
        label=_("Language of the messages"), choices=Language.choices, initial=Language.SWAHILI
    )


def start_of(day: dt.date) -> dt.datetime:
    """The first moment of a day, in Dar es Salaam."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def end_of(day: dt.date) -> dt.datetime:
    """The last minute of a day, in Dar es Salaam."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59)))


def _day(at: dt.datetime | None) -> dt.date | None:
    return timezone.localdate(at) if at else None
