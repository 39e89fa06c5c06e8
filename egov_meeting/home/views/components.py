"""All components on one page, in use, for those who build with them. Only where DEBUG is on."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from egov_meeting.home.navigation import Link
from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.shared.public_cache import public_page


class ExampleForm(forms.Form):
    """One field of every kind."""

    title_sw = forms.CharField(label=_("Title in Swahili"), max_length=250)
    title_en = forms.CharField(label=_("Title in English"), max_length=250, required=False)
    summary_sw = forms.CharField(
        label=_("Summary in Swahili"),
        widget=forms.Textarea,
        max_length=1500,
        help_text=_("Two or three sentences that can stand alone."),
    )
    summary_en = forms.CharField(
        label=_("Summary in English"), widget=forms.Textarea, max_length=1500, required=False
    )
    day = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("sw", "Kiswahili"), ("en", "English")],
        widget=forms.RadioSelect,
    )
    groups = forms.MultipleChoiceField(
        label=_("Groups"),
        choices=[("1", "I"), ("2", "II"), ("3", "III")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    institution = InstitutionField(
        label=_("Institution"), help_text=_("Name, acronym or a part of it.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "—"), ("pdf", "PDF"), ("docx", "DOCX")])
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("PDF, not larger than 10 MB.")
    )
    agreed = forms.BooleanField(label=_("I have read the text and agree to its publication."))


@public_page()
def component_page(request: HttpRequest) -> HttpResponse:
    """`?hitilafu=1` shows the form with its errors."""
    wrong = {"title_en": "x" * 300, "institution": "Chuo Kikuu"}
    form = ExampleForm(wrong if "hitilafu" in request.GET else None)
    return render(request, "home/components.html", {"form": form, **_examples(request)})


def _examples(request: HttpRequest) -> dict[str, Any]:
    return {
        "page": Paginator(range(300), 10).get_page(request.GET.get("page")),
        "tabs": [Link("2019", "#", "page"), Link("2023", "#", "")],
        "links": [Link(_("Home"), "/", "")],
        "facts": [(_("Number"), "2"), (_("City"), "Dodoma"), (_("Language"), "Kiswahili")],
        "events": [
            {"at": timezone.now(), "title": _("Published"), "who": "Asha Juma"},
            {"at": timezone.now(), "title": _("Draft"), "who": "Asha Juma"},
        ],
    }
