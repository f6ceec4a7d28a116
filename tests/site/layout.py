"""What is wrong with the layout of an open page: text beyond the screen, cut, or over other text."""

from __future__ import annotations

from typing import Any

# Looks at the lines of text themselves, as they are drawn, not at the boxes around them. Returns one sentence for
# each fault: at most a few, for one cause shows in many lines.
_AUDIT = """() => {
  const faults = new Map();
  const width = document.documentElement.clientWidth;
  const say = (kind, element, more) => {
    const name = element.tagName.toLowerCase() + (element.className ? "." + element.className : "");
    const key = kind + " " + name;
    if (!faults.has(key)) faults.set(key, `${kind}: <${name}> ${more}`);
  };
  if (document.documentElement.scrollWidth > width) {
    say("sideways scroll", document.documentElement, `${document.documentElement.scrollWidth} px on ${width} px`);
  }
  // Menus around the article stand beyond the screen until they are opened.
  const lines = [];
  const walker = document.createTreeWalker(document.querySelector("article") || document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // What holds the text: a box that scrolls may be wider than the screen, one that hides may not be narrower.
    let holder = element, hidden = false;
    let scrolls = false;
    const frames = [];
    for (; holder && holder !== document.body; holder = holder.parentElement) {
      const style = getComputedStyle(holder);
      const box = holder.getBoundingClientRect();
      if (style.clipPath !== "none" || style.clip !== "auto") hidden = true; // for screen readers alone
      if (style.display === "inline") continue;
      const wide = /auto|scroll/.test(style.overflowX) && holder.scrollWidth > holder.clientWidth;
      const tall = /auto|scroll/.test(style.overflowY) && holder.scrollHeight > holder.clientHeight;
      if (wide || tall) {
        scrolls = true; // what it holds may be out of sight, it itself may not
        if (box.left < -1 || box.right > width + 1) {
          say("beyond the screen", holder, `${Math.round(box.left)}..${Math.round(box.right)} of ${width} px`);
        }
      }
      else if (!scrolls && /hidden|clip/.test(style.overflowX)) {
        if (box.width <= 2 || box.height <= 2) hidden = true;
        frames.push([holder, box]);
      }
    }
    if (hidden) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      const words = JSON.stringify(node.data.trim().slice(0, 40));
      if (!scrolls && (rect.right > width + 1 || rect.left < -1)) {
        const reach = `${Math.round(rect.left)}..${Math.round(rect.right)}`;
        say("beyond the screen", element, `${reach} of ${width} px: ${words}`);
      }
      for (const [frame, box] of frames) {
        const out = [rect.right - box.right, box.left - rect.left, rect.bottom - box.bottom, box.top - rect.top];
        if (Math.max(...out) > 3) say("cut by " + frame.className, element, words);
      }
      if (!scrolls) lines.push([rect, element, words]);
    }
  }
  lines.sort((a, b) => a[0].top - b[0].top);
  lines.forEach(([rect, element, words], place) => {
    for (let next = place + 1; next < lines.length && lines[next][0].top < rect.bottom - 5; next++) {
      const [other, owner, text] = lines[next];
      const across = Math.min(rect.right, other.right) - Math.max(rect.left, other.left);
      const down = Math.min(rect.bottom, other.bottom) - Math.max(rect.top, other.top);
      if (across > 3 && down > 5 && element !== owner) say("overlap", element, `${words} and ${text}`);
    }
  });
  return Array.from(faults.values()).slice(0, 8);
}"""


def faults(page: Any) -> list[str]:
    """What is wrong with the page as it stands, in sentences; empty if nothing is."""
    found: list[str] = page.evaluate(_AUDIT)
    return found


def faults_at(page: Any, widths: tuple[int, ...], height: int = 800) -> list[str]:
    """What is wrong at each width."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(150)  # what scripts do when the width changes
        found += [f"{width} px: {fault}" for fault in faults(page)]
    return found
