"""The registry of kinds of files that people hand in: each application registers its own in `apps.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.kinds import UnknownKind
from egov_meeting.documents.upload_types import DOCUMENTS, FileType

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.documents.models import Upload


def nobody(*_asked: Any) -> bool:
    return False


@dataclass(frozen=True)
class UploadKind:
    """One kind of file that people hand in.

    `can_send(by, edition, subject)`, `can_view(user, upload)` and `can_withdraw(user, upload)` decide;
    a file of which `is_public(upload)` is true is for everybody. `largest` is in bytes; None is
    settings.UPLOAD_LARGEST. With `is_personal` each reading of a file that is not public goes on
    record. `on_settled(upload, at)` runs in the transaction in which an upload becomes ready or
    refused. `holder(text)` finds again who sends without an account, by the `upload_holder` that this
    Actor named; None when the link is not good any more.
    """

    key: str
    title: str | Promise
    accepts: tuple[FileType, ...] = DOCUMENTS
    largest: int | None = None
    can_send: Callable[[Any, Any, str], bool] = nobody
    can_view: Callable[[Any, Upload], bool] = nobody
    can_withdraw: Callable[[Any, Upload], bool] = nobody
    is_public: Callable[[Upload], bool] = nobody
    is_personal: bool = False
    on_settled: Callable[[Upload, datetime], None] | None = None
    holder: Callable[[str], Actor | None] | None = None

    @property
    def most(self) -> int:
        """The largest file in bytes."""
        return self.largest or settings.UPLOAD_LARGEST


_kinds: dict[str, UploadKind] = {}


def register_upload_kind(kind: UploadKind) -> None:
    """Add a kind; registering another one under the same key is a mistake and raises ValueError."""
    if _kinds.setdefault(kind.key, kind) is not kind:
        raise ValueError(f"two kinds of uploads are called {kind.key}")


def unregister_upload_kind(key: str) -> None:
    """Take a kind out again (tests)."""
    _kinds.pop(key, None)


def upload_kind(key: str) -> UploadKind:
    """The kind registered under `key`. Raises UnknownKind."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownKind(key) from None


def upload_kind_title(key: str) -> str | Promise:
    """What people call the kind, also when the application that takes it is gone."""
    kind = _kinds.get(key)
    return kind.title if kind else _("File")
