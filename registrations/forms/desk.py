"""What is asked when a desk is opened, used without scripts, or closed from afar."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.pictures import LARGEST_FILE
from registrations.badge_reading import text_on_picture
from registrations.desk_acts import printable
from registrations.models import Checkpoint
from registrations.services.desk_finding import bare_code

# The evening before is a good time to open one; a list should not lie about for longer.
DAYS_AHEAD = 3


class OpenDeskForm(forms.Form):
    """Where the desk stands, and until when the list may stay on the device."""

    name = forms.CharField(
        label=_("Name of the desk"),
        max_length=60,
        help_text=_("Where it stands, so that others know: “Main door”, “Hall B”."),
    )
    last_day = forms.TypedChoiceField(
        label=_("Good until the end of"),
        help_text=_("Then the list is taken off the device."),
        coerce=dt.date.fromisoformat,
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [today + dt.timedelta(days=number) for number in range(DAYS_AHEAD)]
        field: Any = self.fields["last_day"]
        field.choices = [(day.isoformat(), date_format(day, "l, j F Y")) for day in days]


class CloseDeskForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("It is kept on record."), required=False
    )


class PlainDeskForm(forms.Form):
    """A door and whom to find there; stands in the address."""

    mwaka = forms.CharField(required=False, widget=forms.HiddenInput)
    mlango = forms.ChoiceField(label=_("Door"), required=False)
    tafuta = forms.CharField(
        label=_("Badge or name"),
        required=False,
        max_length=150,
        help_text=_("The code of a badge, a name, an institution or a registration number."),
    )

    def __init__(self, *args: Any, doors: list[Checkpoint], today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doors = {str(door.pk): door for door in doors}
        self.today = today
        field: Any = self.fields["mlango"]
        field.choices = [(key, door_name(door)) for key, door in self.doors.items()]
        door = self.door()
        if door:
            # The door that is shown is the one by which people are let in.
            self.data = {**self.data.dict(), "mlango": str(door.pk)}

    def door(self) -> Checkpoint | None:
        """The chosen door, else that of today or of the next day of the meeting."""
        chosen = self.doors.get(self.data.get("mlango", ""))
        coming = (door for door in self.doors.values() if door.date >= self.today)
        return chosen or next(coming, None) or next(iter(self.doors.values()), None)

    def text(self) -> str:
        return printable(str(self.data.get("tafuta", "")))[:150]


class PictureForm(forms.Form):
    """A photograph of a badge; `text` is then what its square code says."""

    text = ""

    picha = forms.FileField(
        label=_("Picture of the badge"),
        help_text=_("Instead of the code: hold it so that it fills the picture."),
        widget=forms.ClearableFileInput(
            attrs={"accept": "image/jpeg,image/png", "capture": "environment"}
        ),
        error_messages={"required": _("Take or choose a picture of the badge.")},
    )

    def clean_picha(self) -> UploadedFile:
        picture: UploadedFile = self.cleaned_data["picha"]
        if (picture.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB. Save the picture smaller and try again."),
                params={"limit": LARGEST_FILE // (1024 * 1024)},
            )
        try:
            self.text = text_on_picture(picture)
        except ValueError as error:
            raise forms.ValidationError(
                _("This is not a whole picture. Send a PNG or JPEG file.")
            ) from error
        if not self.text:
            raise forms.ValidationError(
                _("No code was seen in the picture. Take it again from nearer, or type the name.")
            )
        if bare_code(self.text)[1] == "unreadable":
            raise forms.ValidationError(_("This is no code of a badge"))
        return picture


def door_name(door: Checkpoint) -> str:
    """`23 March`, or with the name of the session behind it."""
    day = date_format(door.date, "j F")
    return f"{day}: {door.name}" if door.subject else day
