"""The call for staff: how it stands, its weights, and the letters that announce it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.accounts.access import StaffView
from egov_meeting.documents.choices import DocumentLanguage
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.staff import edition_in_hand
from innovations.call_letters import KEY, SUBJECT
from innovations.forms.call import LettersForm, WeightsForm
from innovations.models import Call
from innovations.permissions import can_change_innovations, can_view_innovations
from innovations.selectors.call import call_of, criteria_of, scoring_has_begun
from innovations.selectors.call_board import board_of, institutions_to_invite, letters_of
from innovations.services.calling import announce_call, set_weights, take_over_criteria


class CallOfNowView(StaffView):
    """To the call of the edition in hand."""

    permission = can_view_innovations

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = edition_in_hand()
        if edition is None:
            raise Http404
        return redirect("innovations:staff_call", edition.year)


class CallPage(StaffView):
    """A staff page about the call of one edition."""

    permission = can_view_innovations

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def call(self) -> Call:
        """Raises Http404 where there is none yet."""
        found = call_of(edition=self.edition)
        if found is None:
            raise Http404
        return found

    def by_and_at(self) -> dict[str, Any]:
        return {"by": self.request.user, "at": timezone.now()}

    def page(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        shared = {
            "edition": self.edition,
            "may_change": can_change_innovations(self.request.user, self.edition),  # type: ignore[arg-type]  # signed in
        }
        return render(
            self.request, f"innovations/staff/{template}.html", shared | context, status=status
        )


class StaffCallView(CallPage):
    """What is set and what is missing, and the way to each piece of work about the call."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        call = call_of(edition=self.edition)
        section = section_called("mwito")
        if call is None:
            context: dict[str, Any] = {
                "call": None,
                "begin_address": address(section, self.edition, "add_row"),
            }
            return self.page("call", context)
        context = {
            "call": call,
            "board": board_of(call=call, at=timezone.now()),
            "edit_address": address(section, self.edition, "row", call.pk),
            "letters": letters_of(edition=self.edition),
        }
        return self.page("call", context)


class TakeOverCriteriaView(CallPage):
    """Gives the call the criteria that are offered."""

    permission = can_change_innovations

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        try:
            take_over_criteria(call=self.call, **self.by_and_at())
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, _("The criteria have been taken over. Change what you like."))
        return redirect("innovations:staff_call", year)


class WeightsView(CallPage):
    """All weights side by side: they come to 1, and stay as they are once scoring has begun."""

    permission = can_change_innovations

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            set_weights(call=self.call, weights=form.weights(), **self.by_and_at())
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form, status=409)
        messages.success(request, _("The weights have been saved."))
        return redirect("innovations:staff_call", year)

    def _form(self, data: Any = None) -> WeightsForm:
        return WeightsForm(data, criteria=list(criteria_of(call=self.call)))

    def _page(self, form: WeightsForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "is_frozen": scoring_has_begun(call=self.call)}
        return self.page("weights", context, status=status)


class LettersView(CallPage):
    """Whom to invite: letters to print, or by e-mail to the heads of the institutions."""

    permission = can_change_innovations

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        rows = institutions_to_invite()
        chosen = [one.pk for one in rows if one.kind == "university"]
        return self._page(self._form(initial={"institutions": chosen}))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = self._form(request.POST)
        if self.call.closes_on is None:
            form.add_error(None, _("The call has no last day yet: set it first."))
        if not form.is_valid():
            return self._page(form, status=422)
        if "tuma" in request.POST:
            return self._send(form)
        told = form.cleaned_data
        language = request.POST.get("lugha", "")
        job = request_document(
            kind=KEY,
            edition=self.edition,
            language=language if language in DocumentLanguage.values else "both",
            subject=SUBJECT,
            params={
                "institutions": sorted(one.pk for one in told["institutions"]),
                "reference": told["reference"],
                "signatory": told["signatory"],
                "office": told["office"],
            },
            **self.by_and_at(),
        )
        return redirect("documents:job", job.pk)

    def _send(self, form: LettersForm) -> HttpResponse:
        try:
            sent, unreached = announce_call(
                call=self.call,
                institutions=list(form.cleaned_data["institutions"]),
                **self.by_and_at(),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form, status=409)
        said = ngettext(
            "%(number)d letter goes out by e-mail.", "%(number)d letters go out by e-mail.", sent
        )
        messages.success(self.request, said % {"number": sent})
        if unreached:
            names = ", ".join(str(one) for one in unreached[:20])
            messages.warning(
                self.request,
                _("No address of the head is on record for: %(names)s") % {"names": names},
            )
        return redirect("innovations:staff_call", self.edition.year)

    def _form(self, data: Any = None, **given: Any) -> LettersForm:
        return LettersForm(data, institutions=institutions_to_invite(), **given)

    def _page(self, form: LettersForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "call": self.call, "languages": DocumentLanguage.choices}
        return self.page("letters", context, status=status)
