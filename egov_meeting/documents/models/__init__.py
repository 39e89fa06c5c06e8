from egov_meeting.documents.models.document import Document
from egov_meeting.documents.models.job import DocumentJob
from egov_meeting.documents.models.upload import Upload, UploadPart

__all__ = ["Document", "DocumentJob", "Upload", "UploadPart"]
