"""The register for staff: the list, its files, the matrix, and what each institution owes."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.institutions.models import Institution
from egov_meeting.institutions.selectors import find_institutions
from reports import register_exports as exports
from reports.forms.register import RegisterFilterForm
from reports.models import Theme
from reports.selectors.matrix import editions_of_matrix, matrix_rows
from reports.selectors.owed import owed_by
from reports.selectors.owing import Institutions
from reports.selectors.register import (
    editions_with_resolutions,
    figures_of,
    found_resolutions,
    percentage_text,
    standings,
)
from reports.selectors.register_institutions import owing_institutions
from reports.views.register_frame import RegisterPage, owed_on_page

ROWS_ON_A_PAGE = 50
ROWS_OF_THE_MATRIX = 100


class FollowUpView(RegisterPage):
    """All adopted resolutions, searched and filtered; the filters stand in the address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        form = filter_form(request)
        found = found_resolutions(form.query(), today=today)
        page = Paginator(found.prefetch_related("owners__institution"), ROWS_ON_A_PAGE).get_page(
            request.GET.get("page")
        )
        figures = figures_of(today=today)
        context = {
            "filters": form,
            "page": page,
            "lines": standings(page.object_list, today=today),
            "figures": figures,
            "whole": percentage_text(figures.percentage),
            "query": request.GET.urlencode(),
        }
        return self.page("list", context)


class FollowUpFileView(RegisterPage):
    """What the list shows, all pages, as XLSX or CSV."""

    def get(self, request: HttpRequest, format: str) -> HttpResponseBase:
        today = timezone.localdate()
        found = found_resolutions(filter_form(request).query(), today=today)
        return exports.staff_file(found, today=today, format=format)


class MatrixView(RegisterPage):
    """Each resolution with how it stood at each meeting."""

    tab = "matrix"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = filter_form(request)
        found = found_resolutions(form.query(), today=timezone.localdate())
        page = Paginator(found, ROWS_OF_THE_MATRIX).get_page(request.GET.get("page"))
        editions = editions_of_matrix()
        context = {
            "filters": form,
            "page": page,
            "editions": editions,
            "rows": matrix_rows(list(page.object_list), editions),
        }
        return self.page("matrix", context)


class FollowUpInstitutionsView(RegisterPage):
    """Institutions that owe something by name or have reported, and a search for any other."""

    tab = "follow_up_institutions"

    def get(self, request: HttpRequest) -> HttpResponse:
        text = request.GET.get("q", "").strip()[:100]
        found = [match.institution for match in find_institutions(text=text)] if text else []
        page = Paginator(owing_institutions(), ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        return self.page("institutions", {"text": text, "found": found, "page": page})


class FollowUpInstitutionView(RegisterPage):
    """What one institution owes, as the institution sees it, and whom e-GA writes to."""

    tab = "follow_up_institutions"

    @cached_property
    def institution(self) -> Institution:
        rows = Institution.objects.select_related("contact", "successor")
        return get_object_or_404(rows, key=self.kwargs["key"])

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        institutions = Institutions()
        lines = owed_by(self.institution, today=timezone.localdate(), institutions=institutions)
        context: dict[str, Any] = {
            "institution": self.institution,
            "contact": getattr(self.institution, "contact", None),
            **owed_on_page(request, lines),
            "people": self.institution.people.filter(
                Q(role_assignments__role__in=("focal_person", "ministry_focal_person")),
                is_active=True,
            ).distinct(),
            "heading": _("What it owes"),
        }
        return self.page("institution", context)


def filter_form(request: HttpRequest) -> RegisterFilterForm:
    """The filters of the address. Two queries."""
    return RegisterFilterForm(
        request.GET, editions=editions_with_resolutions(), themes=list(Theme.objects.all())
    )
