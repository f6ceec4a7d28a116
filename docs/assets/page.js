/* Small comforts of every page; all of it works without them.
 *
 * The list of pages closes on Esc and on a click beside it; the line that only paper shows names the address at which
 * the page was read. A page of the current plan leads on to the place of another plan that it showed before, when that
 * one was current. */
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
  const place = location.hash.slice(1);
  if (place && !document.getElementById(place)) {
    // Every plan's places begin with its own sign but those of the first, whose sign is empty.
    const plans = [...document.querySelectorAll("[data-places]")];
    const own = plans.find((plan) => plan.dataset.places && place.startsWith(`${plan.dataset.places}-`));
    const leads = own || plans.find((plan) => !plan.dataset.places);
    if (leads) location.replace(leads.href + location.hash);
  }
  if (location.protocol !== "file:") {
    document.querySelector("[data-address]").textContent = location.origin + location.pathname;
  }
})();
