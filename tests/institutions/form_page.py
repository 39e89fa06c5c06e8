"""A page with nothing but a form that asks for a name and an institution, for the browser."""

from django import forms
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.shared.public_cache import public_page
from egov_meeting.urls import *  # noqa: F403
from egov_meeting.urls import (
    handler400,
    handler403,
    handler404,
    handler500,
    urlpatterns,
)

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

PAGE = """{% extends "layouts/public.html" %}
{% block title %}Fomu{% endblock %}{% block heading %}Fomu{% endblock %}
{% block content %}{% if answer %}<p id="answer">{{ answer.institution.pk }}|{{ answer.typed_name }}</p>{% endif %}
{% include "components/form.html" with form=form submit="Tuma" %}{% endblock %}
{% block scripts %}{% include "components/form_script.html" only %}{% endblock %}"""


class PersonForm(forms.Form):
    full_name = forms.CharField(label="Jina")
    institution = InstitutionField(label="Taasisi")


@public_page()
def form_page(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None)
    answer = form.cleaned_data["institution"] if form.is_valid() else None
    page = engines["django"].from_string(PAGE)
    return HttpResponse(page.render({"form": form, "answer": answer}, request))


urlpatterns = [*urlpatterns, *i18n_patterns(path("fomu/", form_page))]
