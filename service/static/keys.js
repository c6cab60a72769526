// Keys of one letter: each does what a click on the element with that `data-key` does, so a page without such an
// element has no such key. They can be switched off in a control that every such page shows; this browser remembers it.
"use strict";

(() => {
  const REMEMBERED = "belegt.keys";
  const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select, [contenteditable], [role=textbox]";
  let leaving = false; // a form is on its way: no second key until the next page

  const on = () => {
    try { return localStorage.getItem(REMEMBERED) !== "off"; } catch { return true; } // nothing is remembered here
  };
  const remember = (state) => {
    try { localStorage.setItem(REMEMBERED, state ? "on" : "off"); } catch { /* then it holds for this page only */ }
  };

  const press = (element) => {
    if (element.matches("details")) {
      element.open = !element.open;
      element.querySelector("summary").focus();
    } else if (element.matches("input")) {
      element.closest("details")?.setAttribute("open", "");
      element.focus();
      element.select();
    } else {
      element.click();
    }
  };

  document.addEventListener("submit", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });

  document.addEventListener("DOMContentLoaded", () => {
    for (const control of document.querySelectorAll("[data-keys-switch]")) {
      control.closest("[hidden]")?.removeAttribute("hidden");
      control.checked = on();
      control.addEventListener("change", () => remember(control.checked));
    }
    const off = () => { // where nothing can be remembered, the control itself says it
      const control = document.querySelector("[data-keys-switch]");
      return control ? !control.checked : !on();
    };
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
      if (leaving || off() || event.target.closest?.(TYPING)) return;
      const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!element || element.disabled) return;
      event.preventDefault();
      press(element);
    });
  });
})();
