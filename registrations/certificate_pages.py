"""The page of one's own certificate, to which the page of the registration leads once there is one."""

from django.utils.translation import gettext_lazy as _

from registrations.further_pages import FurtherPage
from registrations.models import Registration
from registrations.selectors.certificates import own_certificates


def has_certificate(registration: Registration) -> bool:
    """Whether one was given, whatever became of it. Nobody is asked about who was never there."""
    return registration.attended and bool(own_certificates(registration=registration))


OWN_CERTIFICATE = FurtherPage(
    _("My certificate"), "registrations:own_certificate", is_shown=has_certificate
)
