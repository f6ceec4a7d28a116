/* What somebody means by what they typed: a number of a document, a date, a year, or words.
 *
 * Which words belong to numbers is read from the index (types of documents, letters in their numbers), not listed
 * here. Everything is compared without marks ("quyet dinh 372" is as good as "Quyết định 372"). */
"use strict";
(function (scope) {
  const { fold, isNumber, places, plain, words } = scope.CanCuWords;
  const LONGEST = 300; // characters; nobody types more on purpose
  const MOST_WORDS = 24; // the engine counts words in the bits of a number
  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

  /** The lists a query is read with, made once from the index. */
  function vocabularyOf(index) {
    const types = index.typeNames.map(([code, long]) => ({
      code: plain(code),
      words: long.split(" ").map(plain),
    }));
    types.sort((a, b) => b.words.length - a.words.length);
    let known = null; // thousands of numbers: read when the first figure is typed
    const numbered = () => known || (known = readNumbers(index, types));
    return {
      types,
      get numbers() { return numbered().numbers; },
      get letters() { return numbered().letters; },
      get joined() { return numbered().joined; },
    };
  }

  function readNumbers(index, types) {
    const numbers = index.numbers.map(([entry, text, note]) => {
      const parts = words(text).map(plain);
      const letters = parts.filter((part) => !isNumber(part));
      return { entry, text, note: note || "", squashed: squash(text), parts, letters, joined: letters.join(""), digits: parts.filter(isNumber) };
    });
    const letters = new Set(types.map((type) => type.code).filter(Boolean));
    for (const number of numbers) for (const part of number.letters) letters.add(part);
    return { numbers, letters: Array.from(letters), joined: Array.from(new Set(numbers.map((number) => number.joined))) };
  }

  /** Reads a query: {terms, number, date, year, cut}. `number` is null unless all of it can be one. */
  function read(text, vocabulary) {
    const clean = text.normalize("NFC").replace(INVISIBLE, "");
    const kept = clean.slice(0, LONGEST);
    const all = places(kept).map((place, at, list) => {
      const next = list[at + 1];
      return {
        word: place.word,
        plain: plain(place.word),
        raw: kept.slice(place.start, place.end),
        gap: next ? kept.slice(place.end, next.start) : "",
      };
    });
    const tokens = withoutBasis(all.slice(0, MOST_WORDS));
    const rest = tokens.slice();
    const date = takeDate(rest);
    const year = takeYear(rest);
    return {
      cut: clean.length > LONGEST || all.length > MOST_WORDS,
      terms: tokens,
      rest,
      date,
      year,
      number: readNumber(rest, vocabulary, year, date),
      squashed: squash(kept),
      type: typeAtStart(rest, vocabulary.types),
      embedded: readEmbedded(rest, vocabulary, year),
    };
  }

  /** "căn cứ II.5", "căn cứ của mục II.5": the page of this place shows its legal basis, so the place is all it takes. */
  function withoutBasis(tokens) {
    if (tokens.length < 4 || tokens[0].plain !== "can" || tokens[1].plain !== "cu") return tokens;
    let at = 2;
    while (at < 4 && (tokens[at].plain === "cua" || tokens[at].plain === "muc")) at++;
    const figure = tokens[at + 1];
    const isPlace = tokens[at] && /^[ivx]+$/.test(tokens[at].plain) && figure && isNumber(figure.plain);
    return isPlace ? tokens.slice(at) : tokens;
  }

  // 26/11/2021, 26-11-2021, 26.11.2021, 26 11 2021, 2021-11-26, ngày 26 tháng 11 năm 2021, 26 tháng 11, 26/11, 11/2021
  function takeDate(tokens) {
    for (let at = 0; at < tokens.length; at++) {
      const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((step) => tokens[at + step]);
      const joined = (token) => token && /^\s*[/.-]\s*$/.test(token.gap);
      const loose = (token) => token && /^[\s/.-]+$/.test(token.gap);
      const take = (count, day, month, year) => {
        const before = at > 0 && tokens[at - 1].plain === "ngay" ? 1 : 0;
        tokens.splice(at - before, count + before);
        return { day: Number(day.plain), month: Number(month.plain), year: year ? Number(year.plain) : 0 };
      };
      if (isDay(a) && isMonth(b) && isYear(c) && loose(a) && loose(b)) return take(3, a, b, c);
      if (isYear(a) && isMonth(b) && isDay(c) && joined(a) && joined(b)) return take(3, c, b, a);
      if (isDay(a) && b && b.plain === "thang" && isMonth(c)) {
        return d && d.plain === "nam" && isYear(e) ? take(5, a, c, e) : take(3, a, c, isYear(d) && d);
      }
      // 15/5, but neither the beginning of 10/12/QH13 nor the end of 33/10/5.
      const alone = !joined(b) && !(at > 0 && joined(tokens[at - 1]));
      if (isDay(a) && isMonth(b) && joined(a) && alone) return take(2, a, b, null);
      if (isMonth(a) && isYear(b) && joined(a) && alone && at > 0 && tokens[at - 1].plain === "thang") {
        tokens.splice(at - 1, 3);
        return { day: 0, month: Number(a.plain), year: Number(b.plain) };
      }
    }
    return null;
  }

  const isDay = (token) => Boolean(token) && /^([12]?\d|3[01])$/.test(token.plain) && token.plain !== "0";
  const isMonth = (token) => Boolean(token) && /^([1-9]|1[0-2])$/.test(token.plain);
  const isYear = (token) => Boolean(token) && /^(19[4-9]\d|20\d\d)$/.test(token.plain);

  /** Letters and digits run together, as some type them: 102022qh15. */
  function squash(text) {
    return fold(text).replace(/[^a-z0-9]/g, "");
  }

  function takeYear(tokens) {
    const at = tokens.findIndex(isYear);
    if (at < 0) return 0;
    const year = Number(tokens[at].plain);
    const before = at > 0 && tokens[at - 1].plain === "nam" ? 1 : 0;
    tokens.splice(at - before, 1 + before);
    return year;
  }

  /** A number if nothing else is there: "chỉ thị số 33", "33 ct ttg", "33-CT/TTg", "99/XYZ"; a bare "33" is `bare`. */
  function readNumber(tokens, vocabulary, year, date) {
    let left = tokens.slice();
    const type = takeType(left, vocabulary.types);
    left = left.filter((token) => token.plain !== "so");
    const digits = left.filter((token) => isNumber(token.plain)).map((token) => token.plain);
    const letters = left.filter((token) => !isNumber(token.plain));
    if (!digits.length) return null;
    const last = left[left.length - 1];
    for (const token of letters) {
      const at = left.indexOf(token);
      const glued = at > 0 && /^[/-]$/.test(left[at - 1].gap); // 99/XYZ is a number, whatever XYZ is
      const known = vocabulary.letters.some(
        (part) => part === token.plain || (token === last && part.startsWith(token.plain)),
      );
      const run = vocabulary.joined.some((letters) => letters.startsWith(token.plain));
      if (!glued && !known && !(run && token.plain.length > 2)) return null;
    }
    const bare = !type && !letters.length;
    // "98%" and "15 tháng" are no numbers of documents; a date beside a bare number says that it is one.
    if (bare && digits.length > 1 && !date && !year) return null;
    return { digits, letters: letters.map((token) => token.plain), type, year, date, bare };
  }

  /** "nghị quyết 18 chuyển đổi số", "... 33/CT-TTg của Thủ tướng": a number with words around it. */
  function readEmbedded(tokens, vocabulary, year) {
    const known = (token) => token && (isNumber(token.plain) || vocabulary.letters.includes(token.plain));
    let from = tokens.findIndex((token) => isNumber(token.plain));
    if (from < 0) return null;
    let to = from + 1;
    while (known(tokens[to])) to++;
    while (from > 0 && (tokens[from - 1].plain === "so" || known(tokens[from - 1]))) from--;
    const type = vocabulary.types.find(({ words: long }) =>
      long.length <= from && long.every((word, step) => tokens[from - long.length + step].plain === word));
    if (type) from -= type.words.length;
    const number = readNumber(tokens.slice(from, to), vocabulary, year, null);
    return number && !number.bare ? number : null;
  }

  function typeAtStart(tokens, types) {
    const type = types.find(({ words: long }) => long.every((word, at) => tokens[at] && tokens[at].plain === word));
    return type ? type.words.join(" ") : "";
  }

  function takeType(tokens, types) {
    for (const type of types) {
      for (let at = 0; at + type.words.length <= tokens.length; at++) {
        if (type.words.every((word, step) => tokens[at + step].plain === word)) {
          tokens.splice(at, type.words.length);
          return type.words.join(" ");
        }
      }
    }
    return "";
  }

  scope.CanCuQuery = { read, vocabularyOf };
})(typeof self === "undefined" ? globalThis : self);
