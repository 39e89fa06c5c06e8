from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models.edition import Edition
from egov_meeting.meetings.models.people import Appearance
from egov_meeting.shared.bilingual import Bilingual


class Committee(models.Model):
    """A committee that prepared the meeting."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="committees")
    order = models.PositiveSmallIntegerField(_("order"))
    name_sw = models.CharField(_("name in Swahili"), max_length=150)
    name_en = models.CharField(_("name in English"), max_length=150, blank=True)
    name = Bilingual("name")
    name_printed = models.CharField(_("name as printed"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="committee_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return str(self.name)


class CommitteeMember(models.Model):
    """A member of a committee, with the part played in it."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="members")
    order = models.PositiveSmallIntegerField(_("order"))
    appearance = models.ForeignKey(
        Appearance, verbose_name=_("person"), on_delete=models.PROTECT, related_name="committees"
    )
    is_chair = models.BooleanField(_("chairperson"), default=False)

    class Meta:
        verbose_name = _("committee member")
        verbose_name_plural = _("committee members")
        ordering = ["committee", "order"]
        constraints = [
            models.UniqueConstraint(
                name="committee_member_once", fields=["committee", "appearance"]
            ),
            models.UniqueConstraint(
                name="committee_member_order_once", fields=["committee", "order"]
            ),
        ]

    def __str__(self) -> str:
        return str(self.appearance)


class CommitteeSource(models.Model):
    """An institution from which members of the committees were appointed."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="committee_sources")
    order = models.PositiveSmallIntegerField(_("order"))
    institution = models.ForeignKey(
        Institution, verbose_name=_("institution"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("source of committee members")
        verbose_name_plural = _("sources of committee members")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="committee_source_once", fields=["edition", "institution"])
        ]

    def __str__(self) -> str:
        return str(self.institution)
