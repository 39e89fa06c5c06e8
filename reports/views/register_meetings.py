"""What belongs to one meeting: how earlier resolutions stood at it, and its matters arising."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.documents.services.requesting import request_document
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.staff import all_editions, edition_in_hand
from reports.follow_up_permissions import can_assess, can_make_handout, can_view_register
from reports.forms.following import AssessForm
from reports.matters_handout import KEY, SUBJECT
from reports.register_charts import matters_chart
from reports.selectors.matters import matters_arising, to_assess
from reports.selectors.register_handouts import handouts_of
from reports.services.follow_up.assessing import assess_resolution
from reports.views.register_frame import RegisterPage

LANGUAGES = ("sw", "en", "both")


class OfMeeting(RegisterPage):
    """A page of the register about one edition."""

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Any:
        return self.edition

    def of_meeting(self, template: str, context: dict[str, Any]) -> HttpResponse:
        shared = {"edition": self.edition, "editions": list(all_editions())}
        return self.page(template, {**shared, **context})


class NowView(RegisterPage):
    """Leads to the page of the edition in hand."""

    goes_to = ""

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = edition_in_hand()
        if edition is None:
            messages.info(request, _("No edition has been started yet"))
            return redirect("reports:follow_up")
        return redirect(self.goes_to, edition.year)


class AssessmentNowView(NowView):
    permission = can_view_register
    goes_to = "reports:assessment"


class MattersNowView(NowView):
    permission = can_view_register
    goes_to = "reports:follow_up_matters"


class AssessmentView(OfMeeting):
    """Open resolutions of earlier meetings, each with what the roll-up proposes."""

    permission = can_view_register
    tab = "assessment_now"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._page(AssessForm(rows=to_assess(self.edition)))

    def _page(self, form: AssessForm) -> HttpResponse:
        done = self.edition.assessments.select_related("resolution__edition").order_by(
            "resolution__edition__year", "resolution__number"
        )
        context = {
            "form": form,
            "done": done,
            "may_assess": can_assess(self.request.user, self.edition),
        }
        return self.of_meeting("assessment", context)


class ConfirmAssessmentView(AssessmentView):
    """Puts the chosen ones on record, for good."""

    permission = can_assess

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = AssessForm(request.POST, rows=to_assess(self.edition))
        if not form.is_valid():
            return self._page(form)
        done = sum(self._assessed(*one) for one in form.chosen())
        if done:
            said = ngettext(
                "%(number)s resolution has been assessed.",
                "%(number)s resolutions have been assessed.",
                done,
            )
            messages.success(request, said % {"number": done})
        else:
            messages.info(request, _("Nothing was chosen, so nothing was confirmed."))
        return redirect("reports:assessment", year)

    def _assessed(self, row: Any, note_sw: str, note_en: str) -> int:
        try:
            assess_resolution(
                resolution=row,
                edition=self.edition,
                note_sw=note_sw,
                note_en=note_en,
                **self.by_and_at(),
            )
        except ValidationError as refused:
            messages.error(self.request, f"{row.register_number}: {refused.messages[0]}")
            return 0
        return 1


class MattersView(OfMeeting):
    """What became of earlier resolutions, and its handout."""

    permission = can_view_register
    tab = "matters_now"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        matters = matters_arising(self.edition)
        context = {
            "matters": matters,
            "chart": matters_chart(matters),
            "handouts": handouts_of(self.edition),
            "may_make": can_make_handout(request.user, self.edition),
        }
        return self.of_meeting("matters", context)


class MakeHandoutView(OfMeeting):
    """Asks for the handout in one language or both."""

    permission = can_make_handout

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        language = request.POST.get("lugha", "sw")
        job = request_document(
            kind=KEY,
            edition=self.edition,
            language=language if language in LANGUAGES else "sw",
            subject=SUBJECT,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        return redirect("documents:job", job.pk)
