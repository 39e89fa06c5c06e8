"""What the audit trail calls what happens to certificates."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTION_NAMES: dict[str, str | Promise] = {
    "documents.certificate_given": _("Gave a certificate"),
    "documents.certificate_corrected": _("Gave a certificate again with the name put right"),
    "documents.certificate_sent": _("Wrote to somebody about a certificate"),
}
FIELD_NAMES: dict[str, str | Promise] = {"replaces": _("replaces")}
