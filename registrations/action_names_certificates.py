"""Words for what the audit trail records of certificates of attendance."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTION_NAMES: dict[str, str | Promise] = {
    "registrations.certificate_rule_set": _("Set who gets a certificate of participation"),
}
