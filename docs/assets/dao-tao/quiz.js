/* Self-checks and tests: makes forms of the questions that stand on the page with their answers.
 *
 *     <div class="quiz" data-quiz="COURSE/LESSON">            each question answers at once
 *     <div class="quiz" data-quiz="COURSE" data-exam="NAME">  all are answered together, with a sheet to print
 *
 * Without scripts the page is a list with folded answers. Nothing leaves the browser; how far one got in a lesson is
 * kept there if the browser keeps anything. */
"use strict";
(function () {
  /** Puts controls into a question; returns {item, answered, right, settle, clear}. */
  function makeQuestion(item) {
    const ask = item.querySelector(".question__ask");
    const answer = item.querySelector(".question__answer");
    const fieldset = make("fieldset", "question__form");
    const legend = make("legend", "question__ask", ask.textContent);
    const said = make("p", "question__said");
    said.setAttribute("role", "status");
    ask.replaceWith(fieldset);
    fieldset.append(legend, item.querySelector(".question__how"));
    const read = CONTROLS[item.dataset.kind](item, fieldset);
    item.insertBefore(said, answer);
    return {
      item,
      answered: read.answered,
      right: read.right,
      /** Says how it went, and shows what proves it. */
      settle() {
        const right = read.right();
        item.classList.toggle("is-right", right);
        item.classList.toggle("is-wrong", !right);
        said.textContent = right ? "✔ Đúng." : "✘ Chưa đúng. Xem đáp án bên dưới.";
        answer.hidden = false;
        answer.open = true;
        return right;
      },
      clear() {
        item.classList.remove("is-right", "is-wrong");
        said.textContent = "";
        answer.open = false;
        read.clear();
      },
      say(text) { said.textContent = text; },
      answer,
    };
  }

  // Each takes the question and the place for its controls; answers what was chosen.
  const CONTROLS = {
    single: (item, fieldset) => choosing(item, fieldset, "radio"),
    multiple: (item, fieldset) => choosing(item, fieldset, "checkbox"),
    matching(item, fieldset) {
      const choices = Array.from(item.querySelectorAll(".question__choices li"), (choice) => choice.textContent);
      const rows = Array.from(item.querySelectorAll(".question__left li"));
      item.querySelectorAll(".question__left, .question__left + p, .question__choices").forEach((part) => part.remove());
      return selecting(fieldset, rows, choices);
    },
    ordering(item, fieldset) {
      const rows = Array.from(item.querySelectorAll(".question__choices li"));
      item.querySelector(".question__choices").remove();
      return selecting(fieldset, rows, rows.map((row, index) => `thứ ${index + 1}`));
    },
    short(item, fieldset) {
      const given = item.querySelector(".question__short");
      const right = Object.values(given.dataset).map(folded);
      const label = make("label", "question__text", "Câu trả lời ");
      const input = make("input");
      input.maxLength = 200;
      input.autocomplete = "off";
      input.spellcheck = false;
      label.append(input);
      given.remove();
      fieldset.append(label);
      return {
        answered: () => input.value.trim() !== "",
        right: () => right.includes(folded(input.value)),
        clear: () => { input.value = ""; },
      };
    },
  };

  function choosing(item, fieldset, type) {
    const list = item.querySelector(".question__options");
    const options = Array.from(list.children, (option) => {
      const label = make("label", "question__option");
      const input = make("input");
      input.type = type;
      input.name = item.id;
      const right = option.hasAttribute("data-right");
      option.removeAttribute("data-right");
      label.append(input, " ", option.textContent);
      option.replaceChildren(label);
      return { input, right };
    });
    fieldset.append(list);
    return {
      answered: () => options.some((option) => option.input.checked),
      right: () => options.every((option) => option.input.checked === option.right),
      clear: () => options.forEach((option) => { option.input.checked = false; }),
    };
  }

  /** One list of choices for each row; the right one is the row's number. */
  function selecting(fieldset, rows, choices) {
    const list = make("ul", "question__rows");
    const chosen = rows.map((row) => {
      const label = make("label", "question__row");
      const select = make("select");
      select.append(new Option("(chọn)", ""));
      choices.forEach((choice, index) => select.append(new Option(choice, index)));
      label.append(make("span", "", row.textContent), select);
      const line = make("li");
      line.append(label);
      list.append(line);
      return { select, right: row.dataset.answer };
    });
    fieldset.append(list);
    return {
      answered: () => chosen.every((one) => one.select.value !== ""),
      right: () => chosen.every((one) => one.select.value === one.right),
      clear: () => chosen.forEach((one) => { one.select.value = ""; }),
    };
  }

  function folded(text) {
    return window.CanCuWords.words(text).map(window.CanCuWords.plain).join(" ");
  }

  function makeSelfCheck(quiz, questions) {
    const name = `can-cu-tu-kiem-tra:${quiz.dataset.quiz}`;
    const score = make("p", "quiz__score");
    score.setAttribute("role", "status");
    const right = new Set(kept(name));
    if (right.size) score.textContent = `Lần trước trên máy này: đúng ${right.size}/${questions.length} câu.`;
    questions.forEach((question, index) => {
      const button = makeButton("Kiểm tra", () => {
        if (!question.answered()) {
          question.say("Hãy trả lời trước đã.");
          return;
        }
        if (question.settle()) right.add(index + 1);
        else right.delete(index + 1);
        keep(name, Array.from(right));
        score.textContent = `Đã đúng ${right.size}/${questions.length} câu.`;
      });
      question.item.insertBefore(button, question.item.querySelector(".question__said"));
    });
    const again = makeButton("Làm lại từ đầu", () => {
      questions.forEach((question) => question.clear());
      right.clear();
      keep(name, []);
      score.textContent = "";
      quiz.querySelector("input, select").focus();
    });
    quiz.append(score, again);
  }

  function makeExam(quiz, questions) {
    questions.forEach((question) => { question.answer.hidden = true; });
    const sheet = make("section", "sheet");
    sheet.setAttribute("aria-live", "polite");
    const label = make("label", "question__text", "Họ và tên (chỉ để in trên phiếu) ");
    const person = make("input");
    person.maxLength = 80;
    person.autocomplete = "name";
    label.append(person);
    let warned = false;
    const hand = makeButton("Nộp bài", () => {
      const left = questions.filter((question) => !question.answered());
      if (left.length && !warned) {
        warned = true;
        sheet.replaceChildren(make("p", "", `Còn ${left.length} câu chưa trả lời. Bấm “Nộp bài” lần nữa nếu vẫn muốn nộp.`));
        return;
      }
      const results = questions.map((question) => question.settle());
      const right = results.filter(Boolean).length;
      const marks = make("ol", "sheet__marks");
      results.forEach((result) => marks.append(make("li", "", result ? "✔ đúng" : "✘ chưa đúng")));
      sheet.replaceChildren(
        make("h2", "", "Phiếu kết quả"),
        make("p", "", `Khóa học: ${quiz.dataset.exam}`),
        make("p", "", `Họ và tên: ${person.value.trim() || "................................"}`),
        make("p", "", `Ngày làm bài: ${new Date().toLocaleDateString("vi-VN")}`),
        make("p", "sheet__score", `Đúng ${right}/${questions.length} câu`),
        marks,
        makeButton("In phiếu kết quả", () => window.print()),
      );
      document.body.classList.add("has-sheet"); // paper then shows the sheet alone
      sheet.querySelector("button").focus();
    });
    quiz.append(label, hand, sheet);
  }

  function kept(name) {
    try {
      const found = JSON.parse(localStorage.getItem(name) || "[]");
      return Array.isArray(found) ? found : [];
    } catch (error) {
      return []; // storage is off, or holds something else
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch (error) {
      // then it is forgotten, which harms nothing
    }
  }

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function makeButton(text, action) {
    const button = make("button", "quiz__button", text);
    button.type = "button";
    button.addEventListener("click", action);
    return button;
  }

  for (const quiz of document.querySelectorAll("[data-quiz]")) {
    const questions = Array.from(quiz.querySelectorAll(".question"), makeQuestion);
    if (quiz.dataset.exam) makeExam(quiz, questions);
    else makeSelfCheck(quiz, questions);
  }

  // What only the trainer reads is folded; one button opens and closes all of it.
  const toggle = document.querySelector("[data-notes]");
  const notes = document.querySelectorAll("details.trainer");
  if (toggle && notes.length) {
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      const show = toggle.getAttribute("aria-pressed") !== "true";
      toggle.setAttribute("aria-pressed", String(show));
      toggle.textContent = show ? "Ẩn ghi chú giảng viên" : "Hiện ghi chú giảng viên";
      notes.forEach((note) => { note.open = show; });
    });
  }
})();
