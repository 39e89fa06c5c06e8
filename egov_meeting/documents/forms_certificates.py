"""Forms about one certificate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import DocumentLanguage


class CorrectNameForm(forms.Form):
    """The name as it should be printed."""

    full_name = forms.CharField(
        label=_("Name as it should be printed"),
        max_length=150,
        help_text=_(
            "A new certificate is given with this name. The code of the old one answers that it was replaced."
        ),
    )


class RevokeCertificateForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is this certificate revoked?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept on record for staff. The public page never says why."),
        error_messages={"required": _("Say why this certificate is revoked.")},
    )


class PaperForm(forms.Form):
    """In which language the paper is wanted."""

    language = forms.ChoiceField(label=_("Language"), choices=DocumentLanguage.choices)
