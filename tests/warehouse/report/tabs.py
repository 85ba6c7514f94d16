"""Tabs of a real browser, with all that they complained of or asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Dialog, Page


class Tab:
    """A page in the browser, with all that it complained of or asked for."""

    def __init__(self, context: "BrowserContext", file: Path) -> None:
        self.heard: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.heard.append(message.text))
        self.page.on("pageerror", lambda error: self.heard.append(str(error)))
        self.page.on("dialog", self.dismiss)
        self.page.on("request", self.note)
        self.file = file

    def show(self, html: str) -> None:
        self.file.write_text(html, encoding="utf-8")
        self.page.goto(self.file.as_uri())

    def note(self, request: object) -> None:
        url = getattr(request, "url", "")
        if url.split("#")[0] != self.file.as_uri():
            self.heard.append(f"request {url}")

    def dismiss(self, dialog: "Dialog") -> None:
        self.heard.append(f"dialog {dialog.message}")
        dialog.dismiss()


Open: TypeAlias = Callable[..., Tab]
