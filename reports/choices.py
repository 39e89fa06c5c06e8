"""States and kinds of what is put on record."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MinistryReportState(models.TextChoices):
    EXPECTED = "expected", _("Not handed in")
    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Handed in")
    RETURNED = "returned", _("Returned with remarks")
    ACCEPTED = "accepted", _("Accepted")


# Not handed in, whether begun or not.
MINISTRY_REPORT_OUT = (MinistryReportState.EXPECTED, MinistryReportState.DRAFT)


class ReportPart(models.TextChoices):
    """The four parts of a ministry's report, as in 2019."""

    IMPLEMENTATION = "implementation", _("Implementation")
    BENEFITS = "benefits", _("Benefits")
    CHALLENGES = "challenges", _("Challenges")
    PROPOSALS = "proposals", _("Proposals")


class PromiseOutcome(models.TextChoices):
    DONE = "done", pgettext_lazy("promise", "Done")
    UNDER_WAY = "under_way", pgettext_lazy("promise", "Under way")
    NOT_DONE = "not_done", pgettext_lazy("promise", "Not done")
    DROPPED = "dropped", pgettext_lazy("promise", "Given up")


class Coverage(models.TextChoices):
    COVERED = "covered", _("Covered")
    NOT_COVERED = "not_covered", _("Not covered")
    UNKNOWN = "unknown", _("Not recorded")


class Decision(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Proposed")
    RECOMMENDED = "recommended", _("Recommended")
    ADOPTED = "adopted", _("Adopted")
    REJECTED = "rejected", _("Rejected")
    REFERRED = "referred", _("Referred")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class CorrigendumState(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("correction", "Proposed")
    CONFIRMED = "confirmed", pgettext_lazy("correction", "Confirmed")
    WITHDRAWN = "withdrawn", pgettext_lazy("correction", "Not taken")


class Delivery(models.TextChoices):
    NOT_STARTED = "not_started", _("Not started")
    ON_TRACK = "on_track", _("On track")
    DELAYED = "delayed", _("Delayed")
    BLOCKED = "blocked", _("Blocked")
    REPORTED_DONE = "reported_done", _("Reported done")
    VERIFIED_DONE = "verified_done", _("Verified done")
    OVERTAKEN = "overtaken", _("Overtaken by events")
    DROPPED = "dropped", _("Dropped")


class Recommended(models.TextChoices):
    """What the drafting committee recommends about a proposed resolution."""

    ADOPT = "adopt", pgettext_lazy("recommendation", "Adopt")
    ADOPT_AMENDED = "adopt_amended", pgettext_lazy("recommendation", "Adopt as amended")
    MERGE = "merge", pgettext_lazy("recommendation", "Merge with another")
    REFER = "refer", pgettext_lazy("recommendation", "Refer elsewhere")
    REJECT = "reject", pgettext_lazy("recommendation", "Reject")


class Lineage(models.TextChoices):
    """How a later resolution comes from an earlier one, besides plainly continuing it."""

    MERGED = "merged", pgettext_lazy("lineage", "Merged into")
    SPLIT = "split", pgettext_lazy("lineage", "Split into")


class SourceKind(models.TextChoices):
    """Where a key issue was found."""

    MINISTRY_REPORT = "ministry_report", _("Ministry report")
    BREAKOUT = "breakout", _("Breakout group")
    FLOOR = "floor", _("The floor")
    RESOLUTION = "resolution", _("An earlier resolution")
    OTHER = "other", pgettext_lazy("source", "Elsewhere")


class ProgressState(models.TextChoices):
    SUBMITTED = "submitted", pgettext_lazy("progress report", "Handed in")
    ACCEPTED = "accepted", pgettext_lazy("progress report", "Accepted")
    RETURNED = "returned", pgettext_lazy("progress report", "Returned with remarks")


class OwnerPart(models.TextChoices):
    LEAD = "lead", _("Responsible")
    SUPPORT = "support", _("Supporting")


class OwnerClass(models.TextChoices):
    """Owners named as a class: every member answers for itself."""

    PUBLIC_INSTITUTIONS = "public_institutions", _("Every public institution")
    HEADS_OF_INSTITUTIONS = "heads_of_institutions", _("Heads of public institutions")
    GOVERNMENT = "government", _("The Government")
    PRIVATE_SECTOR = "private_sector", _("The private sector")


class ReportState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("meeting report", "Not published")
    PUBLISHED = "published", pgettext_lazy("meeting report", "Published")


class VersionState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("report version", "Being made")
    PUBLISHED = "published", pgettext_lazy("report version", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("report version", "Withdrawn")


class TextSource(models.TextChoices):
    EDITED = "edited", _("Generated and edited")
    NARRATIVE = "narrative", _("Came with the edition folder")


class RevisionKind(models.TextChoices):
    EDITED = "edited", _("Edited")
    NARRATIVE = "narrative", _("Came with the edition folder")
    REBOUND = "rebound", _("Figures brought up to date")
    RESTORED = "restored", _("An earlier text restored")
    GENERATED = "generated", _("Back to the generated text")


class FindingChoice(models.TextChoices):
    CORRECTED = "corrected", _("Corrected in the report")
    AS_PRINTED = "as_printed", _("Left as the source has it")
    EXPLAINED = "explained", _("Explained in the report")
    NO_MATTER = "no_matter", _("Of no importance for the report")
