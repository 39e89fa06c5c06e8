"""What the pages of a focal person share: the own institution, the meeting in hand, one colleague."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.accounts.access import SignedInView
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from registrations.choices import Source
from registrations.forms.delegation_people import ColleagueForm
from registrations.forms.person import put_errors
from registrations.models import Registration
from registrations.permissions import can_manage_delegate, can_use_delegation
from registrations.selectors.delegation import delegation_editions, edition_for_delegations

# The pages of a delegation, each under the prefix of whoever looks after it.
_PAGES = ("add", "bill", "sheets", "template", "sheet", "sheet_status", "sheet_faulty")
_ACTS = ("sheet_commit", "sheet_stop", "sheet_cancel", "sheet_retry")


class DelegationView(SignedInView):
    """A page about the own institution in one meeting, that of ?mwaka= or the one in hand.

    `prefix` begins the names of these addresses, `person_page` is that of one colleague, `is_for_staff`
    says that somebody else's institution is looked after (`staff_delegation`).
    """

    permission = can_use_delegation
    prefix = "registrations:delegation"
    person_page = "registrations:delegate"
    is_for_staff = False

    @cached_property
    def institution(self) -> Institution:
        return self.request.user.institution  # type: ignore[union-attr,return-value]

    @cached_property
    def editions(self) -> list[Edition]:
        return delegation_editions()

    @cached_property
    def edition(self) -> Edition:
        """Raises Http404 before the first meeting is announced."""
        year = self.request.GET.get("mwaka", "")
        found = edition_for_delegations(editions=self.editions, year=year, on=timezone.localdate())
        if found is None:
            raise Http404
        return found

    def page(self, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
        """Render with the institution, the meeting and the way up."""
        shared = {
            "institution": self.institution,
            "edition": self.edition,
            "way_up": self.home(),
            "pages": self.pages(),
            "is_for_staff": self.is_for_staff,
        }
        return render(
            self.request, f"registrations/{template}.html", {**shared, **context}, status=status
        )

    def pages(self) -> dict[str, str]:
        """The names of the addresses, for templates."""
        names = {name: f"{self.prefix}_{name}" for name in (*_PAGES, *_ACTS)}
        return {**names, "person": self.person_page}

    def home(self) -> str:
        """The overview of the delegation in the meeting in hand."""
        return f"{reverse(self.prefix, args=self.whose())}?mwaka={self.edition.year}"

    def address(self, page: str) -> str:
        """An address of the delegation's pages about the meeting in hand."""
        address = reverse(f"{self.prefix}_{page}", args=self.whose())
        return f"{address}?mwaka={self.edition.year}"

    def whose(self) -> list[str]:
        """What names the institution in an address; the own one needs no name."""
        return []

    def payer_known(self) -> Any:
        """The account that bills are sent to unless something else is typed."""
        return self.request.user

    def by_and_at(self) -> dict[str, Any]:
        """The person and the clock, for a service."""
        return {"by": self.request.user, "at": timezone.now()}


class DelegateView(DelegationView):
    """A page about one colleague whom the delegation registered."""

    permission = can_manage_delegate

    @cached_property
    def registration(self) -> Registration:
        rows = Registration.objects.select_related(
            "edition", "group", "fee_category", "institution", "registered_by"
        )
        return get_object_or_404(rows, reference=self.kwargs["reference"], source=Source.DELEGATION)

    @cached_property
    def edition(self) -> Edition:
        return self.registration.edition

    def loaded(self) -> Registration:
        return self.registration

    def way_back(self) -> str:
        return reverse("registrations:delegate", args=[self.registration.reference])


class FormPage(DelegationView):
    """Shows a form, does what it asks for, and shows it again with what a service found wrong."""

    heading: Any
    submit: Any
    text: Any = ""
    tone = ""

    def form(self, data: Any = None) -> forms.Form:
        raise NotImplementedError

    def act(self, form: Any) -> HttpResponse:
        """Call one service and answer. Raises ValidationError."""
        raise NotImplementedError

    def facts(self) -> list[tuple[Any, Any]]:
        return []

    def way_back(self) -> str:
        return self.home()

    def nothing_to_do(self) -> HttpResponse | None:
        """An answer instead of the form, when it can lead to nothing."""
        return None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.nothing_to_do() or self.form_page(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        over = self.nothing_to_do()
        if over:
            return over
        form = self.form(request.POST)
        if not form.is_valid():
            return self.form_page(form)
        try:
            return self.act(form)
        except ValidationError as error:
            refuse(form, error)
            return self.form_page(form)

    def form_page(self, form: forms.Form) -> HttpResponse:
        context = {
            "form": form,
            "heading": self.heading,
            "submit": self.submit,
            "text": self.text,
            "tone": self.tone,
            "facts": self.facts(),
            "cancel_address": self.way_back(),
        }
        return self.page("delegation_form", context)


def refuse(form: Any, refused: ValidationError) -> None:
    """What a service found wrong, beside its field where the form has it."""
    if isinstance(form, ColleagueForm):
        form.refuse(refused)
        return
    put_errors(form, refused)
