"""Fixed lists of documents and of the work that makes them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentLanguage(models.TextChoices):
    SWAHILI = "sw", _("Swahili")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Swahili and English")


class JobState(models.TextChoices):
    QUEUED = "queued", pgettext_lazy("document job", "Waiting its turn")
    RUNNING = "running", pgettext_lazy("document job", "Being made")
    DONE = "done", pgettext_lazy("document job", "Ready")
    FAILED = "failed", pgettext_lazy("document job", "Failed")
    CANCELLED = "cancelled", pgettext_lazy("document job", "Cancelled")


OPEN_JOB_STATES = (JobState.QUEUED, JobState.RUNNING)


class DocumentState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("document", "Draft")
    PUBLISHED = "published", pgettext_lazy("document", "Published")
    REVOKED = "revoked", pgettext_lazy("document", "Revoked")


class PartState(models.TextChoices):
    """Of a part of a document that several workers make together."""

    QUEUED = "queued", pgettext_lazy("part of a document", "Waiting its turn")
    RUNNING = "running", pgettext_lazy("part of a document", "Being made")
    DONE = "done", pgettext_lazy("part of a document", "Ready")
    FAILED = "failed", pgettext_lazy("part of a document", "Failed")


class CertificateState(models.TextChoices):
    VALID = "valid", pgettext_lazy("certificate", "Valid")
    REPLACED = "replaced", pgettext_lazy("certificate", "Replaced by a corrected one")
    REVOKED = "revoked", pgettext_lazy("certificate", "Revoked")


class UploadState(models.TextChoices):
    RECEIVING = "receiving", pgettext_lazy("file handed in", "On its way")
    CHECKING = "checking", pgettext_lazy("file handed in", "Being checked")
    READY = "ready", pgettext_lazy("file handed in", "Checked")
    REFUSED = "refused", pgettext_lazy("file handed in", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("file handed in", "Withdrawn")
