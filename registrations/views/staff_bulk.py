"""One thing done with many registrations: a preview, a confirmation, the progress and the result."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.audit.transitions import TransitionRefused
from registrations.choices import LISTED_BULK_KINDS, BulkKind, Outcome
from registrations.forms.person import put_errors
from registrations.forms.staff_bulk import Chosen, bulk_form
from registrations.models import BulkAction, Registration
from registrations.permissions import (
    can_change_bulk_action,
    can_change_registrations,
    can_view_bulk_action,
)
from registrations.selectors.staff_bulk import (
    bulk_actions_in,
    preview_of,
    progress_of,
    rows_with,
)
from registrations.selectors.staff_list import ListQuery, found_registrations
from registrations.services import bulk
from registrations.views.staff_list import filter_form, query_of
from registrations.views.staff_pages import OfEdition, staff_page

ROWS_ON_A_PAGE = 100
ACTIONS_ON_A_PAGE = 25
_BAD = frozenset({BulkKind.CANCEL})


def mark_of(numbers: list[int]) -> str:
    """Signed mark of these primary keys, in their order: the same people and no others have it."""
    return salted_hmac("registrations.bulk", repr(numbers), algorithm="sha256").hexdigest()


class BulkView(OfEdition):
    """What would be done with whom; by POST it is done, or begun where there are many."""

    permission = can_change_registrations

    @cached_property
    def kind(self) -> BulkKind:
        named = self.request.GET.get("kitendo", "")
        kind = next((kind for kind in LISTED_BULK_KINDS if kind == named), None)
        if kind is None:
            raise Http404
        return kind

    @cached_property
    def query(self) -> ListQuery | None:
        """The filter whose rows are meant; None where rows were chosen one by one."""
        if not self.request.GET.get("wote"):
            return None
        form, _names = filter_form(self.request.GET, self.the_edition)
        return form.query()

    @cached_property
    def found(self) -> QuerySet[Registration]:
        if self.query is not None:
            return found_registrations(edition=self.the_edition, query=self.query)
        chosen = self.request.GET.getlist("chaguo")[: bulk.AT_MOST]
        rows = Registration.objects.filter(edition=self.the_edition, reference__in=chosen)
        return rows.order_by("sort_name", "pk")

    @cached_property
    def numbers(self) -> list[int]:
        return list(self.found.order_by("pk").values_list("pk", flat=True))

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(None)

    def post(self, request: HttpRequest) -> HttpResponse:
        numbers = self.numbers
        people = mark_of(numbers)
        form = bulk_form(self.kind, request.POST, edition=self.the_edition, people=people)
        if not form.is_valid():
            return self._page(form)
        is_new = not BulkAction.objects.filter(form_key=form.cleaned_data["form_key"]).exists()
        if is_new and not constant_time_compare(form.cleaned_data["people"], people):
            form.refuse_other_people(people)
            return self._page(form)
        try:
            action = bulk.start_bulk_action(
                edition=self.the_edition,
                kind=self.kind,
                registrations=numbers,
                params=form.params(),
                query=self.query.as_plain() if self.query else {},
                form_key=form.cleaned_data["form_key"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as refused:
            put_errors(form, refused)
            return self._page(form)
        if len(numbers) <= bulk.AT_ONCE:
            bulk.run_bulk_action(action_id=action.pk, clock=timezone.now)
        return redirect("registrations:staff_bulk_action", action.pk)

    def _page(self, form: Chosen | None) -> HttpResponse:
        edition = self.the_edition
        people = mark_of(self.numbers)
        preview = preview_of(found=self.found, kind=self.kind)
        context = {
            "kind": self.kind,
            "preview": preview,
            "form": form or bulk_form(self.kind, None, edition=edition, people=people),
            "tone": "bad" if self.kind in _BAD else "",
            "at_most": bulk.AT_MOST,
            "is_too_many": preview.number > bulk.AT_MOST,
            "is_long": preview.number > bulk.AT_ONCE,
            "cancel_address": f"{reverse('registrations:staff_list')}?{self._way_back()}",
        }
        return staff_page(self.request, "bulk", context, section="staff_list", edition=edition)

    def _way_back(self) -> str:
        kept = self.request.GET.copy()
        kept.pop("wote", None)
        return query_of(kept, self.the_edition)


class BulkActionsView(OfEdition):
    """What was done with many, the newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = bulk_actions_in(edition=self.the_edition)
        page = Paginator(found, ACTIONS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {"editions": self.editions, "page": page}
        return staff_page(
            request, "bulk_actions", context, section="staff_bulk_actions", edition=self.the_edition
        )


class BulkActionAsked(StaffView):
    """A page about one action on many."""

    permission = can_view_bulk_action

    @cached_property
    def action(self) -> BulkAction:
        rows = BulkAction.objects.select_related("edition", "asked_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def loaded(self) -> BulkAction:
        return self.action


class BulkActionView(BulkActionAsked):
    """How far it is, who was changed, and who was not and why. Loads itself again while it is open."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        outcome = request.GET.get("matokeo", "")
        rows = rows_with(action=self.action, outcome=outcome if outcome in Outcome.values else "")
        context = {
            "action": self.action,
            "progress": progress_of(self.action),
            "page": Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
            "outcome": outcome,
            "outcomes": Outcome.choices,
            "may_steer": can_change_bulk_action(request.user, self.action),
        }
        return staff_page(
            request,
            "bulk_action",
            context,
            section="staff_bulk_actions",
            edition=self.action.edition,
        )


class BulkStatusView(BulkActionAsked):
    """The bar alone, fetched every second; when the action has ended the whole page is loaded again."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context: dict[str, Any] = {"action": self.action, "progress": progress_of(self.action)}
        response = render(request, "registrations/staff/bulk_status.html", context)
        if not self.action.is_open:
            response.headers["HX-Refresh"] = "true"
        return response


class CancelBulkView(BulkActionAsked):
    permission = can_change_bulk_action

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            bulk.cancel_bulk_action(
                action=self.action,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except TransitionRefused as refusal:
            messages.warning(request, " ".join(refusal.messages))
        return redirect("registrations:staff_bulk_action", pk)


class RetryBulkView(BulkActionAsked):
    permission = can_change_bulk_action

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            bulk.retry_bulk_action(
                action=self.action,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except TransitionRefused as refusal:
            messages.warning(request, " ".join(refusal.messages))
        return redirect("registrations:staff_bulk_action", pk)
