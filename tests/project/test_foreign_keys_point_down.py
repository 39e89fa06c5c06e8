"""The import linter cannot see a foreign key that is written as a string; this walk can."""

from django.apps import apps

# Upper may point to lower, never back (docs/architecture.md).
ORDER = [
    "home",
    "reports",
    "innovations",
    "sessions_app",
    "registrations",
    "exchange",
    "payments",
    "notifications",
    "documents",
    "meetings",
    "accounts",
    "institutions",
    "audit",
    "shared",
]


def test_every_app_of_the_project_has_its_place_in_the_order() -> None:
    ours = {
        config.label
        for config in apps.get_app_configs()
        if not config.name.startswith(("django", "allauth", "crispy", "heroicons", "whitenoise"))
    }

    assert ours == set(ORDER)


def test_no_foreign_key_points_to_an_app_above() -> None:
    upward = [
        f"{field.model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.related_model is not None and _is_above(field.related_model, model)
    ]

    assert upward == []


def _is_above(target: type, source: type) -> bool:
    above, below = target._meta.app_label, source._meta.app_label
    return above in ORDER and below in ORDER and ORDER.index(above) < ORDER.index(below)
