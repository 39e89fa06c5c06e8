from reports.models.issues import KeyIssue, Lesson, Recommendation
from reports.models.ministry_reports import CoveredInstitution, MinistryReport
from reports.models.resolutions import Resolution, ResolutionOwner

__all__ = [
    "CoveredInstitution",
    "KeyIssue",
    "Lesson",
    "MinistryReport",
    "Recommendation",
    "Resolution",
    "ResolutionOwner",
]
