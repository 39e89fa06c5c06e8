from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions_app"
    verbose_name = _("Programme and sessions")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions
        from egov_meeting.documents.kinds import register as register_kind
        from egov_meeting.documents.upload_kinds import register_upload_kind
        from egov_meeting.meetings.copying import register_copier
        from egov_meeting.notifications.kinds import register_message
        from registrations.doors import register_doors
        from registrations.further_pages import register_further_page
        from registrations.personal_data import register_personal_data
        from sessions_app import editing, exchange  # noqa: F401  (what is edited; parts of the edition folder)
        from sessions_app.action_names import ACTION_NAMES
        from sessions_app.copying import copy_programme
        from sessions_app.documents import PROGRAMME_DOCUMENT
        from sessions_app.doors import session_doors
        from sessions_app.further_pages import FLOOR, OWN_PROGRAMME
        from sessions_app.message_kinds_breakout import KINDS as BREAKOUT_KINDS
        from sessions_app.message_kinds_programme import KINDS as PROGRAMME_KINDS
        from sessions_app.message_kinds_speakers import KINDS as SPEAKER_KINDS
        from sessions_app.personal_data import CONTRIBUTIONS, PICKS
        from sessions_app.uploads import UPLOAD_KIND

        name_actions(ACTION_NAMES)
        for kind in (*PROGRAMME_KINDS, *SPEAKER_KINDS, *BREAKOUT_KINDS):
            register_message(kind)
        register_upload_kind(UPLOAD_KIND)
        register_copier("programme", copy_programme)
        register_doors(session_doors)
        for page in (OWN_PROGRAMME, FLOOR):
            register_further_page(page)
        register_personal_data(PICKS)
        register_personal_data(CONTRIBUTIONS)
        register_kind(PROGRAMME_DOCUMENT)
