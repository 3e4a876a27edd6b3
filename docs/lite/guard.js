// A link into these pages chooses which exercise opens, and nothing else. JupyterLite would otherwise run
// whatever code a link carries, and a forged link could show anything at all under this site's name.
(function () {
  'use strict';
  const page = window.location.pathname.split('/').slice(-2)[0];
  const needed = { repl: 'code', notebooks: 'path' }[page];
  const own = {
    kernel: /^python$/,
    execute: /^1$/,
    hideCodeInput: /^1$/,
    showBanner: /^0$/,
    code: /^from cse_guidance\.widgets import (practise_the_rat|walk_the_pathway|change_a_case|build_a_case|our_group_results); \1\(\);$/,
    path: /^(practise-the-rat|walk-the-pathway|change-the-case|build-a-case|group-results)\.ipynb$/,
  };
  const words = new URLSearchParams(window.location.search);
  const seen = new Set();
  let fine = !window.location.hash || window.location.hash === '#';
  for (const [name, value] of words) {
    fine = fine && Object.hasOwn(own, name) && own[name].test(value) && !seen.has(name);
    seen.add(name);
  }
  // A notebook's page also opens with the name in the address itself; this site never links that way.
  fine = fine && seen.has(needed) && !(seen.has('code') && seen.has('path'));
  if (!fine) {
    window.stop();
    window.location.replace(new URL('../index.html', window.location.href.split(/[?#]/)[0]).href);
  }
})();
