from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import Bilingual
from reports.choices import Decision, Delivery, Lineage, OwnerClass, OwnerPart, Recommended
from reports.models.issues import KeyIssue
from reports.workflow import DECISION_WORKFLOW


class Theme(models.Model):
    """What a resolution is about, the same across editions."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    name_sw = models.CharField(_("name in Swahili"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    name = Bilingual("name")

    class Meta:
        verbose_name = _("theme of resolutions")
        verbose_name_plural = _("themes of resolutions")
        ordering = ["name_sw"]

    def __str__(self) -> str:
        return str(self.name)


class Resolution(models.Model):
    """A resolution (azimio) of an edition, in both languages, with its decision and its delivery.

    `decision` moves by DECISION_WORKFLOW; a draft has no `number` until it is adopted. The adopted
    text is frozen: `adopted_sha256` is the checksum of title and text in both languages. `answering`,
    `reported` and `percentage` are the roll-up over its obligations, kept by the services of
    follow-up; `percentage` is empty while nobody has been assessed.
    """

    workflow = DECISION_WORKFLOW

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="resolutions")
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    theme = models.ForeignKey(
        Theme,
        verbose_name=_("theme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resolutions",
    )
    title_sw = models.CharField(_("title in Swahili"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    title = Bilingual("title")
    text_sw = models.TextField(_("text in Swahili"))
    text_en = models.TextField(_("text in English"), blank=True)
    text = Bilingual("text")
    decision = models.CharField(
        _("decision"), max_length=12, choices=Decision.choices, default=Decision.DRAFT
    )
    delivery = models.CharField(
        _("delivery"), max_length=14, choices=Delivery.choices, default=Delivery.NOT_STARTED
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    measure_sw = models.CharField(_("measure of success, Swahili"), max_length=300, blank=True)
    measure_en = models.CharField(_("measure of success, English"), max_length=300, blank=True)
    measure = Bilingual("measure")
    continues = models.ForeignKey(
        "self",
        verbose_name=_("continues"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="continued_by",
    )
    baseline_sw = models.CharField(_("where it starts from, Swahili"), max_length=300, blank=True)
    baseline_en = models.CharField(_("where it starts from, English"), max_length=300, blank=True)
    baseline = Bilingual("baseline")
    target_sw = models.CharField(_("target, Swahili"), max_length=300, blank=True)
    target_en = models.CharField(_("target, English"), max_length=300, blank=True)
    target = Bilingual("target")
    issues = models.ManyToManyField(
        KeyIssue, verbose_name=_("key issues"), related_name="resolutions", blank=True
    )
    recommended = models.CharField(
        _("recommendation"), max_length=14, choices=Recommended.choices, blank=True
    )
    recommended_why = models.TextField(_("why it is recommended"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_why = models.TextField(_("why it was decided so"), blank=True)
    adopted_sha256 = models.CharField(
        _("checksum of the adopted text (SHA-256)"), max_length=64, blank=True
    )
    # Staff say what the public register shows; drafts are never shown.
    is_public = models.BooleanField(_("in the public register"), default=True)
    # The place among the drafts, in which the meeting takes them; numbers follow it at adoption.
    draft_order = models.PositiveIntegerField(_("place among the drafts"), default=0)
    # What the form that began the draft was given: pressed twice, it begins one.
    form_key = models.UUIDField(null=True, unique=True, editable=False)
    # Grows with every change of the wording, so that nobody overwrites what was not seen.
    revision = models.PositiveIntegerField(_("revision"), default=0)
    delivery_reason = models.TextField(_("why it stands so"), blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    answering = models.PositiveIntegerField(_("institutions that answer"), default=0)
    reported = models.PositiveIntegerField(_("institutions that reported"), default=0)
    percentage = models.DecimalField(
        _("carried out (per cent)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ["edition", F("number").asc(nulls_last=True), "id"]
        constraints = [
            models.UniqueConstraint(name="resolution_number_once", fields=["edition", "number"]),
            models.CheckConstraint(
                name="resolution_adopted_has_number",
                condition=~Q(decision=Decision.ADOPTED) | Q(number__isnull=False),
            ),
            models.CheckConstraint(
                name="resolution_reported_within_answering",
                condition=Q(reported__lte=F("answering")),
            ),
            models.CheckConstraint(
                name="resolution_does_not_continue_itself", condition=~Q(continues=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def register_number(self) -> str:
        """The number in the register across editions, such as KK/2023/07; "" of a draft."""
        return "" if self.number is None else f"KK/{self.edition.year}/{self.number:02d}"


class ResolutionWording(models.Model):
    """A wording a resolution has had. Rows are only added; the newest equals the resolution's text."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField(_("number"))
    title_sw = models.CharField(_("title in Swahili"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    text_sw = models.TextField(_("text in Swahili"))
    text_en = models.TextField(_("text in English"), blank=True)
    note = models.CharField(_("why it was changed"), max_length=300, blank=True)
    by_id = models.BigIntegerField(null=True, editable=False)
    by_label = models.CharField(_("by"), max_length=300)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("wording of a resolution")
        verbose_name_plural = _("wordings of resolutions")
        ordering = ["resolution", "-number"]
        constraints = [
            models.UniqueConstraint(name="resolution_wording_once", fields=["resolution", "number"])
        ]

    def __str__(self) -> str:
        return self.title_sw


class ResolutionLink(models.Model):
    """A later resolution that an earlier one was merged or split into; chains are read forwards."""

    earlier = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="later_links")
    later = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="earlier_links")
    kind = models.CharField(_("kind"), max_length=8, choices=Lineage.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)
    by_label = models.CharField(_("by"), max_length=300)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("descent of a resolution")
        verbose_name_plural = _("descents of resolutions")
        ordering = ["earlier", "later"]
        constraints = [
            models.UniqueConstraint(name="resolution_link_once", fields=["earlier", "later"]),
            models.CheckConstraint(name="resolution_link_of_two", condition=~Q(earlier=F("later"))),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} → {self.later_id}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.later.edition_id


class ResolutionOwner(models.Model):
    """Who must act: one institution, or a class in which each answers for itself."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="owners")
    order = models.PositiveSmallIntegerField(_("order"))
    part = models.CharField(
        _("part"), max_length=8, choices=OwnerPart.choices, default=OwnerPart.LEAD
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resolutions_owned",
    )
    owner_class = models.CharField(
        _("class of owners"), max_length=24, choices=OwnerClass.choices, blank=True
    )

    class Meta:
        verbose_name = _("owner of a resolution")
        verbose_name_plural = _("owners of resolutions")
        ordering = ["resolution", "order"]
        constraints = [
            models.UniqueConstraint(name="owner_order_once", fields=["resolution", "order"]),
            models.CheckConstraint(
                name="owner_is_institution_or_class",
                condition=(Q(institution__isnull=False) & Q(owner_class=""))
                | (Q(institution__isnull=True) & ~Q(owner_class="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.institution) if self.institution else self.get_owner_class_display()
