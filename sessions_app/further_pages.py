"""Where the page of a registration leads to in the programme."""

from django.utils.translation import gettext_lazy as _

from registrations.further_pages import FurtherPage
from registrations.models import Registration
from sessions_app.selectors.public import is_in_session


def is_there_now(registration: Registration) -> bool:
    """While the meeting is held; outside of it nobody asks from the floor."""
    return registration.is_standing and is_in_session(registration.edition)


OWN_PROGRAMME = FurtherPage(_("My programme"), "sessions_app:own_programme")
FLOOR = FurtherPage(
    _("Questions from the floor"), "sessions_app:floor_known", is_there_now, below_year=True
)
