from egov_meeting.exchange.services.archives import (
    check_edition_archive,
    edition_archive,
    load_edition_archive,
)
from egov_meeting.exchange.services.dumping import dump_edition_folder
from egov_meeting.exchange.services.loading import (
    LoadResult,
    check_edition_folder,
    load_edition_folder,
)

__all__ = [
    "LoadResult",
    "check_edition_archive",
    "check_edition_folder",
    "dump_edition_folder",
    "edition_archive",
    "load_edition_archive",
    "load_edition_folder",
]
