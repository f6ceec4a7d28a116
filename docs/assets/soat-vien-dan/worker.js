/* The checker in a worker: takes [id, method, argument], answers [id, result]. */
"use strict";
importScripts(
  "../../soat-vien-dan/ngu-phap.js", "../../soat-vien-dan/van-ban.js",
  "clean.js", "pieces.js", "find.js", "resolve.js", "review.js", "checker.js",
);

self.addEventListener("message", ({ data: [id, method, argument] }) => {
  const { CanCuChecker, CanCuCitations } = self;
  const result = CanCuChecker[method](argument);
  self.postMessage([id, method === "check" ? CanCuCitations.finished(result) : result]);
});
