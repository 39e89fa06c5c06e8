"""The field of a form that takes a file: all of it with the form, or in parts before (static/js/upload.js)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.upload_parts import take_received
from egov_meeting.documents.services.uploading import receive_file
from egov_meeting.documents.upload_kinds import UploadKind, upload_kind
from egov_meeting.documents.upload_refusals import MEGABYTE, refusal_words
from egov_meeting.documents.upload_tickets import UploadPlace

SENT_BEFORE = "_sent"


class UploadInput(forms.FileInput):
    """The control (templates/components/upload.html). `place` is set by the field."""

    place: UploadPlace | None = None
    rules: UploadKind | None = None

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """The file itself, else the number of an upload that was sent in parts."""
        return files.get(name) or data.get(name + SENT_BEFORE, "").strip() or None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in files and name + SENT_BEFORE not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        context = self.get_context(name, None, attrs)
        sent = _sent_in_parts(value) if isinstance(value, str) else None
        rules = self.rules
        context |= {
            "place": self.place,
            "sent": sent,
            "sent_name": name + SENT_BEFORE,
            "largest": rules.most if rules else 0,
            "largest_mb": (rules.most if rules else 0) // MEGABYTE,
            "too_large": refusal_words("too_large", rules) if rules else "",
            "accept": ",".join(
                end for one in (rules.accepts if rules else ()) for end in one.endings
            ),
            "part": settings.UPLOAD_PART,
        }
        return render_to_string("components/upload.html", context)


class UploadField(forms.Field):
    """A file for a registered kind of upload.

    Give it its place before it is shown or cleaned (`field.belongs_to(...)`); after the form is
    valid `received_upload(form, "file", at=...)` checks and keeps the file. A field that cleans to
    None had no file.
    """

    widget = UploadInput
    default_error_messages = {
        "required": _("Choose the file."),
        "gone": _("The file has not arrived whole. Choose it again; sending goes on where it stopped."),
    }  # fmt: skip

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        self.place: UploadPlace | None = None
        super().__init__(**kwargs)
        self.widget.rules = None

    def belongs_to(self, *, edition: Any, subject: str, by: Any) -> None:
        """Say of which edition and about what the file is, and who sends it."""
        rules = upload_kind(self.kind)
        self.place = UploadPlace(self.kind, edition, subject, by)
        self.widget.place = self.place
        self.widget.rules = rules
        if not self.help_text:
            self.help_text = gettext("%(types)s, up to %(limit)s MB.") % {
                "types": ", ".join(one.label for one in rules.accepts),
                "limit": rules.most // MEGABYTE,
            }

    def to_python(self, value: Any) -> UploadedFile | Upload | None:
        if not value or isinstance(value, UploadedFile):
            return value or None
        found = _sent_in_parts(value)
        if found is None or self.place is None:
            raise ValidationError(self.error_messages["gone"], code="gone")
        place = self.place
        return take_received(
            upload=found,
            kind=place.kind,
            edition=place.edition,
            subject=place.subject,
            by=place.by,
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


def received_upload(form: forms.BaseForm, name: str, *, at: datetime) -> Upload | None:
    """The upload of a field of a valid form: ready, or `checking` while the scanner is away.

    None when there was no file, or when it is refused: then the form carries the reason at the
    field (`form.is_valid()` is False from then on). Call it outside of a transaction.
    """
    field: Any = form.fields[name]
    given = form.cleaned_data.get(name)
    if given is None or isinstance(given, Upload):
        return given
    place: UploadPlace = field.place
    try:
        return receive_file(
            kind=place.kind,
            edition=place.edition,
            subject=place.subject,
            file=given,
            by=place.by,
            at=at,
        )
    except ValidationError as refused:
        form.add_error(name, refused)
        return None


def _sent_in_parts(number: Any) -> Upload | None:
    try:
        return Upload.objects.filter(pk=uuid.UUID(str(number))).first()
    except ValueError:
        return None
