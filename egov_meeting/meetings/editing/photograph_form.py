"""The form of a photograph: the picture is checked and written anew before it is kept."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.forms import SectionForm
from egov_meeting.meetings.editing.offered import choices_offered
from egov_meeting.meetings.pictures import keep_picture, rewritten_picture


class PictureField(forms.FileField):
    """An upload that is a picture when it has been rewritten; the name it came with is forgotten."""

    widget = forms.ClearableFileInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        found = super().clean(data, initial)
        if not isinstance(found, UploadedFile):
            return found
        return rewritten_picture(found.file, size=found.size or 0)


class PhotographForm(SectionForm):
    image = PictureField(
        label=_("Image"),
        required=False,
        help_text=_("PNG, JPEG or WebP, up to 12 MB. Where and when it was taken is removed."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = choices_offered("photograph.section")
        if sections:
            self.fields["section"] = forms.ChoiceField(
                label=_("Section of the report"),
                required=False,
                choices=[("", _("(none)")), *sections],
            )

    def values(self) -> dict[str, Any]:
        values = super().values()
        values["image"] = self._kept(values["image"])
        return values

    def _post_clean(self) -> None:
        # The model's own field must not see the picture: it is kept by its checksum instead.
        picture = self.cleaned_data.pop("image", None)
        super()._post_clean()  # type: ignore[misc]
        if "image" not in self.errors:
            self.cleaned_data["image"] = picture

    def _kept(self, picture: Any) -> str:
        if isinstance(picture, tuple):
            content, ending = picture
            return keep_picture(self.instance, content, ending, hashlib.sha256(content).hexdigest())
        return getattr(picture, "name", "") or ""
