"""The mark beside a heading is named after its section, and stands outside the heading."""

import re
from html import unescape

from built_page import Page

from cse_guidance.site.section_links import with_named_marks

MARK = re.compile(r'<a class="headerlink" href="#([^"]*)"([^>]*)>')
BESIDE = re.compile(
    r'<div class="section-title"><(h[2-6])[^>]*>(.*?)</\1>'
    r'<a class="headerlink" href="#[^"]*" aria-label="([^"]*)">',
    re.DOTALL,
)


def test_every_mark_has_a_name_and_leads_to_its_page(pages: list[Page]) -> None:
    seen = 0
    for page in pages:
        for target, more in MARK.findall(page.html):
            seen += 1
            assert target in page.ids, (page.path, target)
            assert 'aria-label="Link to ' in more, (page.path, target)
        # What a mark leads to begins between the mark before it and itself.
        before, *after = page.html.split('<a class="headerlink" href="#')
        for mark in after:
            target = mark.partition('"')[0]
            assert f'id="{target}"' in before, (page.path, target)
            before = mark
    assert seen > len(pages)


def test_no_heading_has_a_mark_inside_and_each_mark_is_named_after_its_heading(
    pages: list[Page],
) -> None:
    named = 0
    for page in pages:
        for heading in re.findall(r"<h[1-6][^>]*>.*?</h[1-6]>", page.html, re.DOTALL):
            assert "headerlink" not in heading, (page.path, heading)
        for _, title, name in BESIDE.findall(page.html):
            words = " ".join(unescape(re.sub(r"<[^>]*>", "", title)).split())
            assert unescape(name) == f"Link to section {words}", page.path
            named += 1
    assert named > len(pages)


def test_a_name_keeps_quotation_marks_and_leaves_out_tags() -> None:
    body = '<h2 id="x">A <em>"b"</em> &amp; c<a class="headerlink" href="#x" title="t">#</a></h2>'
    changed = with_named_marks(body)
    assert 'aria-label="Link to section A &quot;b&quot; &amp; c"' in changed
    assert "</em> &amp; c</h2>" in changed
