from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "egov_meeting.documents"
    label = "documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions, name_fields
        from egov_meeting.documents import action_names_certificates as certificates
        from egov_meeting.documents.action_names import ACTION_NAMES
        from egov_meeting.documents.certificate_documents import CERTIFICATE_PAPER
        from egov_meeting.documents.kinds import register

        name_actions(ACTION_NAMES)
        name_actions(certificates.ACTION_NAMES)
        name_fields(certificates.FIELD_NAMES)
        register(CERTIFICATE_PAPER)
