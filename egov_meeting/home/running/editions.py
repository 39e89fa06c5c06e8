"""The editions that come with the project, and any other edition folder."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services.loading import load_edition_folder
from egov_meeting.meetings.models import Edition

SHIPPED = Path(settings.BASE_DIR) / "editions"


def load_folder(folder: Path) -> Edition:
    """Load one edition folder; the same folder again changes nothing.

    Raises FolderRefused, which names every mistake of the folder.
    """
    return load_edition_folder(path=folder, by=SYSTEM, at=timezone.now()).edition


def load_shipped_editions() -> list[Edition]:
    """Load every folder of editions/, the earliest year first."""
    folders = sorted(path for path in SHIPPED.iterdir() if path.is_dir())
    return [load_folder(folder) for folder in folders]
