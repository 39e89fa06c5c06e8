"""The simulator over HTTP: for the portal and for tests (JSON), and for people (a page)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from egov_meeting.notifications.senders.simulator.forms import MODE_LABELS, ModeForm
from egov_meeting.notifications.senders.simulator.gateway import take_sms
from egov_meeting.notifications.senders.simulator.inbox import the_inbox
from egov_meeting.notifications.senders.simulator.letters import newest_letters
from egov_meeting.shared.bilingual import LANGUAGE_CODES, other_language

SHOWN = 50


# The portal is a machine: it signs what it asks, and the simulator checks that.
@csrf_exempt
@require_POST
def send(request: HttpRequest, version: int) -> JsonResponse:
    try:
        answer, status = take_sms(the_inbox(), request.body, request.headers, version=version)
    except (ValueError, KeyError, TypeError) as error:
        answer = {"error": True, "success": False, "statusMessage": repr(error)}
        return JsonResponse(answer, status=400)
    return JsonResponse(answer, status=status)


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_GET
def messages(request: HttpRequest) -> JsonResponse:
    return JsonResponse([asdict(sms) for sms in the_inbox().messages()], safe=False)


# JSON only, which no form of another site can send without asking first.
@csrf_exempt
@require_POST
def control(request: HttpRequest) -> JsonResponse:
    """{"mode": "good" | "away" | "refusing" | "silent"}"""
    try:
        if request.content_type != "application/json":
            raise ValueError("send application/json")
        the_inbox().turn(json.loads(request.body)["mode"])
    except (ValueError, KeyError, TypeError) as error:
        return JsonResponse({"error": repr(error)}, status=400)
    return JsonResponse({"mode": the_inbox().mode})


@require_GET
def to_language(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("inbox", args=["sw"]))


@require_GET
def inbox(request: HttpRequest, language: str) -> HttpResponse:
    """What arrived last on all phones and in all mailboxes."""
    found = the_inbox()
    with _in(language):
        context = {
            "language": language,
            "other": other_language(language),
            "portal": found.portal,
            "messages": found.messages()[: -SHOWN - 1 : -1],
            "letters": newest_letters(found.mail, limit=SHOWN),
            "form": ModeForm(initial={"mode": found.mode}),
            "trouble": "" if found.mode == "good" else MODE_LABELS[found.mode],
        }
        return render(request, "simulator/inbox.html", context)


@require_POST
def behave(request: HttpRequest, language: str) -> HttpResponse:
    with _in(language):
        form = ModeForm(request.POST)
        if form.is_valid():
            the_inbox().turn(form.cleaned_data["mode"])
        return HttpResponseRedirect(reverse("inbox", args=[language]))


def _in(language: str) -> Any:
    if language not in LANGUAGE_CODES:
        raise Http404
    return translation.override(language)
