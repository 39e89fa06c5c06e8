"""Django's own command, which does not draw every model anew for each new table."""

from typing import Any

from django.core.management.commands import migrate

from egov_meeting.shared.migrating import new_models_drawn_alone


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with new_models_drawn_alone():
            super().handle(*args, **options)
