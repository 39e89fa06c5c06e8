"""Versions of the report: the list, one version, what changed between two, and taking one back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.shared.bilingual import LANGUAGE_CODES, active_language
from reports.choices import VersionState
from reports.forms.decisions import ReasonForm
from reports.models import ReportVersion
from reports.selectors.readiness import current_version
from reports.selectors.snapshots import Snapshot, snapshot_of
from reports.selectors.versions import changed_figures, compared, versions_of, work_on_version
from reports.services.versions import give_up_version, jobs_of_version, withdraw_version
from reports.views.workshop_frame import PublishingView, WorkshopView


class VersionsView(WorkshopView):
    """All versions of the report."""

    tab = "versions"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        context = {
            "versions": versions_of(edition=self.edition),
            "current": current_version(self.desk),
        }
        return self.page(request, "versions.html", context)


class OfVersion(WorkshopView):
    """What is about one version."""

    tab = "versions"

    @cached_property
    def version(self) -> ReportVersion:
        return get_object_or_404(versions_of(edition=self.edition), number=self.kwargs["number"])


class VersionView(OfVersion):
    """One version: its documents, its checksum, what was accepted, who worked on it."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        earlier = versions_of(edition=self.edition).filter(number__lt=number).first()
        context = {
            "version": self.version,
            "is_current": current_version(self.desk) == self.version,
            "earlier": earlier,
            "jobs": jobs_of_version(self.version),
            "work": work_on_version(version=self.version),
        }
        return self.page(request, "version.html", context)


class WithdrawVersionView(OfVersion, PublishingView):
    """Withdraw a published version, or give up one that is being made; always with a reason."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self.ask(request, ReasonForm())

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.ask(request, form, status=422)
        is_made = self.version.state == VersionState.PUBLISHED
        take_back = withdraw_version if is_made else give_up_version
        try:
            take_back(
                version=self.version,
                reason=form.cleaned_data["reason"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except TransitionRefused as refused:
            messages.error(request, " ".join(refused.messages))
        except ValidationError as error:
            form.add_error("reason", error.messages)
            return self.ask(request, form, status=422)
        else:
            messages.success(request, _("The version is no longer valid."))
        return redirect(self.address("version", number))

    def ask(self, request: HttpRequest, form: ReasonForm, status: int = 200) -> HttpResponse:
        context = {
            "version": self.version,
            "form": form,
            "tone": "bad",
            "confirm_label": _("Withdraw the version"),
            "cancel_address": self.address("version", self.version.number),
        }
        return self.page(request, "withdraw.html", context, status)


class CompareView(WorkshopView):
    """Two versions, or a version and the report as it stands now, section by section."""

    tab = "versions"

    def get(
        self, request: HttpRequest, year: int, older: int, newer: int | None = None
    ) -> HttpResponse:
        language = request.GET.get("lugha", active_language())
        if language not in LANGUAGE_CODES:
            raise Http404
        before = self.contents(older)
        after = snapshot_of(self.desk) if newer is None else self.contents(newer)
        context = {
            "older": older,
            "newer": newer,
            "compared_language": language,
            "languages": LANGUAGE_CODES,
            "sections": compared(before, after, language=language),
            "figures": changed_figures(before, after),
        }
        return self.page(request, "compare.html", context)

    def contents(self, number: int) -> Snapshot:
        version = get_object_or_404(ReportVersion, report__edition=self.edition, number=number)
        return dict(version.snapshot)
