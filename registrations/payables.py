"""A registration as something that is billed."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.payments.payables import PayableKind

KIND = "registration"
PAYABLE = PayableKind(key=KIND, title=_("Participation fee"))
