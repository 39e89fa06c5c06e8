"""Migrating an empty database without drawing every model anew for each new table.

When a migration makes a model, Django draws that model and all that are related to it, however
distantly, once more. Here nearly all are, so that 159 tables cost some 15,000 drawings and most of
a minute. A model that is new has nothing pointing at it yet: it is enough to draw it alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db.migrations.state import ProjectState

if TYPE_CHECKING:
    from django.db.migrations.state import ModelState


@contextmanager
def new_models_drawn_alone() -> Iterator[None]:
    """While it lasts a model that a migration makes is drawn alone; whatever is changed, as Django does."""
    draw_all_related = ProjectState.add_model

    def add_model(self: ProjectState, model_state: ModelState) -> None:
        apps = self.__dict__.pop("apps", None)
        draw_all_related(self, model_state)
        if apps is None:
            return
        self.__dict__["apps"] = apps
        if model_state.name_lower in apps.all_models[model_state.app_label]:
            self.reload_model(model_state.app_label, model_state.name_lower)
        else:
            apps.render_multiple([model_state])

    ProjectState.add_model = add_model  # type: ignore[method-assign]  # put back below
    try:
        yield
    finally:
        ProjectState.add_model = draw_all_related  # type: ignore[method-assign]
