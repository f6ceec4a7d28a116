/* Buttons that copy: citations, blocks of legal basis, corrected texts.
 *
 *     <button type="button" class="copy" data-copy="ID" hidden>Chép ...</button>      copies the element's paragraphs
 *     <button type="button" class="copy" data-copy-text="..." hidden>Chép ...</button>
 *
 * An element with `data-italic` is pasted into Word in italics, as Nghị định 30/2020/NĐ-CP wants of a legal basis;
 * what has `data-copy-skip` is left out, and so are the marks of slips; `data-copy-address` adds the address behind the
 * text. Without scripts the buttons stay hidden. */
"use strict";
(function () {
  const SHOWN = 4000; // milliseconds a button says what it did
  const said = document.createElement("div");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");

  /** Puts {text, html} on the clipboard and announces `what`; resolves to whether it worked. */
  window.canCuCopy = async function ({ text, html }, what) {
    const worked = copyByCommand(text, html) || await copyByClipboard(text, html);
    said.textContent = "";
    setTimeout(() => { said.textContent = worked ? `Đã chép ${what}` : "Trình duyệt không cho chép. Hãy bôi đen rồi bấm Ctrl+C."; }, 50);
    return worked;
  };

  // An intranet is seldom https, and there (and from a file) only the old command may copy.
  function copyByCommand(text, html) {
    let taken = false;
    const take = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      taken = true;
    };
    document.addEventListener("copy", take, true);
    try {
      document.execCommand("copy");
    } catch (error) {
      taken = false;
    }
    document.removeEventListener("copy", take, true);
    return taken;
  }

  async function copyByClipboard(text, html) {
    try {
      const blob = (type, content) => ({ [type]: new Blob([content], { type }) });
      const parts = Object.assign(blob("text/plain", text), html ? blob("text/html", html) : {});
      await navigator.clipboard.write([new ClipboardItem(parts)]);
      return true;
    } catch (error) {
      return false;
    }
  }

  function contentOf(button) {
    if (button.dataset.copyText !== undefined) {
      const address = button.dataset.copyAddress;
      return { text: button.dataset.copyText + (address ? ` (${new URL(address, location.href).href})` : "") };
    }
    const element = document.getElementById(button.dataset.copy).cloneNode(true);
    for (const skipped of Array.from(element.querySelectorAll("[data-copy-skip], .slip-sign"))) skipped.remove();
    const paragraphs = Array.from(element.querySelectorAll("p, li"));
    const lines = (paragraphs.length ? paragraphs : [element]).map((part) => part.textContent.replace(/\s+/g, " ").trim());
    const text = lines.filter(Boolean).join("\n");
    return element.dataset.italic === undefined ? { text } : { text, html: window.canCuItalic(lines) };
  }

  /** Lines as paragraphs of an official paper in Word. */
  window.canCuItalic = function (lines) {
    const style = "margin:0 0 6pt;text-align:justify;text-indent:1.27cm;font:italic 14pt 'Times New Roman',serif";
    return lines.filter(Boolean).map((line) => {
      const italic = document.createElement("i");
      italic.textContent = line;
      // Written as text: a policy without inline styles refuses an attribute set on an element.
      return `<p style="${style}">${italic.outerHTML}</p>`;
    }).join("");
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy], button[data-copy-text]");
    if (!button) return;
    const content = contentOf(button);
    const what = button.dataset.copyWhat || `: ${content.text.slice(0, 120)}`;
    const label = button.dataset.label || button.textContent;
    button.dataset.label = label;
    const worked = await window.canCuCopy(content, what);
    button.textContent = worked ? `Đã chép ${button.dataset.copyWhat || ""}`.trim() : "Chưa chép được";
    button.dataset.done = worked ? "yes" : "no";
    setTimeout(() => { button.textContent = label; delete button.dataset.done; }, SHOWN);
  });

  function show() {
    document.body.append(said);
    for (const button of document.querySelectorAll("button.copy[hidden]")) button.hidden = false;
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
})();
