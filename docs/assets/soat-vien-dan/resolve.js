/* Which document a citation means: macros/citations/bodies.py, catalogue.py and resolve.py. */
"use strict";
(function () {
  const C = self.CanCuCitations;
  const { tables } = C;

  // -- bodies.py -----------------------------------------------------------------------------------------------

  function bodiesAgree(cited, issuers) {
    const known = [];
    for (const issuer of issuers) known.push(issuer, ...C.split("bodies.JOIN", issuer));
    if (!known.length) return true;
    return isOneOf(cited, known) || C.split("bodies.JOIN", cited).every((part) => isOneOf(part, known));
  }

  function isOneOf(cited, known) {
    const words = bodyWords(cited);
    return words.length > 0 && known.some((name) => {
      const others = bodyWords(name);
      return words.every((word, rank) => word === others[rank]);
    });
  }

  const IN_FULL = new Map(Object.entries(tables.bodies.IN_FULL));
  const read = new Map();

  function bodyWords(name) {
    if (!read.has(name)) {
      if (read.size > 4096) read.clear();
      const plain = C.replaceAll("bodies.SIGNS", C.replaceAll("bodies.TERM", C.lowered(C.clean(name).text), " "), " ");
      const words = plain.split(" ").filter(Boolean);
      read.set(name, words.map((short) => IN_FULL.get(short) || short).join(" ").split(" ").filter(Boolean));
    }
    return read.get(name);
  }

  // -- catalogue.py --------------------------------------------------------------------------------------------

  class Catalogue {
    constructor(entries) {
      this.entries = entries;
      for (const index of ["byId", "byNumber", "byFigure", "byMisprint", "byName", "byCollectiveName"]) this[index] = new Map();
      for (const entry of entries) this.add(entry);
    }

    add(entry) {
      this.byId.set(entry.id, entry);
      if (entry.number) {
        put(this.byNumber, numberKey(entry.number), entry);
        put(this.byFigure, figure(entry.number), entry);
      }
      for (const misprint of entry.misprints || []) {
        const number = misprint.number || entry.number;
        if (number) put(this.byMisprint, numberKey(number), [entry, misprint]);
      }
      for (const name of entry.names || []) put(this.byName, C.sameLetters(name), entry);
      for (const name of entry.collective_names || []) put(this.byCollectiveName, C.sameLetters(name), entry);
    }

    entry(id) { return this.byId.get(id); }
    numbered(number) { return this.byNumber.get(numberKey(number)) || []; }
    figured(number) { return this.byFigure.get(figure(number)) || []; }
    misprinted(number) { return this.byMisprint.get(numberKey(number)) || []; }
    named(names) { return eachOnce(this.byName, names); }
    meantBy(name) { return eachOnce(this.byCollectiveName, [name]); }
  }

  function put(index, key, value) {
    if (!index.has(key)) index.set(key, []);
    index.get(key).push(value);
  }

  function eachOnce(index, names) {
    const found = new Set();
    for (const name of names) for (const entry of index.get(C.sameLetters(name)) || []) found.add(entry);
    return Array.from(found);
  }

  const numberKey = (number) => C.replaceAll("catalogue.LEADING_ZEROS", C.clean(number).text.replace(/ /g, ""), "");
  const figure = (number) => numberKey(number).split(/[-/]/)[0];

  // -- resolve.py ----------------------------------------------------------------------------------------------

  const UNKNOWN = { outcome: "unknown", documents: [] };
  const match = (documents, via, erratum) => ({ outcome: "match", documents, via, erratum: erratum || null });
  const ambiguous = (documents) => ({ outcome: "ambiguous", documents });

  function resolve(citation, catalogue) {
    if (citation.kind === "collective") {
      const meant = catalogue.meantBy(citation.text);
      return meant.length ? match(meant.map((entry) => entry.id), "collective") : UNKNOWN;
    }
    if (citation.number === null) return resolveName(citation, catalogue);
    const fitting = catalogue.numbered(citation.number).filter((entry) => fits(citation, entry, entry.date || null));
    if (fitting.length) return oneOf(citation, fitting, "number");
    return resolveMisprint(citation, catalogue);
  }

  function resolveName(citation, catalogue) {
    const names = [citation.name || citation.text, citation.text];
    if (citation.type && citation.name) names.push(`${citation.type} ${citation.name}`);
    const fitting = catalogue.named(names)
      .filter((entry) => datesAgree(citation.date, entry.date || null) && issuerAgrees(citation, entry));
    return oneOf(citation, fitting, "name");
  }

  function resolveMisprint(citation, catalogue) {
    const fitting = new Map();
    for (const [entry, misprint] of catalogue.misprinted(citation.number)) {
      const isDated = !misprint.date || citation.date === misprint.date;
      if (isDated && fits(citation, entry, misprint.date || entry.date || null)) fitting.set(entry.id, misprint);
    }
    if (fitting.size === 1) {
      const [[id, misprint]] = fitting;
      return match([id], "misprint", misprint.erratum_id);
    }
    return fitting.size ? ambiguous(Array.from(fitting.keys())) : UNKNOWN;
  }

  function oneOf(citation, fitting, via) {
    const dated = fitting.filter((entry) => citation.date && entry.date === citation.date);
    const best = dated.length ? dated : fitting;
    if (best.length === 1) return match([best[0].id], via);
    return best.length ? ambiguous(best.map((entry) => entry.id)) : UNKNOWN;
  }

  function fits(citation, entry, date) {
    if (!datesAgree(citation.date, date) || !issuerAgrees(citation, entry)) return false;
    if (citation.type === null || C.typesAgree(citation.type, entry.type_document)) return true;
    const types = [citation.type.toLowerCase(), entry.type_document.toLowerCase()].sort().join();
    const isCertain = citation.date !== null && citation.date === date && citation.issuer !== null;
    return types === tables.resolve.BOTH_QD.join() && isCertain;
  }

  const issuerAgrees = (citation, entry) => citation.issuer === null || bodiesAgree(citation.issuer, entry.issuers || []);

  function datesAgree(cited, known) {
    if (cited === null || known === null) return true;
    const shorter = Math.min(cited.length, known.length);
    return cited.slice(0, shorter) === known.slice(0, shorter);
  }

  Object.assign(C, { bodiesAgree, Catalogue, numberKey, resolve, datesAgree });
})();
