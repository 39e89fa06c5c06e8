"""What all pages of finance share: their tabs, the editions a person may see, and asking before doing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.staff import all_editions, edition_in_hand
from egov_meeting.payments.forms.filters import DecidedTooForm
from egov_meeting.payments.permissions import can_view_bills, can_view_days, editions_of_bills
from egov_meeting.payments.selectors.open_matters import among
from egov_meeting.shared.plain_form import PlainForm

ROWS_ON_A_PAGE = 50

_SECTIONS = (
    ("overview", gettext_lazy("Overview"), False),
    ("bills", gettext_lazy("Bills"), False),
    ("findings", gettext_lazy("Payments to look at"), False),
    ("slips", gettext_lazy("Bank slips"), False),
    ("refunds", gettext_lazy("Refunds"), False),
    ("messages", gettext_lazy("Messages"), False),
    ("days", gettext_lazy("Days"), True),
    ("reconciliations", gettext_lazy("Reconciliation"), True),
    ("ledger", gettext_lazy("Ledger"), False),
)


def finance_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, section: str
) -> HttpResponse:
    """Render with the tabs of finance, `section` marked, and the way up."""
    of_all_editions = can_view_days(request.user)
    tabs = [
        {
            "label": label,
            "address": reverse(f"finance:{name}"),
            "current": "page" if name == section else "",
        }
        for name, label, needs_all in _SECTIONS
        if of_all_editions or not needs_all
    ]
    return render(request, f"payments/finance/{template}.html", {"finance_tabs": tabs, **context})


def visible_editions(request: HttpRequest) -> list[Edition]:
    """The editions whose bills the person may see, the latest first."""
    return list(all_editions(among=editions_of_bills(request.user)))


def chosen_edition(editions: list[Edition], year: str) -> Edition | None:
    """The edition of that year, else the one the staff work on, else the latest the person may see."""
    by_year = {str(edition.year): edition for edition in editions}
    if year in by_year:
        return by_year[year]
    current = edition_in_hand()
    if current in editions:
        return current
    return editions[0] if editions else None


class ForASecondPerson(StaffView):
    """What awaits a second person; `?zote=on` shows what was decided too.

    Give the page and its section, `everything` and `waiting`, and who `may_decide` on one of them.
    """

    permission = can_view_bills
    page: str
    section: str
    everything: Callable[[], models.QuerySet[Any]]
    waiting: Callable[[], models.QuerySet[Any]]
    may_decide: Callable[[Any, Any], bool]

    def get(self, request: HttpRequest) -> HttpResponse:
        form = DecidedTooForm(request.GET)
        form.is_valid()
        found = self.everything() if form.cleaned_data.get("zote") else self.waiting()
        rows = among(found, editions_of_bills(request.user))
        shown = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "filters": form,
            "page": shown,
            "rows": [(one, self.may_decide(request.user, one)) for one in shown],
        }
        return finance_page(request, self.page, context, section=self.section)


class Action(StaffView):
    """Asks before something is done with money, does it once, and says so when it was done before.

    Give the words, `record` (what the permission is asked for), `act` and `way_back`; `over` says
    why there is nothing to do (any more), `was_done` recognises the same form sent again.
    """

    form_class: type[forms.Form] = PlainForm
    section = "bills"
    heading: str | Promise
    text: str | Promise = ""
    confirm_label: str | Promise
    tone = ""
    done: str | Promise

    def loaded(self) -> Any:
        return self.record

    record: Any = None

    def form(self, data: Any = None) -> forms.Form:
        return self.form_class(data)

    def facts(self) -> list[tuple[str, Any]]:
        """What the page says of the record above the form."""
        return []

    def over(self) -> str:
        return ""

    def was_done(self, chosen: dict[str, Any]) -> bool:
        return False

    def act(self, chosen: dict[str, Any]) -> None:
        raise NotImplementedError

    def way_back(self) -> str:
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._nothing_to_do() or self.page(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        is_valid = form.is_valid()
        if is_valid and self.was_done(form.cleaned_data):
            return self._done_before()
        over = self._nothing_to_do()
        if over:
            return over
        if not is_valid:
            return self.page(form)
        try:
            self.act(form.cleaned_data)
        except ValidationError as error:
            return self._refused(form, error)
        messages.success(request, str(self.done))
        return redirect(self.way_back())

    def page(self, form: forms.Form) -> HttpResponse:
        context = {
            "form": form,
            "heading": self.heading,
            "text": self.text,
            "facts": self.facts(),
            "confirm_label": self.confirm_label,
            "tone": self.tone,
            "cancel_address": self.way_back(),
        }
        return finance_page(self.request, "confirm", context, section=self.section)

    def _nothing_to_do(self) -> HttpResponse | None:
        over = self.over()
        if not over:
            return None
        messages.info(self.request, over)
        return redirect(self.way_back())

    def _done_before(self) -> HttpResponse:
        messages.info(self.request, _("This was done before; nothing was done twice."))
        return redirect(self.way_back())

    def _refused(self, form: forms.Form, error: ValidationError) -> HttpResponse:
        """The same form sent twice at once is refused by the service: then what was asked for is done."""
        if isinstance(self.record, models.Model):
            self.record.refresh_from_db()
        if self.was_done(form.cleaned_data):
            return self._done_before()
        over = self._nothing_to_do()
        if over:
            return over
        add_errors(form, error)
        return self.page(form)

    def by_and_at(self) -> dict[str, Any]:
        """The person and the clock, for a service."""
        return {"by": self.request.user, "at": timezone.now()}


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """What a service found wrong, beside its field where the form has it."""
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, texts in found.items():
        form.add_error(name if name in form.fields else None, texts)
