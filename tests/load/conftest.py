"""What the tests of loading share."""

import pytest


@pytest.fixture(autouse=True)
def _parsed_once(quick_toml: None) -> None:
    """Each test changes one file of many, and loads them all."""
