"use strict";
// The page of 'assay explore': see ExplorePage.java for what the packed data is.
(async () => {
  const $ = id => document.getElementById(id);
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // --- The data ---------------------------------------------------------------------------------------------------------
  const packed = Uint8Array.from(atob($("data").textContent), c => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const jsonSize = new DataView(bytes.buffer).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + jsonSize)));
  let at = 4 + jsonSize;
  const take = size => bytes.slice(at, at += size);
  const n = head.size;
  for (const c of head.columns) c.values = new Float32Array(take(4 * n).buffer);
  const parts = new Uint16Array(take(2 * n * head.partsEach).buffer);
  const choices = take(n * head.groups.length);
  const ints = size => { const view = new DataView(bytes.buffer, at); at += 4 * size; return Int32Array.from({ length: size }, (_, k) => view.getInt32(4 * k)); };
  const index = ints(n), byNumber = ints(head.texts);
  const texts = new TextDecoder().decode(bytes.subarray(at)).split("\n");
  const rows = new Map(Array.from(index, (number, i) => [number, i]));
  const byKey = new Map(head.columns.map(c => [c.key, c]));
  const G = head.groups.length;

  // Architectures by their decisions, for neighbours.
  const strides = [];
  for (let g = G - 1, s = 1; g >= 0; g--) { strides[g] = s; s *= head.groups[g].options.length; }
  const codeOf = i => { let code = 0; for (let g = 0; g < G; g++) code += choices[i * G + g] * strides[g]; return code; };
  const byCode = new Map();
  if (!head.texts) for (let i = 0; i < n; i++) byCode.set(codeOf(i), i);
  const rowOf = code => head.texts ? byNumber[code] : byCode.get(code) ?? -1;
  const neighbours = i => {
    const all = [], code = codeOf(i), met = new Set([i]);
    for (let g = 0; g < G; g++) {
      const own = choices[i * G + g];
      head.groups[g].options.forEach((option, k) => {
        const other = rowOf(code + (k - own) * strides[g]);
        if (other < 0 || met.has(other)) return;
        met.add(other);
        all.push({ i: other, group: head.groups[g].name, option });
      });
    }
    return all;
  };

  // --- The state, which the address keeps ---------------------------------------------------------------------------------
  const has = key => byKey.has(key);
  const tests = head.columns.filter(c => c.larger && / test, /.test(c.title));
  const first = (tests.find(c => !/-valid /.test(c.title)) || head.columns[0]).key;
  const second = (tests.find(c => c.key !== first && !/-valid /.test(c.title)) || head.columns.find(c => c.larger && c.key !== first) || head.columns[0]).key;
  const firstCost = (head.columns.find(c => !c.larger) || head.columns[0]).key;
  const numbers = (text, many) => { const all = text ? text.split(",").map(Number) : []; return all.length === many && all.every(Number.isFinite) ? all : null; };
  let state, mode;
  const read = () => {
    state = { x: [firstCost, first], y: [first, second], colour: "", brush: [null, null], zoom: [null, null], q: "", ranges: [], chosen: new Map(),
      path: [], sort: first, down: true, t: 1 };
    const p = new URLSearchParams(location.hash.slice(1));
    mode = p.get("m") === "select" ? "select" : "pan";
    for (const k of [0, 1]) {
      if (has(p.get("x" + k))) state.x[k] = p.get("x" + k);
      if (has(p.get("y" + k))) state.y[k] = p.get("y" + k);
      state.brush[k] = numbers(p.get("b" + k), 4);
      state.zoom[k] = numbers(p.get("z" + k), 3);
    }
    for (const text of p.getAll("f")) {
      const [key, low, high] = text.split(",");
      const bound = v => v !== undefined && v !== "" && Number.isFinite(+v) ? +v : null;
      if (has(key)) state.ranges.push({ key, low: bound(low), high: bound(high) });
    }
    for (const text of p.getAll("d")) {
      const two = numbers(text, 2);
      if (two && head.groups[two[0]] && head.groups[two[0]].options[two[1]] !== undefined) state.chosen.set(two[0], two[1]);
    }
    if (has(p.get("c"))) state.colour = p.get("c");
    if (has(p.get("s"))) state.sort = p.get("s");
    state.down = p.get("r") !== "1";
    const t = parseFloat(p.get("t"));
    if (t >= 0 && t <= 1) state.t = t;
    state.q = p.get("q") || "";
    state.path = (p.get("p") || "").split(",").filter(Boolean).map(number => rows.get(+number)).filter(i => i !== undefined);
  };
  const write = () => {
    const p = new URLSearchParams();
    for (const k of [0, 1]) {
      p.set("x" + k, state.x[k]);
      p.set("y" + k, state.y[k]);
      if (state.brush[k]) p.set("b" + k, state.brush[k].map(v => +v.toPrecision(6)).join(","));
      if (state.zoom[k]) p.set("z" + k, state.zoom[k].map(v => +v.toPrecision(6)).join(","));
    }
    state.ranges.forEach(f => p.append("f", [f.key, f.low ?? "", f.high ?? ""].join(",")));
    state.chosen.forEach((option, g) => p.append("d", g + "," + option));
    if (mode === "select") p.set("m", mode);
    if (!state.down) p.set("r", "1");
    if (state.t < 1) p.set("t", state.t.toPrecision(3));
    if (state.colour) p.set("c", state.colour);
    if (state.q) p.set("q", state.q);
    if (state.path.length) p.set("p", state.path.map(i => index[i]).join(","));
    p.set("s", state.sort);
    history.replaceState(null, "", "#" + p);
  };
  read();

  // --- What passes: selections in both plots, the filters and the search, together -------------------------------------------
  const passes = new Uint8Array(n);
  const digits = head.digits ? " To keep the page small, costs and scores have " + head.digits + " digits." : "";
  const left = head.left ? ", all that the table has of the space's " + (n + head.left).toLocaleString("en") : "";
  let count = n;
  const filter = () => {
    const q = state.q.trim().toLowerCase();
    const number = (/^\d+$/.test(q) ? rows.get(+q) : undefined) ?? -1;
    passes.fill(1);
    for (const k of [0, 1]) {
      const b = state.brush[k];
      if (!b) continue;
      const xs = byKey.get(state.x[k]).values, ys = byKey.get(state.y[k]).values;
      for (let i = 0; i < n; i++) if (!(xs[i] >= b[0] && xs[i] <= b[1] && ys[i] >= b[2] && ys[i] <= b[3])) passes[i] = 0;
    }
    for (const f of state.ranges) {
      const values = byKey.get(f.key).values;
      for (let i = 0; i < n; i++) if (!(values[i] >= (f.low ?? -Infinity) && values[i] <= (f.high ?? Infinity))) passes[i] = 0;
    }
    for (const [g, option] of state.chosen) for (let i = 0; i < n; i++) if (choices[i * G + g] !== option) passes[i] = 0;
    if (q) for (let i = 0; i < n; i++) if (passes[i] && i !== number && !texts[i].toLowerCase().includes(q)) passes[i] = 0;
    count = 0;
    for (let i = 0; i < n; i++) count += passes[i];
    $("count").textContent = count === n
      ? n.toLocaleString("en") + " architectures" + left + ". Point, tap or use the arrow keys; drag to move, wheel or pinch to zoom." + digits
      : count.toLocaleString("en") + " of " + n.toLocaleString("en") + " architectures selected.";
  };

  // --- Plots ----------------------------------------------------------------------------------------------------------------
  const pad = { left: 46, right: 10, top: 8, bottom: 26 };
  const number = (v, c) => Number.isNaN(v) ? "not measured"
    : (c.unit === "percent" ? v.toFixed(2) : head.digits ? String(+v.toPrecision(head.digits)) : Math.abs(v) >= 100 ? v.toFixed(1) : v.toPrecision(4)) + (c.unit ? " " + unit(c.unit) : "");
  const unit = u => u === "percent" ? "%" : u;
  const options = select => head.columns.forEach(c => select.append(new Option(c.title + (c.unit ? " (" + unit(c.unit) + ")" : ""), c.key)));
  let focus = -1;
  const ramp = d3.interpolateViridis;
  // Pixels are written as they lie in memory: 15,625 points twice a frame are too many for fillRect.
  const pixel = text => { const { r, g, b } = d3.rgb(text); return (255 << 24 | b << 16 | g << 8 | r) >>> 0; };
  const colours = new Uint32Array(n);
  let quiet = 0, ink = {};
  const paint = () => {
    const c = byKey.get(state.colour);
    ink = { soft: css("--soft"), line: css("--line"), mark: css("--mark"), ink: css("--ink"), paper: css("--paper") };
    quiet = pixel(ink.line);
    if (!c) { colours.fill(pixel(css("--accent"))); return; }
    const known = Float32Array.from(c.values.filter(v => !Number.isNaN(v))).sort();
    const low = known[Math.floor(known.length * 0.02)], high = known[Math.floor(known.length * 0.98)];
    const shades = d3.range(33).map(s => pixel(ramp(s / 32)));
    for (let i = 0; i < n; i++) {
      const v = (c.values[i] - low) / (high - low);
      colours[i] = Number.isNaN(v) ? quiet : shades[Math.round(32 * Math.min(1, Math.max(0, v)))];
    }
  };

  class Plot {
    constructor(k) {
      this.k = k;
      this.root = $("plot" + k);
      this.root.innerHTML = '<div class="axes"><label>x <select></select></label><label>y <select></select></label></div>'
        + '<div class="area"><canvas></canvas><canvas class="over"></canvas><svg tabindex="0" role="application"></svg></div>';
      [this.xs, this.ys] = this.root.querySelectorAll("select");
      [this.canvas, this.over] = this.root.querySelectorAll("canvas");
      this.svg = d3.select(this.root.querySelector("svg"));
      this.svg.attr("aria-label", "Scatter plot. Arrow keys go to the next architecture, with Shift they select a rectangle; Enter keeps the architecture.");
      for (const [select, axis] of [[this.xs, "x"], [this.ys, "y"]]) {
        options(select);
        select.value = state[axis][k];
        select.onchange = () => { state[axis][k] = select.value; state.brush[k] = null; this.reset(); all(); };
      }
      this.zoom = d3.zoom().scaleExtent([1, 200]).on("zoom", e => { this.view = e.transform; ask(this); }).on("end", e => { if (e.sourceEvent) { this.keepZoom(); write(); } });
      this.view = d3.zoomIdentity;
      this.grip = this.svg.append("rect").attr("class", "grip").attr("fill", "transparent");
      this.brush = d3.brush().on("brush", e => this.brushed(e, live)).on("end", e => this.brushed(e, all));
      this.gb = this.svg.append("g").attr("display", "none");
      this.svg.on("pointermove", e => this.point(e)).on("click", e => { this.point(e); keep(focus); }).on("keydown", e => this.key(e));
      new ResizeObserver(() => { this.size(); this.draw(); }).observe(this.root.querySelector(".area"));
      this.size();
    }
    size() {
      const box = this.root.querySelector(".area").getBoundingClientRect();
      this.w = box.width; this.h = box.height;
      const ratio = window.devicePixelRatio || 1;
      for (const c of [this.canvas, this.over]) {
        c.width = this.w * ratio; c.height = this.h * ratio;
        c.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
      }
      const extent = [[pad.left, pad.top], [this.w - pad.right, this.h - pad.bottom]];
      this.grip.attr("x", pad.left).attr("y", pad.top).attr("width", Math.max(0, this.w - pad.left - pad.right)).attr("height", Math.max(0, this.h - pad.top - pad.bottom));
      this.zoom.extent(extent).translateExtent(extent);
      this.brush.extent(extent);
      this.scales();
      this.restoreZoom();
      this.modes();
    }
    scales() {
      this.cx = byKey.get(state.x[this.k]); this.cy = byKey.get(state.y[this.k]);
      const domain = c => { const [a, b] = d3.extent(c.values); const m = (b - a || 1) * 0.03; return [a - m, b + m]; };
      this.x0 = d3.scaleLinear(domain(this.cx), [pad.left, this.w - pad.right]);
      this.y0 = d3.scaleLinear(domain(this.cy), [this.h - pad.bottom, pad.top]);
      const known = [];
      for (let i = 0; i < n; i++) if (!Number.isNaN(this.cx.values[i] + this.cy.values[i])) known.push(i);
      this.known = known;
      this.tree = d3.quadtree(known, i => this.x0(this.cx.values[i]), i => this.y0(this.cy.values[i]));
    }
    reset() { state.zoom[this.k] = null; this.scales(); this.view = d3.zoomIdentity; this.grip.call(this.zoom.transform, d3.zoomIdentity); }
    // The factor and what is in the middle, so that a screen of another size shows the same place.
    middle() { return [(pad.left + this.w - pad.right) / 2, (pad.top + this.h - pad.bottom) / 2]; }
    keepZoom() {
      const [mx, my] = this.view.invert(this.middle());
      state.zoom[this.k] = this.view.k === 1 ? null : [this.view.k, this.x0.invert(mx), this.y0.invert(my)];
    }
    restoreZoom() {
      const z = state.zoom[this.k];
      if (!z) { this.view = d3.zoomIdentity; this.grip.call(this.zoom.transform, d3.zoomIdentity); return; }
      const [mx, my] = this.middle();
      this.grip.call(this.zoom.transform, d3.zoomIdentity.translate(mx, my).scale(z[0]).translate(-this.x0(z[1]), -this.y0(z[2])));
    }
    modes() {
      if (mode === "pan") {
        this.gb.attr("display", "none");
        this.grip.call(this.zoom);
      } else {
        this.grip.on(".zoom", null);
        this.gb.attr("display", null).call(this.brush);
        this.shown();
      }
    }
    shown() {
      const b = state.brush[this.k];
      const x = this.view.rescaleX(this.x0), y = this.view.rescaleY(this.y0);
      this.quiet = true;
      this.gb.call(this.brush.move, b ? [[x(b[0]), y(b[3])], [x(b[1]), y(b[2])]] : null);
      this.quiet = false;
    }
    brushed(e, then) {
      if (this.quiet || !e.sourceEvent) return;
      const x = this.view.rescaleX(this.x0), y = this.view.rescaleY(this.y0);
      state.brush[this.k] = e.selection
        ? [x.invert(e.selection[0][0]), x.invert(e.selection[1][0]), y.invert(e.selection[1][1]), y.invert(e.selection[0][1])] : null;
      then();
    }
    draw() {
      const g = this.canvas.getContext("2d"), x = this.view.rescaleX(this.x0), y = this.view.rescaleY(this.y0);
      const xs = this.cx.values, ys = this.cy.values, ratio = window.devicePixelRatio || 1;
      const size = Math.max(2, Math.round(ratio * Math.min(5, 1.6 + Math.log2(this.view.k) * 0.6)));
      const width = this.canvas.width, height = this.canvas.height;
      if (!this.image || this.image.width !== width || this.image.height !== height) this.image = g.createImageData(width, height);
      const pixels = new Uint32Array(this.image.data.buffer).fill(0);
      const ax = x(0) * ratio, bx = x(1) * ratio - ax, ay = y(0) * ratio, by = y(1) * ratio - ay;
      const left = pad.left * ratio, right = width - pad.right * ratio - size, top = pad.top * ratio, bottom = height - pad.bottom * ratio - size;
      const points = passing => {
        for (const i of this.known) {
          if (passes[i] !== passing) continue;
          const px = Math.round(ax + bx * xs[i] - size / 2), py = Math.round(ay + by * ys[i] - size / 2);
          if (px < left || px > right || py < top || py > bottom) continue;
          const colour = passing ? colours[i] : quiet;
          for (let row = py * width + px, end = row + size * width; row < end; row += width) pixels.fill(colour, row, row + size);
        }
      };
      if (count < n) points(0);
      points(1);
      g.putImageData(this.image, 0, 0);
      this.axes(g, x, y);
      this.mark();
    }
    // Drawn, not SVG's text: laying that out anew took most of a frame.
    axes(g, x, y) {
      const base = this.h - pad.bottom;
      g.font = "11px system-ui, sans-serif";
      g.fillStyle = ink.soft;
      g.strokeStyle = ink.line;
      g.lineWidth = 1;
      g.beginPath();
      g.moveTo(pad.left - 0.5, pad.top); g.lineTo(pad.left - 0.5, base + 0.5); g.lineTo(this.w - pad.right, base + 0.5);
      g.textAlign = "center"; g.textBaseline = "top";
      const many = Math.max(2, this.w / 90), forX = x.tickFormat(many), forY = y.tickFormat(6);
      x.ticks(many).forEach(v => { const at = Math.round(x(v)) + 0.5; g.moveTo(at, base); g.lineTo(at, base + 5); g.fillText(forX(v), at, base + 8); });
      g.textAlign = "right"; g.textBaseline = "middle";
      y.ticks(6).forEach(v => { const at = Math.round(y(v)) + 0.5; g.moveTo(pad.left - 5, at); g.lineTo(pad.left, at); g.fillText(forY(v), pad.left - 8, at); });
      g.stroke();
    }
    mark() {
      const g = this.over.getContext("2d"), x = this.view.rescaleX(this.x0), y = this.view.rescaleY(this.y0);
      const px = i => x(this.cx.values[i]), py = i => y(this.cy.values[i]);
      g.clearRect(0, 0, this.w, this.h);
      g.save();
      g.beginPath();
      g.rect(pad.left, 0, this.w - pad.left - pad.right, this.h - pad.bottom);
      g.clip();
      const line = (ids, colour, width) => {
        g.beginPath(); g.strokeStyle = colour; g.lineWidth = width;
        ids.forEach((i, s) => s ? g.lineTo(px(i), py(i)) : g.moveTo(px(i), py(i)));
        g.stroke();
      };
      const dot = (i, colour, r, full) => {
        g.beginPath(); g.arc(px(i), py(i), r, 0, 7); g.lineWidth = 2; g.strokeStyle = colour; g.fillStyle = colour;
        full ? g.fill() : g.stroke();
      };
      const ends = new Map();   // each method is named once: colours alone would not tell them apart
      head.runs.forEach(run => {
        const ids = seen(run);
        line(ids, run.colour + "66", 1.2);
        if (!ids.length) return;
        const end = ids[ids.length - 1];
        dot(end, run.colour, 4.5, true);
        if (!ends.has(run.method)) ends.set(run.method, { text: run.method, colour: run.colour, x: px(end), y: py(end) });
      });
      this.names(g, [...ends.values()]);
      line(state.path, ink.mark, 2);
      state.path.forEach(i => dot(i, ink.mark, 4, true));
      if (focus >= 0) dot(focus, ink.ink, 6, false);
      g.restore();
    }
    // Names beside their points; one that would cover another goes up or down, with a line to its point.
    names(g, all) {
      const high = 13, placed = [];
      g.font = "11px system-ui, sans-serif";
      g.textBaseline = "middle";
      g.textAlign = "left";
      g.lineJoin = "round";
      const inside = all.filter(l => l.x >= pad.left && l.x <= this.w - pad.right && l.y >= pad.top && l.y <= this.h - pad.bottom);
      for (const l of inside.sort((a, b) => a.y - b.y)) {
        const width = g.measureText(l.text).width;
        const left = l.x + 9 + width > this.w - pad.right ? Math.max(pad.left, l.x - 9 - width) : l.x + 9;
        const free = y => y > pad.top + high / 2 && y < this.h - pad.bottom - high / 2
          && placed.every(o => left > o.left + o.width + 4 || o.left > left + width + 4 || Math.abs(o.y - y) >= high);
        let y = l.y;
        for (let step = 1; !free(y) && step < 120; step++) y = l.y + (step % 2 ? 1 : -1) * Math.ceil(step / 2) * 4;
        placed.push({ left, width, y });
        if (Math.abs(y - l.y) > 6) {
          g.beginPath(); g.strokeStyle = l.colour; g.lineWidth = 1;
          g.moveTo(l.x, l.y); g.lineTo(left > l.x ? left - 2 : left + width + 2, y); g.stroke();
        }
        g.strokeStyle = ink.paper; g.lineWidth = 3; g.strokeText(l.text, left, y);
        g.fillStyle = l.colour; g.fillText(l.text, left, y);
      }
    }
    point(e) {
      const [mx, my] = d3.pointer(e, this.svg.node());
      const [bx, by] = this.view.invert([mx, my]);
      const found = this.tree.find(bx, by, 24 / this.view.k);
      if (found !== undefined && found !== focus) look(found);
    }
    // By keys: a rectangle begins around the architecture that is looked at, and one corner of it is moved.
    stretch(right, up) {
      if (mode !== "select") setMode("select");
      const x = this.view.rescaleX(this.x0), y = this.view.rescaleY(this.y0), step = 12;
      const near = (px, py) => [x.invert(Math.min(this.w - pad.right, Math.max(pad.left, px))), y.invert(Math.min(this.h - pad.bottom, Math.max(pad.top, py)))];
      const b = state.brush[this.k];
      let [from, to] = this.corners || [];
      if (b && this.pulled !== b) { from = [b[0], b[2]]; to = [b[1], b[3]]; }
      if (!b) {
        const known = focus >= 0 && !Number.isNaN(this.cx.values[focus] + this.cy.values[focus]);
        const [px, py] = known ? [x(this.cx.values[focus]), y(this.cy.values[focus])] : this.middle();
        from = near(px - step / 2, py + step / 2); to = near(px + step / 2, py - step / 2);
      }
      to = near(x(to[0]) + step * right, y(to[1]) - step * up);
      this.corners = [from, to];
      this.pulled = state.brush[this.k] = [Math.min(from[0], to[0]), Math.max(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[1], to[1])];
      this.shown();
      all();
    }
    key(e) {
      const along = { ArrowRight: [this.cx, 1], ArrowLeft: [this.cx, -1], ArrowUp: [this.cy, 1], ArrowDown: [this.cy, -1] }[e.key];
      if (e.key === "Enter" && focus >= 0) { keep(focus); e.preventDefault(); }
      if (!along) return;
      e.preventDefault();
      if (e.shiftKey) { this.stretch(along[0] === this.cx ? along[1] : 0, along[0] === this.cy ? along[1] : 0); return; }
      // In the order of the axis; equal ones in that of the other axis, so that all are reached and the way back is the same.
      const [c, sign] = along, a = c.values, b = (c === this.cx ? this.cy : this.cx).values;
      const order = (i, j) => sign * (a[i] - a[j] || b[i] - b[j] || i - j);
      let next = -1;
      for (const i of this.known) {
        if (passes[i] && (focus < 0 || order(i, focus) > 0) && (next < 0 || order(i, next) < 0)) next = i;
      }
      if (next >= 0) look(next);
    }
  }

  // --- The architecture that is looked at -------------------------------------------------------------------------------------
  const fill = kind => ({ ZERO: "#9aa2ab", SKIP: "#c66c9e", POOL: "#d55e00", SMALL_CONVOLUTION: "#009e73", LARGE_CONVOLUTION: "#3a96cc", PLAIN: "#9aa2ab" })[kind];
  const drawing = i => {
    const mine = [];
    for (let p = 0; p < head.partsEach; p++) {
      const id = parts[i * head.partsEach + p];
      if (id !== 0xffff) mine.push(head.parts[id]);
    }
    const edges = mine.filter(p => p[0] === "edge"), vertices = mine.filter(p => p[0] === "vertex");
    const arcs = mine.filter(p => p[0] === "arc"), bars = mine.filter(p => p[0] === "bar");
    let s = "";
    if (bars.length) {
      const step = 260 / bars.length;
      bars.forEach((b, k) => {
        const high = 82 * b[3] / b[4];
        s += `<rect x="${10 + k * step}" y="${100 - high}" width="${step * 0.7}" height="${high}" rx="3" fill="${css("--accent")}"/>`
          + `<text x="${10 + k * step + step * 0.35}" y="${94 - high}" text-anchor="middle">${b[3]}</text>`
          + `<text x="${10 + k * step + step * 0.35}" y="116" text-anchor="middle">${b[2]}</text>`;
      });
      return `<svg viewBox="0 0 280 122" role="img" aria-label="${texts[i]}">${s}</svg>`;
    }
    const last = d3.max(edges.length ? edges : arcs, e => e[2]);
    const X = v => 14 + v * 252 / last, Y = 92;
    const bow = (a, b, row) => `M${X(a)},${Y} Q${(X(a) + X(b)) / 2},${Y + row} ${X(b)},${Y}`;
    edges.forEach(([, a, b, label, kind, dead]) => {
      const span = b - a, up = span === 2 && a % 2 === 1 ? 1 : -1, row = span === 1 ? 0 : up * (span === 2 ? 76 : 150);
      s += `<path d="${bow(a, b, row)}" fill="none" stroke="${fill(kind)}" stroke-width="2.5" opacity="${dead ? 0.3 : 1}" ${kind === "ZERO" ? 'stroke-dasharray="3 4"' : ""}/>`
        + `<text x="${(X(a) + X(b)) / 2}" y="${Y + row / 2 - 5}" text-anchor="middle" opacity="${dead ? 0.5 : 1}">${label}</text>`;
    });
    arcs.forEach(([, a, b, dead]) => {
      const span = b - a, row = span === 1 ? 0 : (a % 2 ? 1 : -1) * Math.min(34, 160 / last) * span;
      s += `<path d="${bow(a, b, row)}" fill="none" stroke="${css("--soft")}" stroke-width="1.6" opacity="${dead ? 0.3 : 1}"/>`;
    });
    for (let v = 0; v <= last; v++) {
      const vertex = vertices.find(p => p[1] === v);
      s += vertex
        ? `<circle cx="${X(v)}" cy="${Y}" r="13" fill="${fill(vertex[3])}" opacity="${vertex[4] ? 0.3 : 1}"/><text x="${X(v)}" y="${Y + 4}" text-anchor="middle">${vertex[2]}</text>`
        : `<circle cx="${X(v)}" cy="${Y}" r="5" fill="${css("--ink")}"/>`;
    }
    return `<svg viewBox="0 0 280 184" role="img" aria-label="${texts[i].replace(/[<&"]/g, "")}">${s}</svg>`;
  };
  const jump = (i, text, title) => { const b = document.createElement("button"); b.textContent = text; b.title = title; b.onclick = () => keep(i); b.onmouseenter = () => look(i); return b; };
  const look = i => {
    focus = i;
    $("name").textContent = "Architecture " + index[i];
    $("drawing").innerHTML = drawing(i);
    $("text").textContent = texts[i];
    const shown = [...new Set([...state.y, ...state.x, state.colour, state.sort])].map(k => byKey.get(k)).filter(Boolean);
    $("facts").replaceChildren(...shown.map(c => {
      const row = document.createElement("tr");
      row.append(Object.assign(document.createElement("td"), { textContent: c.title }), Object.assign(document.createElement("td"), { textContent: number(c.values[i], c) }));
      return row;
    }));
    plots.forEach(p => p.mark());
  };
  const steps = () => $("steps").replaceChildren(state.path.length > 1 ? "Path: " : "",
    ...(state.path.length > 1 ? state.path.map(s => jump(s, index[s], texts[s])) : []));
  const keep = i => {
    if (i < 0) return;
    const near = neighbours(i), c = byKey.get(state.y[0]), here = c.values[i];
    const last = state.path[state.path.length - 1];
    if (last !== i) state.path = last !== undefined && neighbours(last).some(m => m.i === i) ? [...state.path, i] : [i];
    look(i);
    steps();
    near.sort((a, b) => (c.larger ? -1 : 1) * (c.values[a.i] - c.values[b.i]));
    $("near").replaceChildren(near.length ? "Neighbours (one decision changed), by " + c.title + ": " : "",
      ...near.map(m => { const d = c.values[m.i] - here; return jump(m.i, (d >= 0 ? "+" : "\u2212") + Math.abs(d).toPrecision(3), m.group + ": " + m.option + ", architecture " + index[m.i]); }));
    plots.forEach(p => p.mark());
    write();
  };

  // --- The list -----------------------------------------------------------------------------------------------------------------
  const listed = () => {
    const c = byKey.get(state.sort), sign = (c.larger ? -1 : 1) * (state.down ? 1 : -1);
    const ids = [];
    for (let i = 0; i < n; i++) if (passes[i] && !Number.isNaN(c.values[i])) ids.push(i);
    return ids.sort((a, b) => sign * (c.values[a] - c.values[b]) || a - b);
  };
  const list = () => {
    const shown = [...new Set([state.sort, ...state.y, ...state.x, state.colour])].map(k => byKey.get(k)).filter(Boolean);
    const headRow = document.createElement("tr");
    const cell = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    headRow.append(cell("th", "rank"), cell("th", "index"), ...shown.map(c => {
      const th = document.createElement("th"), b = cell("button", c.title + (c.key === state.sort ? (state.down ? " \u2193" : " \u2191") : ""));
      b.onclick = () => { state.down = c.key === state.sort ? !state.down : true; state.sort = c.key; list(); write(); };
      th.append(b);
      return th;
    }), cell("th", "architecture"));
    const rows = listed().slice(0, 200).map((i, rank) => {
      const tr = document.createElement("tr");
      tr.tabIndex = rank ? -1 : 0;   // one stop for the whole list; arrow keys go on from there
      tr.append(cell("td", rank + 1), cell("td", index[i]), ...shown.map(c => cell("td", number(c.values[i], c))), Object.assign(cell("td", texts[i]), { className: "arch" }));
      tr.onmouseenter = tr.onfocus = () => look(i);
      tr.onclick = () => keep(i);
      tr.onkeydown = e => {
        if (e.key === "Enter") keep(i);
        const to = e.key === "ArrowDown" ? tr.nextElementSibling : e.key === "ArrowUp" ? tr.previousElementSibling : null;
        if (!to || to.tabIndex === undefined || !to.matches("[tabindex]")) return;
        e.preventDefault();
        tr.tabIndex = -1;
        to.tabIndex = 0;
        to.focus();
      };
      return tr;
    });
    $("top").replaceChildren(headRow, ...rows);
  };

  // --- Searches over their epochs ---------------------------------------------------------------------------------------------------
  const methods = [...new Set(head.runs.map(r => r.method))];
  // The colours of the methods in every report, by the number that the method has there.
  const hues = ["#0072b2", "#c08400", "#009e73", "#d55e00", "#c66c9e", "#3a96cc", "#7f7f7f"];
  head.runs.forEach(r => { r.colour = hues[r.series % hues.length]; });
  const seen = run => {
    const upTo = Math.round(state.t * run.found.length);
    const ids = run.found.slice(0, upTo);
    return (state.t >= 1 ? [...ids, run.chosen] : ids).filter(i => i >= 0);
  };
  const film = () => {
    if (!head.runs.length) return;
    $("film").hidden = false;
    const most = d3.max(head.runs, r => r.found.length);
    $("when").textContent = state.t >= 1 ? "the answers" : "epoch " + Math.round(state.t * most) + " of " + most;
    plots.forEach(p => p.mark());
  };
  methods.forEach(m => { const s = document.createElement("span"), dot = document.createElement("i"); dot.style.background = head.runs.find(r => r.method === m).colour; s.append(dot, m); $("legend").append(s); });
  if (head.runsLeft) $("legend").append("The first " + d3.max(methods, m => head.runs.filter(r => r.method === m).length) + " seeds of each method; "
    + head.runsLeft.toLocaleString("en") + " further runs are not shown.");
  $("time").oninput = e => { state.t = e.target.value / 100; film(); };
  $("time").onchange = write;
  let playing = 0;
  $("play").onclick = () => {
    if (playing) { cancelAnimationFrame(playing); playing = 0; $("play").textContent = "Play"; write(); return; }
    if (state.t >= 1) state.t = 0;
    $("play").textContent = "Stop";
    let before = performance.now();
    const step = now => {
      state.t = Math.min(1, state.t + (now - before) / 8000);
      before = now;
      $("time").value = 100 * state.t;
      film();
      playing = state.t < 1 ? requestAnimationFrame(step) : 0;
      if (!playing) { $("play").textContent = "Play"; write(); }
    };
    playing = requestAnimationFrame(step);
  };

  // --- All together -------------------------------------------------------------------------------------------------------------------
  let filtering = false;
  const asked = new Set();
  const ask = (...which) => {
    if (!asked.size) requestAnimationFrame(() => {
      if (filtering) filter();
      filtering = false;
      asked.forEach(p => p.draw());
      asked.clear();
    });
    (which.length ? which : plots).forEach(p => asked.add(p));
  };
  // While a selection is dragged the plots follow; the list and the address wait for its end.
  const live = () => { filtering = true; ask(); };
  const all = () => { filter(); paint(); list(); ask(); write(); };
  const plots = [];
  plots.push(new Plot(0), new Plot(1));
  $("colour").append(new Option("one", ""));
  options($("colour"));
  $("colour").onchange = e => { state.colour = e.target.value; all(); };
  $("search").oninput = e => { state.q = e.target.value; all(); };

  // Filters: a range of any column, and a choice for each decision.
  const filters = () => {
    $("ranges").replaceChildren(...state.ranges.map((f, k) => {
      const row = document.createElement("div"), select = document.createElement("select");
      options(select);
      select.value = f.key;
      select.setAttribute("aria-label", "Column of filter " + (k + 1));
      select.onchange = () => { f.key = select.value; all(); };
      const bound = (end, words) => {
        const input = Object.assign(document.createElement("input"), { type: "number", step: "any", placeholder: words, value: f[end] ?? "" });
        input.setAttribute("aria-label", words + ", filter " + (k + 1));
        input.oninput = () => { f[end] = input.value === "" ? null : +input.value; all(); };
        return input;
      };
      const remove = Object.assign(document.createElement("button"), { textContent: "Remove", title: "Remove this filter" });
      remove.onclick = () => { state.ranges.splice(k, 1); filters(); all(); $("add").focus(); };
      row.append(select, bound("low", "at least"), bound("high", "at most"), remove);
      return row;
    }));
    head.groups.forEach((group, g) => { decisions[g].value = state.chosen.has(g) ? state.chosen.get(g) : ""; });
    const many = state.ranges.length + state.chosen.size;
    if (many) $("filters").open = true;
  };
  const decisions = head.groups.map((group, g) => {
    const label = document.createElement("label"), select = document.createElement("select");
    select.append(new Option("any", ""), ...group.options.map((option, k) => new Option(option, k)));
    select.onchange = () => { select.value === "" ? state.chosen.delete(g) : state.chosen.set(g, +select.value); all(); };
    label.append(group.name + " ", select);
    $("decisions").append(label);
    return select;
  });
  $("add").onclick = () => { state.ranges.push({ key: state.y[0], low: null, high: null }); filters(); $("ranges").lastChild.querySelector("input").focus(); all(); };
  const controls = () => {
    $("colour").value = state.colour;
    $("search").value = state.q;
    $("time").value = 100 * state.t;
    plots.forEach(p => { p.xs.value = state.x[p.k]; p.ys.value = state.y[p.k]; });
    filters();
  };
  const setMode = m => {
    mode = m;
    $("pan").setAttribute("aria-pressed", m === "pan");
    $("select").setAttribute("aria-pressed", m === "select");
    plots.forEach(p => p.modes());
  };
  $("pan").onclick = () => { setMode("pan"); write(); };
  $("select").onclick = () => { setMode("select"); write(); };
  const clear = () => {
    state.brush = [null, null]; state.q = ""; state.path = []; state.ranges = []; state.chosen.clear();
    controls();
    $("near").replaceChildren(); $("steps").replaceChildren();
    plots.forEach(p => { p.reset(); p.modes(); });
    all();
  };
  $("clear").onclick = clear;
  addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    if (e.key === "Escape") clear();
    if (e.key === "s" || e.key === "S") $("select").onclick();
    if (e.key === "p" || e.key === "P") $("pan").onclick();
  });
  // The columns are float32: the shortest text that is the same number, 72.4 and not 72.4000015.
  const shortest = v => { for (let digits = 6; digits < 9; digits++) if (Math.fround(+v.toPrecision(digits)) === v) return String(+v.toPrecision(digits)); return String(+v.toPrecision(9)); };
  $("export").onclick = () => {
    const quoted = t => /[",\n]/.test(t) ? '"' + t.replace(/"/g, '""') + '"' : t;
    const lines = [["index", "architecture", ...head.columns.map(c => c.title)].map(quoted).join(",")];
    for (const i of listed()) lines.push([index[i], quoted(texts[i]), ...head.columns.map(c => Number.isNaN(c.values[i]) ? "" : shortest(c.values[i]))].join(","));
    const a = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv" })), download: "selection.csv" });
    a.click();
    URL.revokeObjectURL(a.href);
  };
  $("link").onclick = async () => {
    write();
    try { await navigator.clipboard.writeText(location.href); $("link").textContent = "Copied"; } catch { prompt("The link of this view:", location.href); }
    setTimeout(() => { $("link").textContent = "Copy link"; }, 1500);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  // As the address says: at first, and when another link is opened in the same tab.
  const shown = () => {
    controls();
    $("near").replaceChildren();
    $("steps").replaceChildren();
    plots.forEach(p => p.size());
    setMode(mode);
    filter();
    paint();
    list();
    ask();
    film();
    if (state.path.length) { const kept = state.path; keep(kept[kept.length - 1]); state.path = kept; steps(); }
    else look(listed()[0] ?? 0);
    write();
  };
  addEventListener("hashchange", () => { read(); shown(); });
  shown();
  document.body.dataset.ready = "true";
})().catch(e => { document.getElementById("count").textContent = "This page could not be shown: " + e.message; });
