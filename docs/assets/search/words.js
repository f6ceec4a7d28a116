/* Words as the search compares them; macros/search/words.py does the same when the index is made.
 *
 * Both are held to tests/cases/search/words.jsonl: change them together. Loaded by pages (to mark words found) and by
 * the search worker. ES2017: no \p{L}, no lookbehind, no named groups. */
"use strict";
(function (scope) {
  // Letters of the Latin alphabet with or without marks, or digits: "33ct" is two words.
  const WORD = /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\u0300-\u036f]+|[0-9]+/g;
  const TONES = { "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0301": "'", "\u0323": "." };
  const TONE = /[\u0300\u0309\u0303\u0301\u0323]/g;
  const Y_FOR_I = /^([bcdđghklmnprstvx]+|qu)y$/;

  /** One word with its marks: lower case, its tone at the end, final y as i, no leading zeros. */
  function marked(word) {
    if (isNumber(word)) return word.replace(/^0+(?=.)/, "");
    if (isAscii(word)) return word.toLowerCase().replace(Y_FOR_I, "$1i");
    const decomposed = word.toLowerCase().normalize("NFD");
    const tones = (decomposed.match(TONE) || []).map((tone) => TONES[tone]).join("");
    return decomposed.replace(TONE, "").normalize("NFC").replace(Y_FOR_I, "$1i") + tones;
  }

  /** A marked word without its marks: what somebody types who types none. */
  function plain(word) {
    return fold(word.replace(/[`?~'.]+$/, ""));
  }

  /** Lower case without any mark, đ as d. */
  function fold(text) {
    if (isAscii(text)) return text.toLowerCase(); // most words of a large index are figures
    return text.replace(/[đĐ]/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /** The words of a text that is in NFC, with their places: [{word, start, end}]. */
  function places(text) {
    const found = [];
    WORD.lastIndex = 0;
    for (let match; (match = WORD.exec(text)); ) {
      found.push({ word: known(match[0]), start: match.index, end: WORD.lastIndex });
    }
    return found;
  }

  // Texts say the same words again and again, and taking a letter apart is slow.
  const seen = new Map();
  function known(word) {
    let found = seen.get(word);
    if (found === undefined) {
      if (seen.size > 20000) seen.clear();
      seen.set(word, found = marked(word));
    }
    return found;
  }

  function words(text) {
    return places(text.normalize("NFC")).map((place) => place.word);
  }

  function isAscii(text) {
    return /^[\x00-\x7f]*$/.test(text);
  }

  function isNumber(word) {
    return word >= "0" && word < ":";
  }

  scope.CanCuWords = { fold, isNumber, marked, places, plain, words };
})(typeof self === "undefined" ? globalThis : self);
