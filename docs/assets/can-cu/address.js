/* The choices of the builder as an address, so that a link opens the same block: "#nv=ii-4-b1&loai=quyet-dinh".
 * What is as usual is left out. The part after # never leaves the browser. */
"use strict";
(function (scope) {
  const OPTIONS = {
    loai: ["host", ["ke-hoach", "quyet-dinh", "van-ban-dang"]],
    ngay: ["dates", ["words", "figures"]],
    uyban: ["committee", ["long", "short"]],
    dang: ["verb", ["thuc-hien", "can-cu"]],
  };

  /** The choices in an address, and the parts of it that mean nothing: {choices, unknown}. */
  function read(text, data) {
    const unknown = [];
    const choices = Object.assign({ tasks: new Set(), documents: new Set(), out: new Set() }, CanCuBlock.DEFAULTS);
    const tasks = new Set(data.tasks.map((task) => task.id));
    const documents = new Set(data.documents.map((document) => document.id));
    const lists = { nv: [choices.tasks, tasks], vb: [choices.documents, documents], bo: [choices.out, documents] };
    new URLSearchParams(text).forEach((value, key) => {
      const option = OPTIONS.hasOwnProperty(key) && OPTIONS[key];
      if (lists.hasOwnProperty(key)) {
        const [into, known] = lists[key];
        for (const id of value.split(",").filter(Boolean)) {
          if (known.has(id)) into.add(id);
          else unknown.push(`${key}=${id}`);
        }
      } else if (option && option[1].includes(value)) {
        choices[option[0]] = value;
      } else if (key === "tang" && /^(0|1?2?3?)$/.test(value) && value) {
        choices.tiers = value === "0" ? [] : value.split("").map(Number);
      } else if (key === "khac" && value === "0") {
        choices.papers = false;
      } else {
        unknown.push(`${key}=${value}`);
      }
    });
    return { choices, unknown };
  }

  /** The address of the choices, the same for the same choices. */
  function write(choices, data) {
    const parts = [];
    const list = (key, records, chosen) => {
      const ids = records.map((record) => record.id).filter((id) => chosen.has(id));
      if (ids.length) parts.push(`${key}=${ids.join(",")}`);
    };
    list("nv", data.tasks, choices.tasks);
    list("vb", data.documents, choices.documents);
    list("bo", data.documents, choices.out);
    for (const key of Object.keys(OPTIONS)) {
      const name = OPTIONS[key][0];
      if (choices[name] !== CanCuBlock.DEFAULTS[name]) parts.push(`${key}=${choices[name]}`);
    }
    const tiers = choices.tiers.join("") || "0";
    if (tiers !== CanCuBlock.DEFAULTS.tiers.join("")) parts.push(`tang=${tiers}`);
    if (!choices.papers) parts.push("khac=0");
    return parts.join("&");
  }

  scope.CanCuAddress = { read, write };
})(self);
