"""Publishing the report: what forbids it, what must be accepted, and the button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from reports.forms.publishing import PublishForm
from reports.selectors.readiness import Condition, conditions
from reports.selectors.versions import newest_number
from reports.services.publishing import PublishingRefused, SomebodyWasFaster, publish_report
from reports.views.workshop_frame import PublishingView


class PublishView(PublishingView):
    """The conditions, plainly, and a form with a tick for each that must be accepted."""

    @cached_property
    def found(self) -> list[Condition]:
        return conditions(self.desk)

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.ask(request, self.form())

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = PublishForm(request.POST, conditions=self.found)
        if not form.is_valid():
            return self.ask(request, form, status=422)
        chosen = form.cleaned_data
        try:
            version = publish_report(
                edition=self.edition,
                seen=chosen["seen"],
                accepted=form.accepted(),
                annexes=chosen["annexes"],
                note=chosen["note"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except SomebodyWasFaster as faster:
            messages.error(request, str(faster))
            return redirect(self.address("version", faster.version.number))
        except PublishingRefused:
            messages.error(request, _("The report cannot be published like this; see why below."))
            del self.found
            return self.ask(request, self.form(), status=409)
        messages.success(
            request,
            _("Version %(number)d is published as soon as its documents are made.")
            % {"number": version.number},
        )
        return redirect(self.address("version", version.number))

    def form(self) -> PublishForm:
        initial = {"seen": newest_number(edition=self.edition)}
        return PublishForm(initial=initial, conditions=self.found)

    def ask(self, request: HttpRequest, form: PublishForm, status: int = 200) -> HttpResponse:
        context = {
            "conditions": self.found,
            "is_forbidden": any(found.weight == "forbid" for found in self.found),
            "form": form,
            "cancel_address": self.address("workshop"),
        }
        return self.page(request, "publish.html", context, status)
