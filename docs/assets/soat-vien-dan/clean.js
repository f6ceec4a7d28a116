/* Clean text and spelling: macros/citations/clean.py and spelling.py.
 *
 * The grammar is written once, in Python: patterns and tables come from soat-vien-dan/ngu-phap.js, and these files hold
 * only the control, function by function under the same names. Offsets are UTF-16 units here, code points there; all
 * limits count code points in both. A loop over the whole text is a generator that yields now and then: whoever drives
 * it may let the page breathe. */
"use strict";
(function () {
  const { classes, patterns, tables, flags } = self.canCuGrammar;

  // -- patterns ------------------------------------------------------------------------------------------------

  const compiled = new Map();
  function pattern(name, mode) {
    const key = `${mode} ${name}`;
    if (!compiled.has(key)) {
      const [module, constant] = name.split(".");
      const source = patterns[module][constant];
      compiled.set(key, new RegExp(mode === "full" ? `^(?:${source})$` : source, { at: "uy", full: "u" }[mode] || "ug"));
    }
    return compiled.get(key);
  }

  /** Python's pattern.match(text, start, end): what matches right there, or null. */
  function matchAt(name, text, start, end) {
    const re = pattern(name, "at");
    if (end !== undefined && end < text.length) text = text.slice(0, end);
    re.lastIndex = start;
    return re.exec(text);
  }

  /** Python's pattern.search(text, start). */
  function search(name, text, start) {
    const re = pattern(name, "search");
    re.lastIndex = start || 0;
    return re.exec(text);
  }

  const WINDOW = 20000; // units that are read without a pause
  const LONGEST = 200; // more than LEAD and LAW_WORD can match

  /** The same with pauses, for patterns that match a bounded number of characters and look back at one. */
  function* searchSteps(name, text, start) {
    for (let from = start; from < text.length; from += WINDOW) {
      const base = Math.max(0, from - 2);
      const found = search(name, text.slice(base, from + WINDOW + LONGEST), from - base);
      if (found && base + found.index < from + WINDOW) {
        found.index += base;
        return found;
      }
      yield null;
    }
    return null;
  }

  const fullMatch = (name, text) => pattern(name, "full").test(text);
  const findAll = (name, text) => text.match(pattern(name, "search")) || [];
  const replaceAll = (name, text, by) => text.replace(pattern(name, "search"), by);
  const split = (name, text) => text.split(pattern(name, "search"));
  const endOf = (found) => found.index + found[0].length;

  // -- characters ----------------------------------------------------------------------------------------------

  const is = {};
  for (const name of Object.keys(classes)) {
    const re = new RegExp(`^${classes[name]}`, "u");
    is[name] = (char) => re.test(char);
  }
  const LOWER_OR_TITLE = new RegExp(`${classes.lower}|${classes.titlecase}`, "u");
  const SURROGATE = /[\ud800-\udfff]/;
  const UPPER = new RegExp(classes.upper, "u");

  /** Python's str.isupper(): capitals, and no small letter. */
  const isUpper = (text) => UPPER.test(text) && !LOWER_OR_TITLE.test(text);
  const charAt = (text, place) => (place < text.length ? String.fromCodePoint(text.codePointAt(place)) : "");
  const charBefore = (text, place) => Array.from(text.slice(Math.max(0, place - 2), place)).pop() || "";

  /** The place so many characters behind (or, below zero, before) another. */
  function advanced(text, place, count) {
    const [from, to] = [Math.max(0, Math.min(place, place + 2 * count)), Math.max(place, place + 2 * count)];
    if (!SURROGATE.test(text.slice(from, to))) return Math.max(0, Math.min(text.length, place + count));
    const step = Math.sign(count);
    for (let left = Math.abs(count); left > 0 && (step > 0 ? place < text.length : place > 0); left--) {
      place += step * (step > 0 ? charAt(text, place) : charBefore(text, place)).length;
    }
    return place;
  }

  function translated(text, table) {
    let result = "";
    for (const char of text) {
      const other = table[char.codePointAt(0)];
      result += other === undefined ? char : typeof other === "number" ? String.fromCodePoint(other) : other;
    }
    return result;
  }

  // -- clean.py ------------------------------------------------------------------------------------------------

  class CleanText {
    constructor(text, raw, starts, ends) {
      Object.assign(this, { text, raw, starts, ends });
    }

    rawSpan(start, end) {
      return [this.starts[start], this.ends[end - 1]];
    }

    rawSlice(start, end) {
      const [first, last] = this.rawSpan(start, end);
      return this.raw.slice(first, last);
    }
  }

  function clean(text) {
    return finished(cleanSteps(text));
  }

  function* cleanSteps(text) {
    const starts = [], ends = [];
    let chars = "", last = "", holdsDigit = false, pending = null, steps = 0;
    function write(char, start, end) {
      chars += char;
      last = char;
      for (let unit = 0; unit < char.length; unit++) {
        starts.push(start);
        ends.push(end);
      }
    }
    for (const [start, end, composed] of letters(text)) {
      if (++steps % 2000 === 0) yield null;
      if (is.space(composed)) {
        pending = [pending ? pending[0] : start, end];
        continue;
      }
      if (pending) {
        const mended = holdsDigit && (last === "-" || last === "/")
          && search("clean.LINE_BREAK", text.slice(pending[0], pending[1])) && matchAt("clean.CAPITAL", composed, 0);
        if (!mended) {
          write(" ", pending[0], pending[1]);
          holdsDigit = false;
        }
        pending = null;
      }
      for (const char of composed) {
        const plain = char < "\u2010" ? char : translated(char, tables.clean.TO_HYPHEN);
        write(plain, start, end);
        holdsDigit = holdsDigit || is.digit(plain);
      }
    }
    if (pending) write(" ", pending[0], pending[1]);
    return new CleanText(chars, text, starts, ends);
  }

  function* letters(text) {
    let start = 0;
    while (start < text.length) {
      let end = start + charAt(text, start).length;
      if (!is.space(text[start])) {
        for (let marks = 1; marks <= tables.clean.MOST_MARKS && end < text.length && continuesALetter(text, end); marks++) {
          end += charAt(text, end).length;
        }
      }
      const letter = text.slice(start, end);
      yield [start, end, letter < "\u0300" && letter.length === 1 ? letter : letter.normalize("NFC")];
      start = end;
    }
  }

  function continuesALetter(text, place) {
    if (text.charCodeAt(place) < 0x300) return false; // no mark stands before U+0300
    const char = charAt(text, place);
    return (char >= "\u1160" && char <= "\u11ff") || is.mark(char);
  }

  // -- spelling.py ---------------------------------------------------------------------------------------------

  function lowered(text) {
    return replaceAll("spelling.MODERN_AT_END", text.replace(/İ/g, "I").toLowerCase(), (found) => tables.spelling.CLASSIC[found]);
  }

  /** The same with pauses, cut at spaces: no letter changes for what stands beyond a space. */
  function* loweredSteps(text) {
    let low = "";
    for (let start = 0, end; start < text.length; start = end) {
      const space = text.indexOf(" ", start + WINDOW);
      end = space < 0 ? text.length : space;
      low += lowered(text.slice(start, end));
      yield null;
    }
    return low;
  }

  function sameLetters(text) {
    return translated(lowered(clean(text).text).replace(/ /g, ""), tables.spelling.QUOTES);
  }

  /** Lowered text without spaces, and for each of its units the place before squeezing. */
  function* squeezedSteps(low) {
    const kept = [];
    let tight = "";
    for (let start = 0; start < low.length; start += WINDOW) {
      const part = low.slice(start, start + WINDOW);
      for (let place = 0; place < part.length; place++) if (part[place] !== " ") kept.push(start + place);
      tight += translated(part.replace(/ /g, ""), tables.spelling.QUOTES);
      yield null;
    }
    return [tight, kept];
  }

  function isWordAt(text, start, end) {
    const cutBefore = is.alnum(charBefore(text, start)) && is.alnum(charAt(text, start));
    const cutAfter = is.alnum(charAt(text, end)) && is.alnum(charBefore(text, end));
    return !cutBefore && !cutAfter;
  }

  /** Runs a generator to its end and gives what it returns. */
  function finished(steps) {
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  }

  self.CanCuCitations = {
    tables, flags, matchAt, search, searchSteps, fullMatch, findAll, replaceAll, split, endOf, is, isUpper, charAt, charBefore,
    advanced, clean, cleanSteps, lowered, loweredSteps, sameLetters, squeezedSteps, isWordAt, finished,
  };
})();
