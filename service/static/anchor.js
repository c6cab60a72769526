// Select words of a document and anchor a claim there. Offsets are Unicode code points of the document's text, with
// line ends as LF; the browser counts UTF-16 units, so they are converted here, and the server checks the quote again.
"use strict";

(() => {
  const clusters = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;

  /** The text nodes of the document's text, in order. What only our page adds is marked `data-extra`. */
  const nodesOf = (container) => {
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node.parentElement.closest("[data-extra]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };

  const codePoints = (text) => {
    let count = 0;
    for (const _ of text.replace(/\r\n/g, "\n")) count += 1; // a string's iterator goes by code points
    return count;
  };

  /** UTF-16 offsets, widened so that no cluster that a person sees as one character is cut. */
  const snapped = (text, start, end) => {
    if (!clusters) return [start, end];
    const segments = clusters.segment(text);
    const first = start < text.length ? segments.containing(start).index : start;
    const last = end > 0 && end < text.length ? segments.containing(end) : null;
    return [first, last && last.index < end ? last.index + last.segment.length : end];
  };

  /** Where a range lies in a container's text: { start, end, quote }, in code points; null where it takes in nothing. */
  const place = (container, range) => {
    let text = "", start = null, end = null;
    for (const node of nodesOf(container)) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.data.length;
        if (from < to) {
          if (start === null) start = text.length + from;
          end = text.length + to;
        }
      }
      text += node.data;
    }
    if (start === null) return null;
    [start, end] = snapped(text, start, end);
    const quote = text.slice(start, end).replace(/\r\n/g, "\n");
    const first = codePoints(text.slice(0, start));
    return { start: first, end: first + codePoints(quote), quote };
  };

  window.Belegt = Object.assign(window.Belegt ?? {}, { place });

  document.addEventListener("DOMContentLoaded", () => {
    const text = document.querySelector("[data-document]");
    const form = document.querySelector("form[data-anchor]");
    if (text && form) anchoring(text, form);
    walking();
  });

  const anchoring = (text, form) => {
    const { start, end, quote } = form.elements;
    const shown = form.querySelector("[data-anchor-shown]");
    const chosen = form.querySelector("[data-anchor-chosen]");
    const caret = form.querySelector("[data-anchor-caret]");
    const letGo = form.querySelector("[data-anchor-drop]");

    const take = () => {
      const selection = getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return; // what was taken before stays
      const range = selection.getRangeAt(0);
      if (!range.intersectsNode(text)) return;
      const found = place(text, range);
      if (!found) return;
      [start.value, end.value, quote.value] = [found.start, found.end, found.quote];
      shown.textContent = found.quote.length > 160 ? `${found.quote.slice(0, 120)} … ${found.quote.slice(-30)}` : found.quote;
      chosen.hidden = letGo.hidden = false;
      form.dataset.taken = "";
    };

    const drop = () => {
      getSelection().removeAllRanges();
      form.reset();
      [start.value, end.value, quote.value] = ["", "", ""];
      chosen.hidden = letGo.hidden = true;
      delete form.dataset.taken;
      quote.focus();
    };

    const write = () => { [start.value, end.value] = ["", ""]; }; // who writes a quote lets the server look for it

    const READING = {
      contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-readonly": "true",
      "aria-labelledby": "text-heading", spellcheck: "false", inputmode: "none",
    };

    const open = (state) => { // a caret that the browser itself moves, in a text that nothing changes
      caret.setAttribute("aria-pressed", String(state));
      for (const [name, value] of Object.entries(READING)) {
        if (state) text.setAttribute(name, value);
        else text.removeAttribute(name);
      }
      if (!state) {
        caret.focus();
        return;
      }
      text.focus();
      if (!getSelection().containsNode(text, true)) getSelection().collapse(text, 0);
    };

    let held = false; // while the button is down the selection is still being made, and nothing may move
    text.addEventListener("pointerdown", (event) => { held = event.pointerType === "mouse"; });
    for (const kind of ["pointerup", "pointercancel"]) {
      document.addEventListener(kind, () => {
        if (!held) return;
        held = false;
        take();
      });
    }
    document.addEventListener("selectionchange", () => { if (!held) take(); });
    quote.addEventListener("input", write);
    letGo.addEventListener("click", drop);
    caret.hidden = false;
    caret.addEventListener("click", () => open(caret.getAttribute("aria-pressed") !== "true"));
    for (const kind of ["beforeinput", "paste", "cut", "drop", "dragstart"]) {
      text.addEventListener(kind, (event) => { if (text.isContentEditable) event.preventDefault(); });
    }
    text.addEventListener("compositionstart", () => open(false)); // the one kind of input that can't be refused
    text.addEventListener("keydown", (event) => {
      if (!text.isContentEditable) return;
      if (event.key === "Escape") {
        open(false);
      } else if (event.key === "Enter" && !getSelection().isCollapsed) {
        event.preventDefault();
        take();
        form.requestSubmit();
      }
    });
  };

  /** n and p: the focus goes from one marked passage to the next, and round at the ends. */
  const walking = () => {
    const go = (step) => {
      const spans = [...document.querySelectorAll("[data-span], a.at")];
      if (!spans.length) return;
      const now = spans.indexOf(document.activeElement.closest?.("[data-span], a.at"));
      const next = spans[(now < 0 ? (step > 0 ? 0 : spans.length - 1) : now + step + spans.length) % spans.length];
      next.focus();
      next.scrollIntoView({ block: "center" });
    };
    document.querySelector("[data-steps]")?.removeAttribute("hidden");
    document.querySelector("[data-next-span]")?.addEventListener("click", () => go(1));
    document.querySelector("[data-previous-span]")?.addEventListener("click", () => go(-1));
  };
})();
