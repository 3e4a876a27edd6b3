"""Whether a text can be an NHS number: ten digits, of which the last follows from the others."""

from __future__ import annotations

LENGTH = 10
MODULUS = 11
# Spaces and dashes as people and programs write them; they say nothing.
BETWEEN_DIGITS = frozenset(" \u00a0\u2007\u2009\u202f-\u2010\u2011\u2012\u2013\u2014\u2212")


def digits_of(text: str) -> str:
    """Return a number without the spaces and dashes in it.

    Args:
        text: a number as somebody wrote it: "999 000 0018".
    """
    return "".join(character for character in text if character not in BETWEEN_DIGITS).strip()


def fits(text: str) -> bool:
    """Return whether a text can be an NHS number (modulus 11, NHS Data Dictionary).

    Each of the first nine digits is multiplied by 10, 9, 8 and so on down to 2. The last digit
    is what is missing from the sum to a multiple of 11. Where 10 is missing there is no such
    number. That a number fits does not show that it is this child's.

    Args:
        text: a number as somebody wrote it, with or without spaces.

    Example:
        >>> fits("999 000 0018"), fits("999 000 0081")
        (True, False)
    """
    digits = digits_of(text)
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdecimal()):
        return False
    weights = range(LENGTH, 0, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % MODULUS == 0
