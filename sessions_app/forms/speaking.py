"""What speakers answer and send, and how staff reach them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.upload_field import UploadField
from egov_meeting.meetings.choices import Language
from registrations.forms.person import PhoneField
from registrations.phones import shown_phone
from sessions_app.choices import SlotAnswerState
from sessions_app.models import Item, Speaker
from sessions_app.uploads import SLIDES, subject_of

STATES = (
    ("", _("All")),
    ("bila-anwani", _("Without an address")),
    ("hawajaalikwa", _("Not asked yet")),
    ("wanasubiriwa", _("Answer awaited")),
    ("hawatakuwepo", _("Declined a slot")),
    ("bila-slaidi", _("Slides lacking")),
)


class SpeakerFilterForm(forms.Form):
    """Which speakers are listed."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    hali = forms.ChoiceField(label=_("State"), required=False, choices=STATES)


class ContactForm(forms.Form):
    """How a speaker is reached."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)
    phone = PhoneField(
        label=_("Mobile phone"),
        required=False,
        help_text=_("SMS are sent where there is no e-mail address."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)

    @classmethod
    def shown_for(cls, speaker: Speaker | None) -> ContactForm:
        """The form with what is known."""
        if speaker is None:
            return cls(initial={"language": Language.SWAHILI})
        known = {
            "email": speaker.email,
            "phone": shown_phone(speaker.phone),
            "language": speaker.language,
        }
        return cls(initial=known)


class AnswerForm(forms.Form):
    """Whether the speaker will be there."""

    state = forms.ChoiceField(
        label=_("Will you be there?"),
        choices=[
            (SlotAnswerState.CONFIRMED, _("Yes, I will be there")),
            (SlotAnswerState.DECLINED, _("No, I cannot")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you will be there.")},
    )
    note = forms.CharField(
        label=_("Note for the organisers"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("If you cannot: why, and whom they could ask instead."),
    )


class SlidesForm(forms.Form):
    """A new version of the slides or the paper of an item."""

    file = UploadField(kind=SLIDES, label=_("Slides or paper"))
    is_public = forms.BooleanField(
        label=_("Everyone may have it on the page of the programme"), required=False
    )

    def __init__(self, *args: Any, item: Item, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["file"]
        field.belongs_to(edition=item.session.day.edition, subject=subject_of(item), by=by)
