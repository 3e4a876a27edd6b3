"""The package for learning platforms, run in a real SCORM 1.2 run-time: scorm-again from npm."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from learners import LEARNERS, SIZE, answer, set_up
from playwright.sync_api import Browser, Page, expect
from visitor import REPOSITORY, Visit, serving

from cse_guidance.model import Rules

RUN_TIME = REPOSITORY / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js"
PACKAGE = "downloads/self-test-scorm-1.2.zip"
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
# A platform: it has the run-time in its own window and shows the package in a frame.
PLATFORM = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>A platform</title>
<script src="run-time.js"></script><script src="platform.js"></script></head>
<body><iframe title="The package" src="{start}" width="1200" height="900"></iframe></body></html>"""
STARTED = "window.API = new Scorm12API({ autocommit: false, logLevel: 4 });"


@pytest.fixture(scope="module")
def package(site_folder: Path) -> zipfile.ZipFile:
    """The package that the site offers."""
    return zipfile.ZipFile(site_folder / PACKAGE)


def manifest_of(package: zipfile.ZipFile) -> ET.Element:
    """Return what the package says of itself."""
    return ET.fromstring(package.read("imsmanifest.xml"))  # noqa: S314 - this project wrote it


@pytest.fixture(scope="module")
def start(package: zipfile.ZipFile) -> str:
    """The page that the manifest says to start with."""
    resource = manifest_of(package).find(f"{CP}resources/{CP}resource")
    assert resource is not None
    return resource.attrib["href"]


@pytest.fixture(scope="module")
def platform(
    package: zipfile.ZipFile, start: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a learning platform with the package laid out in it."""
    folder = tmp_path_factory.mktemp("platform")
    package.extractall(folder)
    (folder / "run-time.js").write_bytes(RUN_TIME.read_bytes())
    (folder / "platform.js").write_text(STARTED, encoding="utf-8")
    (folder / "platform.html").write_text(PLATFORM.format(start=start), encoding="utf-8")
    with serving(folder) as address:
        yield address


def value(page: Page, name: str) -> str:
    """Read back what the platform holds."""
    return str(page.evaluate("(name) => window.API.LMSGetValue(name)", name))


def test_the_manifest_lists_every_file_and_starts_with_the_self_test(
    package: zipfile.ZipFile, start: str
) -> None:
    manifest = manifest_of(package)
    assert manifest.findtext(f"{CP}metadata/{CP}schema") == "ADL SCORM"
    assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == "1.2"
    (organization,) = manifest.findall(f"{CP}organizations/{CP}organization")
    assert (
        manifest.find(f"{CP}organizations").attrib["default"] == organization.attrib["identifier"]
    )  # type: ignore[union-attr] # it is there, or the line fails
    (item,) = organization.findall(f"{CP}item")
    (resource,) = manifest.findall(f"{CP}resources/{CP}resource")
    assert item.attrib["identifierref"] == resource.attrib["identifier"]
    assert resource.attrib[f"{ADL}scormtype"] == "sco"
    listed = [file.attrib["href"] for file in resource.findall(f"{CP}file")]
    assert sorted(listed) == sorted(set(package.namelist()) - {"imsmanifest.xml"})
    assert start in listed
    assert "act-now.html" in listed


def test_a_learner_s_score_and_completion_are_read_back_from_the_run_time(
    platform: str, browser: Browser, rules: Rules
) -> None:
    window = Visit(browser, platform)
    page = window.open("platform.html")
    frame = page.frames[1]
    inside = page.frame_locator("iframe")
    expect(inside.get_by_text("Your learning platform gets your score").first).to_be_visible()
    expect(inside.get_by_text("Nothing leaves this page").first).to_be_hidden()
    expect(inside.get_by_text("Nobody sees a score")).to_be_hidden()
    page.wait_for_timeout(200)
    assert value(page, "cmi.core.lesson_status") == "incomplete"
    assert value(page, "cmi.core.score.raw") == ""
    set_up(frame, LEARNERS[-1], "practice")
    right = 0
    for number in range(1, SIZE + 1):
        answer(frame, rules, LEARNERS[0], "before")
        verdict = inside.locator(".sheet h2").inner_text()
        right += verdict.startswith(("As the rules have it", "As right as"))
        words = "See your result" if number == SIZE else "Next decision"
        inside.get_by_role("button", name=words).click()
    expect(inside.locator(".sheet h2")).to_have_text(f"{right} of {SIZE} as the rules have it")
    assert 0 < right < SIZE
    assert value(page, "cmi.core.lesson_status") == "completed"
    assert value(page, "cmi.core.score.raw") == str(round(100 * right / SIZE))
    assert (value(page, "cmi.core.score.min"), value(page, "cmi.core.score.max")) == ("0", "100")
    told = page.evaluate("() => JSON.stringify(window.API.cmi)")
    assert LEARNERS[-1].code not in told
    frame.goto("about:blank")
    page.wait_for_timeout(200)
    assert page.evaluate("() => window.API.isTerminated()")
    window.context.close()


def test_without_a_platform_the_package_says_that_nothing_is_told(
    platform: str, start: str, browser: Browser
) -> None:
    window = Visit(browser, platform)
    page = window.open(start)
    expect(page.get_by_text("Nothing leaves this page").first).to_be_visible()
    expect(page.get_by_text("Your learning platform gets your score").first).to_be_hidden()
    window.check()
    window.context.close()


def test_every_link_of_the_package_s_page_leads_somewhere(
    platform: str, start: str, browser: Browser
) -> None:
    window = Visit(browser, platform)
    page = window.open(start)
    links = page.eval_on_selector_all("a[href]", "(all) => all.map((one) => one.href)")
    own = {link.partition("#")[0] for link in links if link.startswith(platform)}
    assert any(link.endswith("act-now.html") for link in own)
    for link in sorted(own):
        assert page.request.get(link).ok, link
    window.context.close()
