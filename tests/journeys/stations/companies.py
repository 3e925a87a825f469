"""The letters desk and the attachments: real files for ten enterprises and the pitch."""

from tests.builders import enterprise_number
from tests.samples import office, pdf

from .visitor import Visitor, upload


def companies(visitor: Visitor, reference: str, count: int) -> None:
    """`count` Flemish enterprises, each with a signed letter that contains the mandate."""
    visitor.go(f"/aanvragen/{reference}/ondernemingen/")
    for place in range(1, count + 1):
        visitor.fill(
            enterprise_number=enterprise_number(place),
            name=f"Weverij {place}",
            postcode="8500",
            municipality="Kortrijk",
        )
        visitor.press("Toevoegen")
        letter(visitor, place)


def letter(visitor: Visitor, place: int) -> None:
    """The letter of the enterprise whose page is open."""
    visitor.fill(
        file=upload(f"brief-{place}.pdf", pdf(f"Intentiebrief van Weverij {place}")),
        signatory_name="Dries De Smet",
        signatory_function="Zaakvoerder",
        signed_on="2017-11-20",
        carries_mandate=True,
    )
    visitor.press("Opladen")


def slides(visitor: Visitor, reference: str) -> None:
    """The slides of the pitch: a document in their place is refused first."""
    visitor.go(f"/aanvragen/{reference}/bijlagen/eoi/")
    visitor.fill(file=upload("pitch.pptx", b"geen presentatie"))
    visitor.press("Opladen", form="main form.upload-form", exact=False)
    assert visitor.page.locator(".field-error").first.is_visible()
    visitor.fill(file=upload("pitch.pptx", office("pptx")))
    visitor.press("Opladen", form="main form.upload-form", exact=False)
