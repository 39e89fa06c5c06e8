"""Pages of other applications to which the page of one's own registration leads.

What stands above registers its own in `apps.py`; registrations know none of them by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from registrations.models import Registration


def is_standing(registration: Registration) -> bool:
    return registration.is_standing


@dataclass(frozen=True)
class FurtherPage:
    """A page about a registration: its words, and the name of an address that takes the token of the link.

    With `below_year` the address takes the year of the edition before it.
    """

    label: str | Promise
    url_name: str
    is_shown: Callable[[Registration], bool] = is_standing
    below_year: bool = False

    def address(self, registration: Registration, token: str) -> str:
        """Where it leads for this registration."""
        year = [registration.edition.year] if self.below_year else []
        return reverse(self.url_name, args=[*year, token])


_pages: list[FurtherPage] = []


def register_further_page(page: FurtherPage) -> None:
    """Add a page; the same one is added once."""
    if page not in _pages:
        _pages.append(page)


def further_pages(registration: Registration, *, token: str) -> list[tuple[str | Promise, str]]:
    """Words and addresses of the pages shown beside this registration, in the order of registration."""
    return [
        (page.label, page.address(registration, token))
        for page in _pages
        if page.is_shown(registration)
    ]
