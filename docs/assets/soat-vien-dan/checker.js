/* One draft and what was found in it. Used by the worker, and by the page itself where there is no worker. */
"use strict";
(function () {
  const C = self.CanCuCitations;
  const PORTION = 12000; // characters of the marked text shown at once

  const catalogue = new C.Catalogue(self.canCuDocuments);
  const namesIn = (field) => [].concat(...self.canCuDocuments.map((document) => document[field] || []));
  const lexicon = { named: namesIn("names"), collective: namesIn("collective_names") };
  const needsALook = (finding) => finding.verdict !== "right" || notesOf(finding).length > 0;

  function notesOf(finding) {
    return [].concat(...finding.documents.map((id) => catalogue.entry(id).notes || []));
  }

  let draft = "", findings = [], toLookAt = [];

  self.CanCuChecker = {
    /** Reads a draft; yields wherever a pause may be made, and returns how many citations have which verdict. */
    * check(text) {
      draft = "";
      findings = [];
      toLookAt = [];
      const found = yield* C.reviewSteps(text, lexicon, catalogue);
      const counts = { right: 0, miswritten: 0, ambiguous: 0, unknown: 0 };
      let line = 1, place = 0;
      for (const finding of found) {
        yield null;
        for (let end = text.indexOf("\n", place); end >= 0 && end < finding.start; end = text.indexOf("\n", place)) {
          line += 1;
          place = end + 1;
        }
        finding.line = line;
        finding.quote = text.slice(finding.start, finding.end);
        counts[finding.verdict] += 1;
      }
      draft = text;
      findings = found;
      toLookAt = found.filter(needsALook);
      return { counts, total: found.length, toLookAt: toLookAt.length };
    },

    /** Some findings in the order of the text, as the page lists them. */
    list({ from, count, onlyToLookAt }) {
      const shown = onlyToLookAt ? toLookAt : findings;
      return shown.slice(from, from + count).map(({ line, quote, verdict, sentences, right, documents, erratum }) => ({
        line, quote, verdict, sentences, right,
        documents: documents.map((id) => {
          const { name, href, status, notes, errata, first_citation } = catalogue.entry(id);
          return { name, href, status, notes: notes || [], erratum: erratum && errata ? errata[erratum] : null, first_citation };
        }),
      }));
    },

    /** The draft from a place on, cut into plain text and marks; `next` is where to go on. */
    portion({ from }) {
      const pieces = [];
      let end = Math.min(draft.length, from + PORTION), place = from, rank = 0, beyond = findings.length;
      while (rank < beyond) { // the first finding that does not end before
        const middle = (rank + beyond) >> 1;
        if (findings[middle].end <= from) rank = middle + 1;
        else beyond = middle;
      }
      for (; rank < findings.length && findings[rank].start < end; rank++) {
        const { start, quote, verdict, documents } = findings[rank];
        pieces.push(draft.slice(place, start), { quote, verdict, href: documents.length ? catalogue.entry(documents[0]).href : null });
        place = start + quote.length;
        end = Math.max(end, place);
      }
      pieces.push(draft.slice(place, end));
      return { pieces, next: end < draft.length ? end : null };
    },

    /** The draft with every miswritten citation put right. */
    corrected() {
      return C.corrected(draft, findings);
    },
  };
})();
