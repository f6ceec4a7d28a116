/* The page of the citation checker. Text of the draft enters the page as text, never as HTML, and leaves it nowhere. */
"use strict";
(function () {
  const SLICE = 25; // milliseconds of work between two pauses, where there is no worker
  const ROWS = 30;
  const here = document.currentScript.src.replace(/[^/]*$/, "");

  const SYMBOLS = { right: "✔", miswritten: "✎", ambiguous: "?", unknown: "○" };
  const LABELS = window.canCuGrammar.tables.verdicts.LABELS;

  // -- asking the checker --------------------------------------------------------------------------------------

  const waiting = new Map();
  let worker = null, questions = 0, round = 0;

  /** A worker, where browsers allow one; a page opened from a file has none. */
  function startWorker() {
    if (location.protocol === "file:") return;
    try {
      worker = new Worker(`${here}worker.js`);
    } catch (refused) {
      return;
    }
    worker.addEventListener("message", ({ data: [id, result] }) => {
      waiting.get(id).resolve(result);
      waiting.delete(id);
    });
    worker.addEventListener("error", () => { // it could not be loaded: go on without
      worker = null;
      for (const { again } of waiting.values()) again();
      waiting.clear();
    });
  }

  function ask(method, argument) {
    return new Promise((resolve) => {
      const again = () => resolve(askHere(method, argument));
      if (!worker) return again();
      waiting.set(++questions, { resolve, again });
      worker.postMessage([questions, method, argument]);
    });
  }

  async function askHere(method, argument) {
    const result = window.CanCuChecker[method](argument);
    if (method !== "check") return result;
    const mine = round;
    let step = result.next(), until = performance.now() + SLICE;
    while (!step.done) {
      if (performance.now() > until) {
        await new Promise((next) => setTimeout(next, 0));
        if (mine !== round) return null; // another draft came
        until = performance.now() + SLICE;
      }
      step = result.next();
    }
    return step.value;
  }

  // -- pieces of the page --------------------------------------------------------------------------------------

  const byId = (id) => document.getElementById(id);
  const draft = byId("checker-draft"), summary = byId("checker-summary"), results = byId("checker-results");
  const marked = byId("checker-marked"), list = byId("checker-list"), only = byId("checker-only");
  const moreText = byId("checker-more-text"), moreRows = byId("checker-more-rows"), copyAll = byId("checker-copy");

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function link(href, className, text) {
    const made = element("a", className, text);
    made.href = href;
    return made;
  }

  function signOf(symbol) {
    const sign = element("span", "", symbol);
    sign.setAttribute("aria-hidden", "true");
    return sign;
  }

  function verdictOf(verdict) {
    return element("span", `verdict verdict--${verdict}`, signOf(SYMBOLS[verdict]), ` ${LABELS[verdict]}`);
  }

  function copyButton(label, text, what) {
    const button = element("button", "copy", label);
    button.type = "button";
    button.dataset.copyText = text; // assets/copy.js does the rest
    button.dataset.copyWhat = what;
    return button;
  }

  // -- the marked text -----------------------------------------------------------------------------------------

  let nextPortion = 0;

  async function showPortion() {
    const { pieces, next } = await ask("portion", { from: nextPortion });
    for (const piece of pieces) {
      if (typeof piece === "string") marked.append(piece);
      else {
        const quote = piece.href ? link(piece.href, "", piece.quote) : element("span", "", piece.quote);
        marked.append(element("span", `quoted quoted--${piece.verdict}`, quote, verdictOf(piece.verdict)));
      }
    }
    nextPortion = next;
    moreText.hidden = next === null;
  }

  // -- the list of findings ------------------------------------------------------------------------------------

  let shownRows = 0;

  async function showRows() {
    const rows = await ask("list", { from: shownRows, count: ROWS, onlyToLookAt: only.checked });
    list.append(...rows.map(row));
    shownRows += rows.length;
    const total = only.checked ? answer.toLookAt : answer.total;
    moreRows.hidden = shownRows >= total;
    byId("checker-none").hidden = total > 0;
  }

  function row({ line, quote, verdict, sentences, right, documents }) {
    const item = element("li", `finding finding--${verdict}`);
    item.append(element("p", "finding__head", verdictOf(verdict), element("span", "muted", ` Dòng ${line}`)));
    item.append(element("p", "finding__quote", quote.replace(/\s+/g, " ")));
    // The badge has said that it is right or miswritten.
    const told = sentences.slice(verdict === "right" || verdict === "miswritten" ? 1 : 0).join(" ");
    if (told) item.append(element("p", "", told));
    if (right) {
      const form = right.replace(/\s+/g, " ");
      item.append(element("p", "finding__right", "Nên viết: ", element("strong", "", form), " ", copyButton("Chép", form, "viện dẫn đã sửa")));
    }
    if (documents.length) item.append(element("ul", "finding__documents", ...documents.map((known) => documentItem(known, verdict))));
    return item;
  }

  function documentItem({ name, href, status, notes, erratum, first_citation: citation }, verdict) {
    const [kind, symbol, label] = status;
    const item = element("li", "", link(href, "", name), " ", element("span", `badge badge--${kind}`, signOf(symbol), ` ${label}`), " ");
    if (verdict === "right" || verdict === "miswritten") item.append(copyButton("Chép viện dẫn đầy đủ", citation, "viện dẫn đầy đủ"));
    for (const note of notes) item.append(element("p", "finding__note", note));
    if (erratum) item.append(element("p", "", link(erratum, "", "Lỗi này có trong sổ đính chính")));
    return item;
  }

  // -- checking ------------------------------------------------------------------------------------------------

  let answer = { total: 0, toLookAt: 0 };
  let correctedText = ""; // at hand, because browsers let copy only what the click itself brings

  function said({ counts, total }) {
    if (!total) return "Không tìm thấy viện dẫn nào trong văn bản này.";
    const parts = Object.keys(LABELS).filter((verdict) => counts[verdict]).map((verdict) => `${counts[verdict]} ${LABELS[verdict]}`);
    return `Tìm thấy ${total} viện dẫn: ${parts.join(", ")}.`;
  }

  async function check() {
    const mine = ++round;
    results.hidden = true;
    if (!draft.value.trim()) {
      summary.textContent = "Chưa có chữ nào để soát: hãy dán văn bản vào ô trên.";
      return;
    }
    summary.textContent = "Đang soát…";
    const found = await ask("check", draft.value);
    if (mine !== round) return;
    answer = found;
    marked.textContent = "";
    nextPortion = 0;
    await showPortion();
    await restart();
    correctedText = found.counts.miswritten ? await ask("corrected") : "";
    copyAll.hidden = !found.counts.miswritten;
    results.hidden = !found.total;
    summary.textContent = said(found);
  }

  async function restart() {
    list.textContent = "";
    shownRows = 0;
    await showRows();
  }

  startWorker();
  byId("checker").inert = false;
  byId("checker-check").addEventListener("click", check);
  draft.addEventListener("paste", () => setTimeout(check, 0)); // when the pasted text stands in the box
  draft.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) check();
  });
  byId("checker-example").addEventListener("click", () => {
    draft.value = byId("checker-example-text").textContent.trim();
    check();
  });
  byId("checker-clear").addEventListener("click", () => {
    round += 1;
    draft.value = "";
    results.hidden = true;
    summary.textContent = "";
    draft.focus();
  });
  only.addEventListener("change", restart);
  moreText.addEventListener("click", showPortion);
  moreRows.addEventListener("click", showRows);
  copyAll.addEventListener("click", () => window.canCuCopy({ text: correctedText }, "văn bản đã sửa"));
})();
