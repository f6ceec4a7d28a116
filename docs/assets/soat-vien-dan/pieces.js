/* The pieces of a citation: macros/citations/vocabulary.py, symbols.py, dates.py, leads.py, issuers.py, laws.py and
 * names.py. */
"use strict";
(function () {
  const C = self.CanCuCitations;
  const { tables, matchAt, search, fullMatch, endOf, is, charAt, charBefore, advanced } = C;
  const { vocabulary } = tables;

  // -- vocabulary.py -------------------------------------------------------------------------------------------

  function typesAgree(first, second) {
    const [short, long] = [first.toLowerCase(), second.toLowerCase()].sort((a, b) => a.length - b.length);
    return long === short || long.startsWith(`${short} `);
  }

  // -- symbols.py ----------------------------------------------------------------------------------------------

  function symbolOf(normal, end, code, bodies, flags, hasYear) {
    return {
      normal, end, code, bodies, flags, hasYear,
      fits: (type) => code === null || vocabulary.TYPES_OF_CODE[code].some((name) => typesAgree(name, type)),
    };
  }

  function readSymbol(page, start, announced) {
    const law = matchAt("symbols.LAW", page.text, start);
    if (law) {
      const [whole, number, year, body] = law;
      return symbolOf(`${number}/${year}/${body}`, endOf(law), null, [body], flagsOfPrint(page, start, endOf(law), whole), true);
    }
    const found = matchAt("symbols.CODED", page.text, start);
    const symbol = found && coded(page, found);
    if (symbol) return symbol;
    const uncoded = announced && matchAt("symbols.UNCODED", page.text, start);
    if (!uncoded) return null;
    const [whole, number, , bodies] = uncoded;
    const flags = flagsOfPrint(page, start, endOf(uncoded), whole);
    return symbolOf(`${number}/${bodies}`, endOf(uncoded), null, [C.split("symbols.SPLIT", bodies)[0]], flags, false);
  }

  function coded(page, found) {
    const [whole, number, year, before, printedCode, between, tail] = found;
    const code = vocabulary.CANONICAL_CODE[printedCode.toLowerCase()];
    const first = before.trim(), second = between.trim();
    if (!code || !(first || second) || !(first || printedCode === code)) return null;
    const printedBodies = C.split("symbols.SPLIT", tail);
    const bodies = printedBodies.map((body) => (body.toLowerCase() === "ttg" ? "TTg" : body));
    const flags = flagsOfPrint(page, found.index, endOf(found), whole);
    const [rightFirst, rightSecond] = separators(code, bodies, year !== undefined, [first, second]);
    if (!first || !second) {
      flags.add("sep_missing");
      flags.delete("space");
    }
    if ((first || rightFirst) !== rightFirst || (second || rightSecond) !== rightSecond) flags.add("sep_swapped");
    if (printedCode !== code || bodies.join("-") !== printedBodies.join("-")) flags.add("case");
    if (bodies.filter((body) => !vocabulary.UNITS.includes(body)).length > 1) flags.add("joint");
    const head = year === undefined ? number : `${number}/${year}`;
    const normal = `${head}${rightFirst}${code}${rightSecond}${bodies.join("-")}`;
    return symbolOf(normal, endOf(found), code, bodies, flags, year !== undefined);
  }

  function separators(code, bodies, hasYear, printed) {
    if (hasYear) return ["/", vocabulary.JOINT_CODES.includes(code) && printed[1] === "/" ? "/" : "-"];
    if (bodies.every((body) => fullMatch("symbols.PARTY", body))) return ["-", "/"];
    if (bodies.every((body) => fullMatch("symbols.STATE", body))) return ["/", "-"];
    return printed[0] === "-" || (!printed[0] && printed[1] === "/") ? ["-", "/"] : ["/", "-"];
  }

  function flagsOfPrint(page, start, end, matched) {
    const raw = page.clean.rawSlice(start, end);
    const flags = new Set();
    if (search("clean.LINE_BREAK", raw)) flags.add("linebreak_in_symbol");
    else if (matched.includes(" ")) flags.add("space");
    if (Array.from(raw).some((char) => char.codePointAt(0) in tables.clean.TO_HYPHEN)) flags.add("dash");
    if (is.digit(charAt(page.text, end))) flags.add("footnote_glued");
    if (matched.length > 1 && !is.digit(matched[1])) flags.add("zero_pad");
    return flags;
  }

  // -- dates.py ------------------------------------------------------------------------------------------------

  function readDate(low, start) {
    const plain = matchAt("dates.PLAIN", low, start);
    if (plain) {
      const [, comma, ...groups] = plain;
      return checkedDate(groups[0] ? groups.slice(0, 3) : groups.slice(3), plain, comma ? ["comma_date"] : []);
    }
    const bracketed = matchAt("dates.BRACKETED", low, start);
    if (bracketed) return checkedDate(bracketed.slice(1), bracketed, ["date_paren"]);
    const year = matchAt("dates.YEAR_ALONE", low, start);
    return year ? { iso: year[1], end: endOf(year), flags: ["year_only"] } : null;
  }

  function checkedDate([day, month, year], found, flags) {
    const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > lastDay) return null;
    if (search("dates.OTHER_SIGNS", found[0])) flags.push("date_dash");
    else if (day.length !== 2 || month.length !== (Number(month) <= 2 || Number(month) >= 10 ? 2 : 1)) flags.push("zero_pad");
    return { iso: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, end: endOf(found), flags };
  }

  // -- leads.py ------------------------------------------------------------------------------------------------

  function* readLeads(text, low) {
    let found, position = 0;
    while ((found = yield* C.searchSteps("leads.LEAD", low, position))) {
      let [, name, code, so] = found;
      position = endOf(found) + 1;
      let start = found.index;
      if (code && text.slice(start, start + code.length) !== vocabulary.CANONICAL_CODE[code]) {
        code = undefined;
        start = endOf(found) - (so ? so.length : 0);
      }
      if (!(name || code || so) && search("leads.MIDST", text.slice(Math.max(0, start - 1), start))) continue;
      yield { start, numberAt: endOf(found), type: leadType(name, code), isAbbreviated: Boolean(code), hasSo: Boolean(so) };
    }
  }

  function leadType(name, code) {
    if (name) return vocabulary.CANONICAL_TYPE[name];
    return code ? vocabulary.TYPES_OF_CODE[vocabulary.CANONICAL_CODE[code]][0] : null;
  }

  function readPinpoint(low, start) {
    const floor = advanced(low, start, -tables.leads.REACH);
    const found = search("leads.PINPOINT", low.slice(floor, start));
    if (!found || !found.slice(1).some(Boolean)) return null;
    const [, point, clause, article, division] = found;
    const parts = [
      division && C.replaceAll("leads.ROMAN", capitalized(division), (numeral) => numeral.toUpperCase()),
      article && capitalized(article),
      clause,
      point,
    ];
    return [floor + found.index, parts.filter(Boolean).join("/")];
  }

  const capitalized = (low) => low[0].toUpperCase() + low.slice(1);

  // -- issuers.py ----------------------------------------------------------------------------------------------

  function readIssuer(text, low, start, limit, joint) {
    const lead = matchAt("issuers.LEADS_TO_ISSUER", low, start, limit);
    if (!lead) return termAlone(text, low, start, limit);
    const first = endOf(lead);
    let end = bodyEnd(text, low, first, limit);
    if (end === null) return null;
    while (joint || lead[1] === "giữa") {
      const joins = matchAt("issuers.JOINS_BODIES", low, end, limit);
      const next = joins ? bodyEnd(text, low, endOf(joins), limit) : null;
      if (next === null) break;
      end = next;
    }
    const name = text.slice(first, end);
    const term = matchAt("issuers.TERM", low, end, limit);
    return {
      name, term: termOf(term), nameStart: first, nameEnd: end, end: term ? endOf(term) : end,
      hasLostCapitals: hasLostCapitals(name, low.slice(first, end)),
    };
  }

  function termAlone(text, low, start, limit) {
    const term = " ,".includes(text[start] || "x") ? matchAt("issuers.TERM", low, start, limit) : null;
    return term && { name: null, term: termOf(term), nameStart: start, nameEnd: start, end: endOf(term), hasLostCapitals: false };
  }

  const termOf = (found) => (found ? `khóa ${found[2].toUpperCase()}` : null);

  function bodyEnd(text, low, start, limit) {
    const body = matchAt("issuers.BODY", low, start, limit);
    if (!body) return null;
    let end = endOf(body);
    for (let parts = search("issuers.TAKES_A_NAME", body[0]) ? 3 : 0; parts > 0; parts--) {
      const part = matchAt("issuers.PROPER", text, end, limit);
      if (!part || tables.issuers.NOT_PROPER.includes(part[0].slice(1)) || C.isUpper(part[0])) break;
      end = endOf(part);
    }
    return end;
  }

  function hasLostCapitals(name, low) {
    if (C.isUpper(name)) return false;
    return Object.entries(tables.issuers.FIXED_CAPITALS)
      .some(([fixed, proper]) => low.includes(fixed) && !classic(name, low).includes(proper));
  }

  function recapitalised(name) {
    if (C.isUpper(name)) return name;
    const low = C.lowered(name);
    for (const [fixed, proper] of Object.entries(tables.issuers.FIXED_CAPITALS)) {
      for (let place = low.indexOf(fixed); place >= 0; place = low.indexOf(fixed, place + fixed.length)) {
        const end = place + fixed.length;
        if (classic(name.slice(place, end), fixed) !== proper) name = name.slice(0, place) + proper + name.slice(end);
      }
    }
    return name;
  }

  function classic(name, low) {
    const old = Array.from(name);
    return Array.from(low).map((char, place) => (C.isUpper(old[place]) ? char.toUpperCase() : char)).join("");
  }

  // -- laws.py -------------------------------------------------------------------------------------------------

  const { laws } = tables;

  class LawGrammar {
    constructor(names) {
      const own = names.map(C.lowered).filter((name) => matchAt("laws.LAW_WORD", name, 0))
        .map((name) => name.slice(matchAt("laws.LAW_WORD", name, 0)[0].length));
      const listed = Array.from(new Set([...tables.law_names.LAW_NAMES, ...own])).sort((a, b) => b.length - a.length);
      const escaped = listed.map((name) => name.replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&"));
      this.listed = new RegExp(`(?:${escaped.join("|")})(?![\\p{L}\\p{Nl}\\p{No}])`, "uy");
    }

    * read(text, low) {
      let word, position = 0;
      while ((word = yield* C.searchSteps("laws.LAW_WORD", low, position))) {
        position = endOf(word);
        const start = word.index, nameStart = position;
        const before = low.slice(advanced(low, start, -12), start);
        if (!C.isUpper(charAt(text, start)) || laws.NOT_AFTER.some((other) => before.endsWith(other))) {
          yield null; // a pause may be made here
          continue;
        }
        const end = this.nameEnd(text, low, nameStart);
        if (end !== null) {
          position = end;
          const isLowerCase = is.lower(charAt(text, nameStart)) && !matchAt("laws.AMENDING", low, nameStart);
          yield { start, end, type: laws.LAW_TYPE[word[1]], nameStart, isLowerCase };
        }
      }
    }

    nameEnd(text, low, start) {
      const amending = matchAt("laws.AMENDING", low, start);
      if (amending) start = endOf(amending);
      this.listed.lastIndex = start;
      const listed = this.listed.exec(low);
      if (listed) return endOf(listed);
      if (!C.isUpper(charAt(text, start)) || laws.NO_NAMES.some((other) => low.startsWith(other, start))) return null;
      return unlistedNameEnd(text, low, start);
    }
  }

  function unlistedNameEnd(text, low, start) {
    let end = null;
    for (let rank = 0, position = start; rank < laws.LONGEST_NAME; rank++) {
      const word = matchAt("laws.WORD", low, position);
      if (!word) break;
      const wordAt = endOf(word) - word[1].length;
      if (rank > 0 && (laws.ENDS_NAME.includes(word[1]) || C.isUpper(charAt(text, wordAt)))) break;
      end = position = endOf(word);
    }
    return end;
  }

  // -- names.py ------------------------------------------------------------------------------------------------

  function* readNames(low, lexicon, taken) {
    const names = longestFirst(lexicon);
    if (!names.size) return;
    const free = new Uint8Array(low.length).fill(1);
    for (const [start, end] of taken) free.fill(0, start, end);
    const [tight, offsets] = yield* C.squeezedSteps(low);
    for (const [name, kind] of names) {
      yield null;
      for (let place = tight.indexOf(name); place >= 0; place = tight.indexOf(name, place + name.length)) {
        const start = offsets[place], end = offsets[place + name.length - 1] + 1;
        if (!free.subarray(start, end).includes(0) && C.isWordAt(low, start, end)) {
          free.fill(0, start, end);
          yield { start, end, kind, type: typeAt(low, start) };
        }
      }
    }
  }

  const sorted = new WeakMap(); // one lexicon serves every text

  function longestFirst(lexicon) {
    if (!sorted.has(lexicon)) sorted.set(lexicon, sortedNames(lexicon));
    return sorted.get(lexicon);
  }

  function sortedNames(lexicon) {
    const names = new Map();
    for (const name of lexicon.collective) names.set(C.sameLetters(name), "collective");
    for (const name of lexicon.named) names.set(C.sameLetters(name), "named");
    names.delete("");
    return new Map(Array.from(names).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1)));
  }

  const TYPES = Object.keys(vocabulary.CANONICAL_TYPE).sort((a, b) => b.length - a.length);

  function typeAt(low, start) {
    if (low.startsWith("các ", start)) start += "các ".length;
    const name = TYPES.find((type) => low.startsWith(type, start) && C.isWordAt(low, start, start + type.length));
    return name ? vocabulary.CANONICAL_TYPE[name] : null;
  }

  Object.assign(C, { typesAgree, readSymbol, readDate, readLeads, readPinpoint, readIssuer, recapitalised, LawGrammar, readNames });
})();
