"""The registry of kinds of certificates: each application that gives some registers its own in `apps.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.kinds import nobody

if TYPE_CHECKING:
    from egov_meeting.documents.models import Certificate
    from egov_meeting.meetings.models import Edition

Text = str | Promise
GIVEN_TO = _("This certificate is given to")


def tell_nobody(certificate: Certificate, by: Any, at: datetime) -> bool:
    return False


def no_address(obj: Any) -> str:
    return ""


@dataclass(frozen=True)
class CertificateKind:
    """One kind of certificate.

    `title` heads the paper ("Certificate of attendance"), `given_to` stands above the name. What is
    said below it comes with each certificate (`facts` of give_certificate). `can_view(user,
    certificate)` and `can_revoke(user, certificate)` decide for staff; who may revoke may correct the
    name too. `tell(certificate, by, at)` writes to whom it belongs and is False when there is no
    address. `list_address(edition)` leads to the list of the application, `holder_address(certificate)`
    to whom it was given. Where `name_now(certificate)` is given, a name is put right there and not
    typed on the page of the certificate.
    """

    key: str
    title: Text
    given_to: Text = GIVEN_TO
    can_view: Callable[[Any, Any], bool] = nobody
    can_revoke: Callable[[Any, Any], bool] = nobody
    tell: Callable[[Certificate, Any, datetime], bool] = tell_nobody
    list_address: Callable[[Edition], str] = no_address
    holder_address: Callable[[Certificate], str] = no_address
    name_now: Callable[[Certificate], str] | None = None


class UnknownCertificateKind(LookupError):
    """No application registered this kind of certificate."""


_kinds: dict[str, CertificateKind] = {}


def register_certificate_kind(kind: CertificateKind) -> None:
    """Add a kind; another one under the same key is a mistake and raises ValueError."""
    if _kinds.setdefault(kind.key, kind) is not kind:
        raise ValueError(f"two kinds of certificates are called {kind.key}")


def unregister_certificate_kind(key: str) -> None:
    """Take a kind out again (tests)."""
    _kinds.pop(key, None)


def certificate_kind(key: str) -> CertificateKind:
    """The kind registered under `key`. Raises UnknownCertificateKind."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownCertificateKind(key) from None


def certificate_title(key: str) -> Text:
    """What people call the kind, also when the application that gave it is gone."""
    kind = _kinds.get(key)
    return kind.title if kind else _("Certificate")
