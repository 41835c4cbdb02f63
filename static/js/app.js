"use strict";
// Everything here is a convenience: each job works without it.
(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const phone = matchMedia("(max-width: 44rem)");
  const singleKeys = () => document.body.dataset.singleKeys !== "off";

  function say(words) {
    const place = find("#say");
    if (!place) return;
    place.textContent = "";
    setTimeout(() => { place.textContent = words; }, 60);
  }

  function focusOn(element) {
    if (!element) return;
    if (!element.matches("a, button, input, select, textarea, summary")) element.tabIndex = -1;
    element.focus();
  }

  function dropEmpty(data) {
    const filled = [...data].filter(([, value]) => value !== "");
    for (const [name] of [...data]) data.delete(name);
    for (const [name, value] of filled) data.append(name, value);
  }

  // Filters are open in the markup; a phone folds those that nobody has set.
  function foldFilters() {
    for (const details of all(".filters details")) details.open = !phone.matches || "chosen" in details.dataset;
  }

  // Menus
  function closeMenus(except) {
    for (const menu of all("details.menu[open]")) if (menu !== except) menu.open = false;
  }
  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details.menu"));
    const opener = event.target.closest("[data-dialog]");
    if (opener) find("#" + opener.dataset.dialog).showModal();
    if (event.target.matches("dialog")) event.target.close();
  });

  // Error summary: a link goes to its control and puts the cursor there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a");
    const control = link && document.getElementById(link.hash.slice(1));
    if (!control) return;
    event.preventDefault();
    (control.closest(".field") || control).scrollIntoView();
    control.focus({ preventScroll: true });
  });

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented && !form.matches("[hx-post]")) return;
    if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    form.dataset.sent = "yes";
    for (const button of all("button", form)) button.setAttribute("aria-disabled", "true");
  }, true);
  function unsend(form) {
    delete form.dataset.sent;
    for (const button of all("button[aria-disabled]", form)) button.removeAttribute("aria-disabled");
  }
  // An address carries only what was filled in.
  document.addEventListener("formdata", (event) => {
    if (event.target.method === "get") dropEmpty(event.formData);
  });
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb === "get") dropEmpty(event.detail.formData);
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach(unsend));

  // The palette
  let asking;
  let waiting;
  async function ask(palette, words) {
    if (asking) asking.abort();
    asking = new AbortController();
    const results = find("#palette-results");
    if (words.length < 2) { results.replaceChildren(); return; }
    try {
      const answer = await fetch(palette.dataset.find + "?q=" + encodeURIComponent(words), {
        headers: { "HX-Request": "true", "HX-Target": "palette-results" }, signal: asking.signal,
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      results.innerHTML = await answer.text();
      const count = all("a", results).length;
      say(count === 1 ? "1 match" : count + " matches");
    } catch (problem) {
      if (problem.name !== "AbortError") say("That did not work. Try again.");
    }
  }
  function movePalette(palette, event) {
    const stops = [find("input", palette), ...all("#palette-results a", palette)];
    const now = Math.max(stops.indexOf(document.activeElement), 0);
    if (event.key === "Escape") {
      // a search field would keep the first Escape to empty itself
      event.preventDefault();
      palette.close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      stops[(now + step + stops.length) % stops.length].focus();
    } else if (event.key === "Enter" && now === 0 && stops.length > 1) {
      event.preventDefault();
      stops[1].click();
    }
  }
  const palette = find("#palette");
  if (palette) {
    palette.addEventListener("keydown", (event) => movePalette(palette, event));
    palette.addEventListener("input", (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => ask(palette, event.target.value.trim()), 120);
    });
  }

  // Keys. A single key never fires in a field and can be turned off in the settings.
  let goingUntil = 0;
  function press(key) {
    const element = Date.now() < goingUntil ? find(`[data-go="${CSS.escape(key)}"]`) : find(`[data-key="${CSS.escape(key)}"]`);
    goingUntil = key === "g" ? Date.now() + 1500 : 0;
    if (element) element.click();
    else if (key === "/") focusOn(find("#find"));
    else if (key === "?") find("#shortcuts")?.showModal();
    return Boolean(element) || "/?".includes(key);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && palette) {
      event.preventDefault();
      if (!palette.open) palette.showModal();
      return;
    }
    if (event.key === "Escape") {
      const menu = find("details.menu[open]");
      if (menu) { menu.open = false; find("summary", menu).focus(); }
      return;
    }
    const typing = event.target.closest("input, select, textarea, [contenteditable], dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || !singleKeys()) return;
    if (press(event.key)) event.preventDefault();
  });

  // htmx: say what happened, move to what changed, keep the page when the server fails.
  document.addEventListener("say", (event) => say(event.detail.words));
  document.addEventListener("htmx:afterSettle", (event) => focusOn(find("[data-focus]", event.detail.target)));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form");
    if (form) unsend(form);
  });
  for (const name of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(name, (event) => {
      const status = event.detail.xhr ? event.detail.xhr.status : 0;
      if (status === 401) { location.reload(); return; }
      const words = status === 403 || status === 404
        ? "You cannot do that now. Open the page again."
        : "That did not work. What you typed is still here. Try again.";
      const banner = document.createElement("div");
      banner.className = "banner banner-bad";
      banner.textContent = words;
      find("#messages")?.replaceChildren(banner);
      banner.scrollIntoView({ block: "nearest" });
      say(words);
    });
  }

  for (const element of all("[data-js]")) element.hidden = false;
  foldFilters();
  phone.addEventListener("change", foldFilters);
  focusOn(find(".error-summary[data-focus]"));
  const told = all("#messages [data-say]").map((banner) => banner.dataset.say).join(" ");
  if (told) say(told);
})();
