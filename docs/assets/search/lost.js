/* The page for addresses that do not exist (docs/overrides/404.html) found the site by finding this file: gives it the
 * site's styles, links, and the search. */
"use strict";
(async function () {
  const site = new URL("../../", document.currentScript.src).href;

  const script = (address) => new Promise((loaded) => {
    const element = document.createElement("script");
    element.src = site + address;
    element.onload = loaded;
    document.body.append(element);
  });

  /** The theme's style sheets have fingerprints in their names; the first page knows them. */
  async function style() {
    const answer = await fetch(`${site}index.html`);
    const first = new DOMParser().parseFromString(await answer.text(), "text/html");
    await Promise.all(Array.from(first.querySelectorAll("link[rel=stylesheet]"), (theirs) => new Promise((loaded) => {
      const ours = document.createElement("link");
      ours.rel = "stylesheet";
      ours.href = site + theirs.getAttribute("href");
      ours.onload = ours.onerror = loaded;
      document.head.append(ours);
    })));
  }

  if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate";
  for (const element of document.querySelectorAll("[data-page]")) {
    element[element.tagName === "FORM" ? "action" : "href"] = site + element.dataset.page;
  }
  document.querySelector("[data-site]").hidden = false;
  await style().catch(() => {}); // opened from a file nothing can be fetched: it stays plain
  if (location.protocol === "file:") await script("assets/vendor/iframe-worker-shim.js");
  await script("assets/search/box.js");
  new Worker("workers/search.js"); // elsewhere the theme asks for its worker; box.js gives ours instead
  await script("assets/search/results.js");
  document.dispatchEvent(new Event("ready"));
})();
