"""Forms of certificates of attendance: the rule, giving them, taking them back, printing, finding."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import CertificateState
from registrations.certificate_order import CertificateOrder
from registrations.choices import CertificateLanguage
from registrations.models import CertificateRule

_MOST_DAYS = 30


class RuleForm(forms.Form):
    """Who gets a certificate."""

    all_days = forms.BooleanField(
        label=_("Every day on which the own group meets"),
        required=False,
        help_text=_("Then the number below does not count."),
    )
    minimum_days = forms.IntegerField(
        label=_("Days at least"),
        min_value=1,
        max_value=_MOST_DAYS,
        help_text=_("A day counts when the person came in by a door of that day."),
    )
    only_paid = forms.BooleanField(
        label=_("Only who paid the fee or is exempt"),
        required=False,
    )

    @classmethod
    def of(cls, rule: CertificateRule, data: Any = None) -> RuleForm:
        """The form with what is asked for now."""
        initial = {name: getattr(rule, name) for name in cls.base_fields}
        return cls(data, initial=initial)


class GiveForm(forms.Form):
    """In which language, and whether people are written to."""

    language = forms.ChoiceField(
        label=_("Language of the certificates"),
        choices=CertificateLanguage.choices,
        initial=CertificateLanguage.OWN,
        widget=forms.RadioSelect,
    )
    tell = forms.BooleanField(
        label=_("Write to everybody where the certificate is"),
        required=False,
        initial=True,
        help_text=_("By e-mail; by SMS to those who have no e-mail address."),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class RevokeManyForm(forms.Form):
    reason = forms.CharField(
        label=_("Why are they revoked?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept on record for staff. The public page never says why."),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class PrintForm(forms.Form):
    order = forms.ChoiceField(
        label=_("Order of the sheets"),
        choices=CertificateOrder.choices,
        initial=CertificateOrder.NAME,
    )


class FindCertificatesForm(forms.Form):
    """Filters of the list; they stand in the address."""

    mwaka = forms.CharField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(label=_("Name or code"), required=False, max_length=100)
    hali = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All states")), *CertificateState.choices],
    )

    def wanted(self) -> dict[str, str]:
        """What is looked for; nothing where the address says nonsense."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "hali")}
