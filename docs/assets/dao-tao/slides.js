/* Starts the slides of a lesson and names their keys in Vietnamese. Printing shows every slide with its notes. */
"use strict";
(function () {
  if (/[?&]in\b/.test(location.search)) {
    document.body.classList.add("paper"); // all slides below one another, each with its notes
    document.querySelector("link[data-engine]").disabled = true; // it would give every slide a sheet of its own
    return;
  }
  const keys = document.querySelector(".slide-keys");
  window.Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0.05,
    center: false,
    hash: true,
    slideNumber: "c/t",
    transition: "none",
    backgroundTransition: "none",
    navigationMode: "linear",
    help: false, // theirs is in English
    keyboardCondition: () => !keys.open, // Esc then closes the list of keys
    keyboard: {
      40: "next", // down and up, as on a clicker
      38: "prev",
      68: changeColours, // D
      71: () => document.body.classList.toggle("with-notes"), // G
      80: () => { location.href = `${location.pathname}?in`; }, // P
      191: null, // "?" is ours, and theirs would also turn the screen off
      83: null, // their speaker window needs code within a page, which our servers forbid
    },
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "?" && keys.showModal) keys.showModal();
  });
  // What the engine says in English.
  const WORDS = { ".navigate-left": "Trang trước", ".navigate-right": "Trang sau", ".navigate-up": "Trang trước", ".navigate-down": "Trang sau" };
  window.Reveal.on("ready", () => {
    for (const [found, words] of Object.entries(WORDS)) {
      document.querySelectorAll(found).forEach((button) => button.setAttribute("aria-label", words));
    }
    document.querySelectorAll(".pause-overlay button").forEach((button) => { button.textContent = "Chiếu tiếp"; });
  });

  function changeColours() {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const scheme = document.documentElement.dataset.scheme || (dark ? "dark" : "light");
    document.documentElement.dataset.scheme = scheme === "dark" ? "light" : "dark";
  }
})();
