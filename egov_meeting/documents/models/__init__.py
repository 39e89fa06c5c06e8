from egov_meeting.documents.models.certificate import Certificate
from egov_meeting.documents.models.document import Document
from egov_meeting.documents.models.job import DocumentJob
from egov_meeting.documents.models.part import JobPart
from egov_meeting.documents.models.upload import Upload, UploadPart

__all__ = ["Certificate", "Document", "DocumentJob", "JobPart", "Upload", "UploadPart"]
