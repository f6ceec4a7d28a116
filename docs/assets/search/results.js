/* The page of all results, and the page for addresses that do not exist: the same search as in the box.
 *
 * An element with `data-search` becomes the list of results; `data-search="address"` asks for what the address says. */
"use strict";
(function () {
  const FACETS = [
    ["kind", "Loại kết quả"], ["plan", "Kế hoạch"], ["type", "Loại văn bản"], ["system", "Hệ thống"], ["year", "Năm"], ["status", "Tình trạng"],
  ];
  const AT_ONCE = 20;
  const root = document.querySelector("[data-search]");
  const form = root.querySelector("form");
  const status = root.querySelector("[role=status]");
  const list = root.querySelector("ol");
  const facets = root.querySelector(".search-facets");
  const more = root.querySelector("button[data-more]");
  const parameters = new URLSearchParams(location.search);
  const filters = {};
  for (const [name] of FACETS) if (parameters.get(name)) filters[name] = parameters.get(name);
  let current = 0; // only the latest question may answer

  /** "/van-ban/33-ct-ttg.html" -> "33 ct ttg": the last part of the address that says something. */
  function saidByAddress() {
    let path = location.pathname;
    try {
      path = decodeURIComponent(path);
    } catch (error) {
      // not UTF-8: as it stands
    }
    const parts = path.split("/").map((part) => part.replace(/\.html?$/, ""));
    const telling = parts.filter((part) => part && part !== "index");
    return (telling[telling.length - 1] || "").replace(/[-_+%]+/g, " ").trim().slice(0, 300);
  }

  async function search({ keep = false, jump = false } = {}) {
    const query = form.elements.q.value;
    const turn = ++current;
    const from = keep ? list.children.length : 0;
    const found = await window.canCuSearch.find(query, { filters, from, count: AT_ONCE });
    if (turn !== current) return;
    if (jump && found.exact) return location.replace(addressOf(found.items[0][0]));
    if (!keep) list.textContent = "";
    for (const item of found.items) list.append(itemOf(item));
    status.textContent = found.message;
    more.hidden = list.children.length >= found.total;
    showFacets(found.facets || {});
    if (root.dataset.search !== "address") {
      const shared = new URLSearchParams(query ? Object.assign({ q: query }, filters) : {});
      history.replaceState(null, "", location.pathname + (query ? `?${shared}` : ""));
    }
  }

  const addressOf = (document) => new URL(document.location, window.canCuSearch.site).href;

  function itemOf(places) {
    const item = document.createElement("li");
    for (const place of places) {
      if (!place.score) continue; // the page around a place: its name is in the address
      const part = document.createElement("article");
      const heading = document.createElement(place === places[0] ? "h2" : "h3");
      const link = document.createElement("a");
      link.href = addressOf(place);
      link.innerHTML = place.title; // escaped by the worker, with marks
      heading.append(link);
      part.append(heading);
      part.insertAdjacentHTML("beforeend", place.text);
      item.append(part);
    }
    return item;
  }

  function showFacets(counts) {
    facets.textContent = "";
    for (const [name, label] of FACETS) {
      const values = (counts[name] || []).slice();
      if (values.length < 2 && !filters[name]) continue;
      if (name === "year") values.sort((a, b) => b[0] - a[0]);
      const field = document.createElement("label");
      const select = document.createElement("select");
      select.append(new Option("tất cả", ""));
      for (const [value, count] of values) {
        const text = name === "status" ? value.split("|").slice(0, 2).join(" ") : value;
        select.append(new Option(`${text} (${count})`, value, false, String(value) === filters[name]));
      }
      if (filters[name] && !select.value) select.append(new Option(`${filters[name]} (0)`, filters[name], false, true));
      select.addEventListener("change", () => {
        if (select.value) filters[name] = select.value;
        else delete filters[name];
        search().then(() => {
          const same = facets.querySelector(`[name=${name}]`);
          if (same) same.focus();
        });
      });
      select.name = name;
      field.append(`${label} `, select);
      facets.append(field);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  form.elements.q.addEventListener("input", () => search());
  more.addEventListener("click", () => {
    const first = list.children.length;
    search({ keep: true }).then(() => {
      const link = list.children[first] && list.children[first].querySelector("a");
      if (link) link.focus();
    });
  });

  const asked = root.dataset.search === "address" ? saidByAddress() : window.canCuSearch.asked;
  form.elements.q.value = asked;
  root.hidden = false;
  if (asked) search({ jump: parameters.has("mo") });
})();
