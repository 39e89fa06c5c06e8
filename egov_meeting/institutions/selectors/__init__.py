from egov_meeting.institutions.selectors.lookup import (
    Match,
    find_institutions,
    institution_called,
    nearest_institution,
)

__all__ = ["Match", "find_institutions", "institution_called", "nearest_institution"]
