/* What a query finds, in which order.
 *
 * What ranks above what is settled by tests/cases/search/queries.tsv: change a weight, run the table. */
"use strict";
(function (scope) {
  const Words = scope.CanCuWords;
  const { fold, isNumber, plain, places } = Words;
  const Query = scope.CanCuQuery;
  const Numbers = scope.CanCuNumbers;

  const { Stream, fits, FIELD_WEIGHTS, UNFINISHED } = scope.CanCuStream;
  const KINDS = {
    "Văn bản": 1, "Nhiệm vụ": 1.12, "Cơ quan": 1, "Thời hạn": 1.25, "Chỉ tiêu": 1.13, "Thuật ngữ": 0.7,
    "Toàn văn": 0.75, "Đính chính": 0.5, "Trang": 0.6,
  };
  const PHRASE = 6, WHOLE_NAME = 14, NEAR = 1.5; // beside at most 10 for the words themselves
  const NUMBER = 1000; // what is found by number or date stands above what is found by words
  const OF_TYPE = 1.3, OF_YEAR = 1.3, OF_DATE = 3, UNNUMBERED = 0.7, LESSER = 0.85;
  const OPTIONAL = new Set(["cua", "va", "ve", "ngay"]); // words that a citation has and a record may not
  const FACETS = ["kind", "plan", "type", "system", "year", "status"];

  class Engine extends Stream {
    constructor(index) {
      super(index);
      this.abbreviations = index.abbreviations.map((pair) => pair.map((form) => form.split(" ")));
      this.numbered = new Set(index.numbers.map(([entry]) => entry));
      this.types = index.lists.type.map((type) => Words.words(type).map(plain).join(" "));
      this.entryOf = (entry) => ({
        year: index.year[entry],
        cited: index.cited[entry],
        type: this.types[index.type[entry]],
        codes: (type) => this.vocabulary.types
          .filter((known) => known.code && known.words.join(" ") === type)
          .map((known) => known.code),
      });
    }

    /** Getting ready in steps, so that without a worker the page stays alive between them. */
    steps() {
      return [() => this.readWords(), () => this.readStream(), () => this.readPages(), () => this.readVocabulary()];
    }

    readVocabulary() {
      this.vocabulary = Query.vocabularyOf(this.index);
    }

    /** {outcome, reason, groups, total, facets, marks, highlight, notes, cut}.
     *
     * outcome: empty, unreadable, found, partial (some words are nowhere), near (only other numbers), none.
     * groups: one a page, best first: [{entry, score}, ...], its best place first. */
    search(text, { filters = {} } = {}) {
      const query = Query.read(text, this.vocabulary);
      const answer = { outcome: "found", reason: "", highlight: text, notes: new Map(), marks: marksOf(query.terms), cut: query.cut };
      const scores = new Map();
      this.defined = -1; // the term whose short form is the whole query
      if (!query.terms.length) answer.outcome = text.trim() ? "unreadable" : "empty";
      else if (query.number && !(query.number.bare && query.date) && !this.isAbbreviation(query.terms)) this.byNumber(query, answer, scores);
      else if (query.date && !query.rest.length) this.byDate(query, answer, scores);
      if (query.terms.length && !scores.size && answer.outcome === "found") this.byWords(query, answer, scores);
      return this.grouped(answer, scores, filters);
    }

    /** "QH13" has a figure but is the National Assembly, not a number. */
    isAbbreviation(terms) {
      const typed = terms.map((term) => term.plain).join(" ");
      return this.abbreviations.some(([short]) => short.map(plain).join(" ") === typed);
    }

    byNumber(query, answer, scores) {
      const asked = Object.assign({ squashed: query.squashed }, query.number);
      const { found, near, otherYear } = Numbers.find(asked, this.vocabulary, this.entryOf);
      if (asked.bare && near && !otherYear) {
        // A bare figure may stand for anything: 98 %, 6 months. Only if nothing has it, near numbers are shown.
        const tried = Object.assign({}, answer); // only its outcome is looked at
        this.byWords(query, tried, scores);
        if (tried.outcome === "found") return;
        scores.clear();
      }
      answer.outcome = !found.length ? "none" : near ? "near" : "found";
      answer.reason = otherYear ? "year" : "number";
      found.forEach((item, rank) => {
        scores.set(item.entry, 2 * NUMBER - rank);
        if (item.note) answer.notes.set(item.entry, item.note);
      });
      if (near) return;
      // Who cites it: under the number as typed, and under the right one if that was a misprint.
      const meant = found.slice(0, 3).map((item) => item.entry);
      const numbers = this.vocabulary.numbers.filter((number) => meant.includes(number.entry));
      const cited = numbers.filter((number) => !number.note || found.some((item) => item.text === number.text));
      answer.highlight = cited[0].text;
      answer.marks = marksOf(cited.reduce((all, number) => all.concat(termsOf(number.text)), query.terms));
      for (const number of cited) this.addPhrase(termsOf(number.text), scores);
      if (asked.bare) this.addWords(query.terms, scores);
      this.prefer(this.entriesOf(query.date), scores, OF_DATE);
    }

    byDate(query, answer, scores) {
      const { day, month, year } = query.date;
      for (const entry of this.entriesOf(query.date)) {
        // "15/5" is said of what is due every year; with its year, a date is first of all that of a document.
        const due = !year && this.kindOf(entry) === "Thời hạn" ? 1 : 0;
        scores.set(entry, 2 * NUMBER + due + KINDS[this.kindOf(entry)] / 10 + this.index.cited[entry] / 10);
      }
      const figures = [day, month, year].filter(Boolean).join("/");
      const spoken = (day ? `${day} ` : "") + `tháng ${month}` + (year ? ` năm ${year}` : "");
      for (const form of [figures, spoken]) this.addPhrase(termsOf(form), scores);
      answer.marks = marksOf(termsOf(figures).concat(termsOf(spoken)));
      if (!scores.size) {
        answer.outcome = "none";
        answer.reason = "date";
      }
    }

    byWords(query, answer, scores) {
      const terms = query.date && query.rest.length ? query.rest : query.terms;
      const complete = this.addWords(terms, scores);
      this.prefer(this.entriesOf(query.date), scores, OF_DATE);
      if (query.year) for (const entry of scores.keys()) this.preferIf(this.index.year[entry] === query.year, entry, scores, OF_YEAR);
      if (query.type) {
        for (const entry of scores.keys()) {
          this.preferIf(this.types[this.index.type[entry]] === query.type, entry, scores, OF_TYPE);
        }
      }
      if (query.embedded) this.addEmbedded(query.embedded, answer, scores);
      if (!scores.size) answer.outcome = "none";
      else if (!complete && !answer.cites) answer.outcome = "partial";
    }

    /** A number among other words: "nghị quyết 18 chuyển đổi số", or a whole citation with date and issuer. */
    addEmbedded(asked, answer, scores) {
      const { found, near } = Numbers.find(asked, this.vocabulary, this.entryOf);
      if (near) return;
      const written = asked.letters.length > 0; // "33/CT-TTg" is one document; "nghị quyết 18" may be several
      // Is there a title that says all this, number and all?
      const titled = Array.from(scores.values()).some((score) => score >= WHOLE_NAME);
      for (const item of found) {
        if (!scores.has(item.entry) && (!written || titled)) continue;
        scores.set(item.entry, NUMBER + (scores.get(item.entry) || 0) + item.score);
        if (item.note) answer.notes.set(item.entry, item.note);
        answer.cites = true;
      }
    }

    preferIf(fulfilled, entry, scores, factor) {
      if (fulfilled) scores.set(entry, scores.get(entry) * factor);
    }

    prefer(entries, scores, factor) {
      for (const entry of entries) this.preferIf(scores.has(entry), entry, scores, factor);
    }

    entriesOf(date) {
      if (!date) return [];
      const { day, month, year } = date;
      const two = (figure) => String(figure).padStart(2, "0");
      const wanted = new RegExp(`^${year || "\\d{4}"}-${two(month)}-${day ? two(day) : "\\d\\d"}$`);
      return this.index.dates.filter(([iso]) => wanted.test(iso)).map(([, entry]) => entry);
    }

    /** Entries with these words as they stand, below everything found better. */
    addPhrase(terms, scores) {
      for (const hit of this.scan(terms)) {
        if (hit.run === terms.length && !scores.has(hit.entry)) {
          scores.set(hit.entry, this.scoreOf(hit, terms));
        }
      }
    }

    /** Adds entries with all words (true), else with most of them (false). */
    addWords(terms, scores) {
      let complete = false;
      for (const variant of this.variants(terms)) {
        for (const hit of this.scan(variant)) {
          if (!isFull(hit, variant)) continue;
          complete = true;
          const score = this.scoreOf(hit, variant);
          if (!(scores.get(hit.entry) >= score)) scores.set(hit.entry, score);
          if (hit.name >= 1 && variant === terms && this.kindOf(hit.entry) === "Thuật ngữ") this.defined = hit.entry;
        }
      }
      if (!complete) this.addPartly(terms, scores);
      return complete;
    }

    /** Most of the words, some of them together; never without a figure that was typed. */
    addPartly(terms, scores) {
      if (terms.length < 3) return;
      const least = Math.ceil(terms.length * 0.6);
      for (const hit of this.scan(terms)) {
        const missed = terms.some((term, at) => isNumber(term.plain) && !hit.best[at]);
        const right = hit.best.filter((value) => value >= FIELD_WEIGHTS[2] * UNFINISHED).length;
        if (right < least || hit.phrase < 0.4 || hit.run < 2 || missed) continue;
        const part = hit.matched / terms.length;
        scores.set(hit.entry, part * part * this.scoreOf(hit, terms));
      }
    }

    scoreOf(hit, terms) {
      const words = hit.best.reduce((sum, value) => sum + value, 0) / terms.length;
      const phrase = terms.length > 1 ? (PHRASE * Math.max(0, hit.phrase - 0.1)) / terms.length : 0;
      const score = words + phrase + NEAR * hit.near + WHOLE_NAME * hit.name;
      const kind = this.kindOf(hit.entry);
      const unnumbered = kind === "Văn bản" && !this.numbered.has(hit.entry) ? UNNUMBERED : 1;
      const lesser = this.index.lesser[hit.entry] ? LESSER : 1;
      return score * KINDS[kind] * unnumbered * lesser * (1 + 0.03 * this.index.cited[hit.entry]);
    }

    kindOf(entry) {
      return this.index.lists.kind[this.index.kind[entry]];
    }

    /** The query, and the query with abbreviations written out, and with long forms abbreviated. */
    variants(terms) {
      const found = [terms];
      for (const pair of this.abbreviations) {
        for (const [from, to] of [pair, [pair[1], pair[0]]]) {
          const shape = from.map(plain);
          for (const variant of found.slice(0, 2)) {
            const at = variant.findIndex((_, start) => shape.every((word, step) =>
              variant[start + step] && variant[start + step].plain === word && fits(variant[start + step], from[step])));
            if (at < 0 || found.length >= 5) continue;
            const written = to.map((word) => ({ word, plain: plain(word), whole: true }));
            found.push(variant.slice(0, at).concat(written, variant.slice(at + from.length)));
          }
        }
      }
      return found.filter((variant) => variant.length <= 30);
    }

    /** One group a page, filtered and counted; what several plans have on a page, the deadlines, are several groups. */
    grouped(answer, scores, filters) {
      const pages = new Map();
      for (const [entry, score] of scores) {
        const page = this.index.plan ? `${this.index.page[entry]} ${this.index.plan[entry]}` : this.index.page[entry];
        if (!pages.has(page)) pages.set(page, []);
        pages.get(page).push({ entry, score });
      }
      const groups = Array.from(pages.values());
      for (const group of groups) group.sort((a, b) => b.score - a.score || a.entry - b.entry);
      groups.sort((a, b) => b[0].score - a[0].score || a[0].entry - b[0].entry);
      // What an abbreviation means stands second at the latest, whatever bears it in its name.
      const defining = groups.findIndex((group) => group.some((hit) => hit.entry === this.defined));
      if (defining > 1) {
        const [group] = groups.splice(defining, 1);
        group.sort((a, b) => Number(b.entry === this.defined) - Number(a.entry === this.defined));
        groups.splice(1, 0, group);
      }
      const passes = (group, except) => Object.keys(filters).every((facet) =>
        facet === except || !filters[facet] || String(this.valueOf(facet, group[0].entry)) === String(filters[facet]));
      answer.facets = {};
      for (const facet of FACETS) {
        const column = this.index[facet], counts = new Map();
        if (!column) continue; // a site of one plan does not ask which
        for (const group of groups) {
          const value = column[group[0].entry];
          if (passes(group, facet)) counts.set(value, (counts.get(value) || 0) + 1);
        }
        answer.facets[facet] = Array.from(counts)
          .map(([value, count]) => [facet === "year" ? value : this.index.lists[facet][value], count])
          .filter(([value]) => value);
      }
      // One document and no doubt: what a page may open without asking.
      answer.exact = answer.outcome === "found" && groups.length > 0 && groups[0][0].score >= 2 * NUMBER &&
        !(groups.length > 1 && groups[1][0].score > NUMBER);
      answer.groups = groups.filter((group) => passes(group));
      answer.total = answer.groups.length;
      return answer;
    }

    valueOf(facet, entry) {
      if (!this.index[facet]) return "";
      const value = this.index[facet][entry];
      return facet === "year" ? value : this.index.lists[facet][value];
    }
  }

  /** All words, and not merely scattered: a phrase, or in names and titles. Of two or three syllables of a compound
   * scattered over a long text nothing follows ("công ... an"), and other marks are other words unless they stand
   * as typed ("dân vấn khéo" for "dân vận khéo"). */
  function isFull(hit, terms) {
    const count = terms.length;
    if (hit.run === count || hit.rest) return true;
    if (hit.matched < count && !terms.some((term) => OPTIONAL.has(term.plain))) return false;
    let sum = 0;
    for (let term = 0; term < count; term++) {
      const value = hit.best[term];
      if (value < FIELD_WEIGHTS[2] * UNFINISHED && !OPTIONAL.has(terms[term].plain)) return false;
      sum += value;
    }
    return count > 3 || hit.run > 1 || sum / count > FIELD_WEIGHTS[2] * 2;
  }

  function termsOf(text) {
    return places(text.normalize("NFC")).map(({ word }) => ({ word, plain: plain(word), raw: word, whole: true }));
  }

  /** What to mark: words as typed, the last perhaps unfinished. */
  function marksOf(terms) {
    return terms.map((term, at) => ({
      word: term.word, plain: term.plain, start: at === terms.length - 1 && !term.whole ? fold(term.raw || "") : "",
    }));
  }

  scope.CanCuEngine = Engine;
})(typeof self === "undefined" ? globalThis : self);
