"""Signing in by e-mail: who gets in, what a stranger learns, how guessing ends."""

import pytest
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from tests.accounts.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

SIGN_IN = "/sw/ingia/"
ACCOUNT = "/sw/akaunti/"
WRONG = "Anwani ya barua pepe au nenosiri si sahihi."
TOO_MANY = "Umejaribu mara nyingi mno. Subiri dakika chache kisha jaribu tena."


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": email, "password": password, "next": ACCOUNT, **more})


def errors_of(response):
    return [error for errors in response.context["form"].errors.values() for error in errors]


def test_addresses_are_swahili_words_in_both_languages():
    with translation.override("en"):
        assert reverse("account_login") == "/en/ingia/"
    with translation.override("sw"):
        assert reverse("account_signup") == "/sw/jisajili/"


def test_person_signs_in_and_comes_back_to_the_page_asked_for(client):
    user = UserFactory()

    response = sign_in(client, user.email)

    assert response.status_code == 302
    assert response.url == ACCOUNT
    assert client.get(ACCOUNT).context["user"] == user


def test_address_is_read_without_regard_to_capitals(client):
    user = UserFactory(email="Asha.Juma@mfano.go.tz")

    assert sign_in(client, "ASHA.juma@Mfano.go.tz").url == ACCOUNT
    assert user.email == "asha.juma@mfano.go.tz"


def test_session_gets_a_new_key(client):
    user = UserFactory()
    client.get(SIGN_IN)
    client.session["before"] = True
    client.session.save()
    before = client.session.session_key

    sign_in(client, user.email)

    assert client.session.session_key != before


def test_unknown_address_wrong_password_and_nonsense_are_answered_alike(client):
    user = UserFactory()

    answers = {
        tuple(errors_of(sign_in(client, who, "si-sahihi")))
        for who in (user.email, "hayupo@mfano.go.tz", "si-anwani")
    }

    assert answers == {(WRONG,)}


def test_closed_account_with_a_wrong_password_says_no_more(client):
    user = UserFactory(is_active=False)

    assert errors_of(sign_in(client, user.email, "si-sahihi")) == [WRONG]


def test_closed_account_does_not_open(client):
    user = UserFactory(is_active=False)

    response = sign_in(client, user.email)

    assert response.url == "/sw/akaunti/imefungwa/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("who", ["known", "hayupo@mfano.go.tz", "brute-zq9x7"])
def test_guessing_is_stopped_within_twelve_tries(client, settings, who):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "120/m/ip"}
    email = UserFactory().email if who == "known" else who

    answers = [errors_of(sign_in(client, email, f"jaribio-{n}")) for n in range(12)]

    assert answers[:5] == [[WRONG]] * 5
    assert answers[-1] == [TOO_MANY]


def test_right_password_does_not_open_while_guessing_is_stopped(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
    user = UserFactory()
    for n in range(5):
        sign_in(client, user.email, f"jaribio-{n}")

    assert errors_of(sign_in(client, user.email)) == [TOO_MANY]


@pytest.mark.parametrize(
    "elsewhere", ["https://uovu.example/", "//uovu.example/", "javascript:alert(1)", "\\\\uovu"]
)
def test_nobody_is_sent_elsewhere_after_signing_in(client, elsewhere):
    response = sign_in(client, UserFactory().email, next=elsewhere)

    assert response.status_code == 302
    assert response.url.startswith("/sw/")


def test_signing_out_needs_a_form(client):
    client.force_login(UserFactory())

    assert client.get("/sw/toka/").status_code == 200
    assert client.get(ACCOUNT).status_code == 200

    client.post("/sw/toka/")

    assert client.get(ACCOUNT).url == f"{SIGN_IN}?next=%2Fsw%2Fakaunti%2F"


def test_anonymous_reader_is_sent_to_sign_in_and_back(client):
    response = client.get("/en/kazi/watu/?q=asha")

    assert response.url == "/en/ingia/?next=%2Fen%2Fkazi%2Fwatu%2F%3Fq%3Dasha"


def test_part_of_a_page_makes_the_browser_go_to_the_sign_in_page(client):
    response = client.get("/sw/kazi/watu/", headers={"HX-Request": "true"})

    assert response.headers["HX-Redirect"] == "/sw/ingia/?next=%2Fsw%2Fkazi%2Fwatu%2F"


def test_signed_in_person_without_the_right_is_refused_in_the_language_of_the_address(client):
    client.force_login(UserFactory(roles=[Role.PARTICIPANT], language="sw"))

    response = client.get("/en/kazi/watu/")

    assert response.status_code == 403
    assert 'lang="en"' in response.content.decode()


def test_closing_an_account_ends_its_open_session(client):
    user = UserFactory()
    client.force_login(user)
    user.is_active = False
    user.save()

    assert client.get(ACCOUNT).status_code == 302


def test_sign_in_refusal_and_sign_out_go_on_record(client):
    user = UserFactory()

    sign_in(client, user.email, "si-sahihi")
    sign_in(client, "hayupo@mfano.go.tz", "si-sahihi")
    sign_in(client, user.email)
    client.post("/sw/toka/")

    kept = Event.objects.order_by("pk").values_list("action", "object_id", "origin")
    assert list(kept) == [
        ("accounts.sign_in_refused", str(user.pk), "127.0.0.1"),
        ("accounts.sign_in_refused", "", "127.0.0.1"),
        ("accounts.signed_in", str(user.pk), "127.0.0.1"),
        ("accounts.signed_out", str(user.pk), "127.0.0.1"),
    ]


def test_what_was_typed_for_an_unknown_account_is_not_kept(client):
    sign_in(client, "nenosiri-langu-kwa-bahati-mbaya", "si-sahihi")

    assert "nenosiri-langu" not in str(Event.objects.values().get())


def test_pages_for_signed_in_people_are_not_kept_by_browsers(client):
    client.force_login(UserFactory())

    assert "no-store" in client.get(ACCOUNT).headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "words"),
    [("/sw/ingia/", "Nimesahau nenosiri"), ("/en/ingia/", "I have forgotten my password")],
)
def test_sign_in_page_speaks_the_language_of_its_address(client, path, words):
    page = client.get(path).content.decode()

    assert words in page


def test_demonstration_says_that_the_second_step_is_off(client, settings):
    settings.STAFF_SECOND_FACTOR = False

    page = client.get("/en/ingia/").content.decode()

    assert "the second step that staff need for signing in is turned off here" in page
