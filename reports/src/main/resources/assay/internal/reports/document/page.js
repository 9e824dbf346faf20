"use strict";
// Sorts tables, hides and shows series, and reads values off the figures. The page says everything without it.
(function () {
  const all = (node, css) => Array.from(node.querySelectorAll(css));

  // A link into what is folded away unfolds it.
  function unfold() {
    let node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!node) return;
    const target = node;
    all(node, "details.fold").forEach((d) => { d.open = true; });
    for (; node; node = node.parentElement) if (node.localName === "details") node.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  if (location.hash) unfold();

  // Paper has no folds: those that are only words are opened while the page is printed.
  addEventListener("beforeprint", () => {
    for (const d of all(document, "main details:not([open]):not(.source)")) {
      if (d.closest("nav") || all(d, "svg, table, pre, script").some((n) => !n.closest(".source"))) continue;
      d.open = true;
      d.dataset.printed = "";
    }
  });
  addEventListener("afterprint", () => {
    all(document, "details[data-printed]").forEach((d) => { d.open = false; delete d.dataset.printed; });
  });
  const NUMBER = /^[<≈~±\s]*([-−+]?\d[\d,]*\.?\d*(?:e[-+]?\d+)?)/i;

  // Tables: a row takes those that belong to it along; rows to compare with stay below the others.
  function key(row, column) {
    const cell = row.cells[column];
    if (cell.dataset.order) return Number(cell.dataset.order);
    const text = cell.textContent.trim();
    const found = NUMBER.exec(text);
    if (found) return Number(found[1].replace(/,/g, "").replace("−", "-"));
    return cell.classList.contains("num") || text === "–" || text === "" ? null : text;
  }
  function compare(a, b, way) {
    if (a === null || b === null) return (a === null) - (b === null);
    if (typeof a === "number" && typeof b === "number") return way * (a - b);
    return way * String(a).localeCompare(String(b), "en", { numeric: true });
  }
  function sort(table, column, way) {
    const body = table.tBodies[0];
    const groups = [];
    for (const row of table.rowsAtFirst) {
      if (row.classList.contains("beside") && groups.length) groups[groups.length - 1].push(row);
      else groups.push([row]);
    }
    if (way) {
      const numeric = groups.every((g) => typeof key(g[0], column) !== "string");
      const last = (g) => (g[0].classList.contains("reference") ? 1 : 0);
      const value = (g) => (numeric || g[0].cells[column].dataset.order ? key(g[0], column)
        : g[0].cells[column].textContent.trim() || null);
      groups.sort((a, b) => last(a) - last(b) || compare(value(a), value(b), way));
    }
    for (const g of groups) body.append(...g);
  }
  for (const table of all(document, "table")) {
    const heads = table.tHead ? all(table.tHead.rows[table.tHead.rows.length - 1], "th") : [];
    table.rowsAtFirst = table.tBodies.length ? Array.from(table.tBodies[0].rows) : [];
    if (table.rowsAtFirst.length < 2) continue;
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const way = now === "ascending" ? -1 : now === "descending" ? 0 : 1;
        heads.forEach((h) => h.removeAttribute("aria-sort"));
        if (way) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
        sort(table, column, way);
      });
    });
  }

  // Series: a name under the plot hides and shows what it names.
  for (const svg of all(document, "svg.figure")) {
    for (const name of all(svg, ".key")) {
      const series = all(svg, "g.series").filter((g) => g.dataset.name === name.dataset.name);
      if (!series.length) continue;
      name.setAttribute("role", "button");
      name.setAttribute("tabindex", "0");
      name.setAttribute("aria-pressed", "true");
      name.setAttribute("aria-label", "show " + name.dataset.name);
      const toggle = () => {
        const show = name.getAttribute("aria-pressed") === "false";
        name.setAttribute("aria-pressed", String(show));
        name.classList.toggle("hidden", !show);
        series.forEach((g) => g.classList.toggle("off", !show));
      };
      name.addEventListener("click", toggle);
      name.addEventListener("keydown", (e) => {
        if (e.key === "Enter" || e.key === " ") {
          e.preventDefault();
          toggle();
        }
      });
    }
    if (svg.querySelector(".key[role]")) svg.setAttribute("role", "group");
  }

  // Values: what a point is, or how high each line is below the pointer.
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);

  function inverse(text, pixel) {
    const [low, high, from, to, log, zero] = text.split(" ");
    const v = Number(low) + ((pixel - from) / (to - from)) * (high - low);
    if (!log) return v;
    return zero !== undefined && v <= Number(zero) + (high - low) / 1000 ? 0 : Math.pow(10, v);
  }
  const show = (v) => String(Number(v.toPrecision(4))).replace("-", "−");

  function vertices(path) {
    if (path.corners) return path.corners;
    const lines = [];
    let x = 0;
    let y = 0;
    for (const [, command, rest] of path.getAttribute("d").matchAll(/([MLHV])([^MLHVZ]*)/g)) {
      const n = rest.trim().split(/[ ,]+/).map(Number);
      if (command === "H") x = n[0];
      else if (command === "V") y = n[0];
      else [x, y] = n;
      if (command === "M") lines.push([]);
      lines[lines.length - 1].push([x, y]);
    }
    path.corners = lines;
    return lines;
  }
  function heightAt(path, x) {
    let found = null;
    for (const line of vertices(path)) {
      for (let i = 1; i < line.length; i++) {
        const [x0, y0] = line[i - 1];
        const [x1, y1] = line[i];
        if (x0 <= x && x <= x1) found = x1 > x0 ? y0 + ((x - x0) / (x1 - x0)) * (y1 - y0) : y1;
      }
    }
    return found;
  }
  function row(text, css) {
    const line = document.createElement("div");
    line.textContent = text;
    if (css) line.className = css;
    return line;
  }
  function place(event) {
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = event.clientX + 14 + box.width > width ? event.clientX - 14 - box.width : event.clientX + 14;
    const top = Math.min(event.clientY + 12, window.innerHeight - box.height - 4);
    tip.style.left = Math.max(4, left) + "px";
    tip.style.top = Math.max(4, top) + "px";
  }
  function lines(svg, at) {
    const rows = [];
    for (const g of all(svg, "g.series:not(.off)")) {
      const mean = g.querySelector("path.curve.mean");
      const y = mean && heightAt(mean, at.x);
      if (y !== null && y !== undefined) rows.push([y, show(inverse(svg.dataset.y, y)) + "  " + g.dataset.name]);
    }
    rows.sort((a, b) => a[0] - b[0]);
    return rows.length ? [svg.dataset.xLabel + ": " + show(inverse(svg.dataset.x, at.x)), ...rows.map((r) => r[1])] : [];
  }
  for (const svg of all(document, "svg.figure")) {
    for (const title of all(svg, "title")) {
      const owner = title.parentNode;
      owner.setAttribute("aria-label", title.textContent);
      owner.dataset.hover = title.textContent;
      title.remove();
    }
    svg.addEventListener("pointermove", (event) => {
      const own = event.target.closest("[data-hover]");
      const matrix = svg.getScreenCTM();
      const at = matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : null;
      const texts = at && svg.dataset.x ? lines(svg, at) : [];
      if (own && !(texts.length && own.classList.contains("mean"))) texts.unshift(own.dataset.hover);
      tip.hidden = !texts.length;
      if (!texts.length) return;
      tip.replaceChildren(...texts.slice(0, 24).map((t, i) => row(t, i ? "" : "first")));
      place(event);
    });
    svg.addEventListener("pointerleave", () => {
      tip.hidden = true;
    });
  }
})();
