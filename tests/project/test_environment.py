"""Whoever installs the portal finds every setting named in .env.example, and only those."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
READ = re.compile(r"env\.\w+\(\s*\"([A-Z_0-9]+)\"")
NAMED = re.compile(r"^(?:# )?([A-Z_0-9]+)=", re.MULTILINE)
# Read by docker-compose.yml, Django itself or the command that makes the demonstration.
NOT_IN_SETTINGS = {
    "DJANGO_SETTINGS_MODULE",
    "DOCUMENT_WORKERS",
    "POSTGRES_PASSWORD",
    "REDIS_PASSWORD",
    "TLS_CERTIFICATE",
    "TLS_KEY",
    "WEB_WORKERS",
}


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def test_every_setting_from_the_environment_is_explained() -> None:
    folder = ROOT / "egov_meeting" / "settings"
    read = {name for path in folder.glob("*.py") for name in READ.findall(path.read_text())}
    named = set(NAMED.findall((ROOT / ".env.example").read_text()))

    assert read - named == set()
    assert named - read == NOT_IN_SETTINGS


def test_every_service_has_a_health_check_and_no_root(compose: dict) -> None:
    long_lived = {name: one for name, one in compose["services"].items() if name != "migrate"}

    assert [name for name, one in long_lived.items() if "healthcheck" not in one] == []
    assert sorted(long_lived) == [
        "beat",
        "documents",
        "postgres",
        "proxy",
        "redis",
        "web",
        "worker",
    ]
    assert "USER kikao" in (ROOT / "Dockerfile").read_text()
    assert [compose["services"][name]["user"] for name in ("postgres", "redis")] == [
        "postgres",
        "redis",
    ]
    assert "unprivileged" in compose["services"]["proxy"]["image"]


def test_secrets_come_from_the_environment_file(compose: dict) -> None:
    portal = compose["services"]["web"]

    assert portal["env_file"] == ".env"
    assert ".env" in (ROOT / ".dockerignore").read_text().splitlines()
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()
    assert re.findall(r"^(?:SECRET_KEY|\w+_PASSWORD)=.+", _example(), re.MULTILINE) == []


def _example() -> str:
    return (ROOT / ".env.example").read_text()
