/* Previews: a card beside a link to a record says what the record is, on hover and on keyboard focus.
 *
 * The words come from `xem-truoc/` (macros/exports/previews.py), which is loaded at the first need, as scripts, so that
 * it works from a file. The card stays while the pointer is on the link or on the card, or the focus on the link; Esc
 * closes it (WCAG 2.1, 1.4.13). A finger has no hover: a touch follows the link. Only a word of the glossary, which one
 * touches to know what it means, shows its card first and is followed at the second touch. */
"use strict";
(function () {
  const WAIT = 400, LEAVE = 250; // milliseconds before a card opens and closes
  const GAP = 6, EDGE = 8; // pixels between link and card, card and window
  const RECORD = /^(van-ban|co-quan|nhiem-vu|ke-hoach|dinh-chinh|thoi-han|chi-tieu|thuat-ngu)\/[^?]+$/;
  const TERM = ".md-content a.term";
  const OWN = ".headerlink, .provision__link, [aria-expanded=true]"; // lead to where one is
  const site = new URL("../", document.currentScript.src).href;

  // -- data ----------------------------------------------------------------------------------------------------

  const parts = {}, loading = {};
  window.canCuPreviewPart = (name, part) => { parts[name] = part; };

  function load(name) {
    if (!loading[name]) {
      loading[name] = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${site}xem-truoc/${name}.js` + (parts.index ? `?${parts.index.version}` : "");
        script.onload = () => resolve(parts[name]);
        script.onerror = reject;
        document.head.append(script);
      });
      loading[name].catch(() => { delete loading[name]; }); // the next link tries again
    }
    return loading[name];
  }

  /** The same sum as in previews.py. */
  function partOf(address, count) {
    let place = 0;
    for (let i = 0; i < address.length; i++) place = (place * 65599 + address.charCodeAt(i)) % 4294967296;
    return place % count;
  }

  /** The card of an address; an anchor inside a record's page means the record. */
  async function cardOf(address) {
    const { parts: count } = await load("index");
    for (const known of new Set([address, address.replace(/#.*/, "")])) {
      const part = await load(String(partOf(known, count)));
      if (part[known]) return part[known];
    }
    return null;
  }

  // -- the card ------------------------------------------------------------------------------------------------

  const card = document.createElement("div");
  card.id = "preview";
  card.className = "preview md-typeset";
  card.setAttribute("role", "tooltip");
  card.hidden = true;

  function line(name, text) {
    const paragraph = document.createElement("p");
    paragraph.className = `preview__${name}`;
    paragraph.textContent = text;
    if (text) card.append(paragraph);
    return paragraph;
  }

  function fill([kind, name, about, words, status]) {
    card.textContent = "";
    line("kind", kind);
    line("name", name);
    line("about", about || "");
    if (status) {
      const [symbol, label, style, checked] = status;
      const badge = document.createElement("span"), sign = document.createElement("span");
      badge.className = `badge badge--${style}`;
      sign.textContent = symbol;
      sign.setAttribute("aria-hidden", "true");
      badge.append(sign, ` ${label}`);
      line("status", ` kiểm tra ngày ${checked}`).prepend(badge);
    }
    line("words", words || "");
  }

  /** Below the link or above it, wherever it fits; never on it, never beyond the window. */
  function put(link) {
    const around = link.getBoundingClientRect();
    const header = document.querySelector(".md-header");
    const top = (header ? header.getBoundingClientRect().bottom : 0) + EDGE;
    const { clientWidth, clientHeight } = document.documentElement;
    const below = clientHeight - EDGE - around.bottom - GAP, above = around.top - GAP - top;
    card.style.left = card.style.top = "0";
    card.style.maxHeight = "none";
    let { left, top: first, width, height } = card.getBoundingClientRect();
    const isBelow = height <= below || below >= above;
    if (height > Math.max(below, above)) {
      height = Math.max(below, above, 0);
      card.style.maxHeight = `${height}px`;
    }
    const x = Math.max(EDGE, Math.min(around.left, clientWidth - EDGE - width));
    const y = isBelow ? around.bottom + GAP : around.top - GAP - height;
    card.style.left = `${x - left}px`;
    card.style.top = `${y - first}px`;
  }

  // -- when ----------------------------------------------------------------------------------------------------

  let shown = null; // the link whose card is open
  let wanted = null; // the link whose card will open
  let dismissed = null; // the link whose card a key has closed
  let timer = 0, byKeyboard = false, byTouch = false;

  function close() {
    clearTimeout(timer);
    wanted = null;
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    if (shown.dataset.title) shown.title = shown.dataset.title;
    card.hidden = true;
    shown = null;
  }

  /** Whether the place a link leads to is in sight: a footnote beside the text. */
  function isInSight(link) {
    const target = link.hash && link.pathname === location.pathname && document.getElementById(link.hash.slice(1));
    if (!target) return false;
    const { top, bottom } = target.getBoundingClientRect();
    return bottom > 0 && top < document.documentElement.clientHeight;
  }

  function open(link, address) {
    if (isInSight(link)) return;
    cardOf(address).then((found) => show(link, found)).catch(close);
  }

  /** On touch the link has waited for its card; without one it is followed after all. */
  function openOnTouch(link, address) {
    clearTimeout(timer); // a finger that is lifted leaves the page
    wanted = link;
    const follow = () => { if (wanted === link) location.assign(link.href); };
    cardOf(address).then((found) => {
      if (found) show(link, found, "Chạm lần nữa để xem ở trang Thuật ngữ");
      else follow();
    }).catch(follow);
  }

  function show(link, found, hint = "") {
    if (wanted !== link || !link.isConnected) return; // gone on meanwhile
    close();
    if (!found) return;
    fill(found);
    line("hint", hint);
    card.hidden = false;
    put(link);
    if (link.title) { // the browser's own card says less
      link.dataset.title = link.title;
      link.removeAttribute("title");
    }
    link.setAttribute("aria-describedby", card.id);
    shown = link;
  }

  /** The link to a record under an element, with the record's address. */
  function linkAt(element) {
    const link = element.closest && element.closest(".md-content a[href]");
    if (!link || link.closest(OWN) || !link.href.startsWith(site)) return [null, ""];
    const address = link.href.slice(site.length);
    return RECORD.test(address) && link.href !== location.href ? [link, address] : [null, ""];
  }

  function want([link, address]) {
    if (link === shown || link === dismissed) return;
    clearTimeout(timer);
    wanted = link;
    timer = setTimeout(open, WAIT, link, address);
  }

  function leave() {
    clearTimeout(timer);
    wanted = null;
    timer = setTimeout(close, LEAVE);
  }

  function over(event) {
    const [link, address] = linkAt(event.target);
    if (link !== dismissed) dismissed = null;
    if (link && link !== shown) want([link, address]);
    else if (link || card.contains(event.target) || (shown && shown === document.activeElement)) {
      clearTimeout(timer); // back on the link, or over to the card
      wanted = null;
    } else leave();
  }

  // When the page moves under a pointer that rests, as with the keyboard, that is no hover.
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse" && !byKeyboard) over(event);
  });
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || !byKeyboard || !(event.movementX || event.movementY)) return;
    byKeyboard = false;
    over(event);
  }, { passive: true });
  document.documentElement.addEventListener("pointerleave", leave);
  document.addEventListener("pointerdown", (event) => {
    byKeyboard = false;
    byTouch = event.pointerType === "touch";
    if (!card.contains(event.target) && !(byTouch && shown && shown.contains(event.target))) close();
  });
  document.addEventListener("click", (event) => {
    const link = byTouch && event.target.closest(TERM);
    if (!link || link === shown) return;
    event.preventDefault();
    openOnTouch(...linkAt(link));
  });
  document.addEventListener("keydown", (event) => {
    byTouch = false;
    if (event.key === "Tab") byKeyboard = true;
    if (!["Escape", "Enter", " "].includes(event.key)) return;
    dismissed = shown || wanted;
    close();
  });
  document.addEventListener("focusin", (event) => {
    const [link, address] = linkAt(event.target);
    if (link && byKeyboard) want([link, address]);
  });
  document.addEventListener("focusout", (event) => {
    dismissed = null;
    if (event.target === shown || event.target === wanted) close();
  });

  const main = document.querySelector("main"); // in a landmark, like all that is read
  if (main) main.append(card);
})();
