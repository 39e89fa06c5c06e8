"""What templates may say of signing in."""

from django.conf import settings
from django.http import HttpRequest


def sign_in(request: HttpRequest) -> dict[str, bool]:
    """Context processor: whether staff may work without a second step, which only a demo allows."""
    return {"second_factor_is_off": not settings.STAFF_SECOND_FACTOR}
