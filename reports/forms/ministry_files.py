"""A file for a part of a ministry's report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.upload_field import UploadField
from reports.choices import ReportPart


class FileForm(forms.Form):
    part = forms.ChoiceField(label=_("Part of the report"), choices=ReportPart.choices)
    file = UploadField(kind="ministry_report", label=_("File"))
