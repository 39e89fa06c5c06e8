from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InnovationsConfig(AppConfig):
    name = "innovations"
    verbose_name = _("Research and innovation")

    def ready(self) -> None:
        from innovations import editing, exchange  # noqa: F401  (what is edited; parts of the edition folder)
        from innovations.wiring_entering import wire_entering
        from innovations.wiring_judging import wire_judging
        from innovations.wiring_outcome import wire_outcome
        from innovations.wiring_panel import wire_panel
        from innovations.wiring_ranking import wire_ranking

        wire_entering()
        wire_judging()
        wire_outcome()
        wire_panel()
        wire_ranking()
