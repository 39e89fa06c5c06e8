"""Taking the list of registrations out as a file: at once when it is short, in the background when it is long."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.documents.services.requesting import request_document
from egov_meeting.shared.bilingual import active_language
from registrations import documents, exports
from registrations.forms.staff_export import ExportForm
from registrations.selectors.staff_list import ListQuery, found_registrations
from registrations.services.looking import record_export
from registrations.views.staff_list import filter_form, query_of
from registrations.views.staff_pages import OfEdition, staff_page


class RegistrationsExportView(OfEdition):
    """What the list shows, all pages, in the columns one chooses. By POST: it goes on record."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form(None))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        edition, columns, number = self.the_edition, form.cleaned_data["safu"], self._number
        wish = {
            "query": self._query.as_plain(),
            "columns": columns,
            "format": form.cleaned_data["muundo"],
        }
        by_and_at: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        record_export(
            edition=edition, what={"list": "registrations", **wish}, rows=number, **by_and_at
        )
        if number > exports.LONGEST_AT_ONCE:
            job = request_document(
                kind=documents.KEY,
                edition=edition,
                language=active_language(),
                params=wish,
                subject=documents.SUBJECT,
                **by_and_at,
            )
            return redirect("documents:job", job.pk)
        return exports.file_response(
            name=exports.file_name(_("registrations"), timezone.localdate()),
            heading=exports.headings(exports.LIST_COLUMNS, columns),
            rows=exports.registration_rows(edition=edition, found=self._found, chosen=columns),
            format=form.cleaned_data["muundo"],
        )

    @cached_property
    def _query(self) -> ListQuery:
        form, _names = filter_form(self.request.GET, self.the_edition)
        return form.query()

    @cached_property
    def _found(self) -> Any:
        return found_registrations(edition=self.the_edition, query=self._query)

    @cached_property
    def _number(self) -> int:
        return self._found.order_by().count()

    def _form(self, data: Any) -> ExportForm:
        return ExportForm(
            data, columns=exports.choices_of(exports.LIST_COLUMNS), ticked=exports.usual_columns()
        )

    def _page(self, form: ExportForm) -> HttpResponse:
        query = query_of(self.request.GET, self.the_edition)
        context = {
            "form": form,
            "number": self._number,
            "cancel_address": f"{reverse('registrations:staff_list')}?{query}",
            "is_long": self._number > exports.LONGEST_AT_ONCE,
        }
        return staff_page(
            self.request, "export", context, section="staff_list", edition=self.the_edition
        )
