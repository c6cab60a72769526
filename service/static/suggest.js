// Names for what is being typed, from the server, into the field's own <datalist>. Without this there is "Find".
"use strict";

(() => {
  const waiting = new WeakMap(); // field → the request under way; a newer one takes its place

  const fill = async (field) => {
    const text = field.value.trim();
    waiting.get(field)?.abort();
    if (!text || text.endsWith("]")) return; // chosen already
    const asking = new AbortController();
    waiting.set(field, asking);
    const query = new URLSearchParams({ text, kind: field.dataset.suggest });
    try {
      const response = await fetch(`/suggest?${query}`, { signal: asking.signal, headers: { Accept: "application/json" } });
      if (!response.ok) return;
      const names = await response.json();
      const options = names.items.map((name) => Object.assign(document.createElement("option"), { value: name }));
      field.list.replaceChildren(...options);
    } catch (error) {
      if (error.name !== "AbortError") return; // no network: "Find" says so
    }
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches?.("input[data-suggest]")) fill(event.target);
  });
})();
