"""Reads what Chromium printed: the words of each sheet of a PDF, by the standard library alone."""

import re
import zlib
from collections.abc import Iterator

OBJECT = re.compile(rb"(?<![0-9])(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
PAGE = re.compile(rb"/Type\s*/Page\b")
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>(?!>)")
RANGES = re.compile(rb"beginbfrange\n(.*?)endbfrange", re.DOTALL)
PAIRS = re.compile(rb"beginbfchar\n(.*?)endbfchar", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def sheets_of(pdf: bytes) -> list[str]:
    """Return the words of each sheet, in order, without any space: PDF places words, not spaces."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    pages = [body for body in objects.values() if PAGE.search(body)]
    assert pages
    return ["".join("".join(_words(objects, page)).split()) for page in pages]


def squeezed(words: str) -> str:
    """Return words as `sheets_of` has them."""
    return "".join(words.split())


def _words(objects: dict[int, bytes], page: bytes) -> Iterator[str]:
    fonts = {name: _letters(objects, int(number)) for name, number in FONT.findall(page)}
    letters: dict[int, str] = {}
    for font, shown in SHOWN.findall(_stream(objects, page, b"Contents")):
        if font:
            letters = fonts[font]
        for place in range(0, len(shown), 4):
            yield letters.get(int(shown[place : place + 4], 16), "")


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """Return which letter each number of a font stands for."""
    table = _stream(objects, objects[font], b"ToUnicode")
    letters = {}
    for block in PAIRS.findall(table):
        numbers = HEX.findall(block)
        for one, letter in zip(numbers[::2], numbers[1::2], strict=True):
            letters[int(one, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    for block in RANGES.findall(table):
        numbers = [int(one, 16) for one in HEX.findall(block)]
        for first, last, letter in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
            letters |= {one: chr(letter + one - first) for one in range(first, last + 1)}
    return letters


def _stream(objects: dict[int, bytes], holder: bytes, name: bytes) -> bytes:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", holder)
    assert found, holder[:200]
    packed = STREAM.search(objects[int(found[1])])
    assert packed
    return zlib.decompressobj().decompress(packed[1])
