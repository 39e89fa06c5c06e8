from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Language
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import Bilingual
from innovations.choices import EntryKind, EntryState, Known


class Entry(models.Model):
    """A piece of research or an innovation. Its title is a name and stays in its own language."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)
    title_language = models.CharField(
        _("language of the title"),
        max_length=2,
        choices=Language.choices,
        default=Language.ENGLISH,
    )
    kind = models.CharField(_("kind"), max_length=12, choices=EntryKind.choices)
    kind_certain = models.BooleanField(_("kind is certain"), default=True)
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        related_name="entries",
    )
    institution_printed = models.CharField(_("institution as printed"), max_length=200, blank=True)
    summary_sw = models.TextField(_("summary in Swahili"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary = Bilingual("summary")
    supervisor = models.CharField(_("supervisor"), max_length=150, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=EntryState.choices, default=EntryState.DRAFT
    )
    exhibited = models.CharField(
        _("in the exhibition"), max_length=8, choices=Known.choices, default=Known.UNKNOWN
    )
    presented = models.CharField(
        _("on the stage"), max_length=8, choices=Known.choices, default=Known.UNKNOWN
    )

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(name="entry_number_once", fields=["edition", "number"])
        ]

    def __str__(self) -> str:
        return self.title


class EntryAuthor(models.Model):
    """An author of an entry, in order."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="authors")
    order = models.PositiveSmallIntegerField(_("order"))
    full_name = models.CharField(_("full name"), max_length=150)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["entry", "order"]
        constraints = [models.UniqueConstraint(name="author_order_once", fields=["entry", "order"])]

    def __str__(self) -> str:
        return self.full_name
