"""The registry of kinds of documents: each application registers its own in `apps.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.builds import BuildRequest, BuiltDocument
from egov_meeting.documents.progress import Progress

if TYPE_CHECKING:
    from egov_meeting.documents.models import Document

Text = str | Promise


def nobody(user: Any, obj: Any) -> bool:
    return False


@dataclass(frozen=True)
class PartedBuild:
    """How a long document is made by several workers.

    `plan(request, progress)` gives the parameters of every part, which JSON must be able to carry and
    which say all that a part is to hold: the data may change before it is made. `make(request, params,
    progress)` gives the content of one part, `join(request, contents, progress)` the document of all
    of them, in order. Each runs in a process of its own that may be killed, reads and writes nothing.
    """

    plan: Callable[[BuildRequest, Progress], Sequence[Mapping[str, Any]]]
    make: Callable[[BuildRequest, Mapping[str, Any], Progress], bytes]
    join: Callable[[BuildRequest, Iterator[bytes], Progress], BuiltDocument]

    def alone(self, request: BuildRequest, progress: Progress) -> BuiltDocument:
        """Everything by one worker, without keeping parts (`build` of a kind that has parts)."""
        planned = self.plan(request, progress.within(0, 5))
        share = 80 / max(len(planned), 1)
        made = [
            self.make(request, one, progress.within(5 + at * share, 5 + (at + 1) * share))
            for at, one in enumerate(planned)
        ]
        return self.join(request, iter(made), progress.within(85, 97))


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document.

    `build(request, progress)` runs in a worker, in a process of its own that may be killed at any
    moment: it reads the database and returns the file, and writes nothing. `on_built(document, by,
    at)` runs in the transaction that stores the document, and `take_facts(document, facts, by, at)`
    with what the build told besides the file. `can_request(user, edition)`,
    `can_view(user, document)` and `can_publish(user, document)` decide; a published document of a
    kind with `is_public` is for everybody. `steps` and `errors` give the sentences behind the keys
    that `build` reports and refuses with; the shared ones of steps.py need not be repeated. A document
    is deleted `kept_for` after it was made, on record; None keeps it for good. A kind with `parts` is
    made by as many workers as are free; its `build` is `parts.alone`.
    """

    key: str
    title: Text
    build: Callable[[BuildRequest, Progress], BuiltDocument]
    can_request: Callable[[Any, Any], bool] = nobody
    can_view: Callable[[Any, Any], bool] = nobody
    can_publish: Callable[[Any, Any], bool] = nobody
    is_public: bool = False
    steps: Mapping[str, Text] = field(default_factory=dict)
    errors: Mapping[str, Text] = field(default_factory=dict)
    on_built: Callable[[Document, Any, datetime], None] | None = None
    take_facts: Callable[[Document, Mapping[str, Any], Any, datetime], None] | None = None
    kept_for: timedelta | None = None
    parts: PartedBuild | None = None


class UnknownKind(LookupError):
    """No application registered this kind of document."""


_kinds: dict[str, DocumentKind] = {}


def register(kind: DocumentKind) -> None:
    """Add a kind; registering another one under the same key is a mistake and raises ValueError."""
    if _kinds.setdefault(kind.key, kind) is not kind:
        raise ValueError(f"two kinds of documents are called {kind.key}")


def unregister(key: str) -> None:
    """Take a kind out again (tests)."""
    _kinds.pop(key, None)


def kind_called(key: str) -> DocumentKind:
    """The kind registered under `key`. Raises UnknownKind."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownKind(key) from None


def registered_kinds() -> list[DocumentKind]:
    """All kinds, in the order of registration."""
    return list(_kinds.values())


def is_for_everybody(key: str) -> bool:
    """Whether published documents of the kind are for everybody; no when its application is gone."""
    kind = _kinds.get(key)
    return kind is not None and kind.is_public


def kind_title(key: str) -> Text:
    """What people call the kind, also when the application that made it is gone."""
    kind = _kinds.get(key)
    return kind.title if kind else _("Document")
