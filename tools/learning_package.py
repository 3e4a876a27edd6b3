"""Packs the self-test for a learning platform, as SCORM 1.2 asks for it.

The package holds the site's own pages, so that whatever the self-test links to is there, and Python
for the browser. Left out are the notebooks. The self-test of the package tells the platform a score
and that somebody has finished, and nothing else: docs/_theme/guidance/static/exercise/platform.js.
"""

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

PACKAGE = "downloads/self-test-scorm-1.2.zip"
STARTS_AT = "practise/test-yourself.html"
TITLE = "Test yourself: section 47 strategy discussion or exploitation (CSE) meeting?"
ID = "cse-guidance-self-test"
LITE = "lite/"
# What the checkers' worker needs of the notebooks' folder.
PYTHON = re.compile(
    r"lite/static/pyodide/(?:pyodide[\w.-]*\.(?:mjs|wasm|json)|python_stdlib\.zip|cse_guidance[\w.-]*\.whl)"
)
MANIFEST = """\
<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier={id} version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="all">
    <organization identifier="all">
      <title>{title}</title>
      <item identifier="self-test" identifierref="page">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href={start}>
{files}
    </resource>
  </resources>
</manifest>
"""
SAME_DAY = (1980, 1, 1, 0, 0, 0)  # the same pages give the same package, byte for byte


def make_learning_package(site: Path) -> None:
    """Write the package into the folder of the built site."""
    target = site / PACKAGE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    names = names_in(site)
    listed = "\n".join(f"      <file href={quoteattr(name)}/>" for name in names)
    manifest = MANIFEST.format(
        id=quoteattr(ID), title=escape(TITLE), start=quoteattr(STARTS_AT), files=listed
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        put(package, "imsmanifest.xml", manifest.encode())
        for name in names:
            put(package, name, content(site, name))


def names_in(site: Path) -> list[str]:
    """Return the names of the files of the site that go into the package, in order."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(
        name
        for name in found
        if not name.startswith((LITE, "downloads/", ".")) or PYTHON.fullmatch(name)
    )


def content(site: Path, name: str) -> bytes:
    """Return what goes into the package under a name.

    Each page says that it stands in a package, for the style sheet; the self-test gets the script
    that speaks with the platform.
    """
    data = (site / name).read_bytes()
    if not name.endswith(".html"):
        return data
    page = data.decode("utf-8").replace("<html ", '<html data-package="scorm" ', 1)
    if name == STARTS_AT:
        script = '<script type="module" src="../_static/exercise/platform.js"></script>\n</head>'
        page = page.replace("</head>", script, 1)
    return page.encode()


def put(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add a file, always of the same day and with the same rights."""
    info = zipfile.ZipInfo(name, SAME_DAY)
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(info, data)
