"""For staff: the entries of a call, and what is decided about each before judging."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.shared.bilingual import active_language
from innovations import exports_screening as exports
from innovations.choices import EntryState, ScreeningResult
from innovations.forms.panel import ReasonForm
from innovations.forms.screening import EntryFilterForm, ScreeningForm
from innovations.models import Call, Entry
from innovations.permissions import can_change_innovations
from innovations.selectors.blind import (
    findings_of,
    has_failed,
    is_awaited,
    is_checked,
    open_findings,
    ready_to_clear,
)
from innovations.selectors.call import call_of
from innovations.selectors.screening import (
    alike_entries,
    blind_standing,
    entry_for_staff,
    found_entries,
    screening_figures,
    screenings_of,
)
from innovations.services.screening import record_export, screen_entry, take_up_again
from innovations.views.panel_frame import PanelAction, PanelPage, put_errors
from registrations.exports import file_name, file_response

ROWS_ON_A_PAGE = 50
_TONES = {
    EntryState.SUBMITTED: "warn",
    EntryState.RETURNED: "info",
    EntryState.SCREENED: "good",
    EntryState.DECLINED: "bad",
}
_BLIND_TONES = {
    "bado": "warn",
    "inasubiri": "info",
    "uamuzi": "bad",
    "tayari": "info",
    "imeruhusiwa": "good",
}
# From a state, what can be decided.
_DECISIONS = {
    EntryState.SUBMITTED: (
        ScreeningResult.ACCEPTED,
        ScreeningResult.RETURNED,
        ScreeningResult.DECLINED,
    ),
    EntryState.SCREENED: (ScreeningResult.RETURNED, ScreeningResult.DECLINED),
}


class EntriesView(PanelPage):
    """Searched, filtered and paged in the database; the filters stand in the address."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        form = EntryFilterForm(request.GET, edition=self.edition)
        found = found_entries(edition=self.edition, query=form.query())
        page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        call = call_of(edition=self.edition)
        context = {
            "filters": form,
            "page": page,
            "rows": [_row(entry) for entry in page],
            "number": page.paginator.count,
            "figures": screening_figures(edition=self.edition),
            "is_blind": bool(call and call.is_blind),
            "to_clear": ready_to_clear(edition=self.edition).count(),
            "query": _query(request.GET),
        }
        return self.page("screening_list", context)


class EntriesExportView(PanelPage):
    """What the list shows, all pages, as a file. By POST: it goes on record."""

    def post(self, request: HttpRequest, year: int) -> HttpResponseBase:
        form = EntryFilterForm(request.GET, edition=self.edition)
        found = found_entries(edition=self.edition, query=form.query())
        format = "xlsx" if request.POST.get("muundo") == "xlsx" else "csv"
        record_export(
            edition=self.edition,
            rows=found.count(),
            format=format,
            query=_query(request.GET),
            **self.by_and_at(),
        )
        return file_response(
            name=file_name(_("entries"), timezone.localdate()),
            heading=exports.headings(),
            rows=exports.entry_rows(found),
            format=format,
        )


class OneEntry(PanelPage):
    """A page about one entry."""

    @cached_property
    def entry(self) -> Entry:
        found = entry_for_staff(edition=self.edition, number=self.kwargs["number"])
        if found is None:
            raise Http404
        return found

    def own_address(self) -> str:
        return self.address("entry_for_staff", self.entry.number)


class EntryView(OneEntry):
    """All that is known of an entry, with the decision."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = self._form(request.POST)
        if not can_change_innovations(request.user, self.edition):
            raise PermissionDenied
        if form is None:
            messages.info(request, _("Somebody has decided about this entry already."))
            return redirect(self.own_address())
        if not form.is_valid():
            return self._page(form)
        try:
            screen_entry(entry=self.entry, **form.cleaned_data, **self.by_and_at())
        except ValidationError as refused:
            put_errors(form, refused)
            return self._page(form)
        messages.success(request, _("The decision is on record, and the entrant is told."))
        return redirect(self.own_address())

    def _form(self, data: Any = None) -> ScreeningForm | None:
        allowed = _DECISIONS.get(EntryState(self.entry.state), ())
        if not allowed:
            return None
        form = ScreeningForm(data)
        result: Any = form.fields["result"]
        result.choices = [(one, label) for one, label in ScreeningResult.choices if one in allowed]
        return form

    def _page(self, form: ScreeningForm | None) -> HttpResponse:
        entry = self.entry
        call: Call | None = call_of(edition=self.edition)
        is_blind = bool(call and call.is_blind)
        context = {
            "entry": entry,
            "tone": _TONES.get(EntryState(entry.state), ""),
            "institution": exports.institution_named(entry, active_language()),
            "files": entry.files.filter(removed_at=None).select_related("upload"),
            "form": form,
            "screenings": screenings_of(entry=entry),
            "alike": alike_entries(entry=entry),
            "is_blind": is_blind,
            "findings": findings_of(entry=entry) if is_blind else [],
            "has_open": open_findings(entry=entry).exists(),
            "is_awaited": is_awaited(entry=entry),
            "has_failed": has_failed(entry=entry),
            "is_checked": is_checked(entry=entry),
            "is_waiting": entry.state == EntryState.SCREENED,
            "is_declined": entry.state == EntryState.DECLINED,
            "list_address": self.address("entries"),
        }
        return self.page("screening_entry", context)


class TakeUpAgainView(OneEntry, PanelAction):
    """An entry that was declined is looked at again."""

    heading = gettext_lazy("Take the entry up again")
    text = gettext_lazy("It waits for a decision again, as when it was handed in.")
    confirm_label = gettext_lazy("Take up again")
    done = gettext_lazy("The entry waits for a decision again.")

    def form(self, data: Any = None) -> Any:
        return ReasonForm(data)

    def act(self, form: Any) -> None:
        take_up_again(entry=self.entry, reason=form.cleaned_data["reason"], **self.by_and_at())

    def way_back(self) -> str:
        return self.own_address()


def _row(entry: Entry) -> dict[str, Any]:
    standing = blind_standing(entry)
    return {
        "entry": entry,
        "institution": exports.institution_named(entry, active_language()),
        "tone": _TONES.get(EntryState(entry.state), ""),
        "blind": standing.label,
        "blind_tone": _BLIND_TONES[standing.value],
        "shows_blind": entry.state == EntryState.SCREENED,
    }


def _query(data: QueryDict) -> str:
    kept = data.copy()
    kept.pop("page", None)
    return kept.urlencode()
