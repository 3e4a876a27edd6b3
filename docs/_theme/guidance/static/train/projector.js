// Shows the slides of a case one at a time, as large as the screen. The page holds every word of
// them: this only says which one is seen.
const FORWARD = ["ArrowRight", "ArrowDown", "PageDown"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];
const BEFORE_ANSWER = "What the rules say";

export class Projector {
  #at = 0;

  constructor(dialog) {
    this.dialog = dialog;
    this.slides = [...dialog.querySelectorAll(".projector__slide")];
    this.back = dialog.querySelector("[data-back]");
    this.next = dialog.querySelector("[data-next]");
    this.place = dialog.querySelector("[data-place]");
    this.back.addEventListener("click", () => this.show(this.#at - 1));
    this.next.addEventListener("click", () => this.show(this.#at + 1));
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("keydown", (event) => this.#key(event));
    // The browser gives the focus back to the button that opened it.
    dialog.addEventListener("close", () => {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    });
    // Escape leaves the full screen without telling the page which key it was.
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && dialog.open) dialog.close();
    });
  }

  // A dialog may not be full screen by itself, so the page is, and the dialog covers it.
  open() {
    this.dialog.showModal();
    this.show(0);
    document.documentElement.requestFullscreen?.().catch(() => {}); // Refused: it fills the window.
  }

  show(place) {
    this.#at = Math.max(0, Math.min(place, this.slides.length - 1));
    this.slides.forEach((slide, number) => (slide.hidden = number !== this.#at));
    const following = this.slides[this.#at + 1];
    const kinds = [this.slides[this.#at].dataset.kind, following?.dataset.kind];
    this.back.disabled = this.#at === 0;
    this.next.disabled = !following;
    this.next.textContent = kinds.join() === "question,answer" ? BEFORE_ANSWER : "Next";
    this.place.textContent = `${this.#at + 1} of ${this.slides.length}`;
    this.slides[this.#at].focus();
    this.slides[this.#at].scrollTop = 0;
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (FORWARD.includes(event.key)) this.#turn(event, this.#at + 1);
    else if (BACK.includes(event.key)) this.#turn(event, this.#at - 1);
    else if (event.key === "Home") this.#turn(event, 0);
    else if (event.key === "End") this.#turn(event, this.slides.length - 1);
  }

  // Up and down scroll a slide that is taller than the screen before they turn it over.
  #turn(event, place) {
    const slide = this.slides[this.#at];
    const down = event.key === "ArrowDown" && slide.scrollTop + slide.clientHeight < slide.scrollHeight - 1;
    const up = event.key === "ArrowUp" && slide.scrollTop > 0;
    if (down || up) return;
    event.preventDefault();
    this.show(place);
  }
}
