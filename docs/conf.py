"""How Sphinx builds the site."""

from cse_guidance import __version__

project = "Child sexual exploitation: guidance and training"
author = "The authors of this site"
project_copyright = "the authors of this site"
version = release = __version__
language = "en_GB"

extensions = ["myst_parser", "sphinx_design", "cse_guidance.site"]
myst_enable_extensions = ["attrs_block", "colon_fence", "deflist", "fieldlist"]
# What the theme, the checkers and the notebooks are made from lies here too, but are not pages.
exclude_patterns = ["_checker", "_theme", "lite"]
nitpicky = True

# Docstrings name things between single backticks; sections follow Google's style.
default_role = "literal"
napoleon_numpy_docstring = False
napoleon_use_ivar = True
# Types stand beside what they are the types of: a long line of them is hard to read on a phone.
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
# Everything is in cse_guidance.api, as the page says and each example shows.
add_module_names = False
# Python's own types have their pages on another site, which no page here asks for anything.
nitpick_ignore_regex = [("py:class", r"(collections\.abc|datetime|pathlib)\.\w+")]

html_theme = "guidance"
html_theme_path = ["_theme"]
html_theme_options = {
    "footer_links": [
        ("About this site", "about/index"),
        ("Limits and privacy", "about/limits-and-privacy"),
        ("Accessibility", "about/accessibility"),
        ("Sources", "about/sources"),
        ("The whole guidance on one page", "print-all"),
    ],
    "licence_text": "Words: Open Government Licence 3.0. Code: MIT.",
    "licence_page": "about/decisions/licence",
}
html_title = "CSE guidance"
html_permalinks_icon = "#"
# Nothing points at a general index, and the source is one link away in the repository.
html_use_index = False
html_copy_source = False
html_show_sourcelink = False
