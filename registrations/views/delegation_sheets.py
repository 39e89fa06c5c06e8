"""For focal persons: many colleagues from a spreadsheet, seen row by row before anybody is registered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.spreadsheets import CSV_TYPE, XLSX_TYPE
from registrations.choices import ImportState, RowOutcome, Source
from registrations.forms.delegation_sheets import RowFilterForm, SheetForm
from registrations.forms.person import put_errors
from registrations.imports.columns import COLUMNS
from registrations.imports.offered import faulty_xlsx, template_csv, template_xlsx
from registrations.imports.sentences import note_words, problem_words, refusal_words
from registrations.models import DelegationImport, ImportRow
from registrations.permissions import can_manage_import
from registrations.selectors.delegation import open_places
from registrations.selectors.imports import (
    Counts,
    committed_who_wait,
    counts_of,
    faulty_rows,
    imports_of,
    new_who_will_wait,
    rows_of,
)
from registrations.selectors.rules import registration_rules
from registrations.services.importing import (
    cancel_import,
    commit_import,
    retry_import,
    start_import,
    stop_committing,
)
from registrations.views.delegation_pages import DelegationView

ROWS_ON_A_PAGE = 50
SHEETS_LISTED = 30
_TONES = {"new": "info", "already": "", "faulty": "bad", "committed": "good"}


class SheetsView(DelegationView):
    """Hand a spreadsheet in, take the template away, and what came of earlier ones."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(SheetForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self._is_open:
            messages.info(request, _("Registration is closed."))
            return redirect(self.home())
        form = SheetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        file = form.cleaned_data["sheet"]
        try:
            sheet = start_import(
                edition=self.edition,
                institution=self.institution,
                filename=file.name,
                content=file.read(),
                **self.by_and_at(),
            )
        except ValidationError as error:
            put_errors(form, error)
            return self._page(form)
        return redirect(f"{self.prefix}_sheet", sheet.pk)

    @cached_property
    def _is_open(self) -> bool:
        return bool(open_places(edition=self.edition, at=self.by_and_at()["at"]))

    def _page(self, form: SheetForm) -> HttpResponse:
        sheets = imports_of(institution=self.institution, edition=self.edition)[:SHEETS_LISTED]
        return self.page(
            "delegation_sheets", {"form": form, "sheets": sheets, "is_open": self._is_open}
        )


class SheetTemplateView(DelegationView):
    """The spreadsheet to be filled in, in a language, with the groups and fees as they are today."""

    def get(self, request: HttpRequest, language: str, kind: str) -> HttpResponse:
        places = open_places(edition=self.edition, at=self.by_and_at()["at"])
        name = ("delegates" if language == "en" else "wajumbe") + f"-{self.edition.year}.{kind}"
        if kind == "csv":
            return _file(template_csv(places=places, language=language), name, CSV_TYPE)
        return _file(template_xlsx(places=places, language=language), name, XLSX_TYPE)


class OneSheet(DelegationView):
    """A page about one spreadsheet."""

    permission = can_manage_import

    @cached_property
    def sheet(self) -> DelegationImport:
        rows = DelegationImport.objects.select_related("edition", "institution").defer("content")
        return get_object_or_404(rows, pk=self.kwargs["sheet"])

    def loaded(self) -> DelegationImport:
        return self.sheet

    @cached_property
    def edition(self) -> Edition:
        return self.sheet.edition

    @cached_property
    def institution(self) -> Institution:
        return self.sheet.institution

    def way_back(self) -> str:
        return reverse(f"{self.prefix}_sheet", args=[self.sheet.pk])


class SheetView(OneSheet):
    """How far it is, and every row; loads itself again every two seconds without JavaScript."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        sheet = self.sheet
        counts = counts_of(sheet)
        context = {
            "sheet": sheet,
            "counts": counts,
            "links": {one: f"{self.way_back()}?matokeo={one}" for one in RowOutcome.values},
            "notes": [note_words(code, values) for code, values in sheet.notes],
            "sheets_address": self.address("sheets"),
            "bill_address": self.address("bill"),
        }
        if sheet.state == ImportState.FAILED:
            context["why"] = refusal_words(sheet.error_key, sheet.error_values)
            context["may_retry"] = sheet.committed_at is not None or bool(sheet.content)
        if not sheet.is_working and counts.all:
            context |= self._rows(request) | self._waiting(counts)
        return self.page("delegation_sheet", context)

    def _rows(self, request: HttpRequest) -> dict[str, Any]:
        filters = RowFilterForm(request.GET)
        outcome = filters.cleaned_data.get("matokeo", "") if filters.is_valid() else ""
        found = rows_of(sheet=self.sheet, outcome=outcome)
        page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        language = active_language()
        return {
            "filters": filters,
            "page": page,
            "rows": [self._shown(row) for row in page.object_list],
            "headings": [column.heading(language) for column in COLUMNS],
        }

    def _shown(self, row: ImportRow) -> dict[str, Any]:
        """A row for the page. Of somebody registered from elsewhere no more is told than since when."""
        known = row.registration
        is_ours = known is not None and known.institution_id == self.institution.pk
        is_seen = self.is_for_staff or (known is not None and known.source == Source.DELEGATION)
        return {
            "number": row.number,
            "cells": [(row.cells.get(column.key) or [""])[0] for column in COLUMNS],
            "label": row.get_outcome_display(),
            "tone": _TONES[row.outcome],
            "outcome": row.outcome,
            "problems": [problem_words(problem) for problem in row.problems],
            "known": known,
            "is_ours": is_ours,
            "has_page": is_ours and is_seen,
        }

    def _waiting(self, counts: Counts) -> dict[str, Any]:
        names = {group.number: group.name for group in self.edition.groups.all()}
        return {
            "will_wait": [
                {"group": names.get(number, number), "count": count}
                for number, count in new_who_will_wait(sheet=self.sheet).items()
            ]
            if counts.new
            else [],
            "has_waiting_list": registration_rules(edition=self.edition).has_waiting_list,
            "wait": committed_who_wait(sheet=self.sheet) if counts.committed else 0,
        }


class SheetStatusView(OneSheet):
    """The bar alone, fetched every second; when the work has ended the whole page is loaded again."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = render(
            request, "registrations/delegation_sheet_status.html", {"sheet": self.sheet}
        )
        if not self.sheet.is_working:
            response.headers["HX-Refresh"] = "true"
        return response


class FaultySheetView(OneSheet):
    """The faulty rows with the reason, to be mended and uploaded again."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        language = active_language()
        if not counts_of(self.sheet).faulty:
            raise Http404
        content = faulty_xlsx(rows=faulty_rows(sheet=self.sheet), language=language)
        name = "to-be-mended.xlsx" if language == "en" else "ya-kurekebisha.xlsx"
        return _file(content, name, XLSX_TYPE)


class SheetAct(OneSheet):
    """One press of a button; pressed twice it does nothing the second time."""

    def act(self) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            self.act()
        except TransitionRefused:
            messages.info(request, _("This was done before, or the spreadsheet has moved on."))
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
        return redirect(self.way_back())


class CommitSheetView(SheetAct):
    def act(self) -> None:
        commit_import(sheet=self.sheet, **self.by_and_at())


class StopSheetView(SheetAct):
    def act(self) -> None:
        stop_committing(sheet=self.sheet, **self.by_and_at())


class CancelSheetView(SheetAct):
    def act(self) -> None:
        cancel_import(sheet=self.sheet, **self.by_and_at())


class RetrySheetView(SheetAct):
    def act(self) -> None:
        retry_import(sheet=self.sheet, **self.by_and_at())


def _file(content: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
