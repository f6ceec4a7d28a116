/* Index pages: filter and sort the tables that stand in the page.
 *
 * The page is whole without this. macros/pages/listing.py wrote what is needed into it:
 *
 *     <form data-sift="văn bản">            one filter for all tables of the page
 *       <select name="co-quan" data-of="co-quan" data-at="0">     a question: rows answer in data-co-quan
 *     <tr data-row="7" data-co-quan="so-noi-vu:chu-tri thanh-tra-tinh:phoi-hop" data-ranks="4 -1" data-words="...">
 *
 * An answer has parts where questions belong together (this body, in this role). Ranks are places in each order, -1
 * is always last. Rows with the same number in several tables are one thing, shown and counted once. The choices
 * stand in the address (?co-quan=so-noi-vu&loc=dan+van&xep=-ngay), so that it can be kept and sent. */
"use strict";
(function () {
  const LIMIT = 150; // rows drawn at once: a browser takes seconds to lay out thousands of them
  const form = document.querySelector("form[data-sift]");
  if (!form) return;
  const { words, plain } = window.CanCuWords;
  const find = (selector) => form.querySelector(selector);
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const noun = form.dataset.sift;
  const textField = form.elements.loc;
  const orderField = form.elements.xep;
  const orders = orderField ? all("option", orderField).map((option) => option.value).filter((value) => value && value[0] !== "-") : [];

  // -- what stands in the page -------------------------------------------------------------------------------

  const questions = all("select[data-of]", form).map((select) => ({
    select,
    name: select.name,
    label: select.previousElementSibling.textContent,
    at: Number(select.dataset.at),
    total: 0,
    choices: new Map(all("option", select).map((option) =>
      [option.value, { option, label: option.textContent.replace(/ \(\d+\)$/, ""), count: 0, seen: -1 }])),
  }));
  const traits = [];
  for (const question of questions) {
    const of = question.select.dataset.of;
    const trait = traits.find((known) => known.of === of);
    if (trait) trait.questions.push(question);
    else traits.push({ of, questions: [question] });
  }

  const items = new Map(); // by number: {rows, answers, ranks, words, shown}
  const tables = new Map(); // {element, bodies, flat}
  for (const row of all("tr[data-row]")) {
    const body = bodyOf(row);
    const item = items.get(row.dataset.row) || { rows: [], answers: [], ranks: [], words: null, shown: true };
    items.set(row.dataset.row, item);
    item.rows.push({ row, body });
    body.rows.push(row);
    if (row.dataset.ranks) item.ranks = row.dataset.ranks.split(" ").map(Number);
    traits.forEach((trait, number) => {
      const answers = row.getAttribute(`data-${trait.of}`);
      if (answers !== null) item.answers[number] = answers.split(" ").map((answer) => answer.split(":"));
    });
  }

  function bodyOf(row) {
    const element = row.parentNode;
    const owner = element.parentNode;
    if (!tables.has(owner)) tables.set(owner, { element: owner, bodies: new Map(), flat: null, matrix: matrixOf(owner) });
    const table = tables.get(owner);
    if (!table.bodies.has(element)) {
      table.bodies.set(element, { element, table, rows: [], shown: 0, count: element.querySelector("[data-count]") });
    }
    return table.bodies.get(element);
  }

  // -- the choices, in the fields and in the address ----------------------------------------------------------

  const names = ["loc", ...questions.map((question) => question.name), ...(orderField ? ["xep"] : [])];

  function readAddress() {
    const parameters = new URLSearchParams(location.search);
    for (const name of names) {
      const field = form.elements[name];
      const value = parameters.get(name) || "";
      field.value = value;
      if (field.value !== value) field.value = ""; // an answer that no longer exists
    }
  }

  let whole = false; // whether the reader asked for every row
  let typing = false; // the letters of one word are one step back

  function writeAddress(byTyping) {
    const parameters = new URLSearchParams(location.search);
    for (const name of names) {
      const value = form.elements[name].value.trim();
      if (value) parameters.set(name, value);
      else parameters.delete(name);
    }
    const query = parameters.toString();
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    try {
      if (byTyping && typing) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    } catch (error) {
      // An old browser on a file: the tables work, only the address stays.
    }
    typing = byTyping;
  }

  function chosen() {
    const found = questions.filter((question) => question.select.value).map((question) =>
      ({ field: question.select, text: `${question.label}: ${question.choices.get(question.select.value).label}` }));
    if (textField.value.trim()) found.unshift({ field: textField, text: `“${textField.value.trim()}”` });
    return found;
  }

  // -- filter -------------------------------------------------------------------------------------------------

  /** The words of a row, each after a space: a query word is looked for at the beginning of words only. */
  function wordsOf(item) {
    if (item.words === null) {
      const text = item.rows.map(({ row }) => `${row.dataset.words || ""} ${row.textContent}`).join(" ");
      item.words = ` ${words(text).map(plain).join(" ")}`;
    }
    return item.words;
  }

  /** Reads the words of all rows in steps, while the reader is about to type. */
  function prepare(rest) {
    rest.slice(0, 200).forEach(wordsOf);
    if (rest.length > 200) setTimeout(() => prepare(rest.slice(200)));
  }

  /** Decides which items are shown, and counts for each choice how many there would be: one pass. */
  function decide() {
    const asked = words(textField.value).map((word) => ` ${plain(word)}`);
    for (const question of questions) {
      question.total = 0;
      question.choices.forEach((choice) => { choice.count = 0; choice.seen = -1; });
    }
    let shown = 0;
    let number = 0;
    for (const item of items.values()) {
      number += 1;
      let failed = 0;
      let culprit = null;
      if (asked.length && !asked.every((word) => wordsOf(item).includes(word))) failed = 1;
      traits.forEach((trait, place) => {
        if (!answersAll(trait.questions, item.answers[place], null)) { failed += 1; culprit = place; }
      });
      item.shown = failed === 0;
      if (item.shown) shown += 1;
      traits.forEach((trait, place) => {
        if (failed === 0 || (failed === 1 && culprit === place)) countIn(trait, item.answers[place], number);
      });
    }
    return shown;
  }

  function answersAll(asked, answers, except) {
    return answers.some((answer) => asked.every((question) =>
      question === except || !question.select.value || answer[question.at] === question.select.value));
  }

  function countIn(trait, answers, number) {
    for (const question of trait.questions) {
      const fitting = answers.filter((answer) => answersAll(trait.questions, [answer], question));
      if (fitting.length) question.total += 1;
      for (const answer of fitting) {
        const choice = question.choices.get(answer[question.at]);
        if (choice && choice.seen !== number) { choice.seen = number; choice.count += 1; }
      }
    }
  }

  function show(shown) {
    for (const table of tables.values()) for (const body of table.bodies.values()) body.shown = body.drawn = 0;
    let room = whole ? Infinity : LIMIT;
    for (const item of sequence) {
      const drawn = item.shown && room > 0;
      if (drawn) room -= 1;
      for (const { row, body } of item.rows) {
        if (row.hidden === drawn) row.hidden = !drawn;
        if (item.shown) body.shown += 1;
        if (drawn) body.drawn += 1;
      }
    }
    const inPart = new Map(); // the lists of several plans are tables of one part
    for (const table of tables.values()) {
      const part = table.element.dataset.part;
      let drawn = 0;
      for (const body of table.bodies.values()) {
        inPart.set(part, (inPart.get(part) || 0) + body.shown);
        drawn += body.drawn;
        body.element.hidden = Boolean(table.flat) || body.drawn === 0;
        if (body.count) body.count.textContent = String(body.shown);
      }
      table.element.hidden = drawn === 0;
      for (const place of all(`[data-count-of="${part}"]`)) place.textContent = String(inPart.get(part));
      if (table.matrix) table.matrix.count();
    }
    for (const question of questions) {
      question.choices.forEach((choice, value) => {
        const count = value ? choice.count : question.total;
        const text = `${choice.label} (${count})`;
        if (choice.option.textContent !== text) choice.option.textContent = text;
        choice.option.disabled = count === 0 && value !== "" && value !== question.select.value;
      });
      question.select.classList.toggle("sift__chosen", question.select.value !== "");
    }
    say(shown);
  }

  function say(shown) {
    const on = chosen();
    const cut = !whole && shown > LIMIT;
    const count = on.length ? `${shown}/${items.size} ${noun}` : `${items.size} ${noun}`;
    const more = cut ? `, đang hiện ${LIMIT} dòng đầu` : shown === 1 && textField.value.trim() ? ". Bấm Enter để mở." : "";
    find(".sift__count").textContent = count + more;
    find(".sift__whole").hidden = !cut;
    find(".sift__clear").hidden = on.length === 0;
    find(".sift__empty").hidden = shown > 0;
    const folded = on.filter((choice) => choice.field !== textField).length;
    find("[data-on]").textContent = folded ? ` (${folded})` : "";
    find(".sift__chips").replaceChildren(...on.map(({ field, text }) => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = "sift__chip";
      chip.textContent = text;
      chip.setAttribute("aria-label", `Bỏ điều kiện ${text}`);
      chip.addEventListener("click", () => { field.value = ""; changed(false); textField.focus(); });
      return chip;
    }));
    const order = orderField && orderField.value ? ` Xếp theo: ${orderField.selectedOptions[0].textContent}.` : "";
    const filters = on.map(({ text }) => text).join("; ") || "không lọc";
    document.querySelector(".sift__printed").textContent = on.length || order
      ? `Bảng in theo bộ lọc: ${filters}. ${shown}/${items.size} ${noun}${cut ? more : ""}.${order}` : "";
  }

  // -- sort ---------------------------------------------------------------------------------------------------

  let ordered = "";
  let sequence = Array.from(items.values()); // in the order of the page

  /** In an order of the reader's own, rows leave their groups; in the usual order they return. */
  function sort() {
    const wanted = orderField ? orderField.value : "";
    if (wanted === ordered) return;
    ordered = wanted;
    const down = wanted[0] === "-";
    const key = down ? wanted.slice(1) : wanted;
    const place = orders.indexOf(key);
    sequence = Array.from(items.values());
    if (wanted) {
      // Equal ranks keep the usual order: not every browser sorts so by itself.
      const before = new Map(sequence.map((item, number) => [item, number]));
      sequence.sort((a, b) => {
        const [one, other] = [a.ranks[place], b.ranks[place]];
        if (one === other) return before.get(a) - before.get(b);
        if (one < 0 || other < 0) return other - one;
        return down ? other - one : one - other;
      });
    }
    for (const table of tables.values()) {
      if (wanted) {
        if (!table.flat) {
          table.flat = document.createElement("tbody");
          table.bodies.values().next().value.element.before(table.flat);
        }
        for (const item of sequence) for (const { row, body } of item.rows) if (body.table === table) table.flat.append(row);
      } else {
        for (const body of table.bodies.values()) body.element.append(...body.rows);
        if (table.flat) table.flat.remove();
        table.flat = null;
      }
    }
    for (const head of all("th[data-order]")) {
      if (head.dataset.order === key) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  for (const head of all("th[data-order]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const key = head.dataset.order;
      orderField.value = orderField.value === key ? `-${key}` : orderField.value === `-${key}` ? "" : key;
      changed(false);
    });
  }

  // -- matrices: what follows from the rows that are shown ----------------------------------------------------

  function matrixOf(element) {
    if (!element.classList.contains("matrix")) return null;
    const heads = all("thead th", element).slice(1, -1);
    const sums = all("tfoot td", element);
    const rows = all("tr[data-row]", element).map((row) => ({ row, cells: Array.from(row.cells).slice(1, -1) }));

    /** Totals of the rows shown; columns without any are left out. */
    function count() {
      const shown = rows.filter(({ row }) => !row.hidden);
      const totals = heads.map((_head, column) => shown.filter(({ cells }) => cells[column].firstChild).length);
      totals.forEach((total, column) => {
        sums[column].textContent = String(total);
        for (const cell of [heads[column], sums[column], ...rows.map(({ cells }) => cells[column])]) cell.hidden = total === 0;
      });
      const cells = totals.reduce((sum, total) => sum + total, 0);
      sums[sums.length - 1].textContent = String(cells);
      const figures = { cells, rows: shown.length, columns: totals.filter(Boolean).length };
      for (const place of all("[data-sum]", element)) place.textContent = String(figures[place.dataset.sum]);
    }
    return { count };
  }

  // -- events -------------------------------------------------------------------------------------------------

  function refresh() {
    sort();
    show(decide());
  }

  function changed(byTyping) {
    refresh();
    writeAddress(byTyping);
  }

  /** A link to a row that is filtered away shows it again. */
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const row = target && target.closest("tr[data-row], tbody");
    if (!row || !row.hidden) return; // a group is hidden in an order of the reader's own, too
    clear();
    whole = true;
    changed(false);
    target.scrollIntoView();
  }

  function clear() {
    textField.value = "";
    for (const question of questions) question.select.value = "";
  }

  textField.addEventListener("focus", () => prepare(Array.from(items.values())), { once: true });
  textField.addEventListener("input", () => changed(true));
  textField.addEventListener("blur", () => { typing = false; });
  form.addEventListener("change", (event) => { if (event.target !== textField) changed(false); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const shown = Array.from(items.values()).filter((item) => item.shown);
    const link = shown.length === 1 && textField.value.trim() && shown[0].rows[0].row.querySelector("th a[href]");
    if (link) link.click();
  });
  find(".sift__clear").addEventListener("click", () => { clear(); changed(false); textField.focus(); });
  find(".sift__whole").addEventListener("click", () => { whole = true; refresh(); textField.focus(); });
  find(".sift__more").addEventListener("click", (event) => {
    const open = form.classList.toggle("sift--open");
    event.currentTarget.setAttribute("aria-expanded", String(open));
  });
  window.addEventListener("popstate", () => { typing = false; readAddress(); refresh(); });
  window.addEventListener("hashchange", reveal);

  form.classList.add("sift--on");
  readAddress();
  if (location.search || items.size > LIMIT) refresh();
  reveal();
})();
