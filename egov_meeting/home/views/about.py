"""About the portal itself: privacy, accessibility, contact."""

from typing import Any

from django.conf import settings
from django.views.generic import TemplateView

from egov_meeting.accounts.access import PublicView


class AboutView(TemplateView, PublicView):
    """A page of plain words with the contacts of this installation."""

    cacheable = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            email=settings.CONTACT_EMAIL,
            phone=settings.CONTACT_PHONE,
            postal_address=settings.CONTACT_ADDRESS,
            data_protection=settings.DATA_PROTECTION_CONTACT,
            registration=settings.DATA_PROTECTION_REGISTRATION,
            **kwargs,
        )


class PrivacyView(AboutView):
    template_name = "home/privacy.html"


class AccessibilityView(AboutView):
    template_name = "home/accessibility.html"


class ContactView(AboutView):
    template_name = "home/contact.html"
