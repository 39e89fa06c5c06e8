"""The ministry's own overview, looking a report over, handing it in, the receipt, and its versions."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.accounts.access import SignedInView
from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.selectors import latest_document
from egov_meeting.documents.services.requesting import request_document
from reports.choices import MinistryReportState
from reports.forms.ministry_writing import HandInForm, ReceiptForm
from reports.ministry_parts import words_in
from reports.ministry_receipt import KEY as RECEIPT
from reports.ministry_receipt import subject_of
from reports.models import MinistryReport, MinistryReportVersion
from reports.permissions_ministry import can_use_ministry_pages
from reports.selectors.ministry_due import due_of
from reports.selectors.ministry_own import gaps_of, own_reports, remarks_to_answer
from reports.selectors.ministry_reading import reading_of, reading_of_version
from reports.selectors.ministry_versions import changes_of, version_before, versions_of
from reports.services.ministry_handing_in import hand_in
from reports.views.ministry_pages import MinistryView, WritingView


class MyMinistryView(SignedInView):
    """Every report of the own ministry: the one in hand first, then those of earlier meetings."""

    permission = can_use_ministry_pages

    def get(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        reports = list(own_reports(user=request.user))  # type: ignore[arg-type]
        lines = [
            {
                "report": report,
                "due": due_of(report=report, call=report.edition.ministry_call, at=now),
            }
            if hasattr(report.edition, "ministry_call")
            else {"report": report, "due": None}
            for report in reports
        ]
        context = {
            "institution": request.user.institution,  # type: ignore[union-attr]
            "lines": lines,
        }
        return render(request, "reports/ministries/my_ministry.html", context)


class ReadingView(MinistryView):
    """The report as it stands, with its state and what can be done."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        context = {
            "reading": reading_of(report=self.report),
            "remarks": remarks_to_answer(report=self.report),
            "newest": self.report.versions.order_by("-number").first(),
        }
        return self.page("reading", context)


class PreviewView(WritingView):
    """The report as it will be handed in, what is missing, and the button."""

    step = "ministry_preview"

    def shown(self) -> HttpResponse:
        return self._page(HandInForm(initial={"revision": self.report.revision}))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        if self.report.state in (MinistryReportState.SUBMITTED, MinistryReportState.ACCEPTED):
            return redirect(self.address("ministry_receipt"))
        form = HandInForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            hand_in(
                report=self.report,
                seen_revision=form.cleaned_data["revision"],
                **self.by_and_at(),
            )
        except ValidationError as error:
            return self._refused(error)
        return redirect(self.address("ministry_receipt"))

    def _refused(self, error: ValidationError) -> HttpResponse:
        self.report.refresh_from_db()
        if self.report.state == MinistryReportState.SUBMITTED:
            return redirect(self.address("ministry_receipt"))  # pressed twice, or a colleague did
        form = HandInForm(initial={"revision": self.report.revision})
        form.cleaned_data = {}
        form.add_error(None, error.messages)
        return self._page(form, status=409)

    def _page(self, form: HandInForm, *, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "reading": reading_of(report=self.report),
            "gaps": [
                {"text": gap.text, "address": self.address(gap.page) + _anchor(gap.part)}
                for gap in gaps_of(report=self.report, promised=self.promised)
            ],
            "words": sum(words_in(text) for text in _texts(self.report)),
        }
        return self.page("preview", context, status=status)


class OfVersion(MinistryView):
    """A page about one version of the own report."""

    @cached_property
    def version(self) -> MinistryReportVersion:
        found = versions_of(report=self.report).filter(number=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        return found


class ReceiptView(MinistryView):
    """That the report was received, when, from whom, with its code; POST has it made as PDF."""

    @cached_property
    def version(self) -> MinistryReportVersion:
        """The last one handed in. Raises Http404 where there is none."""
        handed_in = self.report.versions.filter(state=MinistryReportState.SUBMITTED)
        found = handed_in.order_by("-number").first()
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        context = {"version": self.version, "form": ReceiptForm()}
        return self.page("receipt", context)

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = ReceiptForm(request.POST)
        if not form.is_valid():
            return self.page("receipt", {"version": self.version, "form": form}, status=422)
        wish = {
            "edition": self.edition,
            "kind": RECEIPT,
            "language": form.cleaned_data["language"],
            "subject": subject_of(self.version),
        }
        made = latest_document(**wish)
        if made is not None and made.state == DocumentState.PUBLISHED:
            return redirect("documents:download", made.pk)
        job = request_document(**wish, **self.by_and_at())
        return redirect("documents:job", job.pk)


class VersionsView(MinistryView):
    """Every time the report was handed in, returned or accepted."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.page("versions", {"versions": versions_of(report=self.report)})


class VersionView(OfVersion):
    """A version as it stood, and what changed since the one before."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self.page("version", version_context(self.version))


def version_context(version: MinistryReportVersion) -> dict[str, Any]:
    """What the page of a version shows, for the ministry and for staff alike."""
    before = version_before(version)
    return {
        "version": version,
        "reading": reading_of_version(version),
        "before": before,
        "changes": changes_of(before, version) if before else [],
    }


def _anchor(part: str) -> str:
    return f"#{part}" if part else ""


def _texts(report: MinistryReport) -> list[str]:
    return [
        getattr(report, f"{part}_{language}")
        for part in ("implementation", "benefits", "challenges", "proposals")
        for language in ("sw", "en")
    ]
