/* Documents by their number. A number is right or it is not there: nothing is guessed, near ones are called near. */
"use strict";
(function (scope) {
  /** How well a number asked for fits one of the index; 0 not at all. */
  function fit(asked, number, entryOf, { yearToo = true } = {}) {
    if (asked.squashed === number.squashed) return number.note ? 2 : 5;
    if (asked.digits[0] !== number.digits[0]) return 0;
    let from = 0;
    for (const digits of asked.digits) {
      from = number.digits.indexOf(digits, from) + 1;
      if (!from) return 0;
    }
    if (!lettersFit(asked.letters, number)) return 0;
    const entry = entryOf(number.entry);
    if (asked.type && !typeFits(asked.type, number, entry)) return 0;
    if (yearToo && asked.year && entry.year !== asked.year && !number.digits.includes(String(asked.year))) return 0;
    // A misprint gives way to the document that really has the number; the plan's documents come first.
    return (number.note ? 1 : 3) + (entry.cited ? 1 : 0);
  }

  // All the letters asked for, in any order, the last perhaps unfinished; or run together: "ctrbdvtu".
  function lettersFit(letters, number) {
    const each = letters.every((part, at) => {
      const unfinished = at === letters.length - 1;
      return number.letters.some((own) => own === part || (unfinished && own.startsWith(part)));
    });
    return each || number.joined.startsWith(letters.join(""));
  }

  // QĐ stands for Quyết định and Quy định: who reads "qđ" as either must find it.
  function typeFits(type, number, entry) {
    return entry.type === type || entry.codes(type).some((code) => number.letters.includes(code));
  }

  /** Entries with the number asked for, best first: [{entry, note}]; `near` if there are only near ones. */
  function find(asked, vocabulary, entryOf) {
    const exact = fitting(asked, vocabulary, entryOf, { yearToo: true });
    if (exact.length) return { found: exact, near: false, otherYear: false };
    if (asked.year) {
      const otherYear = fitting(asked, vocabulary, entryOf, { yearToo: false });
      if (otherYear.length) return { found: otherYear, near: true, otherYear: true };
    }
    return { found: nearest(asked, vocabulary, entryOf), near: true, otherYear: false };
  }

  function fitting(asked, vocabulary, entryOf, options) {
    const best = new Map();
    for (const number of vocabulary.numbers) {
      const score = fit(asked, number, entryOf, options);
      if (!score) continue;
      const entry = entryOf(number.entry);
      const known = best.get(number.entry);
      if (!known || known.score < score) {
        best.set(number.entry, { entry: number.entry, score, year: entry.year, note: number.note, text: number.text });
      }
    }
    return Array.from(best.values()).sort((a, b) => b.score - a.score || b.year - a.year || a.entry - b.entry);
  }

  /** The same figure with other letters, then figures that begin so, then the same letters with near figures. */
  function nearest(asked, vocabulary, entryOf) {
    const near = [];
    const wanted = Number(asked.digits[0]);
    for (const number of vocabulary.numbers) {
      if (number.note || !number.digits.length) continue;
      const sameLetters =
        (asked.letters.length || asked.type) &&
        lettersFit(asked.letters, number) &&
        (!asked.type || typeFits(asked.type, number, entryOf(number.entry)));
      const own = number.digits[0];
      let distance = Infinity;
      if (own === asked.digits[0]) distance = sameLetters ? 0 : 1;
      else if (sameLetters && own.startsWith(asked.digits[0])) distance = 2;
      else if (sameLetters) distance = 3 + Math.abs(Number(own) - wanted);
      if (distance < Infinity) near.push({ entry: number.entry, distance, note: "", text: number.text });
    }
    near.sort((a, b) => a.distance - b.distance || a.entry - b.entry);
    return near.slice(0, 5);
  }

  scope.CanCuNumbers = { find };
})(typeof self === "undefined" ? globalThis : self);
