"""People for tests: an account with or without roles, and one that has set up its second step."""

import time
from typing import Any

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role

PASSWORD = "siri-ya-majaribio-2019"  # every account of the tests has it
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class UserFactory(factory.django.DjangoModelFactory[User]):
    """A person with a confirmed address and no role; `roles=[…]` gives some in every edition."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    full_name = factory.Sequence(lambda n: f"Mtu wa {n}")
    email = factory.Sequence(lambda n: f"mtu-{n}@mfano.go.tz")
    language = "sw"

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        password = kwargs.pop("password", PASSWORD)
        return model_class.objects.create_user(password=password, **kwargs)

    @factory.post_generation
    def roles(self: User, create: bool, extracted: list[Role] | None, **kwargs: Any) -> None:
        for role in extracted or []:
            RoleAssignment.objects.create(user=self, role=role)

    @factory.post_generation
    def confirmed(self: User, create: bool, extracted: bool | None, **kwargs: Any) -> None:
        EmailAddress.objects.create(
            user=self, email=self.email, primary=True, verified=extracted is not False
        )


def set_up_second_step(user: User) -> None:
    """Give `user` the authenticator whose secret is TOTP_SECRET, and recovery codes."""
    TOTP.activate(user, TOTP_SECRET)
    RecoveryCodes.activate(user)


def code_of_app(secret: str = TOTP_SECRET) -> str:
    """What an app set up with `secret` shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def has_authenticator(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
