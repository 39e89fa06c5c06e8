from reports.models.closed_tables import ClosedTables
from reports.models.corrigenda import Corrigendum
from reports.models.finding_decisions import FindingDecision
from reports.models.follow_up import Assessment, Evidence, Obligation, ProgressReport
from reports.models.issues import IssueSource, KeyIssue, Lesson, Recommendation
from reports.models.meeting_report import MeetingReport, ReportVersion
from reports.models.ministry_reports import (
    CoveredInstitution,
    MinistryCall,
    MinistryReport,
    MinistryReportFile,
    MinistryReportVersion,
    PartRemark,
    Promise,
)
from reports.models.resolutions import (
    Resolution,
    ResolutionLink,
    ResolutionOwner,
    ResolutionWording,
    Theme,
)
from reports.models.section_texts import (
    AutosavedDraft,
    KeptFigure,
    SectionRevision,
    SectionText,
)

__all__ = [
    "Assessment",
    "AutosavedDraft",
    "ClosedTables",
    "Corrigendum",
    "CoveredInstitution",
    "Evidence",
    "FindingDecision",
    "IssueSource",
    "KeptFigure",
    "KeyIssue",
    "Lesson",
    "MeetingReport",
    "MinistryCall",
    "MinistryReport",
    "MinistryReportFile",
    "MinistryReportVersion",
    "Obligation",
    "PartRemark",
    "ProgressReport",
    "Promise",
    "Recommendation",
    "ReportVersion",
    "Resolution",
    "ResolutionLink",
    "ResolutionOwner",
    "ResolutionWording",
    "SectionRevision",
    "SectionText",
    "Theme",
]
