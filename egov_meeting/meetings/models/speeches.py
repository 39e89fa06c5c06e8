from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Language, SpeechKind
from egov_meeting.meetings.models.edition import Edition
from egov_meeting.meetings.models.groups import ParticipantGroup
from egov_meeting.meetings.models.people import Appearance
from egov_meeting.shared.bilingual import Bilingual


class Speech(models.Model):
    """A speech of the meeting: who, in what office, when; a summary in both languages.

    `full_text` (Markdown) is in `original_language` only, and empty when the edition has it not.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="speeches")
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=10, choices=SpeechKind.choices)
    speaker = models.ForeignKey(
        Appearance,
        verbose_name=_("speaker"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="speeches",
    )
    likely_speaker = models.ForeignKey(
        Appearance,
        verbose_name=_("probable speaker, where the source names none"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    delivered_by = models.ForeignKey(
        Appearance,
        verbose_name=_("delivered by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="speeches_delivered",
    )
    group = models.ForeignKey(
        ParticipantGroup,
        verbose_name=_("group"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="speeches",
    )
    occasion_sw = models.CharField(_("occasion in Swahili"), max_length=250)
    occasion_en = models.CharField(_("occasion in English"), max_length=250, blank=True)
    occasion = Bilingual("occasion")
    date = models.DateField(_("date"))
    title_sw = models.CharField(_("title in Swahili"), max_length=250)
    title_en = models.CharField(_("title in English"), max_length=250, blank=True)
    title = Bilingual("title")
    summary_sw = models.TextField(_("summary in Swahili"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary = Bilingual("summary")
    original_language = models.CharField(
        _("language it was given in"),
        max_length=2,
        choices=Language.choices,
        default=Language.SWAHILI,
    )
    full_text = models.TextField(_("full text"), blank=True)

    class Meta:
        verbose_name = _("speech")
        verbose_name_plural = _("speeches")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="speech_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return str(self.title)


class SponsorMention(models.Model):
    """A sponsor thanked in a speech, under the name the speaker used."""

    speech = models.ForeignKey(Speech, on_delete=models.CASCADE, related_name="sponsor_mentions")
    order = models.PositiveSmallIntegerField(_("order"))
    institution = models.ForeignKey(
        Institution, verbose_name=_("institution"), on_delete=models.PROTECT, related_name="+"
    )
    name_said = models.CharField(_("name as said"), max_length=200)

    class Meta:
        verbose_name = _("sponsor thanked")
        verbose_name_plural = _("sponsors thanked")
        ordering = ["speech", "order"]
        constraints = [
            models.UniqueConstraint(name="sponsor_mention_once", fields=["speech", "institution"])
        ]

    def __str__(self) -> str:
        return self.name_said
