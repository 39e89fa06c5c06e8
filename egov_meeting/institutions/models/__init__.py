from egov_meeting.institutions.models.contact import InstitutionContact
from egov_meeting.institutions.models.institution import Institution
from egov_meeting.institutions.models.names import FormerName, OtherSpelling
from egov_meeting.institutions.models.supervision import Supervision

__all__ = ["FormerName", "Institution", "InstitutionContact", "OtherSpelling", "Supervision"]
