// Stands in for the file of the same name in Sphinx, which keeps the words of the last
// search in the browser's storage. This site leaves nothing there, so marking is off.
"use strict";

const SPHINX_HIGHLIGHT_ENABLED = false;
const _highlightText = () => {};
