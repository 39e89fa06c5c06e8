from reports.models.finding_decisions import FindingDecision
from reports.models.issues import KeyIssue, Lesson, Recommendation
from reports.models.meeting_report import MeetingReport, ReportVersion
from reports.models.ministry_reports import CoveredInstitution, MinistryReport
from reports.models.resolutions import Resolution, ResolutionOwner
from reports.models.section_texts import (
    AutosavedDraft,
    KeptFigure,
    SectionRevision,
    SectionText,
)

__all__ = [
    "AutosavedDraft",
    "CoveredInstitution",
    "FindingDecision",
    "KeptFigure",
    "KeyIssue",
    "Lesson",
    "MeetingReport",
    "MinistryReport",
    "Recommendation",
    "ReportVersion",
    "Resolution",
    "ResolutionOwner",
    "SectionRevision",
    "SectionText",
]
