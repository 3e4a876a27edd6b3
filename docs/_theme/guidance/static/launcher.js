// Opens an exercise in the page, and closes it again. Nothing of the notebook is fetched before the button is pressed.
(function () {
  'use strict';

  const START = 'Start the exercise here';
  const CLOSE = 'Close the exercise';
  // The exercise's own boxes and buttons: with the first of them on screen, it is ready.
  const READY = '.jupyter-widgets';
  const TOO_LONG = 90000;

  function prepare(section) {
    const button = section.querySelector('.notebook-launcher__start');
    const status = section.querySelector('[role="status"]');
    const place = section.querySelector('.notebook-launcher__place');
    let watching = 0;

    function open() {
      const frame = document.createElement('iframe');
      frame.className = 'notebook-launcher__frame';
      frame.title = section.dataset.title;
      frame.src = section.dataset.exercise;
      place.replaceChildren(frame);
      button.textContent = CLOSE;
      button.setAttribute('aria-expanded', 'true');
      status.textContent = 'Getting the exercise ready. This takes 10 to 20 seconds.';
      const began = Date.now();
      watching = window.setInterval(() => {
        if (isReady(frame)) {
          window.clearInterval(watching);
          status.textContent = 'The exercise is ready.';
          // Move on only with somebody who is still waiting at the button, never away from other work.
          if (document.activeElement === button) {
            frame.focus();
          }
        } else if (Date.now() - began > TOO_LONG) {
          window.clearInterval(watching);
          status.textContent =
            'The exercise has not started. Close it and try again, or use the version on paper.';
        }
      }, 250);
    }

    function close() {
      window.clearInterval(watching);
      place.replaceChildren();
      button.textContent = START;
      button.setAttribute('aria-expanded', 'false');
      status.textContent = 'The exercise is closed. Nothing was kept.';
      button.focus();
    }

    button.hidden = false;
    button.addEventListener('click', () => (place.firstChild ? close() : open()));
  }

  function isReady(frame) {
    try {
      return frame.contentDocument.querySelector(READY) !== null;
    } catch {
      return false;
    }
  }

  document.querySelectorAll('.notebook-launcher').forEach(prepare);
})();
