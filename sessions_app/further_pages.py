"""Where the page of a registration leads to in the programme."""

from django.utils.translation import gettext_lazy as _

from registrations.further_pages import FurtherPage

OWN_PROGRAMME = FurtherPage(_("My programme"), "sessions_app:own_programme")
