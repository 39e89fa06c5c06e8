"""`{% load documents %}`: documents and their jobs in words."""

from django import template

from egov_meeting.documents.choices import DocumentState, JobState
from egov_meeting.documents.kinds import Text, kind_title
from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.steps import error_text, step_text

register = template.Library()

TONES = {
    JobState.RUNNING: "info",
    JobState.DONE: "good",
    JobState.FAILED: "bad",
    JobState.CANCELLED: "warn",
    DocumentState.PUBLISHED: "good",
    DocumentState.REVOKED: "bad",
}


@register.filter
def title_of_kind(key: str) -> Text:
    """`{{ document.kind|title_of_kind }}`"""
    return kind_title(key)


@register.filter
def state_tone(state: str) -> str:
    """Tone of the badge of a job's or document's state."""
    return TONES.get(state, "")  # type: ignore[call-overload, no-any-return]


@register.filter
def present_step(job: DocumentJob) -> str:
    """What is being done, in words."""
    step = job.step or ("waiting" if job.state == JobState.QUEUED else "starting")
    return step_text(kind=job.kind, step=step, count=job.step_count)


@register.filter
def reason_of_failure(job: DocumentJob) -> str:
    """Why it failed, in words."""
    return error_text(kind=job.kind, key=job.error_key)


@register.filter
def file_kind(filename: str) -> str:
    """`PDF`, `DOCX`: the ending of a file name."""
    return filename.rpartition(".")[2].upper()
