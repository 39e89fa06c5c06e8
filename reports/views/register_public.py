"""The register of resolutions for everyone: what staff have put before the public, and no more."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from egov_meeting.accounts.access import PublicView
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.selectors.public import public_editions
from reports import register_exports as exports
from reports.forms.register import PublicRegisterFilterForm
from reports.models import Theme
from reports.register_charts import edition_chart, matters_chart, state_chart
from reports.selectors.corrections import corrections_of, words_in_force
from reports.selectors.lineage import chain_of
from reports.selectors.matters import matters_arising
from reports.selectors.owed import owed_by
from reports.selectors.owing import Institutions
from reports.selectors.register import (
    RegisterQuery,
    editions_with_resolutions,
    figures_of,
    found_resolutions,
    percentage_text,
    standings,
)
from reports.selectors.register_handouts import handouts_of
from reports.selectors.register_public import (
    answers_for_everybody,
    public_assessments,
    public_chain,
)
from reports.views.register_frame import owed_on_page

ROWS_ON_A_PAGE = 30


class RegisterView(PublicView):
    """Adopted resolutions of all meetings with how they stand, searched and filtered."""

    cacheable = True

    def get(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        form = _filter_form(request)
        found = found_resolutions(form.query(), today=today, only_public=True)
        rows = found.prefetch_related("owners__institution")
        page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        figures = figures_of(today=today, only_public=True)
        context = {
            "filters": form,
            "page": page,
            "lines": standings(page.object_list, today=today),
            "figures": figures,
            "whole": percentage_text(figures.percentage),
            "charts": [
                chart for chart in (state_chart(figures.by_state), edition_chart(figures)) if chart
            ],
            "query": request.GET.urlencode(),
        }
        return render(request, "reports/register/public.html", context)


class RegisterFileView(PublicView):
    """What the filters find as an open CSV, its heading the same for good."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        today = timezone.localdate()
        found = found_resolutions(_filter_form(request).query(), today=today, only_public=True)
        return exports.open_file(found, today=today)


class RegisterOneView(PublicView):
    """One resolution: its text, how it stands, who has answered, and where it came from."""

    cacheable = True

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        today = timezone.localdate()
        rows = found_resolutions(RegisterQuery(year=year), today=today, only_public=True)
        rows = rows.prefetch_related("owners__institution__former_names", "corrigenda")
        resolution = get_object_or_404(rows, number=number)
        context = {
            "resolution": resolution,
            "words": words_in_force(resolution),
            "corrections": corrections_of(resolution),
            "line": standings([resolution], today=today)[0],
            "answers": answers_for_everybody(resolution, Institutions()),
            "chain": public_chain(chain_of(resolution)),
            "assessments": public_assessments(resolution),
        }
        return render(request, "reports/register/public_one.html", context)


class RegisterInstitutionView(PublicView):
    """What one institution owes of what is public."""

    cacheable = True

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        institution = get_object_or_404(Institution, key=key)
        lines = owed_by(institution, today=timezone.localdate(), only_public=True)
        if not lines:
            raise Http404
        context = {"institution": institution, **owed_on_page(request, lines)}
        return render(request, "reports/register/public_institution.html", context)


class MattersView(PublicView):
    """The matters arising of a meeting, once a handout of them is published."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        handouts = handouts_of(edition, only_published=True)
        if not handouts:
            raise Http404
        matters = matters_arising(edition, only_public=True)
        context = {
            "edition": edition,
            "matters": matters,
            "chart": matters_chart(matters),
            "handouts": handouts,
        }
        return render(request, "reports/register/public_matters.html", context)


def _filter_form(request: HttpRequest) -> PublicRegisterFilterForm:
    editions = editions_with_resolutions(only_public=True)
    themes = Theme.objects.filter(resolutions__decision="adopted", resolutions__is_public=True)
    return PublicRegisterFilterForm(request.GET, editions=editions, themes=list(themes.distinct()))
