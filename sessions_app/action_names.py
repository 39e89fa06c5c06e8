"""What the audit trail calls what happens to the programme."""

from django.utils.functional import Promise

ACTION_NAMES: dict[str, str | Promise] = {}
