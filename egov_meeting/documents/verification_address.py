"""The public address that a document's QR code carries."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from egov_meeting.documents.verification_codes import grouped_code


def verification_address(*, code: str, language: str) -> str:
    """Absolute address of the page that verifies `code`, in `language` ("sw" or "en")."""
    with translation.override(language):
        path = reverse("documents:verify_code", args=[grouped_code(code)])
    return settings.PUBLIC_ADDRESS.rstrip("/") + path
