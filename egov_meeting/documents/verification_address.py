"""The public address that a document's QR code carries."""

from django.conf import settings

from egov_meeting.documents.verification_codes import grouped_code


def verification_address(*, code: str, language: str) -> str:
    """Absolute address of the page that verifies `code`, in `language` ("sw" or "en").

    It stands on paper for ever, so it is written here and not asked of the addresses, which would
    load every page of the portal into the worker.
    """
    return f"{settings.PUBLIC_ADDRESS.rstrip('/')}/{language}/thibitisha/{grouped_code(code)}/"
