"""Menus show what a person may open, and say where the person is."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.home import navigation
from egov_meeting.home.navigation import Entry
from tests.accounts.factories import UserFactory


@pytest.fixture(autouse=True)
def in_swahili():
    with translation.override("sw"):
        yield


def request_for(path):
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def current_of(entries, path):
    return [link.current for link in navigation.links(entries, request=request_for(path))]


PEOPLE, INVITE = Entry("People", "accounts:people"), Entry("Invite", "accounts:invite")


def test_present_page_is_marked():
    assert current_of([PEOPLE, INVITE], "/sw/kazi/watu/") == ["page", ""]


def test_only_the_nearest_line_is_marked():
    assert current_of([PEOPLE, INVITE], "/sw/kazi/watu/mwaliko/") == ["", "page"]


def test_line_above_the_present_page_is_marked_as_such():
    assert current_of([PEOPLE], "/sw/kazi/watu/7/") == ["true"]


def test_pages_elsewhere_that_belong_to_a_line_mark_it_and_not_the_one_above_them():
    of_people = Entry("Invite", "accounts:invite", also="kazi/vikao/[0-9]+/watu/")
    editions = Entry("Editions", "meetings:staff_editions")
    assert current_of([editions, of_people], "/sw/kazi/vikao/2019/watu/") == ["", "true"]
    assert current_of([editions, of_people], "/sw/kazi/vikao/2019/") == ["true", ""]


@pytest.mark.django_db
def test_a_certificate_belongs_to_the_certificates_and_not_to_the_documents():
    request = request_for(reverse("documents:certificate", args=[7]))
    request.user = UserFactory()
    RoleAssignment.objects.create(user=request.user, role=Role.COORDINATOR)
    marked = [
        link.address
        for link in navigation.links(navigation.STAFF_ENTRIES, request=request)
        if link.current
    ]
    assert marked == [reverse("registrations:certificates")]


def test_line_that_stands_for_itself_is_not_marked_on_the_pages_below():
    entry = Entry("People", "accounts:people", only_itself=True)
    assert current_of([entry], "/sw/kazi/watu/7/") == [""]


def test_line_without_a_page_is_left_out():
    assert navigation.links([Entry("Nothing", "nowhere:at_all")], request=request_for("/sw/")) == []


def test_anonymous_reader_sees_no_line_for_staff():
    hidden = [
        Entry("A", "accounts:people", for_staff=True),
        Entry("B", "accounts:people", "users.manage"),
    ]
    assert navigation.links(hidden, request=request_for("/sw/")) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("edition_id", "shown"), [(None, 1), (2, 0)])
def test_line_for_all_editions_needs_a_role_in_all_of_them(edition_id, shown):
    coordinator = UserFactory()
    RoleAssignment.objects.create(user=coordinator, role=Role.COORDINATOR, edition_id=edition_id)
    request = request_for("/sw/")
    request.user = coordinator
    people = [entry for entry in navigation.STAFF_ENTRIES if entry.url_name == "accounts:people"]

    assert len(navigation.links(people, request=request)) == shown


def test_other_language_leads_to_the_same_page_with_its_filters():
    other = navigation.same_page_in_other_language(request_for("/sw/kazi/watu/?q=asha"))
    assert other == {
        "code": "en",
        "name": "English",
        "next": "/en/kazi/watu/?q=asha",
        "address": "/en/kazi/watu/",
    }
