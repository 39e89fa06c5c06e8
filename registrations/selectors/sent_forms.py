"""Forms that come twice: the same person sent again, or another one typed over the first."""

from __future__ import annotations

import uuid

from registrations.models import Registration
from registrations.names import are_alike, name_key


def key_of_person(*, form_key: uuid.UUID, full_name: str) -> uuid.UUID:
    """The key under which this person's registration is made, the same however often it is sent.

    Who goes back and types a colleague's name into the form just sent registers the colleague.
    """
    rows = Registration.objects.filter(form_key=form_key).only("full_name")
    made = rows.order_by("pk").first()
    if made is None or are_alike(made.full_name, full_name):
        return form_key
    return uuid.uuid5(form_key, name_key(full_name))
