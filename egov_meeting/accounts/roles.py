"""The roles of the portal and what each of them may do. Nothing else grants a right."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("Coordinator")
    FINANCE = "finance", _("Finance officer")
    PROGRAMME = "programme", _("Programme officer")
    INNOVATION = "innovation", _("Innovation officer")
    RAPPORTEUR = "rapporteur", _("Rapporteur")
    DESK = "desk", _("Desk officer")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("System administrator")
    FOCAL_PERSON = "focal_person", _("Institution's focal person")
    MINISTRY_FOCAL_PERSON = "ministry_focal_person", _("Ministry's focal person")
    PARTICIPANT = "participant", pgettext_lazy("role", "Participant")
    INNOVATOR = "innovator", pgettext_lazy("role", "Innovator")
    JUDGE = "judge", pgettext_lazy("role", "Judge")
    CHAIRPERSON = "chairperson", _("Chairperson, presenter or panellist")


STAFF_ROLES = frozenset(
    {
        Role.COORDINATOR,
        Role.FINANCE,
        Role.PROGRAMME,
        Role.INNOVATION,
        Role.RAPPORTEUR,
        Role.DESK,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    }
)

# What every member of staff may look at.
_STAFF = frozenset({"edition.view_staff", "report.view", "documents.view_staff"})

_EDITION = frozenset(
    {
        "edition.change",
        "edition.publish",
        "institutions.change",
        "programme.change",
        "innovations.change",
        "ministry_reports.change",
        "resolutions.change",
        "media.change",
    }
)
# What is said in the hall, and what the meeting decides about it.
_RECORD = frozenset({"floor.moderate", "resolutions.adopt", "resolutions.verify"})
# What is entered and judged; opening a ranking before the close goes on record with its reason.
_INNOVATIONS = frozenset(
    {
        "innovations.view",
        "innovations.change",
        "innovations.open_ranking",
        "innovations.select",
    }
)
# The day itself, and what is given and asked after it.
_THE_DAY = frozenset(
    {
        "badges.print",
        "desk.work",
        "attendance.correct",
        "certificates.issue",
        "feedback.change",
    }
)
_REPORT = frozenset({"report.edit", "report.generate"})

CAPABILITIES: dict[Role, frozenset[str]] = {
    Role.COORDINATOR: _STAFF
    | _EDITION
    | _REPORT
    | _RECORD
    | {
        "programme.publish",
        "report.publish",
        "documents.revoke",
        "audit.view",
        "users.manage",
        "exchange.load",
        "exchange.dump",
        "registrations.view",
        "registrations.change",
        "registrations.exempt",
        "messages.view",
        "messages.change",
    }
    | _INNOVATIONS
    | _THE_DAY,
    Role.FINANCE: _STAFF
    | {"fees.change", "registrations.view", "registrations.exempt", "messages.view"},
    Role.PROGRAMME: _STAFF
    | {
        "programme.change",
        "programme.publish",
        "floor.moderate",
        "institutions.change",
        "media.change",
    },
    Role.INNOVATION: _STAFF | _INNOVATIONS | {"institutions.change"},
    Role.RAPPORTEUR: _STAFF
    | _REPORT
    | _RECORD
    | {"ministry_reports.change", "resolutions.change", "media.change"},
    Role.DESK: _STAFF | {"registrations.view", "registrations.change", "badges.print", "desk.work"},
    Role.AUDITOR: _STAFF
    | {
        "audit.view",
        "exchange.dump",
        "registrations.view",
        "messages.view",
        "innovations.view",
    },
    Role.ADMINISTRATOR: _STAFF
    | {
        "audit.view",
        "users.manage",
        "users.manage_administrators",
        "institutions.change",
        "exchange.load",
        "exchange.dump",
        "messages.view",
        "system.administer",
    },
    Role.FOCAL_PERSON: frozenset(),
    Role.MINISTRY_FOCAL_PERSON: frozenset(),
    Role.PARTICIPANT: frozenset(),
    Role.INNOVATOR: frozenset(),
    Role.JUDGE: frozenset(),
    Role.CHAIRPERSON: frozenset(),
}
