import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.models import Upload
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Language
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import Bilingual
from innovations.choices import (
    SAID_BY_PORTAL,
    BlindPlace,
    ConfirmationState,
    EntryKind,
    EntryState,
    FilePurpose,
    Known,
    ScreeningResult,
    WorkStage,
)
from innovations.models.call import Track
from innovations.workflow import ENTRY_WORKFLOW
from sessions_app.models import Item


class Entry(models.Model):
    """A piece of research or an innovation. Its title is a name and stays in its own language.

    `form_key` is that of the form it was begun with, so that a form sent twice makes one entry;
    `revision` counts what was kept of the draft, so that an older copy does not overwrite a newer one.
    The summaries are what the public may read, the abstract is what judges read.
    """

    workflow = ENTRY_WORKFLOW

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
    track = models.ForeignKey(
        Track,
        verbose_name=_("track"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="entries",
    )
    # Empty only while it is a draft, or when the institution is not listed.
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="entries",
    )
    institution_name = models.CharField(
        _("institution that is not listed"), max_length=200, blank=True
    )
    institution_printed = models.CharField(_("institution as printed"), max_length=200, blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    work_stage = models.CharField(
        _("how far the work has come"), max_length=12, choices=WorkStage.choices, blank=True
    )
    link = models.URLField(_("link"), max_length=500, blank=True)
    video_link = models.URLField(_("link to a video"), max_length=500, blank=True)
    summary_sw = models.TextField(_("summary in Swahili"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary = Bilingual("summary")
    shows_summary = models.BooleanField(_("the summary may be shown to everybody"), default=False)
    supervisor = models.CharField(_("supervisor"), max_length=150, blank=True)
    supervisor_email = models.EmailField(_("e-mail address of the supervisor"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="innovation_entries",
    )
    language = models.CharField(
        _("language of letters"), max_length=2, choices=Language.choices, default=Language.SWAHILI
    )
    state = models.CharField(
        _("state"), max_length=12, choices=EntryState.choices, default=EntryState.DRAFT
    )
    exhibited = models.CharField(
        _("in the exhibition"), max_length=8, choices=Known.choices, default=Known.UNKNOWN
    )
    presented = models.CharField(
        _("on the stage"), max_length=8, choices=Known.choices, default=Known.UNKNOWN
    )
    booth = models.CharField(_("booth in the exhibition"), max_length=20, blank=True)
    slot = models.ForeignKey(
        Item,
        verbose_name=_("slot in the programme"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="entries",
    )
    # What the entrant would still correct, until staff return the entry or it is handed in again.
    correction_wish = models.TextField(_("correction asked for"), blank=True)
    correction_asked_at = models.DateTimeField(_("correction asked for at"), null=True, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("begun at"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("handed in at"), null=True, blank=True)
    # Asked for since and not done yet: judges wait for it, and a worker tries it again.
    blind_asked_at = models.DateTimeField(_("asked to look for names at"), null=True, blank=True)
    blind_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    # When the portal last looked for names in the blind copy; later changes make it look again.
    blind_checked_at = models.DateTimeField(_("looked for names at"), null=True, blank=True)
    # Judges see a blind entry only when somebody has looked at what could tell whose it is.
    blind_cleared_at = models.DateTimeField(_("cleared for judges at"), null=True, blank=True)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(name="entry_number_once", fields=["edition", "number"]),
            models.CheckConstraint(
                name="entry_standing_has_institution",
                condition=Q(state__in=(EntryState.DRAFT, EntryState.WITHDRAWN))
                | Q(institution__isnull=False)
                | ~Q(institution_name=""),
            ),
        ]
        indexes = [
            models.Index(name="entry_in_state", fields=["edition", "state", "number"]),
        ]

    def __str__(self) -> str:
        return self.title


class EntryAuthor(models.Model):
    """An author of an entry, in order."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="authors")
    order = models.PositiveSmallIntegerField(_("order"))
    full_name = models.CharField(_("full name"), max_length=150)
    email = models.EmailField(_("e-mail address"), blank=True)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["entry", "order"]
        constraints = [models.UniqueConstraint(name="author_order_once", fields=["entry", "order"])]

    def __str__(self) -> str:
        return self.full_name


class _OfEntry(models.Model):
    """What hangs on an entry."""

    class Meta:
        abstract = True

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return int(self.entry.edition_id)  # type: ignore[attr-defined]  # each child has its entry


class Confirmation(_OfEntry):
    """The answer of one author, or of the supervisor, whether the entry is theirs too.

    Known by the address that was asked, so that it stays when authors are put in another order.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="confirmations")
    email = models.EmailField(_("e-mail address"))
    full_name = models.CharField(_("full name"), max_length=150)
    is_supervisor = models.BooleanField(_("supervisor"), default=False)
    state = models.CharField(
        _("answer"),
        max_length=10,
        choices=ConfirmationState.choices,
        default=ConfirmationState.ASKED,
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    # Goes into the signed link; a new number makes all earlier links useless.
    link_number = models.PositiveIntegerField(default=1, editable=False)
    asked_at = models.DateTimeField(_("asked at"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["entry", "id"]
        constraints = [
            models.UniqueConstraint(
                name="confirmation_once", fields=["entry", "email", "is_supervisor"]
            )
        ]

    def __str__(self) -> str:
        return self.full_name


class EntryFile(_OfEntry):
    """A file of an entry; `shown` when the entrant agreed that everybody may see it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="innovation_file")
    purpose = models.CharField(
        _("what it is"),
        max_length=10,
        choices=FilePurpose.choices,
        default=FilePurpose.DOCUMENT,
    )
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    shown = models.BooleanField(_("everybody may see it"), default=False)
    added_at = models.DateTimeField(_("added at"))
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("file of an entry")
        verbose_name_plural = _("files of entries")
        ordering = ["entry", "id"]

    def __str__(self) -> str:
        return str(self.upload)


class EntryVersion(_OfEntry):
    """An entry as it was handed in. Rows are only added."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("contents"), editable=False)
    submitted_at = models.DateTimeField(_("handed in at"))
    submitted_by_label = models.CharField(_("by"), max_length=300)

    class Meta:
        verbose_name = _("version of an entry")
        verbose_name_plural = _("versions of entries")
        ordering = ["entry", "-number"]
        constraints = [
            models.UniqueConstraint(name="entry_version_once", fields=["entry", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.entry} ({self.number})"


class Screening(_OfEntry):
    """What staff decided about an entry before judging, and why. Rows are only added."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="screenings")
    result = models.CharField(_("result"), max_length=10, choices=ScreeningResult.choices)
    # Goes to the entrant, in the entrant's language or the only one written.
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("at"))
    by_label = models.CharField(_("by"), max_length=300)

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        ordering = ["entry", "-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="screening_refusal_says_why",
                condition=Q(result=ScreeningResult.ACCEPTED) | ~Q(reason=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.get_result_display()}"


class BlindFinding(_OfEntry):
    """Something in the blind copy that may tell whose it is; open until staff decide."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="blind_findings")
    file = models.ForeignKey(
        EntryFile, null=True, blank=True, on_delete=models.CASCADE, related_name="blind_findings"
    )
    place = models.CharField(_("where"), max_length=12, choices=BlindPlace.choices)
    found = models.CharField(_("what was found"), max_length=300)
    # Numbers of pages, "2, 5, 9", where it is known.
    pages = models.CharField(_("pages"), max_length=60, blank=True)
    found_at = models.DateTimeField(_("found at"))
    decision = models.CharField(_("what was decided"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by_label = models.CharField(_("by"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("finding of the blind check")
        verbose_name_plural = _("findings of the blind check")
        ordering = ["entry", "place", "found"]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """What was found; where the portal could not look, that it could not, in the reader's language."""
        return str(SAID_BY_PORTAL.get(self.found, self.found))
