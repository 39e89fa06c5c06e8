"""What the header and the staff column lead to. A link whose page does not exist (yet) is left out."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.permissions import (
    has_capability,
    has_capability_everywhere,
    is_staff_member,
)
from egov_meeting.shared.bilingual import active_language, other_language
from egov_meeting.shared.language import path_in
from innovations.permissions import has_own_entries, is_judge
from registrations.permissions import can_use_delegation
from reports.follow_up_permissions import can_see_what_is_owed
from reports.permissions_ministry import can_use_ministry_pages
from sessions_app.permissions import is_speaker

LANGUAGE_NAMES = {"sw": "Kiswahili", "en": "English"}


@dataclass(frozen=True)
class Entry:
    """A line of a menu: its words, the URL name, and who sees it (everyone, staff, holders of a capability)."""

    label: Any
    url_name: str
    capability: str = ""  # several, any of which will do, with "|" between them
    for_staff: bool = False
    in_all_editions: bool = False  # the capability must be held for every edition
    only_itself: bool = False  # not marked on the pages below its address
    permission: Callable[..., bool] | None = None  # a named one, where no capability says it
    also: str = ""  # pattern of addresses elsewhere that belong to it: kazi/vikao/[0-9]+/ukumbi/


@dataclass(frozen=True)
class Link:
    """A menu line ready for a template. `current` is "page", "true" (a page below it) or ""."""

    label: Any
    address: str
    current: str


PUBLIC_ENTRIES = (
    Entry(_("Home"), "home:front", only_itself=True),
    Entry(_("My institution"), "registrations:delegation", permission=can_use_delegation),
    Entry(_("My ministry"), "reports:my_ministry", permission=can_use_ministry_pages),
    Entry(_("Resolutions we owe"), "reports:owed", permission=can_see_what_is_owed),
    Entry(_("Resolutions"), "reports:register"),
    Entry(_("My slots"), "sessions_app:my_slots", permission=is_speaker),
    Entry(_("My entries"), "innovations:my_entries", permission=has_own_entries),
    Entry(_("My judging"), "innovations:my_judging", permission=is_judge),
    Entry(_("Staff work area"), "home:dashboard", for_staff=True),
)


def _of_edition(section: str) -> str:
    return f"kazi/vikao/[0-9]+/{section}/"


STAFF_ENTRIES = (
    Entry(_("Overview"), "home:dashboard", only_itself=True),
    Entry(_("Editions"), "meetings:staff_editions", "edition.view_staff"),
    Entry(_("Registrations"), "registrations:staff_list", "registrations.view"),
    Entry(_("Badges"), "registrations:badges", "badges.print"),
    Entry(_("Desks"), "registrations:desks", "desk.work"),
    Entry(_("Attendance"), "registrations:attendance", "registrations.view"),
    Entry(
        _("Certificates"),
        "registrations:certificates",
        "certificates.issue",
        also="kazi/nyaraka/vyeti/",
    ),
    Entry(
        _("Breakout groups"),
        "sessions_app:breakout_of_now",
        "edition.view_staff",
        also=_of_edition("vikundi"),
    ),
    Entry(
        _("The floor"), "sessions_app:floor_of_now", "floor.moderate", also=_of_edition("ukumbi")
    ),
    Entry(
        _("Research and innovation"),
        "innovations:call_of_now",
        "innovations.view",
        also=_of_edition("ubunifu"),
    ),
    Entry(_("Institutions"), "institutions:staff_institutions", "institutions.change"),
    Entry(_("Resolutions"), "reports:follow_up", "report.view"),
    Entry(_("Documents"), "documents:jobs", "documents.view_staff"),
    Entry(_("Finance"), "finance:overview", "fees.change|edition.change|audit.view"),
    Entry(_("Messages"), "notifications:outbox", "messages.view"),
    Entry(_("Edition folders"), "exchange:folders", "exchange.dump"),
    Entry(_("Audit trail"), "audit:trail", "audit.view"),
    Entry(_("People and roles"), "accounts:people", "users.manage", in_all_editions=True),
)

# Sections of an edition: the key a page gives as `section`, and what it leads to.
EDITION_SECTIONS = (
    ("edition", Entry(_("The meeting"), "home:edition")),
    ("programme", Entry(_("Programme"), "sessions_app:programme")),
    ("ministries", Entry(_("Ministries"), "reports:ministries")),
    ("innovations", Entry(_("Innovations"), "innovations:gallery")),
    ("resolutions", Entry(_("Resolutions"), "reports:resolutions")),
    ("report", Entry(_("Report"), "reports:report")),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Everything is lazy: a page that shows no menu pays nothing."""
    return {
        "public_links": SimpleLazyObject(lambda: links(PUBLIC_ENTRIES, request=request)),
        "staff_links": SimpleLazyObject(lambda: links(STAFF_ENTRIES, request=request)),
        "other_language": SimpleLazyObject(lambda: same_page_in_other_language(request)),
        "home_address": f"/{active_language()}/",
        "sign_in_address": address_of("account_login"),
        "sign_out_address": address_of("account_logout"),
        "account_address": address_of("accounts:account"),
        "is_demo": settings.IS_DEMO,
    }


def links(entries: Iterable[Entry], *, request: HttpRequest) -> list[Link]:
    """The entries this person may follow, as links; the closest one to the present page is marked."""
    found = []
    for entry in entries:
        address = address_of(entry.url_name)
        if address and _may(request, entry):
            found.append((entry, address))
    return _with_current(found, request.path)


def edition_links(*, edition: Any, section: str) -> list[Link]:
    """The tabs of an edition's public pages; `section` is a key of EDITION_SECTIONS."""
    found = []
    for key, entry in EDITION_SECTIONS:
        address = address_of(entry.url_name, year=edition.year)
        if address:
            found.append(Link(entry.label, address, "page" if key == section else ""))
    return found


def address_of(url_name: str, **kwargs: Any) -> str:
    """The address of a named page, "" when there is no such page."""
    try:
        return reverse(url_name, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""


def same_page_in_other_language(request: HttpRequest) -> dict[str, str]:
    """Code, name and address (through the view that remembers the choice) of the other language."""
    code = other_language(active_language())
    return {
        "code": code,
        "name": LANGUAGE_NAMES[code],
        "next": path_in(request.get_full_path(), code),
        "address": path_in(request.path, code),
    }


def _with_current(found: Sequence[tuple[Entry, str]], path: str) -> list[Link]:
    reach = [_reach(entry, address, path) for entry, address in found]
    furthest = max(reach, default=0)
    return [
        Link(entry.label, address, _current(address, path) if furthest and far == furthest else "")
        for (entry, address), far in zip(found, reach, strict=True)
    ]


def _reach(entry: Entry, address: str, path: str) -> int:
    """How many characters of the path belong to the entry; 0 for a page that is none of its own."""
    if path == address or (path.startswith(address) and not entry.only_itself):
        return len(address)
    elsewhere = re.match(f"/[a-z]+/{entry.also}", path) if entry.also else None
    return elsewhere.end() if elsewhere else 0


def _current(address: str, path: str) -> str:
    return "page" if address == path else "true"


def _may(request: HttpRequest, entry: Entry) -> bool:
    if entry.for_staff and not is_staff_member(request.user):
        return False
    if entry.permission and not entry.permission(request.user):
        return False
    holds = has_capability_everywhere if entry.in_all_editions else has_capability
    names = filter(None, entry.capability.split("|"))
    return not entry.capability or any(holds(request.user, name) for name in names)
