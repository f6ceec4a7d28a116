/* The block of "Căn cứ ..." from the choices of the builder. Wording and order come from can-cu/du-lieu.js, made by
 * macros/exports/builder.py; here they are only filtered, picked and joined. */
"use strict";
(function (scope) {
  /** What stands in the form when the page is opened; macros/legal_basis/options.py. */
  const DEFAULTS = { host: "ke-hoach", dates: "words", committee: "long", verb: "thuc-hien", tiers: [1, 3], papers: true };

  /** The documents that the ticked tasks bring in, by number. */
  function ofTasks(data, choices) {
    const found = new Set();
    for (const task of data.tasks) {
      if (!choices.tasks.has(task.id)) continue;
      for (const [number, tiers] of task.basis) {
        if (tiers.some((tier) => choices.tiers.includes(tier))) found.add(number);
      }
    }
    return found;
  }

  /** The lines in order: [{number, text, warnings, laws}]; `laws` are the numbers of the laws that share the line. */
  function lines(data, choices) {
    const form = data.forms[`${choices.host}.${choices.verb}`];
    const brought = ofTasks(data, choices);
    const chosen = form.order.filter((number) => {
      const document = data.documents[number];
      if (document.paper && !choices.papers) return false;
      return choices.documents.has(document.id) || (brought.has(number) && !choices.out.has(document.id));
    });
    const lineOf = new Map(); // an amending law stands on the last line that it amends
    for (const law of chosen) {
      const amended = data.documents[law].amends;
      for (const number of chosen) if (amended.includes(data.documents[number].id)) lineOf.set(law, number);
    }
    return chosen.filter((number) => !lineOf.has(number)).map((number) => {
      const laws = chosen.filter((law) => lineOf.get(law) === number);
      const together = [number, ...laws].map((each) => data.documents[each]);
      const cited = together.map((document) =>
        document.cited + document.day[choices.dates] + document.issuers[choices.committee] + document.title);
      return {
        number,
        laws,
        text: `${data.verbs[form.verbs[number]]} ${cited.join("; ")}`,
        warnings: [].concat(...together.map((document) => document.warnings)),
      };
    });
  }

  /** The lines as they stand in the draft, with the mark at the end. */
  function paragraphs(found, choices) {
    if (choices.host === "van-ban-dang") return found.map((line) => `- ${line.text},`);
    return found.map((line, place) => line.text + (place === found.length - 1 ? "." : ";"));
  }

  scope.CanCuBlock = { DEFAULTS, lines, ofTasks, paragraphs };
})(self);
