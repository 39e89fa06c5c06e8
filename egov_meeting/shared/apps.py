from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "egov_meeting.shared"
    label = "shared"
