/* What to say about each citation of a draft: macros/citations/verdicts.py and review.py. */
"use strict";
(function () {
  const C = self.CanCuCitations;
  const { tables, search } = C;
  const { SENTENCES } = tables.verdicts;

  const review = (text, lexicon, catalogue) => C.finished(reviewSteps(text, lexicon, catalogue));

  function* reviewSteps(text, lexicon, catalogue) {
    const findings = [];
    for (const citation of yield* C.findSteps(text, lexicon)) {
      yield null;
      findings.push(findingOf(text, citation, C.resolve(citation, catalogue), catalogue));
    }
    return findings;
  }

  function corrected(text, findings) {
    const edits = [];
    for (const found of findings) if (found.verdict === "miswritten") for (const edit of found.edits) edits.push(edit);
    return edited(text, 0, text.length, edits);
  }

  function edited(text, start, end, edits) {
    const pieces = [];
    for (const edit of edits) {
      pieces.push(text.slice(start, edit.start), edit.right);
      start = edit.end;
    }
    pieces.push(text.slice(start, end));
    return pieces.join("");
  }

  function findingOf(text, citation, resolution, catalogue) {
    let documents = [], wrong = null, near = [];
    const byShape = { number: citation.number, type: citation.type };
    if (resolution.outcome === "match") documents = resolution.documents;
    else if (resolution.outcome === "ambiguous") return written(text, citation, byShape, "ambiguous", resolution.documents);
    else [documents, wrong, near] = nearest(citation, catalogue);
    if (!documents.length) return written(text, citation, byShape, "unknown", near);
    const erratum = resolution.erratum || null;
    const entry = catalogue.entry(documents[0]);
    const hasWrongDate = wrong === "date" || (erratum !== null && !C.datesAgree(citation.date, entry.date || null));
    const meant = {
      number: entry.number || null,
      names: entry.names || [],
      type: wrong === "type" ? entry.type_document : citation.type,
      date: (hasWrongDate && entry.date) || null,
      issuer: (wrong === "issuer" && entry.issuer) || null,
    };
    return written(text, citation, meant, "right", documents, erratum);
  }

  // -- near misses ---------------------------------------------------------------------------------------------

  function nearest(citation, catalogue) {
    if (citation.number === null) return [[], null, []];
    const near = catalogue.figured(citation.number)
      .map((entry) => [entry, onlyDifference(citation, entry)])
      .filter(([, slip]) => slip);
    const certain = near.filter(([entry, slip]) => isCertain(citation, entry, slip));
    if (certain.length === 1) return [[certain[0][0].id], certain[0][1], []];
    return [[], null, near.map(([entry]) => entry.id)];
  }

  function onlyDifference(citation, entry) {
    const differing = [
      ["symbol", C.numberKey(citation.number) === C.numberKey(entry.number)],
      ["type", citation.type === null || C.typesAgree(citation.type, entry.type_document)],
      ["date", C.datesAgree(citation.date, entry.date || null)],
      ["issuer", citation.issuer === null || C.bodiesAgree(citation.issuer, entry.issuers || [])],
    ].filter(([, agrees]) => !agrees);
    if (differing.length !== 1) return null;
    const slip = differing[0][0];
    const contradictsItself = citation.flags.includes("type_symbol_mismatch");
    const isNear = {
      symbol: citation.type !== null && (hasSameDay(citation, entry) || contradictsItself),
      type: true,
      date: true,
      issuer: hasSameDay(citation, entry),
    };
    return isNear[slip] ? slip : null;
  }

  function isCertain(citation, entry, slip) {
    const verified = entry.verified || [], date = entry.date || "";
    if (slip === "date") {
      const isUnique = search("review.YEAR_INSIDE", entry.number) !== null;
      const isSameYear = (citation.date || "").slice(0, 4) === date.slice(0, 4);
      return verified.includes("date") && date.length === "2021-11-26".length && (isUnique || isSameYear);
    }
    if (!hasSameDay(citation, entry)) return false;
    if (slip === "issuer") {
      const bodies = C.split("review.SIGN", entry.number);
      return verified.includes("issuer") && Boolean(entry.issuer)
        && tables.review.SINGLE_BODIES.some((body) => bodies.includes(body));
    }
    const contradictsItself = citation.flags.includes("type_symbol_mismatch");
    if (slip === "symbol" && !contradictsItself && citation.issuer === null) return false;
    return verified.includes("number");
  }

  const hasSameDay = (citation, entry) => citation.date !== null && citation.date.includes("-") && citation.date === entry.date;

  // -- the right form ------------------------------------------------------------------------------------------

  function written(text, citation, meant, verdict, documents, erratum = null) {
    const found = [...lead(text, citation, meant), ...number(text, citation, meant), ...rest(text, citation, meant)];
    const slips = Array.from(new Set(found.map(([slip]) => slip)));
    if (verdict !== "right") {
      for (const [flag, slip] of Object.entries(tables.review.CONTRADICTIONS)) if (citation.flags.includes(flag)) slips.push(slip);
    }
    const edits = found.map(([, edit]) => edit).filter(Boolean);
    const end = Math.max(citation.end, ...edits.map((edit) => edit.end));
    if (verdict === "right" && slips.length) verdict = "miswritten";
    const isNear = verdict === "unknown" && documents.length;
    return {
      start: citation.start, end, verdict, documents, slips, edits, erratum,
      right: edits.length ? edited(text, citation.start, end, edits) : null,
      sentences: [SENTENCES[isNear ? "unknown_near" : verdict], ...slips.map((slip) => SENTENCES[slip])],
    };
  }

  const editOf = (start, end, right) => ({ start, end, right });

  function* lead(text, citation, meant) {
    const { start, flags } = citation;
    if (!citation.numberSpan) {
      yield* lawName(citation, meant);
      return;
    }
    const numberAt = citation.numberSpan[0];
    if (meant.type === null || flags.includes("type_elided")) return;
    const isWrong = meant.type !== citation.type, first = C.charAt(text, start);
    const isRebuilt = isWrong || flags.includes("type_abbrev");
    if (isRebuilt) yield [isWrong ? "type" : "type_abbreviated", editOf(start, numberAt, `${meant.type} số `)];
    else if (C.is.lower(first)) yield ["type_case", editOf(start, start + first.length, first.toUpperCase())];
    if (flags.includes("no_so")) yield ["no_so", isRebuilt ? null : editOf(numberAt, numberAt, "số ")];
  }

  function* lawName(citation, meant) {
    if (citation.kind !== "named" || !citation.flags.includes("case")) return;
    const asWritten = C.sameLetters(`${citation.type} ${citation.name}`);
    const name = (meant.names || []).find((other) => C.sameLetters(other) === asWritten);
    if (name) yield ["name_case", editOf(citation.start, citation.dateSpan ? citation.dateSpan[0] : citation.end, name)];
  }

  function* number(text, citation, meant) {
    if (!citation.numberSpan || meant.number === null) return;
    const [start, end] = citation.numberSpan;
    let printed = C.clean(text.slice(start, end)).text;
    if (citation.flags.includes("linebreak_in_symbol")) printed = printed.replace(/ /g, "");
    const slips = numberSlips(printed, meant.number);
    if (citation.flags.includes("dash")) slips.push("dash");
    for (const slip of slips) yield [slip, slip === slips[0] ? editOf(start, end, meant.number) : null];
    if (citation.flags.includes("symbol_trailing_word") && citation.dateSpan) {
      yield ["trailing_word", editOf(end, citation.dateSpan[0], "")];
    }
  }

  function numberSlips(printed, right) {
    if (printed === right) return [];
    const slips = printed.includes(" ") ? ["spaces"] : [];
    if (C.findAll("review.SIGN", printed).join("") !== C.findAll("review.SIGN", right).join("")) slips.push("separators");
    const letters = C.replaceAll("review.NOT_LETTERS", printed, ""), rightLetters = C.replaceAll("review.NOT_LETTERS", right, "");
    const figures = C.replaceAll("review.ZEROS", letters, ""), rightFigures = C.replaceAll("review.ZEROS", rightLetters, "");
    if (figures.toLowerCase() !== rightFigures.toLowerCase()) return ["symbol"];
    if (figures !== rightFigures) slips.push("case");
    if (letters.length !== rightLetters.length) slips.push("zero");
    return slips;
  }

  function* rest(text, citation, meant) {
    if (meant.date) yield ["date", dateEdit(text, citation, meant.date)];
    else if (citation.date && citation.dateSpan) {
      const asWritten = C.lowered(C.clean(text.slice(...citation.dateSpan)).text);
      if (search("review.ZERO_MISSING", asWritten)) yield ["date_zero", dateEdit(text, citation, citation.date)];
    }
    if (meant.issuer) yield ["issuer", citation.issuerSpan ? editOf(...citation.issuerSpan, meant.issuer) : null];
    else if (citation.issuerSpan && citation.issuer) {
      const issuer = C.recapitalised(citation.issuer);
      if (issuer !== citation.issuer) yield ["issuer_case", editOf(...citation.issuerSpan, issuer)];
    }
  }

  function dateEdit(text, citation, iso) {
    if (!citation.dateSpan) return null;
    const [start, end] = citation.dateSpan;
    const asWritten = text.slice(start, end);
    const first = asWritten.search(/[0-9]/), last = start + asWritten.length - asWritten.split("").reverse().join("").search(/[0-9]/);
    const [year, month, day] = iso.split("-");
    const plainMonth = Number(month) > 2 ? String(Number(month)) : month;
    let right = `${day}/${plainMonth}/${year}`;
    if (citation.date && !citation.date.includes("-")) right = year;
    else if (search("review.WORD_IN_DATE", asWritten.slice(first))) right = `${day} tháng ${plainMonth} năm ${year}`;
    return editOf(start + first, last, right);
  }

  Object.assign(C, { review, reviewSteps, corrected });
})();
