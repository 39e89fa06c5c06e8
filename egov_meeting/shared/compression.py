"""Text goes out compressed even without a reverse proxy; files and images are left as they are."""

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

TEXT_TYPES = ("text/", "application/json", "application/xml", "image/svg+xml")


class TextCompressionMiddleware(GZipMiddleware):
    """Django's gzip (with its random padding against BREACH), for text that is not streamed."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        is_text = response.headers.get("Content-Type", "").startswith(TEXT_TYPES)
        if response.streaming or not is_text:
            return response
        return super().process_response(request, response)
