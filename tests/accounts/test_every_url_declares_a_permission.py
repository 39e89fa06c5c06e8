"""No page without a door: every address says who may open it, or that everyone may."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, URLResolver, get_resolver

from egov_meeting.accounts.access import Permitted

# Libraries whose pages have doors of their own. Django's admin asks SystemSite.has_permission.
LIBRARIES = ("allauth.account.", "allauth.mfa.", "django.contrib.admin.")


def callbacks(resolver: URLResolver, path: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here, pattern.callback
        else:
            yield from callbacks(pattern, here)


def says_who_may_open_it(callback: Callable[..., Any]) -> bool:
    view = getattr(callback, "view_class", callback)
    if getattr(view, "public", False) is True:
        return True
    if isinstance(view, type) and issubclass(view, Permitted):
        return callable(getattr(view, "permission", None))
    return False


def is_of_a_library(callback: Callable[..., Any]) -> bool:
    view = getattr(callback, "view_class", callback)
    names = {view.__module__, getattr(getattr(view, "__wrapped__", view), "__module__", "")}
    if any(name.startswith(LIBRARIES) for name in names) or hasattr(callback, "admin_site"):
        return True
    return hasattr(callback, "model_admin") or isinstance(
        getattr(callback, "__self__", None), AdminSite
    )


def test_every_url_declares_a_permission():
    open_doors = [
        path
        for path, callback in callbacks(get_resolver())
        if not says_who_may_open_it(callback) and not is_of_a_library(callback)
    ]

    assert open_doors == []


def test_the_walk_finds_the_pages():
    paths = [path for path, _callback in callbacks(get_resolver())]

    assert any("kazi/watu/" in path for path in paths)
    assert len(paths) > 40


def test_every_permission_has_a_name():
    """A lambda would say nothing in a list of who may do what."""
    unnamed = [
        path
        for path, callback in callbacks(get_resolver())
        for permission in [getattr(getattr(callback, "view_class", None), "permission", None)]
        if permission is not None and permission.__name__ == "<lambda>"
    ]

    assert unnamed == []
