"""For staff: what follows from the locked selection: booths, slots on the stage, letters, certificates."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.documents.certificate_selectors import certificates_of
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.spreadsheets import CSV_TYPE, csv_table
from innovations import documents_outcome
from innovations.forms.outcome import BoothsForm, StageSlotsForm
from innovations.models import Entry
from innovations.outcome_certificates import KEY
from innovations.permissions import can_select_entries
from innovations.selectors.booths import exhibited_entries, exhibitors
from innovations.selectors.gallery import honours_of
from innovations.selectors.letters import entries_with_letters, newest_sending, written_to
from innovations.selectors.stage_slots import presented_entries
from innovations.services.booths import BoothsRefused, give_booths, number_booths
from innovations.services.certifying import certify_selected
from innovations.services.letters import ask_for_letters, stop_letters
from innovations.services.stage_slots import put_into_programme
from innovations.views.outcome_frame import OutcomeAction, OutcomePage

ROWS_ON_A_PAGE = 50


class BoothsView(OutcomePage):
    """Who stands where in the exhibition."""

    tab = "booths"

    @cached_property
    def entries(self) -> list[Entry]:
        if self.call.selection_locked_at is None:
            return []
        return list(exhibited_entries(call=self.call))

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.shown(request, BoothsForm(entries=self.entries))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        if not can_select_entries(request.user, self.edition):
            raise PermissionDenied
        form = BoothsForm(request.POST, entries=self.entries)
        if form.is_valid():
            try:
                give_booths(call=self.call, booths=form.booths, **self.by_and_at())
            except BoothsRefused as refused:
                form.refuse(refused.entries)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                messages.success(request, _("Saved."))
                return redirect(self.address("booths"))
        return self.shown(request, form, status=422)

    def shown(self, request: HttpRequest, form: BoothsForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "exhibitors": exhibitors(call=self.call, edition=self.edition)}
        return self.page(request, "booths", context, status=status)


class NumberBoothsView(OutcomeAction):
    """Give those without a booth the next free one."""

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.attempt(
            lambda **who: number_booths(call=self.call, **who),
            _("Every exhibited entry has a booth."),
            back="booths",
        )


class ExhibitorsFileView(OutcomePage):
    """The list of exhibitors as CSV."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        rows = exhibitors(call=self.call, edition=self.edition)
        content = csv_table(
            heading=[_("Booth"), _("Exhibitor"), _("Entry")],
            rows=[(one.booth, one.who, one.what) for one in rows],
        )
        response = HttpResponse(content, content_type=CSV_TYPE)
        name = f"waoneshaji-{self.edition.year}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class StageSlotsView(OutcomePage):
    """The presentations, and where they stand in the programme."""

    tab = "stage_slots"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.shown(request, StageSlotsForm(edition=self.edition))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        if not can_select_entries(request.user, self.edition):
            raise PermissionDenied
        form = StageSlotsForm(request.POST, edition=self.edition)
        if form.is_valid():
            typed = form.cleaned_data
            try:
                put_into_programme(
                    call=self.call,
                    session_id=typed["session"].pk,
                    starts_at=typed["starts_at"],
                    minutes=typed["minutes"],
                    **self.by_and_at(),
                )
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                messages.success(request, _("The presentations stand in the programme."))
                return redirect(self.address("stage_slots"))
        return self.shown(request, form, status=422)

    def shown(self, request: HttpRequest, form: StageSlotsForm, status: int = 200) -> HttpResponse:
        is_locked = self.call.selection_locked_at is not None
        entries = presented_entries(call=self.call) if is_locked else []
        waiting = sum(entry.slot_id is None for entry in entries)
        context = {"form": form, "entries": entries, "waiting": waiting}
        return self.page(request, "stage_slots", context, status=status)


class LettersView(OutcomePage):
    """Who is written to, and the letters as one file."""

    tab = "result_letters"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        entries = entries_with_letters(call=self.call)
        already = written_to(call=self.call)
        page = Paginator(entries, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        honours = honours_of(page)
        context = {
            "page": page,
            "rows": [
                {
                    "entry": entry,
                    "honours": honours.get(entry.pk, []),
                    "is_written": entry.pk in already,
                }
                for entry in page
            ],
            "waiting": entries.filter(owner__isnull=False).exclude(pk__in=already).count(),
            "unreached": entries.filter(owner__isnull=True).count(),
            "sending": newest_sending(call=self.call),
        }
        return self.page(request, "letters", context)


class SendLettersView(OutcomeAction):
    """Have a worker write to all entrants who were not written to."""

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        try:
            ask_for_letters(call=self.call, **self.by_and_at())
        except ValidationError as refused:
            for text in refused.messages:
                messages.error(request, text)
        return redirect(self.address("result_letters"))


class LettersStatusView(OutcomePage):
    """The bar alone, fetched every second; when all is written the whole page is loaded again."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        sending = newest_sending(call=self.call)
        if sending is None:
            raise Http404
        response = render(
            request, "innovations/selection/letters_status.html", {"sending": sending}
        )
        if not sending.is_open:
            response.headers["HX-Refresh"] = "true"
        return response


class StopLettersView(OutcomeAction):
    """Write no further letters."""

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        sending = newest_sending(call=self.call)
        try:
            if sending is not None:
                stop_letters(sending=sending, **self.by_and_at())
        except ValidationError as refused:
            for text in refused.messages:
                messages.warning(request, text)
        return redirect(self.address("result_letters"))


class EntryCertificatesView(OutcomePage):
    """The certificates that were given."""

    tab = "entry_certificates"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        rows = certificates_of(edition=self.edition, kind=KEY)
        return self.page(request, "certificates", {"certificates": rows})


class GiveEntryCertificatesView(OutcomeAction):
    """Give the authors of all selected entries their certificates."""

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        try:
            done = certify_selected(call=self.call, **self.by_and_at())
        except ValidationError as refused:
            for text in refused.messages:
                messages.error(request, text)
        else:
            text = ngettext(
                "%(number)d certificate is given.", "%(number)d certificates are given.", done.given
            )
            messages.success(request, text % {"number": done.given})
        return redirect(self.address("entry_certificates"))


class OutcomeDocumentView(OutcomeAction):
    """Ask for one of the printed files: letters, certificates, list of exhibitors."""

    def post(self, request: HttpRequest, year: int, which: str) -> HttpResponse:
        kind = documents_outcome.ASKED_BY_STAFF.get(which)
        if kind is None:
            raise PermissionDenied
        if which != "waoneshaji" and self.call.results_published_at is None:
            messages.error(request, _("Publish the results first."))
            return redirect(self.address("outcome"))
        job = request_document(
            kind=kind.key,
            edition=self.edition,
            language=active_language(),
            subject=documents_outcome.SUBJECT,
            **self.by_and_at(),
        )
        return redirect("documents:job", job.pk)
