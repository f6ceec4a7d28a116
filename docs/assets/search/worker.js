/* The search worker: takes the place of the theme's, speaks its protocol, and answers our own pages.
 *
 * The theme sends {type: SETUP | QUERY, data} and wants READY, RESULT. Ours send {type: "find", id, query, filters,
 * from, count} and want {type: "found", id, ...}; {type: "open"} says that a question is near. Opened from a file there is no worker: the theme's shim then runs
 * this script in a hidden frame, where importScripts() is a promise and the page's address is ours. */
"use strict";
(function () {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3, OPEN = "open";
  const IN_BOX = 10; // results in the box; the rest is on the page of results
  const EXCERPT = 220; // characters

  const inFrame = typeof document !== "undefined";
  const script = inFrame ? document.querySelector("script[src]").src : self.location.href;
  const site = new URL("../../", script).href;

  let engine = null, opening = null, index = null;
  const parts = {}, loading = {};
  self.canCuSearchPart = (name, part) => { parts[name] = part; };

  /** Loads a part of the index once. From a file only scripts can be loaded; elsewhere the worker need not stand
   * still meanwhile, and reads JSON several times as fast as a script. */
  function load(name) {
    if (!loading[name]) {
      const address = new URL(`search/${name}.js`, site).href + (index ? `?${index.version}` : "");
      loading[name] = inFrame ? importScripts(address) : fetch(address).then(async (response) => {
        const call = await response.text();
        [, parts[name]] = JSON.parse(`[${call.slice(call.indexOf("(") + 1, call.lastIndexOf(")"))}]`);
      });
      loading[name].catch(() => { delete loading[name]; }); // the next key tries again
    }
    return loading[name];
  }

  const pause = () => new Promise((next) => setTimeout(next, 0));

  /** Loads engine and index once; the words of the texts follow behind the first question. */
  function open() {
    if (!opening) {
      opening = (async () => {
        const loaded = load("index");
        await importScripts(`${site}search/engine.js`); // words, query, numbers, stream, engine, marks: one request
        await loaded;
        index = parts.index;
        const made = new self.CanCuEngine(index);
        for (const step of made.steps()) {
          step();
          if (inFrame) await pause(); // there the page waits, too
        }
        engine = made;
      })();
      opening.catch(() => { opening = null; });
      opening.then(pause).then(() => turn).then(whole).then(again).catch((error) => console.warn(error));
    }
    return opening;
  }

  /** When also the texts can be searched. */
  async function whole() {
    await load("bodies");
    if (inFrame) await pause();
    if (engine.isWhole) return;
    engine.readStream(parts.bodies);
    parts.bodies = "";
    if (inFrame) await pause();
    void engine.vocabulary.numbers; // read now rather than at the first figure
  }

  /** The words to show of some entries; their files are loaded when first needed. */
  async function shown(entries) {
    await Promise.all(Array.from(new Set(entries.map((entry) => load(`text-${blockOf(entry)[0]}`)))));
    return new Map(entries.map((entry) => {
      const [block, place] = blockOf(entry);
      const [address, name, title, body, day] = parts[`text-${block}`][place];
      return [entry, { address, name, title: title || "", body: body || "", day: day || "" }];
    }));
  }

  function blockOf(entry) {
    let block = 0, first = 0;
    while (entry >= first + index.blocks[block]) first += index.blocks[block++];
    return [block, entry - first];
  }

  /** `early`: before the texts are in, an answer from names and titles will do, if there is one. */
  async function find(query, { filters = {}, from = 0, count = IN_BOX, early = false } = {}) {
    // The theme asks for nothing at every visit.
    if (!opening && !String(query).trim()) {
      return { outcome: "empty", message: messageOf({ outcome: "empty" }), whole: true, total: 0, facets: {}, items: [] };
    }
    await open();
    if (!early) await whole();
    let answer = engine.search(String(query), { filters });
    if (!engine.isWhole && !["found", "empty", "unreadable"].includes(answer.outcome)) {
      await whole();
      answer = engine.search(String(query), { filters });
    }
    const isWhole = engine.isWhole || answer.outcome !== "found";
    const groups = answer.groups.slice(from, from + count).map((group) => group.slice(0, 6));
    const entries = [];
    for (const group of groups) {
      for (const { entry } of group) entries.push(entry);
      entries.push(engine.firstOfPage[index.page[group[0].entry]]);
    }
    const texts = await shown(entries);
    return {
      outcome: answer.outcome,
      message: messageOf(answer) + (isWhole ? "" : " trong tên và tiêu đề, đang tìm tiếp…"),
      whole: isWhole,
      total: answer.total,
      facets: answer.facets,
      exact: answer.exact,
      items: groups.map((group) => itemOf(group, texts, answer)),
    };
  }

  /** One result in the theme's form: the best place first, the page itself somewhere behind. */
  function itemOf(group, texts, answer) {
    const documents = group.map(({ entry, score }) => documentOf(entry, score, texts.get(entry), answer));
    const page = engine.firstOfPage[index.page[group[0].entry]];
    if (!group.some(({ entry }) => entry === page)) {
      const text = texts.get(page);
      documents.push({ location: text.address.replace(/#.*/, ""), title: self.CanCuMarks.escape(text.name), text: "", score: 0, terms: {} });
    }
    return documents;
  }

  function documentOf(entry, score, text, answer) {
    const { escape, excerpt, html } = self.CanCuMarks;
    const [path, anchor] = text.address.split("#");
    const kind = index.lists.kind[index.kind[entry]];
    const status = index.lists.status[index.status[entry]];
    const facts = [];
    if (answer.outcome === "near") facts.push('<strong class="search-near">Số gần giống</strong>');
    if (text.day) facts.push(escape(text.day));
    const system = index.lists.system[index.system[entry]];
    if (system) facts.push(escape(system));
    if (status) {
      const [symbol, label, id] = status.split("|").map(escape);
      facts.push(`<span class="badge badge--${id}"><span aria-hidden="true">${symbol}</span> ${label}</span>`);
    }
    const paragraphs = [];
    if (facts.length) paragraphs.push(`<p class="search-facts">${facts.join(" · ")}</p>`);
    if (answer.notes.has(entry)) paragraphs.push(`<p class="search-note">${escape(answer.notes.get(entry))}</p>`);
    if (text.title) paragraphs.push(`<p>${excerpt(text.title, answer.marks, EXCERPT)}</p>`);
    const body = text.body && excerpt(text.body, answer.marks, EXCERPT, { found: Boolean(text.title) });
    if (body) paragraphs.push(`<p class="search-body">${body}</p>`);
    return {
      location: `${path}?h=${encodeURIComponent(answer.highlight.slice(0, 100))}` + (anchor ? `#${anchor}` : ""),
      title: `<span class="search-kind">${escape(kind)} </span>${html(text.name, answer.marks)}`,
      text: paragraphs.join(""),
      score,
      terms: {},
    };
  }

  function messageOf(answer) {
    const long = answer.cut ? "Câu tìm quá dài, chỉ tìm bằng phần đầu. " : "";
    return long + {
      empty: () => "Gõ số văn bản, tên việc hoặc tên cơ quan",
      unreadable: () => "Câu tìm không có chữ cái hay chữ số nào",
      found: () => `${answer.total} kết quả`,
      partial: () => `Không trang nào có đủ các chữ này; ${answer.total} trang có một phần`,
      near: () => (answer.reason === "year"
        ? "Không có văn bản số này của năm đã gõ trong dữ liệu. Cùng số, năm khác:"
        : "Không có văn bản số này trong dữ liệu. Số gần giống:"),
      none: () => ({
        number: "Không có văn bản số này trong dữ liệu",
        date: "Không có văn bản hay thời hạn nào mang ngày này trong dữ liệu",
      }[answer.reason] || "Không tìm thấy trang nào có các chữ này. Hãy thử ít chữ hơn, hoặc chỉ gõ số văn bản"),
    }[answer.outcome]();
  }

  /** The grey completion: the last word in full, from the results, only if typed as it is written. */
  function completionOf(query, items) {
    const typed = /[^\s-]+$/.exec(query);
    if (!typed || /\d/.test(typed[0])) return [];
    const lower = typed[0].toLowerCase();
    const seen = items.map((item) => item.map((document) => document.title).join(" ")).join(" ").replace(/<[^>]*>/g, "");
    for (const word of seen.match(/[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+/g) || []) {
      if (word.length > lower.length && word.toLowerCase().startsWith(lower)) return [typed[0] + word.slice(lower.length)];
    }
    return [];
  }

  let early = null; // the box's question whose answer came from names and titles alone
  async function answer(question) {
    const { type, id, data, query, filters, from, count } = question;
    if (type === SETUP) return { type: READY }; // most visits ask nothing: the index waits for OPEN or a question
    if (type === OPEN) {
      open();
      return null;
    }
    if (type === QUERY) {
      const found = await find(data, { filters, early: true });
      early = found.whole ? null : question;
      return Object.assign({ type: RESULT, query: data, filters: filters || {} }, found, {
        data: { items: found.items, suggest: completionOf(data, found.items) },
      });
    }
    if (type === "find") return Object.assign({ type: "found", id }, await find(query, { filters, from, count }));
    return null;
  }

  // One after the other: an earlier question must not answer after a later one.
  let turn = Promise.resolve();
  function take(choose) {
    turn = turn.then(async () => {
      const question = choose();
      if (!question) return;
      try {
        const reply = await answer(question);
        if (reply) postMessage(reply);
      } catch (error) {
        const failed = { outcome: "failed", message: "Không đọc được dữ liệu tìm kiếm. Hãy tải lại trang.", items: [], total: 0, facets: {} };
        const reply = question.type === "find" ? { type: "found", id: question.id } : { type: RESULT, data: { items: [] } };
        postMessage(Object.assign(failed, reply));
        console.warn(error);
      }
    });
  }
  const again = () => take(() => early);
  addEventListener("message", ({ data }) => take(() => data));
})();
