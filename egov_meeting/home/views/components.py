"""All components on one page, for those who build with them. Only where DEBUG or the demo is on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from egov_meeting.shared.public_cache import public_page


@public_page()
def component_page(request: HttpRequest) -> HttpResponse:
    return render(request, "home/components.html")
