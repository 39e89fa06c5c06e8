"""The forms of spreadsheets: whose delegation it is, the file, and which rows are shown."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.forms import InstitutionAnswer, InstitutionField
from egov_meeting.institutions.models import Institution
from registrations.choices import RowOutcome
from registrations.imports.limits import LARGEST_FILE, MEGABYTE

_KINDS = ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetForm(forms.Form):
    """One file. What it is, is found out by reading it."""

    sheet = forms.FileField(
        label=_("Spreadsheet (XLSX or CSV)"),
        help_text=_("At most 2,000 people. Nobody is registered before you have seen every row."),
        widget=forms.ClearableFileInput(attrs={"accept": _KINDS}),
        error_messages={
            "required": _("Choose the file."),
            "missing": _("Choose the file."),
            "empty": _("The file you chose is empty."),
        },
    )

    def clean_sheet(self) -> UploadedFile:
        sheet: UploadedFile = self.cleaned_data["sheet"]
        if (sheet.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is too large: at most %(limit)s MB are read."),
                params={"limit": LARGEST_FILE // MEGABYTE},
                code="too_large",
            )
        return sheet


class WhoseDelegationForm(forms.Form):
    """The institution on whose behalf staff register; cleans to an Institution of the register."""

    institution = InstitutionField(label=_("Institution"))

    def clean_institution(self) -> Institution:
        answer: InstitutionAnswer = self.cleaned_data["institution"]
        if answer.institution is None:
            raise forms.ValidationError(
                _("Only an institution of the register can have a delegation. Add it there first."),
                code="not_listed",
            )
        return answer.institution


class RowFilterForm(forms.Form):
    """Which rows are shown."""

    matokeo = forms.ChoiceField(
        label=_("Rows"), required=False, choices=[("", _("All rows")), *RowOutcome.choices]
    )
