from egov_meeting.institutions.services.merging import MergeRefused, merge_institutions
from egov_meeting.institutions.services.naming import end_institution, rename_institution

__all__ = ["MergeRefused", "end_institution", "merge_institutions", "rename_institution"]
