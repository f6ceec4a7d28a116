/* The plan in full: marks of slips open in place, and a line says where one is.
 *
 * Without this script a mark is a link to the errata ledger, and what it opens stands at the end of the printed page
 * (`#chu-giai-a1`), whence it is copied. */
"use strict";
(function () {
  const text = document.querySelector(".md-content__inner");

  // -- marks of slips ------------------------------------------------------------------------------------------

  let open = null; // the mark whose note is open: one at a time, so that notes never lie on each other

  /** The note behind a mark, by the id in the mark's address; none for marks elsewhere. */
  function source(sign) {
    return document.getElementById(`chu-giai-${sign.hash.slice(1)}`);
  }

  function close() {
    if (!open) return;
    const note = document.getElementById("slip-note");
    if (note.contains(document.activeElement)) open.focus();
    note.parentNode.classList.remove("provision__copy--open");
    note.remove();
    open.setAttribute("aria-expanded", "false");
    open.removeAttribute("aria-controls");
    open = null;
  }

  function show(sign) {
    close();
    const note = document.createElement("span");
    note.id = "slip-note";
    note.className = "slip-note";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "slip-note__close";
    button.textContent = "Đóng";
    button.addEventListener("click", close);
    note.append(button);
    for (const part of source(sign).childNodes) note.append(part.cloneNode(true));
    const heading = sign.closest("h2, h3");
    if (heading) { // a heading stays what it is: the note goes to the line of buttons under it
      heading.nextElementSibling.classList.add("provision__copy--open");
      heading.nextElementSibling.prepend(note);
    } else {
      sign.after(note);
    }
    sign.setAttribute("aria-expanded", "true");
    sign.setAttribute("aria-controls", note.id);
    open = sign;
  }

  for (const sign of text.querySelectorAll("a.slip-sign")) {
    if (!source(sign)) continue;
    sign.setAttribute("role", "button");
    sign.setAttribute("aria-expanded", "false");
    sign.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab or window: the ledger
      event.preventDefault();
      if (open === sign) close();
      else show(sign);
    });
    sign.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      sign.click();
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  // -- where one is --------------------------------------------------------------------------------------------

  const where = document.createElement("div");
  const line = document.createElement("p");
  const place = document.createElement("b");
  const title = document.createElement("span");
  where.className = "plan-where";
  where.setAttribute("aria-hidden", "true"); // the headings say it to those who listen
  line.append("Đang ở ", place, title);
  where.append(line);

  /** The words of a heading alone, without the marks and addresses in it. */
  function words(heading) {
    const copy = heading.cloneNode(true);
    for (const mark of copy.querySelectorAll(".slip-sign, .headerlink")) mark.remove();
    return copy.textContent.trim();
  }

  const places = new Map();
  let heading = "", section = "";
  for (const element of text.querySelectorAll("h2[id], h3[id], .provision[id]:not(.provision--footnote)")) {
    const link = element.querySelector(".provision__link");
    const number = element.dataset.number || (link && link.textContent);
    if (!link) [heading, section] = [words(element), element.id];
    else if (!number) heading = "";
    const name = number ? `mục ${number}` : link && link.title.toLowerCase();
    places.set(element, [name || heading.toLowerCase(), name && heading ? ` · ${heading}` : "", section]);
  }

  function say(current) {
    where.classList.toggle("plan-where--shown", Boolean(current));
    if (!current) return;
    [place.textContent, title.textContent] = current;
    for (const link of document.querySelectorAll(".md-nav--secondary .md-nav__link")) {
      if (link.hash === `#${current[2]}`) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }

  if (window.IntersectionObserver) {
    text.prepend(where);
    // What crosses a line a little below the header is where one is; between two paragraphs nothing changes.
    const crossing = new IntersectionObserver((changes) => {
      for (const change of changes) if (change.isIntersecting) say(places.get(change.target) || null);
    }, { rootMargin: "-18% 0px -82% 0px" });
    for (const element of [text.querySelector("header"), ...places.keys()]) crossing.observe(element);
  }
})();
