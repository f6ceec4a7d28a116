/* Small comforts of every page; all of it works without them.
 *
 * The list of pages closes on Esc and on a click beside it; the line that only paper shows names the address at which
 * the page was read. */
"use strict";
(function () {
  const menu = document.querySelector("[data-menu]");
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
  if (location.protocol !== "file:") {
    document.querySelector("[data-address]").textContent = location.origin + location.pathname;
  }
})();
