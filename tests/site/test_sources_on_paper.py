"""On paper each citation is a number, and the numbers lead to one list at the end of the page."""

import re
from html import unescape

from built_page import Page

from cse_guidance.load import packaged_rules
from cse_guidance.words import source_words

CITED = re.compile(r'href="[^"]*#source-([^"]+)" data-number="(\d+)"')


def test_every_citation_has_the_number_of_its_source_in_the_list(pages: list[Page]) -> None:
    sources = packaged_rules().sources
    with_list = 0
    for page in pages:
        if "sources-on-paper" not in page.html:
            # A checker's answer brings a list of its own.
            assert 'class="checker"' in page.html or "source-ref" not in page.html, page.path
            continue
        with_list += 1
        body, _, listed = page.html.partition('<div class="sources-on-paper">')
        lines = [unescape(one) for one in re.findall(r"<li>(.*?)</li>", listed.split("</ol>")[0])]
        assert body.count("source-ref") == body.count("data-number"), page.path
        cited = CITED.findall(body)
        numbers = dict(cited)
        assert set(cited) == set(numbers.items()), page.path
        assert [int(number) for number in numbers.values()] == list(range(1, len(lines) + 1))
        for source_id, number in numbers.items():
            line = lines[int(number) - 1]
            assert line.startswith(source_words(sources[source_id])), (page.path, line)
            assert sources[source_id].caution in line, (page.path, line)
    assert with_list > len(pages) / 2
