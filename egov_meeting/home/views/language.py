"""Choosing the language of the portal."""

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from egov_meeting.shared.bilingual import LANGUAGE_CODES
from egov_meeting.shared.language import chosen_language, path_in, remember_language
from egov_meeting.shared.public_cache import public_page


@public_page()
@require_safe
def set_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language in a cookie and show the same page in it.

    A link, not a form, so that it costs public pages no token and no script. Nothing is stored but
    the cookie; a signed-in person's account keeps its own language until changed in the account.
    """
    if code not in LANGUAGE_CODES:
        raise Http404
    response = HttpResponseRedirect(_same_page(request, code))
    remember_language(response, code)
    add_never_cache_headers(response)
    return response


@public_page()
@require_safe
def to_chosen_language(request: HttpRequest) -> HttpResponse:
    """The bare address of the portal leads to the front page in the person's language."""
    response = HttpResponseRedirect(f"/{chosen_language(request)}/")
    add_never_cache_headers(response)
    return response


def _same_page(request: HttpRequest, code: str) -> str:
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=None, require_https=request.is_secure()
    )
    if not safe or not urlsplit(wanted).path.startswith("/"):
        return f"/{code}/"
    return path_in(wanted, code)
