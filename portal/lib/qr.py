"""QR codes as SVG, for documents."""


def qr_svg(text: str) -> str:
    """A QR code of `text` as an SVG drawing, error correction M."""
    import segno

    return segno.make(text, error="m", micro=False).svg_inline(scale=4, border=2, omitsize=True)
