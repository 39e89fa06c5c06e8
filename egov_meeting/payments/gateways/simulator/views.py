"""The simulator over HTTP: for the portal (XML), for people (a page) and for tests (JSON)."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from egov_meeting.payments.control_numbers import grouped_control_number
from egov_meeting.payments.gateways.gepg.status_codes import meaning
from egov_meeting.payments.gateways.simulator.behaviour import boxes_from, switches_from
from egov_meeting.payments.gateways.simulator.counter import the_desk
from egov_meeting.payments.gateways.simulator.forms import CHANNELS, BehaviourForm, PayForm
from egov_meeting.payments.gateways.simulator.switches import as_json
from egov_meeting.shared.bilingual import LANGUAGE_CODES, other_language

BILLS_SHOWN = 100


# The portal is a machine: it signs what it asks, and the simulator checks that.
@csrf_exempt
@require_POST
def take_request(request: HttpRequest, version: int) -> HttpResponse:
    answer = the_desk().answer(request.body, request.headers, version)
    return HttpResponse(answer, content_type="application/xml")


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_GET
def to_language(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("pay_page", args=["sw"]))


@require_GET
def pay_page(request: HttpRequest, language: str) -> HttpResponse:
    with _in(language):
        form = PayForm(initial={"control_number": request.GET.get("control_number", "")})
        return _page(request, language, form, code=request.GET.get("code", ""))


@require_POST
def pay(request: HttpRequest, language: str) -> HttpResponse:
    with _in(language):
        form = PayForm(request.POST)
        if not form.is_valid():
            return _page(request, language, form)
        receipt = the_desk().pay(**form.cleaned_data)
        return HttpResponseRedirect(reverse("pay_page", args=[language]) + f"?code={receipt.code}")


@require_POST
def behave(request: HttpRequest, language: str) -> HttpResponse:
    with _in(language):
        form = BehaviourForm(request.POST)
        if form.is_valid():
            the_desk().board.turn(switches_from(form.cleaned_data))
        return HttpResponseRedirect(reverse("pay_page", args=[language]))


# The next four take JSON only, which no form of another site can send without asking first.
@csrf_exempt
def control(request: HttpRequest) -> HttpResponse:
    """GET tells the switches; POST turns those named in a JSON object."""
    board = the_desk().board
    if request.method != "POST":
        return JsonResponse(as_json(board.now()))
    try:
        return JsonResponse(as_json(board.turn(_json(request))))
    except ValueError as error:
        return JsonResponse({"error": str(error)}, status=400)


@csrf_exempt
@require_POST
def reset(request: HttpRequest) -> HttpResponse:
    _json(request)
    return JsonResponse(as_json(the_desk().board.reset()))


@csrf_exempt
@require_POST
def pay_by_json(request: HttpRequest) -> HttpResponse:
    """{"control_number" or "bill": …, "amount": …, "channel": …, "days_ago": …} → {"code", "trx_id"}."""
    desk = the_desk()
    try:
        asked = _json(request)
        number = asked.get("control_number") or desk.book.bills[asked["bill"]].control_number
        receipt = desk.pay(
            control_number=number,
            amount=Decimal(str(asked["amount"])),
            channel=str(asked.get("channel", "MOB")),
            days_ago=int(asked.get("days_ago", 0)),
        )
    except (KeyError, ValueError, InvalidOperation) as error:
        return JsonResponse({"error": repr(error)}, status=400)
    return JsonResponse(asdict(receipt))


@require_GET
def state(request: HttpRequest) -> HttpResponse:
    """Bills, payments and what became of each delivery."""
    desk = the_desk()
    deliveries = [
        {"kind": one.kind, "attempts": one.attempts, "code": one.code}
        for one in desk.deliveries.made
    ]
    return JsonResponse(
        {
            "bills": [asdict(bill) for bill in desk.book.newest_first()],
            "payments": [asdict(payment) for payment in desk.book.payments],
            "deliveries": deliveries,
            "requests": desk.requests_taken,
        }
    )


def _page(request: HttpRequest, language: str, form: PayForm, code: str = "") -> HttpResponse:
    desk = the_desk()
    bills = [
        {"bill": bill, "grouped": grouped_control_number(bill.control_number)}
        for bill in desk.book.newest_first()[:BILLS_SHOWN]
    ]
    context = {
        "language": language,
        "other": other_language(language),
        "portal": desk.portal,
        "form": form,
        "behaviour": BehaviourForm(initial=boxes_from(desk.board.now())),
        "bills": bills,
        "channels": CHANNELS,
        "is_paid": code == "7101",
        "outcome": meaning(code) if code.isdigit() and len(code) == 4 else "",
    }
    status = 400 if form.errors else 200
    return render(request, "simulator/pay.html", context, status=status)


def _in(language: str) -> Any:
    if language not in LANGUAGE_CODES:
        raise Http404
    return translation.override(language)


def _json(request: HttpRequest) -> dict[str, Any]:
    if request.content_type != "application/json":
        raise ValueError("send application/json")
    found = json.loads(request.body or b"{}")
    if not isinstance(found, dict):
        raise ValueError("a JSON object is needed")
    return found
