// Runs the notebook as soon as it is open, so that somebody who has never seen a notebook has nothing to
// press, and says what is going on until the exercise is on screen. The Start button stays in the toolbar,
// to begin again and for a browser in which this fails.
(function () {
  'use strict';

  const READY = '.jupyter-widgets';
  // What Python prints when something went wrong.
  const BROKEN = '[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]';
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
    const shown = document.querySelector(READY);
    if (!isNotebook) {
      startAtTheTop(document.querySelector('.jp-CodeConsole-content'));
    }
    if (shown) {
      document.body.dataset.started = 'yes';
      status.textContent = '';
    } else if (Date.now() - began < PATIENCE && !document.querySelector(BROKEN)) {
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
  // The exercises' radio buttons come without a group: Tab would stop at each, and a screen reader
  // would say "Yes" without the question.
  let groups = 0;
  function group(box) {
    const label = box.parentElement.querySelector('.widget-label');
    const name = `group-${(groups += 1)}`;
    box.setAttribute('role', 'radiogroup');
    box.setAttribute('aria-label', label?.title || label?.textContent || '');
    for (const one of box.querySelectorAll('input[type=radio]')) {
      one.name = name;
    }
  }

  new MutationObserver((changes) => {
    document.querySelectorAll('.widget-radio-box:not([role])').forEach((box) => {
      if (box.querySelector('input')) {
        group(box);
      }
    });
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
