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
  let pressed = 0;

  function look() {
    const app = window.jupyterapp;
    const panel = app?.shell?.currentWidget;
    if (isNotebook && !running && panel?.context && panel.sessionContext) {
      running = true;
      run(app, panel);
    }
    // The notebook's words are an output area's neighbour, not an output: only code cells count.
    const shown = document.querySelector(isNotebook ? '.jp-CodeCell .jp-OutputArea-output' : READY);
    if (!isNotebook) {
      startAtTheTop(document.querySelector('.jp-CodeConsole-content'));
    }
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

  // JupyterLite scrolls to the end after each run; an exercise starts at its beginning. People scroll freely.
  function startAtTheTop(box) {
    if (box && !Object.hasOwn(box, 'scrollTop')) {
      Object.defineProperty(box, 'scrollTop', { get: () => 0, set: () => {} });
    }
  }

  // What a button brings up, a result, a question or a message, is brought into view and read out.
  document.addEventListener('click', (event) => {
    if (event.target.closest('.jupyter-button')) {
      pressed = Date.now();
    }
  }, true);
  new MutationObserver((changes) => {
    if (Date.now() - pressed > PATIENCE) {
      return;
    }
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      const here = node.matches?.('.here') ? node : node.querySelector?.('.here');
      if (here) {
        pressed = 0;
        window.requestAnimationFrame(() => {
          here.focus({ preventScroll: true });
          here.scrollIntoView({ block: 'start' });
        });
        return;
      }
    }
  }).observe(document.body, { childList: true, subtree: true });

  look();
})();
