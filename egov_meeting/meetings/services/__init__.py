from egov_meeting.meetings.services.phases import extend_phase

__all__ = ["extend_phase"]
