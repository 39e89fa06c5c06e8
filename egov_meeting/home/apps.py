from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "egov_meeting.home"
    label = "home"
