"""The staff's list of registrations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict

from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from registrations.choices import LISTED_BULK_KINDS
from registrations.day_permissions import can_print_badges
from registrations.forms.staff_filters import RegistrationFilterForm
from registrations.permissions import can_change_registrations
from registrations.selectors.staff_list import found_registrations
from registrations.selectors.staff_paging import counted, keyed_page
from registrations.selectors.staff_rows import COLUMNS, Names, names_of, rows_of
from registrations.views.staff_pages import OfEdition, staff_page

ROWS_ON_A_PAGE = 50
# What of the address is no filter.
_NOT_FILTERS = ("baada", "kabla", "chaguo", "kitendo")


class RegistrationsView(OfEdition):
    """Searched, filtered, sorted and paged in the database."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.edition is None:
            return staff_page(request, "list", {}, section="staff_list")
        form, names = filter_form(request.GET, self.edition)
        found = found_registrations(edition=self.edition, query=form.query())
        page = keyed_page(
            found,
            edition=self.edition,
            after=request.GET.get("baada", ""),
            before=request.GET.get("kabla", ""),
            number=ROWS_ON_A_PAGE,
        )
        number, is_exact = counted(found, page=page)
        columns = form.columns()
        context = {
            "editions": self.editions,
            "filters": form,
            "page": page,
            "rows": rows_of(page.rows, columns=columns, names=names),
            "columns": [COLUMNS[key] for key in columns],
            "number": number,
            "is_exact": is_exact,
            "query": query_of(request.GET, self.edition),
            "bulk_kinds": [(kind.value, kind.label) for kind in LISTED_BULK_KINDS],
            "filter_pairs": filter_pairs(request.GET, self.edition),
            "may_change": can_change_registrations(request.user, self.edition),
            "may_print": can_print_badges(request.user, self.edition),
        }
        return staff_page(request, "list", context, section="staff_list", edition=self.edition)


def filter_form(data: QueryDict, edition: Edition) -> tuple[RegistrationFilterForm, Names]:
    """The filters of the address, and the names of groups and fees for the rows. Two queries."""
    groups = list(ParticipantGroup.objects.filter(edition=edition).order_by("number"))
    fees = list(FeeCategory.objects.filter(group__edition=edition).order_by("group", "order"))
    form = RegistrationFilterForm(data, edition=edition, groups=groups, fees=fees)
    return form, names_of(groups, fees)


def query_of(data: QueryDict, edition: Edition) -> str:
    """The filters and columns of the address, with the edition, without the place in the list."""
    kept = data.copy()
    for name in _NOT_FILTERS:
        kept.pop(name, None)
    kept["mwaka"] = str(edition.year)
    return kept.urlencode()


def filter_pairs(data: QueryDict, edition: Edition) -> list[tuple[str, str]]:
    """The filters of the address as pairs, for a form that goes on from the list."""
    kept = QueryDict(query_of(data, edition))
    return [(name, value) for name, values in kept.lists() if name != "safu" for value in values]
