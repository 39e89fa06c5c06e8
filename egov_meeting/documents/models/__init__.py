from egov_meeting.documents.models.document import Document
from egov_meeting.documents.models.job import DocumentJob

__all__ = ["Document", "DocumentJob"]
