"""The committee: the secretary's list, the decision, the frozen list and its exports."""

from pathlib import Path

from .visitor import Visitor


def make_list(visitor: Visitor, call: str, day: str) -> None:
    """A list for a meeting, with every application whose advice is ready."""
    visitor.go("/")
    visitor.click("Beslissingslijsten")
    visitor.fill(call=call, meeting_on=day)
    visitor.press("Lijst maken")


def read(visitor: Visitor, reference: str) -> None:
    """A member opens the list and one application on it."""
    visitor.go("/")
    visitor.click("Beslissingslijsten")
    visitor.page.locator("main table a").first.click()
    visitor.page.wait_for_load_state()
    visitor.look()
    visitor.click(reference, exact=False, within="main")


def decide(visitor: Visitor, reference: str, **values: str) -> None:
    """The decision on one application of the list that is open."""
    visitor.click(reference, exact=False, within="main")
    visitor.fill(**values)
    visitor.press("Beslissing bewaren")


def freeze(visitor: Visitor) -> None:
    """From the list: freeze it."""
    visitor.click("Lijst bevriezen")
    visitor.press("Bevriezen")


def release(visitor: Visitor) -> None:
    """From the list: release every decision."""
    visitor.click("Beslissingen vrijgeven")
    visitor.press("Vrijgeven")


def export_workbook(visitor: Visitor) -> Path:
    """The list as XLSX."""
    button = visitor.page.get_by_role("button", name="Beslissingslijst (XLSX)")
    with visitor.page.expect_download() as coming:
        button.click()
    return coming.value.path()


def export_pdf(visitor: Visitor) -> Path:
    """The list as PDF: the worker makes it, the page of the job offers it."""
    visitor.press("Beslissingslijst (PDF)")
    return visitor.download("Bestand downloaden")
