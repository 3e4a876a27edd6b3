// Runs the notebook as soon as it is open, so that somebody who has never seen a notebook has nothing to
// press, and says what is going on until the exercise is on screen. The Start button stays in the toolbar,
// to begin again and for a browser in which this fails.
(function () {
  'use strict';

  const READY = '.jupyter-widgets, .jp-OutputArea-output';
  const PATIENCE = 120000;
  const began = Date.now();
  const isNotebook = document.body.dataset.notebook === 'notebooks';
  const status = document.querySelector('.starting');
  let running = false;

  function look() {
    const app = window.jupyterapp;
    const panel = app?.shell?.currentWidget;
    if (isNotebook && !running && panel?.context && panel.sessionContext) {
      running = true;
      run(app, panel);
    }
    // The notebook's words are an output area's neighbour, not an output: only code cells count.
    const shown = document.querySelector(isNotebook ? '.jp-CodeCell .jp-OutputArea-output' : READY);
    if (shown) {
      document.body.dataset.started = 'yes';
      status.textContent = '';
    } else if (Date.now() - began < PATIENCE) {
      window.setTimeout(look, 200);
    } else {
      status.textContent = 'The exercise has not started. Load this page again, or use the version on paper.';
    }
  }

  async function run(app, panel) {
    // The menus and the file's name are for people who write notebooks.
    app.shell.menu?.hide();
    app.shell.top?.hide();
    await panel.context.ready;
    await panel.sessionContext.ready;
    await app.commands.execute('notebook:run-all-cells');
  }

  look();
})();
