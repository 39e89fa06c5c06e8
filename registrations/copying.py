"""The rules of registration, for an edition that is started from an earlier one."""

from egov_meeting.meetings.copying import Copying
from registrations.models import (
    BadgeColour,
    BadgeDesign,
    CertificateRule,
    RefundRule,
    RegistrationRules,
)


def copy_rules(copying: Copying) -> None:
    """How long places are kept, what comes back to whoever cancels, how badges look, and who gets a certificate.

    The logo of the badges is a file of the earlier edition and stays there.
    """

    def of(
        row: RegistrationRules | RefundRule | CertificateRule | BadgeDesign,
    ) -> dict[str, object]:
        return {"edition": copying.edition}

    copying.rows(RegistrationRules.objects.filter(edition=copying.source), of=of)
    copying.rows(RefundRule.objects.filter(edition=copying.source), of=of)
    copying.rows(CertificateRule.objects.filter(edition=copying.source), of=of)
    designs = copying.rows(
        BadgeDesign.objects.filter(edition=copying.source), of=of, leave=["logo"]
    )
    copying.rows(
        BadgeColour.objects.filter(design__edition=copying.source),
        of=lambda row: {
            "design": designs[row.design_id],
            "group": copying.group(row.group_id),
        },
    )
