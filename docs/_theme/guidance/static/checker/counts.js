// Counts what is answered and what is not known, beside each group and in all.

export function prepareCounts(form) {
  const counters = [...form.querySelectorAll("[data-count]")];
  if (!counters.length) return () => {};
  const count = () => {
    for (const counter of counters) {
      const scope = counter.closest("[data-counted]") ?? form;
      const asked = new Set([...scope.querySelectorAll("[data-counted] input[type=radio], [data-counted-all] input[type=radio]")].map((box) => box.name));
      const own = scope.matches("[data-counted]") ? new Set([...scope.querySelectorAll("input[type=radio]")].map((box) => box.name)) : asked;
      const chosen = [...scope.querySelectorAll("input[type=radio]:checked")].filter((box) => own.has(box.name));
      const unknown = chosen.filter((box) => box.dataset.unknown !== undefined).length;
      const words = `${chosen.length - unknown} of ${own.size} answered, ${unknown} not known, ${own.size - chosen.length} left empty.`;
      if (counter.textContent !== words) counter.textContent = words;
    }
  };
  form.addEventListener("change", count);
  count();
  return count;
}
