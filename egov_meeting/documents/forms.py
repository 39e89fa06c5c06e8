"""Forms of documents. Files given for comparison are read once and kept nowhere."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import DocumentLanguage
from egov_meeting.documents.kinds import registered_kinds
from egov_meeting.documents.verification_codes import is_possible_code, normalised_code

MEGABYTE = 1024 * 1024
LARGEST_COMPARED = 25 * MEGABYTE


class CodeForm(forms.Form):
    """The code printed on a document, however it is typed."""

    code = forms.CharField(
        label=_("Verification code"),
        max_length=40,
        help_text=_(
            "Twelve letters and digits, printed at the end of the document: 7KQ2-X9MB-04TZ."
        ),
        error_messages={"required": _("Type the code that is printed on the document.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = normalised_code(self.cleaned_data["code"])
        if not is_possible_code(code):
            raise forms.ValidationError(
                _(
                    "A code has twelve letters and digits; this one does not. Look at the document again."
                )
            )
        return code


class ComparisonForm(forms.Form):
    """A file to compare with the checksum on record."""

    file = forms.FileField(
        label=_("The file you have"),
        help_text=_("Up to 25 MB. The file is compared and then forgotten; nothing is kept."),
        error_messages={
            "required": _("Choose the file you want to compare."),
            "empty": _("This file is empty."),
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_COMPARED:
            raise forms.ValidationError(_("This file is larger than 25 MB and was not compared."))
        return file

    def checksum(self) -> str:
        """SHA-256 of the file, read piece by piece."""
        digest = hashlib.sha256()
        for chunk in self.cleaned_data["file"].chunks():
            digest.update(chunk)
        return digest.hexdigest()


class RequestForm(forms.Form):
    """Which document, in which language."""

    kind = forms.ChoiceField(label=_("Document"))
    language = forms.ChoiceField(label=_("Language"), choices=DocumentLanguage.choices)

    def __init__(self, *args: Any, user: Any, edition: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [
            (kind.key, kind.title) for kind in registered_kinds() if kind.can_request(user, edition)
        ]


class RevocationForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it revoked?"),
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("Kept on record for staff. The public page only says that it is revoked."),
        error_messages={"required": _("Say why this document is revoked.")},
    )
