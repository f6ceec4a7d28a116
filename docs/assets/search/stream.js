/* All entries as one stream of words (macros/search/index.py), and what reading it for some words gives. */
"use strict";
(function (scope) {
  const { fold, isNumber, plain } = scope.CanCuWords;

  const FIRST_UNIT = 0x20, SURROGATES = 0x800, ENTRY_END = 0, FIELD_END = 1, FIRST_WORD = 3; // see index.py
  const FIELD_WEIGHTS = [10, 9, 2]; // names, title, body
  const OTHER_MARKS = 0.3, UNFINISHED = 0.6; // "giám" for "giảm"; "khe" for "kheo"
  const MOST_WEIGHED = 1200, ENOUGH = 60; // entries: beyond these, a key would take too long at thousands of pages

  class Stream {
    constructor(index) {
      this.index = index;
      this.size = index.kind.length;
      this.run = new Int32Array(32); // used by every weighing
      this.runQuality = new Float64Array(32);
    }

    readWords() {
      this.words = this.index.words.split(" ");
      this.plain = this.words.map(plain);
      this.withPlain = new Map(); // plain word -> places in this.words
      this.plain.forEach((word, at) => {
        const known = this.withPlain.get(word);
        if (known) known.push(at);
        else this.withPlain.set(word, [at]);
      });
    }

    /** Puts names, titles and texts of each entry together; without `bodies` yet, the texts are empty. */
    readStream(bodies) {
      const heads = this.heads || (this.heads = decode(this.index.heads)), size = this.size;
      const stream = this.stream = new Uint16Array(heads.length + (bodies ? bodies.length : size));
      const texts = bodies ? decode(bodies) : new Uint16Array(size).fill(ENTRY_END);
      this.texts = new Int32Array(size); // where each entry's text begins, behind names and title
      this.ends = new Int32Array(size); // of each entry, behind its last unit
      this.isWhole = Boolean(bodies);
      for (let entry = 0, head = 0, text = 0, at = 0; entry < size; entry++) {
        for (let fields = 0; fields < 2; head++) {
          stream[at++] = heads[head];
          if (heads[head] === FIELD_END) fields++;
        }
        this.texts[entry] = at;
        do stream[at++] = texts[text]; while (texts[text++] !== ENTRY_END);
        this.ends[entry] = at;
      }
    }

    readPages() {
      this.firstOfPage = [];
      for (let entry = this.size - 1; entry >= 0; entry--) this.firstOfPage[this.index.page[entry]] = entry;
    }

    /** Reads the entries that have enough of the terms. A hit: {entry, matched, best[term], run, phrase, near, name}.
     *
     * A first look at every word only gathers which terms an entry has; the second, at candidates, weighs them. Where
     * thousands have all of them, names and titles decide, and the text of the others is not weighed. */
    scan(terms) {
      const count = terms.length;
      const mask = new Int32Array(this.words.length + FIRST_WORD);
      const qualities = terms.map((term, at) => this.qualities(term, at === count - 1 && !term.whole, mask, 1 << at));
      const needed = count < 3 ? 1 : Math.ceil(count * 0.6);
      const wanted = (1 << count) - 1;
      const candidates = [], whole = [];
      const stream = this.stream, ends = this.ends;
      for (let entry = 0, at = 0; entry < this.size; entry++) {
        let bits = 0;
        for (const end = ends[entry]; at < end && bits !== wanted; at++) bits |= mask[stream[at]];
        at = ends[entry];
        if (bits === wanted) whole.push(entry);
        if (bits !== 0 && bitsIn(bits) >= needed) candidates.push(entry);
      }
      const read = whole.length ? whole : candidates; // with all words there is no need for entries with some
      const hits = [];
      let heads = 0;
      for (const entry of read) {
        const headOnly = read.length > MOST_WEIGHED && heads > ENOUGH;
        const hit = this.weigh(entry, mask, qualities, read.length > MOST_WEIGHED ? this.texts[entry] : ends[entry]);
        if (hit.matched === count) heads++;
        else if (read.length > MOST_WEIGHED && (headOnly || hits.length > MOST_WEIGHED)) hit.rest = true;
        else if (read.length > MOST_WEIGHED) Object.assign(hit, this.weigh(entry, mask, qualities, ends[entry]));
        if (hit.rest) {
          hit.matched = count;
          hit.best.fill(FIELD_WEIGHTS[2] / 2);
        }
        hits.push(hit);
      }
      return hits;
    }

    /** One entry, word by word, as far as `end`. */
    weigh(entry, mask, qualities, end) {
      const stream = this.stream, count = qualities.length;
      const best = new Float64Array(count), run = this.run, runQuality = this.runQuality;
      run.fill(0);
      const first = entry ? this.ends[entry - 1] : 0;
      let field = 0, last = -3, lastBits = 0, nameStart = first;
      let longest = 0, phrase = 0, near = 0, name = 0, inName = 0, inNameQuality = 0, matched = 0;
      for (let at = first; at < end; at++) {
        const unit = stream[at];
        if (unit < FIRST_WORD) {
          if (field === 0 && inName === count) name = Math.max(name, inNameQuality / (at - nameStart));
          inName = inNameQuality = 0;
          nameStart = at + 1;
          if (unit === FIELD_END) field++;
          continue;
        }
        const bits = mask[unit];
        if (bits === 0) continue;
        const weight = FIELD_WEIGHTS[field];
        if (last !== at - 1) run.fill(0);
        if (last === at - 2 && bits & (lastBits << 1)) near = Math.max(near, weight / 10); // "tiếp [công] dân"
        // From the last term to the first, so that run[term - 1] still speaks of the word before.
        for (let term = count - 1; term >= 0; term--) {
          if (!(bits & (1 << term))) {
            run[term] = 0;
            continue;
          }
          const quality = qualities[term][unit];
          const value = weight * quality;
          if (value > best[term]) best[term] = value;
          else if (best[term] < weight) best[term] += 0.02 * quality; // said again
          const follows = term > 0 && run[term - 1] > 0;
          run[term] = follows ? run[term - 1] + 1 : 1;
          runQuality[term] = (follows ? runQuality[term - 1] : 0) + quality;
          if (run[term] > longest) longest = run[term];
          if (run[term] > 1) phrase = Math.max(phrase, (runQuality[term] * weight) / 10);
          if (run[term] > inName || (run[term] === inName && runQuality[term] > inNameQuality)) {
            inName = run[term];
            inNameQuality = runQuality[term];
          }
        }
        last = at;
        lastBits = bits;
      }
      for (let term = 0; term < count; term++) if (best[term]) matched++;
      return { entry, matched, best, run: longest, phrase, near, name };
    }

    /** How well each word of the index answers a term, by its unit in the stream; sets the term's bit in `mask`. */
    qualities(term, unfinished, mask, bit) {
      const found = new Float32Array(this.words.length + FIRST_WORD);
      const add = (word, quality) => {
        found[word + FIRST_WORD] = quality;
        mask[word + FIRST_WORD] |= bit;
      };
      if (unfinished && !isNumber(term.plain)) {
        // "quy" is "qui" when finished but the beginning of "quyết" when not: both are looked for.
        const typed = fold(term.raw);
        const hasMarks = fold(term.raw) !== term.raw.toLowerCase().normalize("NFC");
        this.plain.forEach((word, at) => {
          if (word.length > typed.length && word.startsWith(typed) && !isNumber(word)) {
            add(at, hasMarks && !beginsWith(this.words[at], term.word) ? UNFINISHED * OTHER_MARKS : UNFINISHED);
          }
        });
      }
      for (const at of this.withPlain.get(term.plain) || []) add(at, fits(term, this.words[at]) ? 1 : OTHER_MARKS);
      return found;
    }
  }

  /** Typed without marks a word stands for every word of its letters; typed with marks, for itself. */
  function fits(term, word) {
    return term.word === word || term.word === term.plain;
  }

  // "khe'" (khé) begins "kheo'" (khéo): the letters begin it, and the tone, once typed, is the same.
  function beginsWith(word, typed) {
    const [, letters, tone] = /^(.*?)([`?~'.]*)$/.exec(typed);
    return word.startsWith(letters) && (!tone || word.endsWith(tone));
  }

  function bitsIn(bits) {
    let count = 0;
    for (let left = bits; left; left &= left - 1) count++;
    return count;
  }

  function decode(text) {
    const units = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      units[at] = (code >= 0xe000 ? code - SURROGATES : code) - FIRST_UNIT;
    }
    return units;
  }

  scope.CanCuStream = { Stream, fits, FIELD_WEIGHTS, UNFINISHED };
})(typeof self === "undefined" ? globalThis : self);
