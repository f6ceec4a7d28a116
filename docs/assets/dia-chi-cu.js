// On the page of an old address: keeps the anchor, which the refresh in the HTML would drop.
"use strict";

(function () {
  if (location.hash) {
    location.replace(document.querySelector("link[rel=canonical]").href + location.hash);
  }
})();
