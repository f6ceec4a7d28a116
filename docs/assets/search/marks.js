/* Marks in a text the words that were found, whatever marks and case they have there. */
"use strict";
(function (scope) {
  const { fold, isNumber, places, plain } = scope.CanCuWords;
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

  const escape = (text) => text.replace(/[&<>"']/g, (char) => ENTITIES[char]);

  /** What to mark for a query: every word of it, the last perhaps unfinished. */
  function wanted(query) {
    const all = places(query.normalize("NFC").slice(0, 300));
    return all.map(({ word, start, end }, at) => ({
      word, plain: plain(word), start: at === all.length - 1 ? fold(query.normalize("NFC").slice(start, end)) : "",
    }));
  }

  /** Runs of wanted words in a text in NFC: [{start, end, length}], length in words. */
  function runs(text, marks) {
    const found = [];
    const asked = new Map(); // word -> whether it is wanted
    let previous = -2;
    places(text).forEach((place, at) => {
      if (!asked.has(place.word)) asked.set(place.word, isWanted(place.word, marks));
      if (!asked.get(place.word)) return;
      const last = found[found.length - 1];
      if (previous === at - 1 && last && place.start - last.end < 4) {
        last.end = place.end;
        last.length++;
      } else found.push({ start: place.start, end: place.end, length: 1 });
      previous = at;
    });
    return found;
  }

  function isWanted(word, marks) {
    const letters = plain(word);
    return marks.some((mark) => {
      if (letters === mark.plain) return mark.word === mark.plain || mark.word === word || isNumber(word);
      return Boolean(mark.start) && !isNumber(word) && letters.startsWith(mark.start);
    });
  }

  /** Of a compound only its whole, if it is there: "dân" alone says nothing when "dân vận" was asked for. */
  function telling(found, marks) {
    return marks.length > 1 && found.some((run) => run.length > 1) ? found.filter((run) => run.length > 1) : found;
  }

  /** The text as HTML, with marks. */
  function html(text, marks) {
    const composed = text.normalize("NFC");
    let out = "", from = 0;
    for (const { start, end } of telling(runs(composed, marks), marks)) {
      out += `${escape(composed.slice(from, start))}<mark>${escape(composed.slice(start, end))}</mark>`;
      from = end;
    }
    return out + escape(composed.slice(from));
  }

  /** About `length` characters of the text around its best run, as HTML; with `found`, empty if nothing is marked. */
  function excerpt(text, marks, length, { found: mustBeFound = false } = {}) {
    const composed = text.normalize("NFC");
    const found = runs(composed, marks);
    if (mustBeFound && !found.length) return "";
    if (composed.length <= length * 1.2) return html(composed, marks);
    const best = found.reduce((a, b) => (a && a.length >= b.length ? a : b), null);
    let from = best ? Math.max(0, best.start - Math.floor(length / 3)) : 0;
    if (from > 0) from = composed.indexOf(" ", from) + 1;
    let to = Math.min(composed.length, from + length);
    if (to < composed.length) to = Math.max(composed.lastIndexOf(" ", to), best ? best.end : 0) || to;
    return `${from > 0 ? "… " : ""}${html(composed.slice(from, to), marks)}${to < composed.length ? " …" : ""}`;
  }

  scope.CanCuMarks = { escape, excerpt, html, runs, telling, wanted };
})(typeof self === "undefined" ? globalThis : self);
