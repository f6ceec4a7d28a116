/* The theme's search box with our worker behind it. Loaded in the head (`extra.polyfills`), before the theme starts.
 *
 * The theme creates its worker by address; here that address becomes ours, so nothing of the theme is changed and its
 * keyboard, ?q=, sharing and completion go on working. Added to the box: what the outcome means in a sentence that
 * screen readers announce, filters with counts, and a link to all results. */
"use strict";
(function () {
  const QUERY = 2, RESULT = 3;
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const site = new URL("../../", here).href;
  const Theirs = window.Worker; // on file:// the shim's
  // The results page has the same names.
  const FACETS = [["plan", "Kế hoạch"], ["type", "Loại văn bản"], ["system", "Hệ thống"], ["year", "Năm"], ["status", "Tình trạng"]];
  const waiting = new Map();
  let worker = null, created, questions = 0;
  const ready = new Promise((resolve) => { created = resolve; });

  window.Worker = function (address, options) {
    if (!/workers\/search\./.test(address)) return new Theirs(address, options);
    worker = new Theirs(`${here}worker.js`);
    worker.addEventListener("message", ({ data }) => {
      if (data.type === RESULT) setTimeout(show, 0, data); // after the theme has shown what it makes of it
      else if (data.type === "found" && waiting.has(data.id)) {
        waiting.get(data.id)(data);
        waiting.delete(data.id);
      }
    });
    created(worker);
    return worker;
  };

  /** For our own pages: the same search, as a promise of {outcome, message, total, facets, items, exact}. */
  window.canCuSearch = {
    site,
    async find(query, options) {
      const asked = Object.assign({ type: "find", id: ++questions, query }, options);
      const answer = new Promise((resolve) => waiting.set(asked.id, resolve));
      (await ready).postMessage(asked);
      return answer;
    },
    resultsPage(query, filters) {
      const parameters = new URLSearchParams(Object.assign({ q: query }, filters));
      return `${site}tim-kiem/index.html?${parameters}`;
    },
  };

  // The theme opens its box for ?q=; on the page of results the question is taken down before the theme sees it, and
  // results.js puts it back.
  const parameters = new URLSearchParams(location.search);
  if (/\/tim-kiem\/(index\.html)?$/.test(location.pathname)) {
    window.canCuSearch.asked = parameters.get("q") || "";
    parameters.delete("q");
    history.replaceState(null, "", `?${parameters}`);
  }

  // -- in the box ----------------------------------------------------------------------------------------------

  let outcome = "", isUnfolded = false;

  function show(data) {
    outcome = data.outcome;
    const result = document.querySelector("[data-md-component=search-result]");
    const meta = result.querySelector(".md-search-result__meta");
    meta.setAttribute("role", "status");
    meta.textContent = data.message;
    result.dataset.query = data.query; // says which question the list answers
    result.dataset.outcome = data.outcome;
    result.dataset.whole = data.whole; // or a first answer, from names and titles alone
    let extras = result.querySelector(".search-extras");
    if (!extras) {
      extras = document.createElement("div");
      extras.className = "search-extras";
      result.insertBefore(extras, result.lastElementChild);
    }
    extras.textContent = "";
    const filters = data.filters || {}, facets = data.facets || {};
    const chips = (facet, counts, name) => counts.map(([value, count]) => chip(data, facet, String(value), name(value), count));
    const kinds = facets.kind || [];
    if (kinds.length > 1 || Object.keys(filters).length) {
      const all = chip(data, "", "", "Tất cả", kinds.reduce((sum, [, count]) => sum + count, 0));
      extras.append(all, ...chips("kind", kinds, (kind) => kind));
    }
    const further = FACETS.filter(([facet]) => filters[facet] || (facets[facet] || []).length > 1);
    if (further.length && data.total + Object.keys(filters).length > 1) extras.append(folded(data, further, chips));
    if (data.total > data.data.items.length) {
      extras.append(link(window.canCuSearch.resultsPage(data.query, data.filters), `Xem cả ${data.total} kết quả`));
    }
  }

  /** The theme reads a score from the first child of every link among the results. */
  function link(address, text) {
    const anchor = document.createElement("a");
    const label = document.createElement("span");
    anchor.href = address;
    anchor.className = "search-chip";
    anchor.tabIndex = -1; // reached by the arrow keys, like the results
    label.dataset.mdScore = "-1";
    label.textContent = text;
    anchor.append(label);
    return anchor;
  }

  /** The other filters, folded away; the arrow keys of the theme reach what is in an open <details>. */
  function folded(data, further, chips) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    details.className = "search-further";
    summary.textContent = `Lọc theo ${further.map(([, name]) => name.toLowerCase()).join(", ")}`;
    details.append(summary);
    details.addEventListener("toggle", () => {
      isUnfolded = details.open;
      if (details.open && details.children.length === 1) unfold(); // not at every key: there may be many
    });
    const unfold = () => further.forEach(([facet, name]) => {
      const row = document.createElement("p");
      const counts = (data.facets[facet] || []).slice().sort(facet === "year" ? (a, b) => b[0] - a[0] : (a, b) => b[1] - a[1]);
      row.append(`${name}: `, ...chips(facet, counts, (value) => (facet === "status" ? value.split("|")[1] : value)));
      details.append(row);
    });
    if (isUnfolded || further.some(([facet]) => data.filters[facet])) {
      unfold();
      details.open = true;
    }
    return details;
  }

  /** A filter: chosen, it narrows the results; chosen again, it is taken away. */
  function chip(data, facet, value, name, count) {
    const { query } = data;
    const filters = facet ? Object.assign({}, data.filters) : {};
    const current = facet ? filters[facet] === value : !Object.keys(data.filters).length;
    if (current) delete filters[facet];
    else if (facet) filters[facet] = value;
    const anchor = link(window.canCuSearch.resultsPage(query, filters), `${name} ${count}`);
    if (current) anchor.setAttribute("aria-current", "true");
    anchor.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation(); // a click on a link closes the box
      worker.postMessage({ type: QUERY, data: query, filters });
      document.querySelector("[data-md-component=search-query]").focus();
    });
    return anchor;
  }

  // Enter opens the first result; a number that is only near is no result to jump to.
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || outcome !== "near" || !event.target.closest("[data-md-component=search-query]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  document.addEventListener("DOMContentLoaded", () => {
    const box = document.querySelector("[data-md-component=search-query]");
    if (box) {
      box.setAttribute("maxlength", "300");
      box.closest("[role=dialog]").setAttribute("aria-label", "Tìm kiếm");
      // The index comes when the reader turns to the search, not with every page.
      const near = () => ready.then((opened) => opened.postMessage({ type: "open" }));
      for (const event of ["focusin", "pointerover"]) {
        box.closest("[role=dialog]").addEventListener(event, near, { once: true });
      }
      // The theme listens to keys only; text also comes by mouse, by voice and from input methods.
      box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));
    }
    const asked = parameters.get("h");
    if (asked) markPage(asked);
  });

  // -- marks on the page that was found ------------------------------------------------------------------------

  function markPage(query) {
    const names = ["words.js", "marks.js"];
    const next = () => {
      const name = names.shift();
      if (!name) return mark(query);
      const script = document.createElement("script");
      script.src = here + name;
      script.onload = next;
      document.head.append(script);
    };
    next();
  }

  function mark(query) {
    const { runs, telling, wanted } = window.CanCuMarks;
    const marks = wanted(query);
    const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (/^(SCRIPT|STYLE)$/.test(node.parentNode.nodeName)) continue;
      for (const run of runs(node.data, marks)) found.push(Object.assign(run, { node }));
    }
    // From the end, so that splitting a text leaves the places before it as they are.
    for (const { node, start, end } of telling(found, marks).slice(0, 300).reverse()) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      range.surroundContents(document.createElement("mark"));
    }
  }
})();
