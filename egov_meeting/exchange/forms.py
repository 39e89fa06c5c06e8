"""The form with which staff hand in an edition folder."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from egov_meeting.exchange.limits import LARGEST_ARCHIVE, MEGABYTE


class FolderForm(forms.Form):
    """A zip of the folder, and whether it is only to be checked."""

    archive = forms.FileField(
        label=_("Edition folder as a ZIP file"),
        help_text=_("Put the folder with edition.yaml and the other files into one ZIP file."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={
            "required": _("Choose the ZIP file."),
            "empty": _("The file you chose is empty."),
        },
    )
    only_check = forms.BooleanField(
        label=_("Only check the folder, load nothing"), required=False, initial=False
    )

    def clean_archive(self) -> UploadedFile:
        archive: UploadedFile = self.cleaned_data["archive"]
        if (archive.size or 0) > LARGEST_ARCHIVE:
            raise forms.ValidationError(
                _("The file is too large: at most %(limit)s MB are read."),
                params={"limit": LARGEST_ARCHIVE // MEGABYTE},
                code="too_large",
            )
        return archive
