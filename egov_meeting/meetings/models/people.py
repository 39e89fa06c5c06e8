from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models.edition import Edition
from egov_meeting.shared.bilingual import Bilingual


class Person(models.Model):
    """Somebody who spoke, chaired or officiated. Offices belong to appearances, not to people."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    full_name = models.CharField(_("full name"), max_length=150)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name


class Appearance(models.Model):
    """A person in one place of one edition, with the title and office borne there.

    `person` is empty where a document names an office only. `place` says where it stands in the
    sources ("programme, day 1"). `full_name` keeps the name as printed when it differs.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="appearances")
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appearances",
    )
    name_printed = models.CharField(_("name as printed"), max_length=150, blank=True)
    honorific_sw = models.CharField(_("title in Swahili"), max_length=40, blank=True)
    honorific_en = models.CharField(_("title in English"), max_length=40, blank=True)
    honorific = Bilingual("honorific")
    suffix_sw = models.CharField(_("letters after the name, Swahili"), max_length=20, blank=True)
    suffix_en = models.CharField(_("letters after the name, English"), max_length=20, blank=True)
    suffix = Bilingual("suffix")
    office_sw = models.CharField(_("office in Swahili"), max_length=250, blank=True)
    office_en = models.CharField(_("office in English"), max_length=250, blank=True)
    office = Bilingual("office")
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appearances",
    )
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["edition", "id"]

    def __str__(self) -> str:
        return self.titled_name or str(self.office)

    @property
    def titled_name(self) -> str:
        """Title, name and letters in the active language; empty when only an office is known."""
        name = self.name_printed or (self.person.full_name if self.person else "")
        if not name:
            return ""
        return " ".join(part for part in (str(self.honorific), name, str(self.suffix)) if part)
