"""The outbox: what was sent and what was not, one message word for word, sending again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.selectors.staff import all_editions
from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.error_wording import error_in_words
from egov_meeting.notifications.forms import OutboxFilterForm
from egov_meeting.notifications.kinds import is_secret, kind_title
from egov_meeting.notifications.masking import masked_address, without_secret_links
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.permissions import (
    can_send_again,
    can_send_messages_again,
    can_view_message,
    can_view_messages,
    editions_of_messages,
    editions_to_send_again,
)
from egov_meeting.notifications.selectors.outbox import (
    SENT_AGAIN,
    TONES,
    counted_by_kind,
    counted_by_state,
    found_messages,
    lines,
)
from egov_meeting.notifications.services.outbox import send_again
from egov_meeting.notifications.services.resending import (
    MOST_AT_ONCE,
    record_reading,
    send_all_again,
)
from egov_meeting.notifications.views.pages import messages_page
from egov_meeting.shared.plain_form import PlainForm

ROWS_ON_A_PAGE = 50
# What the tiles count. What is being sent this moment waits, for whoever looks at figures.
_TILES = (
    (OutboxState.WAITING, (OutboxState.WAITING, OutboxState.SENDING)),
    (OutboxState.SENT, (OutboxState.SENT,)),
    (OutboxState.FAILED, (OutboxState.FAILED,)),
    (OutboxState.UNSURE, (OutboxState.UNSURE,)),
)


class OutboxView(StaffView):
    """Searched, filtered and paged in the database; addresses are masked."""

    permission = can_view_messages

    def get(self, request: HttpRequest) -> HttpResponse:
        form = filters_of(request)
        query = form.query(editions_of_messages(request.user))
        counted = counted_by_state(query)
        paginator = Paginator(found_messages(query, state=form.state), ROWS_ON_A_PAGE)
        paginator.count = counted[form.state] if form.state else sum(counted.values())
        page = paginator.get_page(request.GET.get("page"))
        context = {
            "filters": form,
            "tiles": [
                (sum(counted[state] for state in states), shown.label, _with(request, hali=shown))
                for shown, states in _TILES
            ],
            "page": page,
            "lines": lines(page.object_list),
            "query": request.GET.urlencode(),
            "again": counted[_to_send_again(form)],
            "may_send_again": can_send_messages_again(request.user),
        }
        return messages_page(request, "outbox", context, section="outbox")


class OneMessage(StaffView):
    """What the pages about one message load."""

    @cached_property
    def message(self) -> OutboxMessage:
        found = OutboxMessage.objects.select_related("edition")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def loaded(self) -> OutboxMessage:
        return self.message


class MessageView(OneMessage):
    """One message word for word, with the address it went to. That somebody looked goes on record."""

    permission = can_view_message

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        message = self.message
        record_reading(message=message, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        context = {
            "message": message,
            "title": kind_title(message.kind),
            "tone": TONES.get(OutboxState(message.state), ""),
            "is_secret": is_secret(message.kind),
            "text": without_secret_links(message.text),
            "error": error_in_words(message.error),
            "may_send_again": message.state in SENT_AGAIN and can_send_again(request.user, message),
        }
        return messages_page(request, "message", context, section="outbox")


class SendAgainView(OneMessage):
    """Ask, and send one message again."""

    permission = can_send_again

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = {
            "message": self.message,
            "title": kind_title(self.message.kind),
            "address": masked_address(self.message.address),
            "is_possible": self.message.state in SENT_AGAIN,
            "form": PlainForm(),
            "confirm_label": _("Send again"),
            "cancel_address": self._address(),
        }
        return messages_page(request, "send_again", context, section="outbox")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            send_again(message=self.message, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, _("The message is being sent again."))
        return redirect(self._address())

    def _address(self) -> str:
        return reverse("notifications:message", args=[self.message.pk])


class SendAllAgainView(StaffView):
    """Show how many messages fit the filter and were not sent, and send them again."""

    permission = can_send_messages_again

    def get(self, request: HttpRequest) -> HttpResponse:
        found = self._found.filter(state=self._state)
        by_kind = counted_by_kind(found)
        number = sum(count for _title, _channel, count in by_kind)
        context = {
            "number": number,
            "by_kind": by_kind,
            "is_unsure": self._state == OutboxState.UNSURE,
            "most": MOST_AT_ONCE if number > MOST_AT_ONCE else 0,
            "form": PlainForm(),
            "confirm_label": _("Send them again"),
            "cancel_address": self._address(),
        }
        return messages_page(request, "send_all_again", context, section="outbox")

    def post(self, request: HttpRequest) -> HttpResponse:
        number = send_all_again(
            messages=self._found,
            state=self._state,
            filters=self._filters.filters(),
            edition=self._filters.edition,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        said = ngettext(
            "%(number)s message is being sent again.",
            "%(number)s messages are being sent again.",
            number,
        )
        messages.success(request, said % {"number": number})
        return redirect(self._address())

    @cached_property
    def _filters(self) -> OutboxFilterForm:
        return filters_of(self.request)

    @property
    def _state(self) -> OutboxState:
        return _to_send_again(self._filters)

    @property
    def _found(self) -> Any:
        return found_messages(self._filters.query(editions_to_send_again(self.request.user)))

    def _address(self) -> str:
        query = self.request.GET.urlencode()
        return reverse("notifications:outbox") + (f"?{query}" if query else "")


def filters_of(request: HttpRequest) -> OutboxFilterForm:
    """The filters in the address, of the editions that the person may see."""
    editions = list(all_editions(among=editions_of_messages(request.user)))
    return OutboxFilterForm(request.GET, editions=editions)


def _to_send_again(filters: OutboxFilterForm) -> OutboxState:
    """What was not sent; what was perhaps sent only where just that is asked for."""
    return OutboxState.UNSURE if filters.state == OutboxState.UNSURE else OutboxState.FAILED


def _with(request: HttpRequest, **changed: str) -> str:
    """The same list with other filters, from its first page."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changed.items():
        query[name] = value
    return f"{reverse('notifications:outbox')}?{query.urlencode()}"
