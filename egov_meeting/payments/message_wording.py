"""Messages of the gateway in the reader's language: what they are, and what went wrong with them.

The services note what went wrong in short technical English, which stays on record as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.audit.models import Event
from egov_meeting.audit.wording import action_name, actor_name
from egov_meeting.payments.choices import Finding
from egov_meeting.payments.gateways.gepg.status_codes import meanings

KINDS: dict[str, Promise] = {
    "bill": gettext_lazy("Request for a control number"),
    "reuse": gettext_lazy("Request to use a control number again"),
    "change": gettext_lazy("Request to move an expiry date"),
    "cancellation": gettext_lazy("Cancellation of a bill"),
    "reconciliation": gettext_lazy("List of a day"),
    "control_number": gettext_lazy("Control number"),
    "payment": gettext_lazy("Notice of a payment"),
    "online": gettext_lazy("Online notice"),
}

_PROBLEMS: list[tuple[str, Promise]] = [
    (r"no bill is called (?P<what>.*)", gettext_lazy("No bill has the number %(what)s.")),
    (
        r"(?P<what>\S+) has another control number already",
        gettext_lazy("Bill %(what)s has another control number already."),
    ),
    (r"“(?P<what>.*)” is no control number", gettext_lazy("“%(what)s” is no control number.")),
    (
        r"(?P<what>\S+) is the control number of another bill",
        gettext_lazy("%(what)s is the control number of another bill."),
    ),
    (r"(?P<what>\S+) is closed already", gettext_lazy("Bill %(what)s is closed already.")),
    (
        r"(?P<what>.+) is for another provider, .*",
        gettext_lazy("Payment %(what)s is for another service provider."),
    ),
    (
        r"(?P<what>\S+) was told before with another amount",
        gettext_lazy("Payment %(what)s was told before with another amount."),
    ),
    (
        r"we asked for no list under the number ?(?P<what>.*)",
        gettext_lazy("We asked for no list under the number “%(what)s”."),
    ),
    (
        r"the gateway cancelled a bill that holds money",
        gettext_lazy("The payment gateway cancelled a bill that holds money."),
    ),
    (
        r"an online notice: .*",
        gettext_lazy("The payment itself is told by another message."),
    ),
    (r"withdrawn", gettext_lazy("Withdrawn before it was answered.")),
    (
        r"the gateway asks to try again later",
        gettext_lazy("The payment gateway asks to try again later."),
    ),
    (
        r"the signature .*",
        gettext_lazy("The signature does not belong to the message: it may be forged."),
    ),
    (
        r"this is no signed message of the gateway",
        gettext_lazy("This is no signed message of the payment gateway."),
    ),
    (
        r"only the first (?P<kept>\d+) of (?P<all>\d+) bytes are kept",
        gettext_lazy("Only its beginning is kept: %(kept)s of %(all)s bytes."),
    ),
    (r"the message is too long", gettext_lazy("The message is too long.")),
]


@dataclass(frozen=True)
class Problem:
    """What is wrong, in words; `technical` is the note itself where we have no words for it."""

    text: str
    technical: str = ""


def kind_name(kind: str) -> str:
    """What the message is."""
    return str(KINDS.get(kind, kind))


def problems_of(error: str) -> list[Problem]:
    """One for each line of what was noted."""
    return [_problem(line.strip()) for line in error.splitlines() if line.strip()]


def event_in_words(event: Event) -> dict[str, Any]:
    """A recorded change for a timeline; what a worker noted as its reason is put into words too."""
    return {
        "at": event.at,
        "title": action_name(event.action),
        "who": actor_name(event),
        "text": _reason(event),
    }


def _reason(event: Event) -> str:
    if event.actor_id is not None or not event.reason:
        return event.reason
    if re.fullmatch(r"[0-9]{4}(;[0-9]{4})*", event.reason):
        return " ".join(meanings(event.reason))
    if event.action.endswith(".failed"):
        return " ".join(problem.text for problem in problems_of(event.reason))
    return event.reason  # of the officer, acted upon when the gateway had agreed


def _problem(line: str) -> Problem:
    refused = re.fullmatch(r"(refused|not cancelled): ?(?P<codes>.*)", line)
    if refused:
        return Problem(" ".join([_("The payment gateway refused."), *meanings(refused["codes"])]))
    found = re.fullmatch(r"(?P<payment>.+): (?P<finding>\w+)", line)
    if found and found["finding"] in Finding.values:
        finding = Finding(found["finding"]).label
        return Problem(
            _("Payment %(payment)s: %(finding)s.")
            % {"payment": found["payment"], "finding": finding}
        )
    for pattern, words in _PROBLEMS:
        matched = re.fullmatch(pattern, line)
        if matched:
            return Problem(str(words) % matched.groupdict())
    return Problem(_("It could not be read, believed or worked on."), technical=line)
