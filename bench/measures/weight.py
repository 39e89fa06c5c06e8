"""What a first visit to a public page fetches: bytes on the wire and requests."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Response, sync_playwright

from bench.figures import Figure
from bench.measures.pages import PAGES
from bench.stage import Stage


def measure(stage: Stage) -> list[Figure]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        visits = {name: _visit(browser, stage.address + path) for name, (path, *_) in PAGES.items()}
        browser.close()
    return [
        figure
        for name, (kilobytes, requests) in visits.items()
        for figure in (
            Figure(f"{name}_first_kb", kilobytes, "kB", "first visit, compressed", at_most=60),
            Figure(f"{name}_first_requests", requests, "", "", at_most=6),
        )
    ]


def _visit(browser: Browser, address: str) -> tuple[float, int]:
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    sizes = [answer.request.sizes() for answer in answers]
    context.close()
    fetched = sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)
    return fetched / 1000, len(answers)
