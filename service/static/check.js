/* The check page: Ctrl+Enter sends the form, and an address can be copied. All of it works without. */

const form = document.getElementById("ask");
if (form) {
  form.querySelector(".keys")?.removeAttribute("hidden");
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // where the clipboard is only for pages sent over HTTPS
    }
    const said = document.createElement("p");
    said.className = "said";
    said.textContent = button.dataset.done;
    document.getElementById("status").replaceChildren(said);
  });
}
