/* Every citation of a text: macros/citations/heads.py, relations.py and find.py. */
"use strict";
(function () {
  const C = self.CanCuCitations;
  const { tables, matchAt, search, fullMatch, endOf, charAt, advanced } = C;

  // -- heads.py ------------------------------------------------------------------------------------------------

  function newHead(fields) {
    return Object.assign({
      symbol: null, numberAt: null, dateAt: null, issuerAt: null, name: null, date: null, issuer: null, term: null,
      tailEnd: 0, flags: new Set(),
    }, fields);
  }

  const addAll = (flags, more) => more.forEach((flag) => flags.add(flag));

  /** How many of the sorted places lie before a place. */
  function countBefore(sorted, place) {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const grammars = new WeakMap(); // one lexicon serves every text

  function lawGrammar(lexicon) {
    if (!grammars.has(lexicon)) grammars.set(lexicon, new C.LawGrammar(lexicon.named));
    return grammars.get(lexicon);
  }

  function* readHeads(page, lexicon) {
    const laws = [];
    for (const law of lawGrammar(lexicon).read(page.text, page.low)) {
      yield null;
      if (law) laws.push(law);
    }
    const heads = yield* numbered(page, laws);
    for (const head of yield* namedLaws(page, laws, heads)) heads.push(head);
    for (const found of C.readNames(page.low, lexicon, heads.map((head) => [head.start, head.end]))) {
      yield null;
      if (!found) continue;
      const head = newHead({ start: found.start, end: found.end, kind: found.kind, type: found.type });
      head.name = page.text.slice(found.start, found.end);
      if (found.kind === "named") head.flags.add("no_number");
      heads.push(head);
    }
    return heads.sort((a, b) => a.start - b.start);
  }

  function* numbered(page, laws) {
    const lawStarts = laws.map((law) => law.start);
    const heads = [];
    let done = 0;
    for (const lead of C.readLeads(page.text, page.low)) {
      yield null;
      if (!lead || lead.numberAt < done) continue;
      const symbol = C.readSymbol(page, lead.numberAt, lead.hasSo || lead.type !== null);
      if (!symbol) continue;
      const law = laws[countBefore(lawStarts, lead.numberAt) - 1];
      let head;
      if (law && law.start >= done && law.end <= lead.numberAt && fullMatch("heads.NAME_TO_NUMBER", page.low.slice(law.end, lead.numberAt))) {
        head = newHead({ start: law.start, end: symbol.end, kind: "numbered", type: law.type });
        head.name = page.text.slice(law.nameStart, law.end);
      } else {
        const type = lead.isAbbreviated && symbol.code === "TT" && symbol.normal.includes("-TT/") ? "Thông tri" : lead.type;
        head = newHead({ start: Math.max(lead.start, done), end: symbol.end, kind: "numbered", type });
        addAll(head.flags, flagsOfLead(page, lead, symbol, type));
      }
      head.symbol = symbol;
      head.numberAt = lead.numberAt;
      addAll(head.flags, symbol.flags);
      if (head.type && !lead.hasSo) head.flags.add("no_so");
      takeTrailingWord(page, head);
      takeDate(page, head);
      done = head.end;
      heads.push(head);
    }
    return heads;
  }

  function flagsOfLead(page, lead, symbol, type) {
    const flags = [];
    if (type === null) return flags;
    if (lead.isAbbreviated) flags.push("type_abbrev");
    else if (C.is.lower(charAt(page.text, lead.start))) flags.push("case");
    if (!symbol.fits(type)) flags.push("type_symbol_mismatch");
    if (type === "Quy định" && symbol.code === "QĐ") flags.push("qd_is_quydinh");
    return flags;
  }

  function* namedLaws(page, laws, heads) {
    const starts = heads.map((head) => head.start);
    const named = [];
    for (const law of laws) {
      yield null;
      const before = heads[countBefore(starts, law.end) - 1];
      if (before && before.end > law.start) continue;
      const head = newHead({ start: law.start, end: law.end, kind: "named", type: law.type });
      head.name = page.text.slice(law.nameStart, law.end);
      head.flags.add("no_number");
      if (law.isLowerCase) head.flags.add("case");
      takeDate(page, head);
      named.push(head);
    }
    return named;
  }

  function takeTrailingWord(page, head) {
    const word = matchAt("heads.LEVEL_WORD", page.low, head.end);
    if (!word) return;
    let end = endOf(word);
    for (let parts = 3; parts > 0; parts--) {
      const part = matchAt("issuers.PROPER", page.text, end);
      if (part) end = endOf(part);
    }
    if (C.readDate(page.low, end)) {
      head.end = end;
      head.flags.add("symbol_trailing_word");
    }
  }

  function takeDate(page, head) {
    const found = C.readDate(page.low, head.end);
    if (!found) return;
    head.date = found.iso;
    head.dateAt = head.end;
    head.end = found.end;
    addAll(head.flags, found.flags);
  }

  // -- relations.py --------------------------------------------------------------------------------------------

  function* relate(low, heads) {
    for (let rank = 1; rank < heads.length; rank++, yield null) takeTypeFromLeft(low, heads[rank - 1], heads[rank]);
    for (let rank = heads.length - 1; rank > 0; rank--, yield null) takeTailFromRight(low, heads[rank - 1], heads[rank]);
    for (let rank = 1; rank < heads.length; rank++, yield null) {
      if (isInTitle(low, heads[rank - 1], heads[rank])) heads[rank].flags.add("nested");
    }
    yield* flagDateConflicts(heads);
  }

  function takeTypeFromLeft(low, before, after) {
    if (!before.symbol || !after.symbol || before.type === null || after.type) return;
    const alike = before.symbol.code === after.symbol.code && after.symbol.fits(before.type);
    if (alike && areListed(low, before.tailEnd, after.start)) {
      after.type = before.type;
      after.flags.add("type_elided");
    }
  }

  function takeTailFromRight(low, before, after) {
    if (!before.symbol || !after.symbol || before.issuer) return;
    const alike = before.symbol.code === after.symbol.code && before.symbol.bodies.join("|") === after.symbol.bodies.join("|");
    const gains = after.issuer || (after.date && !before.date);
    if (alike && gains && areListed(low, before.tailEnd, after.start)) {
      before.date = before.date || after.date;
      before.issuer = after.issuer;
      before.term = before.term || after.term;
      before.flags.add("shared_tail");
    }
  }

  const areListed = (low, end, start) => fullMatch("relations.LIST_GLUE", low.slice(end, start));

  function isInTitle(low, before, after) {
    const longest = advanced(low, before.tailEnd, tables.relations.LONGEST_TITLE);
    if (before.kind !== "numbered" || after.start > longest) return false;
    const gap = low.slice(before.tailEnd, after.start);
    return matchAt("find.TITLE", gap, 0) !== null && !search("relations.NEW_MEMBER", gap) && !search("relations.ENDS_TITLE", gap);
  }

  function* flagDateConflicts(heads) {
    const dated = new Map();
    for (const head of heads) {
      yield null;
      if (!head.symbol || !head.date || !head.date.includes("-")) continue;
      const key = `${head.symbol.normal} ${head.date.slice(5)}`;
      if (!dated.has(key)) dated.set(key, []);
      dated.get(key).push([head.date.slice(0, 4), head]);
    }
    for (const mentions of dated.values()) {
      yield null;
      const years = new Map();
      for (const [year] of mentions) years.set(year, (years.get(year) || 0) + 1);
      const most = Math.max(...years.values());
      const right = Array.from(years.keys()).filter((year) => years.get(year) === most);
      for (const [year, head] of mentions) {
        if (right.length > 1 || !right.includes(year)) head.flags.add("date_conflict");
      }
    }
  }

  // -- find.py -------------------------------------------------------------------------------------------------

  const find = (text, lexicon) => C.finished(findSteps(text, lexicon));

  function* findSteps(text, lexicon) {
    const cleaned = yield* C.cleanSteps(text);
    const page = { clean: cleaned, text: cleaned.text, low: yield* C.loweredSteps(cleaned.text) };
    const heads = yield* readHeads(page, lexicon);
    for (let rank = 0; rank < heads.length; rank++) {
      yield null;
      const following = rank + 1 < heads.length ? heads[rank + 1].start : page.text.length;
      readTail(page, heads[rank], Math.min(following, advanced(page.text, heads[rank].end, tables.find.REACH)));
    }
    yield* relate(page.low, heads);
    const citations = [];
    for (const head of heads) {
      yield null;
      citations.push(citationOf(page, head));
    }
    return citations;
  }

  function readTail(page, head, limit) {
    head.tailEnd = head.end;
    if (head.kind === "collective") return;
    const issuer = C.readIssuer(page.text, page.low, head.end, limit, head.flags.has("joint"));
    if (issuer) {
      head.issuer = issuer.name;
      head.term = issuer.term;
      head.tailEnd = issuer.end;
      head.issuerAt = issuer.name ? [issuer.nameStart, issuer.nameEnd] : null;
      if (issuer.hasLostCapitals) head.flags.add("case");
    }
    if (matchAt("find.FOOTNOTE_FIGURE", page.text, head.tailEnd)) head.flags.add("footnote_glued");
    if (head.symbol) addAll(head.flags, flagsOfTail(page.low, head));
  }

  function flagsOfTail(low, head) {
    const { symbol } = head, { SHARED_BODIES, IMPOSSIBLE_ISSUERS } = tables.vocabulary;
    const flags = [];
    if (head.issuer) {
      if (matchAt("find.BARE_TITLE", low, head.tailEnd)) flags.push("no_ve");
      const issuer = head.issuer.toLowerCase();
      const impossible = (symbol.bodies.length === 1 && IMPOSSIBLE_ISSUERS[symbol.bodies[0]]) || [];
      if (impossible.some((other) => issuer.startsWith(other))) flags.push("issuer_symbol_mismatch");
    } else if (head.date === null) {
      if (symbol.code && !symbol.hasYear && matchAt("find.ABOUT", low, head.tailEnd)) flags.push("short");
    } else if (symbol.bodies.every((body) => SHARED_BODIES.includes(body)) && matchAt("find.TITLE", low, head.tailEnd)) {
      flags.push("issuer_omitted");
    }
    return flags;
  }

  function citationOf(page, head) {
    const pinpoint = head.kind === "collective" ? null : C.readPinpoint(page.low, head.start);
    const span = (start, end) => page.clean.rawSpan(start, end);
    const [start, end] = span(head.start, head.end);
    return {
      text: page.clean.raw.slice(start, end), start, end, spanFull: span(pinpoint ? pinpoint[0] : head.start, head.tailEnd),
      kind: head.kind, type: head.type, number: head.symbol ? head.symbol.normal : null, date: head.date,
      issuer: head.issuer, term: head.term, name: head.name, pinpoint: pinpoint ? pinpoint[1] : null,
      flags: C.flags.filter((flag) => head.flags.has(flag)),
      numberSpan: head.symbol ? span(head.numberAt, head.symbol.end) : null,
      dateSpan: head.dateAt !== null ? span(head.dateAt, head.end) : null,
      issuerSpan: head.issuerAt ? span(head.issuerAt[0], head.issuerAt[1]) : null,
    };
  }

  Object.assign(C, { find, findSteps });
})();
