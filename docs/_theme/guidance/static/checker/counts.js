// Counts what is answered and what is not known, beside each group and in all.

export function prepareCounts(form) {
  const counters = [...form.querySelectorAll("[data-count]")];
  if (!counters.length) return () => {};
  const count = () => {
    for (const counter of counters) {
      const group = counter.closest("[data-counted]");
      const boxes = [...(group ?? form).querySelectorAll(group ? "input[type=radio]" : "[data-counted] input[type=radio]")].filter(
        (box) => !box.closest("[data-only-with][hidden]"),
      );
      const own = new Set(boxes.map((box) => box.name));
      const chosen = boxes.filter((box) => box.checked);
      const unknown = chosen.filter((box) => box.dataset.unknown !== undefined).length;
      const words = `${chosen.length - unknown} of ${own.size} answered, ${unknown} not known, ${own.size - chosen.length} left empty.`;
      if (counter.textContent !== words) counter.textContent = words;
    }
  };
  form.addEventListener("change", count);
  count();
  return count;
}
