from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models.edition import Edition
from egov_meeting.shared.bilingual import Bilingual


def photograph_path(photograph: "Photograph", filename: str) -> str:
    """Store under the edition; the name comes from the content's checksum, never from the uploader."""
    return f"photographs/{photograph.edition_id}/{filename}"


class Photograph(models.Model):
    """A picture of the meeting with captions; `section` is the key of the report section it stands in."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="photographs")
    order = models.PositiveSmallIntegerField(_("order"))
    image = models.ImageField(_("image"), upload_to=photograph_path, max_length=200, blank=True)
    caption_sw = models.CharField(_("caption in Swahili"), max_length=400)
    caption_en = models.CharField(_("caption in English"), max_length=400, blank=True)
    caption = Bilingual("caption")
    section = models.CharField(_("section of the report"), max_length=60, blank=True)
    is_placeholder = models.BooleanField(_("drawn placeholder"), default=False)
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="photograph_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return str(self.caption)
