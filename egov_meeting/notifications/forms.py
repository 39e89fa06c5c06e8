"""What staff type about messages: other words, and what to look for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from egov_meeting.meetings.models import Edition
from egov_meeting.notifications.choices import Channel, OutboxState
from egov_meeting.notifications.kinds import MessageKind, Words, message_kinds
from egov_meeting.notifications.models import MessageTemplate
from egov_meeting.notifications.selectors.outbox import OutboxQuery
from egov_meeting.notifications.services.templates import check_words, mark_of

# Six parts of an SMS; longer ones are letters.
LONGEST_SMS = 918


class WordsForm(forms.Form):
    """The words of one kind, channel and language. `seen` marks those that were shown."""

    subject = forms.CharField(
        label=_("Subject"), max_length=MessageTemplate._meta.get_field("subject").max_length
    )
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 12}))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, kind: MessageKind, channel: str, language: str, now: Words, **kwargs: Any
    ) -> None:
        initial = {"subject": now.subject, "text": now.text, "seen": mark_of(now)}
        super().__init__(*args, initial=initial, **kwargs)
        self.kind, self.channel = kind, channel
        text: Any = self.fields["text"]
        text.max_length = LONGEST_SMS if channel == Channel.SMS else 5000
        # Line breaks come as two letters from a browser, and are counted as one.
        text.widget.attrs["maxlength"] = text.max_length
        for field in self.fields.values():
            field.widget.attrs["lang"] = language
        if channel == Channel.SMS:
            del self.fields["subject"]
            text.widget.attrs["rows"] = 4

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > self.fields["text"].max_length:  # type: ignore[attr-defined]
            limit = self.fields["text"].max_length  # type: ignore[attr-defined]
            raise ValidationError(_("Write at most %(limit)d characters."), params={"limit": limit})
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if not self.errors:
            try:
                check_words(kind=self.kind, channel=self.channel, words=self.words)
            except ValidationError as error:
                for name, said in error.message_dict.items():
                    self.add_error(name if name in self.fields else None, said)
        return cleaned

    @property
    def words(self) -> Words:
        return Words(self.cleaned_data["text"], self.cleaned_data.get("subject", ""))


class SeenForm(forms.Form):
    """Asks before the words of staff are given up."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class OutboxFilterForm(forms.Form):
    """Filters of the outbox; they stand in the address. Values that are not understood are left out."""

    q = forms.CharField(
        label=_("E-mail address or phone number"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    hali = forms.ChoiceField(label=_("State"), required=False)
    njia = forms.ChoiceField(label=pgettext_lazy("message", "Channel"), required=False)
    aina = forms.ChoiceField(label=_("Kind of message"), required=False)
    mwaka = forms.TypedChoiceField(label=_("Meeting"), required=False, coerce=int, empty_value=None)
    kuanzia = forms.DateField(
        label=_("Written from"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    hadi = forms.DateField(
        label=_("Written until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, editions: Sequence[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions = {edition.year: edition for edition in editions}
        kinds = sorted(
            ((kind.key, str(kind.title)) for kind in message_kinds()), key=lambda it: it[1]
        )
        fields: dict[str, Any] = self.fields
        fields["hali"].choices = [("", _("All states")), *OutboxState.choices]
        fields["njia"].choices = [("", _("All channels")), *Channel.choices]
        fields["aina"].choices = [("", _("All kinds")), *kinds]
        fields["mwaka"].choices = [
            ("", _("All meetings")),
            *((str(year), str(year)) for year in self.editions),
        ]
        self.is_valid()

    @property
    def state(self) -> str:
        return self.cleaned_data.get("hali", "")

    @property
    def edition(self) -> Edition | None:
        return self.editions.get(self.cleaned_data.get("mwaka"))  # type: ignore[arg-type]

    def query(self, editions: Collection[int] | None) -> OutboxQuery:
        """What to look for, whatever the state, among the editions that the reader may see."""
        chosen = self.cleaned_data
        return OutboxQuery(
            address=chosen.get("q", ""),
            channel=chosen.get("njia", ""),
            kind=chosen.get("aina", ""),
            edition_id=self.edition.pk if self.edition else None,
            since=_start_of(chosen.get("kuanzia")),
            until=_start_of(chosen.get("hadi"), days_later=1),
            editions=editions,
        )

    def filters(self) -> dict[str, str]:
        """What was chosen, for the record."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


def _start_of(day: date | None, *, days_later: int = 0) -> datetime | None:
    if day is None or day.year in (date.min.year, date.max.year):
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=days_later), time.min))
