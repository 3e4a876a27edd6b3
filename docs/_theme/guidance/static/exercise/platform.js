// Tells a learning platform the score of the self-test and that it is finished, as SCORM 1.2 asks for it. Only in
// the package for platforms: the pages of the site do not have this script. Nothing else is told.

const FARTHEST = 7; // windows between this one and the platform's

function find(from) {
  for (let one = from, step = 0; one && step < FARTHEST; step += 1) {
    try {
      if (one.API) return one.API;
    } catch {
      return null; // a window of another site
    }
    if (one === one.parent) break;
    one = one.parent;
  }
  return null;
}

const platform = find(window) ?? (window.opener ? find(window.opener) : null);
const root = document.querySelector('[data-exercise="self-test"]');
const began = Date.now();
let ended = false;

function told(name, value) {
  platform.LMSSetValue(name, String(value));
}

// Hours, minutes and seconds, as the standard writes them.
function lasted() {
  const seconds = Math.round((Date.now() - began) / 1000);
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function end() {
  if (ended) return;
  ended = true;
  told("cmi.core.session_time", lasted());
  platform.LMSCommit("");
  platform.LMSFinish("");
}

if (platform && root && platform.LMSInitialize("") === "true") {
  if (["not attempted", ""].includes(platform.LMSGetValue("cmi.core.lesson_status"))) {
    told("cmi.core.lesson_status", "incomplete");
    platform.LMSCommit("");
  }
  root.addEventListener("finished", ({ detail }) => {
    told("cmi.core.score.min", 0);
    told("cmi.core.score.max", 100);
    told("cmi.core.score.raw", detail.score);
    told("cmi.core.lesson_status", "completed");
    platform.LMSCommit("");
  });
  window.addEventListener("pagehide", end);
} else {
  document.documentElement.dataset.package = "alone"; // opened without a platform: it says so
}
