/* A Word file made in the browser: the parts of an empty document (macros/word), our paragraphs, and a ZIP around
 * them (PKWARE APPNOTE 6.3.10), stored without compression. */
"use strict";
(function (scope) {
  const BODY = "<w:body>";

  /** The file of paragraphs in the style "Căn cứ". */
  function file(parts, paragraphs) {
    const content = Object.assign({}, parts);
    const made = paragraphs.map(paragraph).join("");
    content["word/document.xml"] = content["word/document.xml"].replace(BODY, () => BODY + made);
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return new Blob(zip(content), { type });
  }

  function paragraph(text) {
    return '<w:p><w:pPr><w:pStyle w:val="CanCu"/></w:pPr><w:r><w:t xml:space="preserve">' +
      `${escaped(text)}</w:t></w:r></w:p>`;
  }

  function escaped(text) {
    const codes = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
    // XML 1.0 has no place for control characters.
    return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>]/g, (sign) => codes[sign]);
  }

  /** The pieces of an archive: each file behind its header, then the directory of all. */
  function zip(content) {
    const pieces = [];
    const directory = [];
    let offset = 0;
    for (const name of Object.keys(content)) {
      const bytes = new TextEncoder().encode(content[name]);
      const path = new TextEncoder().encode(name);
      const about = [
        [20, 2], [0x0800, 2], [0, 2], // version 2.0, names in UTF-8, stored
        [0, 2], [0x21, 2], // midnight of 1 January 1980, the first day a ZIP can name
        [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2],
      ];
      pieces.push(record(0x04034b50, about), path, bytes);
      const more = [[0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]; // no comment, one disk, no attributes
      directory.push(record(0x02014b50, [[20, 2]].concat(about, more)), path);
      offset += 30 + path.length + bytes.length;
    }
    const size = directory.reduce((sum, piece) => sum + piece.length, 0);
    const count = directory.length / 2;
    const end = record(0x06054b50, [[0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]]);
    return pieces.concat(directory, end);
  }

  /** A signature and numbers of two or four bytes, the lowest byte first. */
  function record(signature, fields) {
    const bytes = [];
    for (const [value, width] of [[signature, 4]].concat(fields)) {
      for (let shift = 0; shift < width; shift++) bytes.push((value >>> (8 * shift)) & 255);
    }
    return new Uint8Array(bytes);
  }

  function crc32(bytes) {
    let sum = ~0;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  }

  scope.CanCuDocx = { file };
})(self);
