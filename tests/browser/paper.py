"""Reads what Chromium printed: the words of each sheet of a PDF."""

from io import BytesIO

from pypdf import PdfReader


def sheets_of(pdf: bytes) -> list[str]:
    """Return the words of each sheet, in order, without any space: PDF places words, not spaces."""
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def squeezed(words: str) -> str:
    """Return words as `sheets_of` has them."""
    return "".join(words.split())
