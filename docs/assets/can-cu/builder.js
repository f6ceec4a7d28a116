/* The page "Soạn căn cứ": ticks, options and the block that follows from them.
 *
 * All choices stand in the address (address.js), the block comes from block.js; here is only what is seen. */
"use strict";
(function () {
  const data = window.CanCuData;
  const { plain, words } = window.CanCuWords;
  const root = document.querySelector("[data-builder]");
  const find = (selector) => root.querySelector(selector);
  const all = (selector) => Array.from(root.querySelectorAll(selector));
  const place = new Map(data.documents.map((record, number) => [record.id, number]));
  let choices;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  // -- the lists ---------------------------------------------------------------------------------------------

  const SYSTEMS = [["state", "Văn bản của Nhà nước"], ["party", "Văn bản của Đảng"], ["joint", "Văn bản liên tịch"]];

  function makeLists() {
    const tasks = data.groups.map((heading, group) => [
      heading, data.tasks.filter((task) => task.group === group).map((task) => item(task.id, task.label, task.title)),
    ]);
    const documents = SYSTEMS.map(([system, heading]) => [
      heading,
      data.documents.filter((record) => record.system === system).map((record) =>
        item(record.id, record.name, record.about === record.name ? "" : record.about, record.type)),
    ]);
    for (const [name, groups] of [["tasks", tasks], ["documents", documents]]) {
      find(`[data-list=${name}]`).append(...groups.filter(([, items]) => items.length).map(([heading, items]) =>
        element("fieldset", {}, element("legend", { textContent: heading }), ...items)));
    }
  }

  function item(id, name, about, type) {
    const label = element("label", { className: "builder__item" },
      element("input", { type: "checkbox", value: id }),
      element("span", {}, element("strong", { textContent: name }), ` ${about}`));
    label.words = words([name, about, type].join(" ")).map(plain);
    return label;
  }

  /** Only what was asked for; a word may be unfinished and without its marks, a number is written in any way. */
  function filter() {
    const asked = words(find("#builder-find").value).map(plain);
    const counts = {};
    for (const name of ["tasks", "documents"]) {
      counts[name] = 0;
      for (const label of all(`[data-list=${name}] label`)) {
        label.hidden = !asked.every((word) => label.words.some((own) => own.startsWith(word)));
        counts[name] += label.hidden ? 0 : 1;
      }
      for (const group of all(`[data-list=${name}] fieldset`)) group.hidden = !group.querySelector("label:not([hidden])");
      if (asked.length) find(`[data-group=${name}]`).open = counts[name] > 0;
    }
    find(".builder__found").textContent = asked.length ? `Thấy ${counts.tasks} nhiệm vụ, ${counts.documents} văn bản.` : "";
  }

  // -- choices -----------------------------------------------------------------------------------------------

  function isIn(id) {
    if (choices.documents.has(id)) return true;
    return CanCuBlock.ofTasks(data, choices).has(place.get(id)) && !choices.out.has(id);
  }

  function takeIn(id) {
    choices.out.delete(id);
    if (!isIn(id)) choices.documents.add(id);
    changed();
  }

  function leaveOut(id) {
    choices.documents.delete(id);
    if (isIn(id)) choices.out.add(id);
    changed();
  }

  function takeOption(control) {
    const { option, tier } = control.dataset;
    if (option) {
      choices[option] = control.value;
    } else if (tier) {
      choices.tiers = all("[data-tier]").filter((box) => box.checked).map((box) => Number(box.dataset.tier));
    } else {
      choices.papers = control.checked;
    }
    changed();
  }

  function changed() {
    const address = CanCuAddress.write(choices, data);
    history.replaceState(null, "", location.pathname + (address && `#${address}`));
    show();
  }

  function readAddress() {
    // Links of task pages name a task in the query; "#thu-tu" is a place on this page.
    const task = new URLSearchParams(location.search).get("nv");
    const text = location.hash.includes("=") ? location.hash.slice(1) : "";
    if (choices && !text) return;
    const read = CanCuAddress.read(text || (task ? `nv=${task}` : ""), data);
    choices = read.choices;
    const unknown = find(".builder__unknown");
    unknown.hidden = !read.unknown.length;
    unknown.textContent = read.unknown.length
      ? `Địa chỉ có phần không hiểu được, đã bỏ qua: ${read.unknown.join("; ")}. Các phần khác giữ nguyên.` : "";
    show();
  }

  // -- what is seen ------------------------------------------------------------------------------------------

  function show() {
    const brought = CanCuBlock.ofTasks(data, choices);
    const lines = CanCuBlock.lines(data, choices);
    showChoices(brought);
    const texts = CanCuBlock.paragraphs(lines, choices);
    find("#builder-lines").replaceChildren(...lines.map((line, number) => lineOf(line, texts[number])));
    find("[data-copy-text]").dataset.copyText = texts.join("\n");
    for (const button of all(".builder__actions button")) button.disabled = !lines.length;
    showLeftOut(brought);
    const unsure = lines.filter((line) => line.warnings.length).length;
    const papers = choices.papers ? 0 : data.documents.filter((record) => record.paper && isIn(record.id)).length;
    find(".builder__count").textContent = lines.length || papers
      ? `${lines.length} dòng` + (unsure ? `, ${unsure} dòng có điều cần rà soát.` : ".") +
        (papers ? ` ${papers} văn bản không có trong thứ bậc được lược bỏ.` : "")
      : "Chưa có dòng nào: hãy đánh dấu nhiệm vụ hoặc văn bản.";
    find("[data-to-block]").textContent = `Xem khối căn cứ (${lines.length} dòng)`;
  }

  function showChoices(brought) {
    for (const box of all("[data-list=tasks] input")) box.checked = choices.tasks.has(box.value);
    for (const box of all("[data-list=documents] input")) {
      const byTask = brought.has(place.get(box.value));
      box.checked = choices.documents.has(box.value) || (byTask && !choices.out.has(box.value));
      box.parentElement.classList.toggle("builder__item--brought", byTask);
    }
    for (const name of ["tasks", "documents"]) {
      const count = all(`[data-list=${name}] input`).filter((box) => box.checked).length;
      find(`[data-group=${name}] [data-count]`).textContent = count ? `(đã chọn ${count})` : "";
    }
    for (const select of all("[data-option]")) select.value = choices[select.dataset.option];
    find("[data-option=verb]").disabled = choices.host === "van-ban-dang"; // which knows only "Căn cứ"
    for (const box of all("[data-tier]")) box.checked = choices.tiers.includes(Number(box.dataset.tier));
    find("[data-papers]").checked = choices.papers;
  }

  function lineOf(line, text) {
    const tools = element("div", { className: "builder__tools" });
    tools.dataset.copySkip = "";
    for (const number of [line.number, ...line.laws]) {
      const record = data.documents[number];
      const out = element("button", { type: "button", className: "builder__small", textContent: "Bỏ" });
      out.setAttribute("aria-label", `Bỏ ${record.name}`);
      out.dataset.out = record.id;
      tools.append(element("a", { href: `../${record.url}`, textContent: record.name }), " ", out, " ");
    }
    tools.append(...line.warnings.map((warning) => element("span", { className: "basis__warning", textContent: warning })));
    return element("div", { className: "builder__line" }, element("p", { textContent: text }), tools);
  }

  function showLeftOut(brought) {
    const left = data.documents.filter((record) => brought.has(place.get(record.id)) && !isIn(record.id));
    find(".builder__out").hidden = !left.length;
    find(".builder__out ul").replaceChildren(...left.map((record) => {
      const back = element("button", { type: "button", className: "builder__small", textContent: "Lấy lại" });
      back.setAttribute("aria-label", `Lấy lại ${record.name}`);
      back.dataset.back = record.id;
      return element("li", {}, `${record.name} `, back);
    }));
  }

  function download() {
    const paragraphs = CanCuBlock.paragraphs(CanCuBlock.lines(data, choices), choices);
    const address = URL.createObjectURL(CanCuDocx.file(data.parts, paragraphs));
    element("a", { href: address, download: "khoi-can-cu.docx" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  // -- events ------------------------------------------------------------------------------------------------

  root.addEventListener("change", (event) => {
    const control = event.target;
    if (control.closest("[data-list=tasks]")) {
      choices.tasks[control.checked ? "add" : "delete"](control.value);
      changed();
    } else if (control.closest("[data-list=documents]")) {
      (control.checked ? takeIn : leaveOut)(control.value);
    } else if (control.closest(".builder__options")) {
      takeOption(control);
    }
  });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const title = find("#builder-title");
    const { out, back } = button.dataset;
    if (out || back) {
      (out ? leaveOut : takeIn)(out || back);
      title.focus({ preventScroll: true }); // the button is gone
    } else if ("clear" in button.dataset) {
      for (const chosen of [choices.tasks, choices.documents, choices.out]) chosen.clear();
      changed();
    } else if ("docx" in button.dataset) {
      download();
    } else if ("toBlock" in button.dataset) {
      title.scrollIntoView();
      title.focus({ preventScroll: true });
    }
  });
  find("#builder-find").addEventListener("input", filter);
  window.addEventListener("hashchange", readAddress);

  makeLists();
  readAddress();
  root.inert = false;
  const ticked = find("[data-list=tasks] input:checked");
  if (ticked) find("[data-list=tasks]").scrollTop = ticked.closest("fieldset").offsetTop;
})();
