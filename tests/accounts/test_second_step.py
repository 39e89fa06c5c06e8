"""The second step: staff must set it up, sign in with it, and can get in without the phone."""

import re

import pytest
from allauth.mfa.models import Authenticator

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from tests.accounts.factories import (
    PASSWORD,
    TOTP_SECRET,
    UserFactory,
    code_of_app,
    has_authenticator,
    set_up_second_step,
)

pytestmark = pytest.mark.django_db

STAFF_PAGE = "/sw/kazi/watu/"
SET_UP = "/sw/akaunti/hatua-ya-pili/weka/"
SECOND_STEP = "/sw/ingia/hatua-ya-pili/"


def sign_in(client, user):
    return client.post(
        "/sw/ingia/", {"login": user.email, "password": PASSWORD, "next": STAFF_PAGE}
    )


def test_staff_set_the_second_step_up_before_any_page_opens(client):
    user = UserFactory(roles=[Role.COORDINATOR])
    sign_in(client, user)

    assert client.get(STAFF_PAGE).url == SET_UP

    page = client.get(SET_UP).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    response = client.post(SET_UP, {"code": code_of_app(secret)})

    assert response.url == "/sw/akaunti/namba-za-akiba/"
    assert has_authenticator(user)
    assert client.get(response.url).status_code == 200
    assert client.get(STAFF_PAGE).status_code == 200


def test_wrong_code_sets_nothing_up(client):
    user = UserFactory(roles=[Role.COORDINATOR])
    sign_in(client, user)
    client.get(SET_UP)

    response = client.post(SET_UP, {"code": "000000"})

    assert response.context["form"].errors == {"code": ["Namba hii si sahihi."]}
    assert not has_authenticator(user)


def test_password_alone_does_not_open_the_account(client):
    user = UserFactory(roles=[Role.COORDINATOR])
    set_up_second_step(user)

    response = sign_in(client, user)

    assert (
        response.url == f"{SECOND_STEP}?next=%2Fsw%2Fkazi%2Fwatu%2F" or response.url == SECOND_STEP
    )
    assert client.get(STAFF_PAGE).url.startswith("/sw/ingia/")


def test_code_of_the_app_opens_it(client):
    user = UserFactory(roles=[Role.COORDINATOR])
    set_up_second_step(user)
    address = sign_in(client, user).url

    response = client.post(address, {"code": code_of_app()})

    assert response.url == STAFF_PAGE
    assert client.get(STAFF_PAGE).status_code == 200


def test_code_is_good_once(client, client_again):
    user = UserFactory(roles=[Role.COORDINATOR])
    set_up_second_step(user)
    code = code_of_app()
    client.post(sign_in(client, user).url, {"code": code})

    response = client_again.post(sign_in(client_again, user).url, {"code": code})

    assert response.context["form"].errors == {"code": ["Namba hii si sahihi."]}


@pytest.fixture
def client_again():
    from django.test import Client

    return Client()


def test_recovery_code_opens_it_once(client, client_again):
    user = UserFactory(roles=[Role.COORDINATOR])
    set_up_second_step(user)
    codes = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES).wrap()
    code = codes.get_unused_codes()[0]

    first = client.post(sign_in(client, user).url, {"code": code})
    second = client_again.post(sign_in(client_again, user).url, {"code": code})

    assert first.url == STAFF_PAGE
    assert second.status_code == 200


def test_guessing_codes_is_stopped(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
    user = UserFactory(roles=[Role.COORDINATOR])
    set_up_second_step(user)
    address = sign_in(client, user).url

    answers = [client.post(address, {"code": f"00000{n}"}).context["form"].errors for n in range(7)]

    assert answers[0] == {"code": ["Namba hii si sahihi."]}
    assert answers[-1] == {
        "code": ["Umejaribu mara nyingi mno. Subiri dakika chache kisha jaribu tena."]
    }


def test_secret_does_not_stand_in_the_database_as_it_is():
    user = UserFactory()
    set_up_second_step(user)

    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)

    assert TOTP_SECRET not in str(kept.data)
    assert kept.wrap().validate_code(code_of_app())


def test_secret_is_read_after_the_key_of_the_portal_was_changed(settings):
    user = UserFactory()
    set_up_second_step(user)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new one"

    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)

    assert kept.wrap().validate_code(code_of_app())


def test_turning_it_off_goes_on_record_and_closes_the_staff_pages(client):
    user = UserFactory(roles=[Role.COORDINATOR])
    set_up_second_step(user)
    client.post(sign_in(client, user).url, {"code": code_of_app()})

    client.post("/sw/akaunti/hatua-ya-pili/ondoa/")

    assert Event.objects.filter(action="accounts.totp_deactivated", actor_id=user.pk).count() == 1
    assert client.get(STAFF_PAGE).url == SET_UP


def test_demonstration_without_second_step_opens_staff_pages(client, settings):
    settings.STAFF_SECOND_FACTOR = False
    sign_in(client, UserFactory(roles=[Role.COORDINATOR]))

    assert client.get(STAFF_PAGE).status_code == 200


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize(
    "path",
    [
        "akaunti/",
        "akaunti/hatua-ya-pili/",
        "akaunti/namba-za-akiba/",
        "akaunti/namba-za-akiba/mpya/",
        "akaunti/namba-za-akiba/pakua/",
        "akaunti/hatua-ya-pili/ondoa/",
        "akaunti/nenosiri/",
        "akaunti/barua-pepe/",
        "toka/",
    ],
)
def test_pages_of_the_own_account_open(client, language, path):
    user = UserFactory(roles=[Role.COORDINATOR])
    set_up_second_step(user)
    client.post(sign_in(client, user).url, {"code": code_of_app()})

    assert client.get(f"/{language}/{path}").status_code == 200
