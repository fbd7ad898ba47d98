// Draws the time line: lanes, bars, reservations, links; and moves over it by mouse, touch and keys.

import { byId, el, sync } from "./dom.js";
import { BAR, layout, links, toX } from "./layout.js";
import { dayText, durationText, glyph, plural, shortId, statusText, ticks, timeText } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST_SPAN = 100;
const LEAST_FIT = 10e3;
const MOST_SPAN = 400 * 86400e3;
const AHEAD = 0.06;
// What is shown of a past that grows, before the user chooses a scale. A virtual clock may leap by hours.
const RECENT = 600e3;

const narrow = matchMedia("(max-width: 640px)");

export class Timeline {
  constructor({ clock, onOpen, onMove }) {
    Object.assign(this, { clock, onOpen, onMove });
    this.root = byId("lanes");
    this.view = { start: 0, span: 120e3, width: 800, labelHeight: 0 };
    this.following = true;
    // How much of the past the view takes in while it grows; null once the user has chosen a scale.
    this.most = RECENT;
    this.state = null;
    this.selected = null;
    this.current = null;
    this.lanes = new Map();
    this.paths = new Map();
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("class", "links");
    this.svg.setAttribute("aria-hidden", "true");
    this.gridGroup = this.svg.appendChild(document.createElementNS(SVG, "g"));
    this.gridGroup.setAttribute("class", "gridlines");
    this.linkGroup = this.svg.appendChild(document.createElementNS(SVG, "g"));
    this.nowLine = el("div", { className: "nowline" });
    this.root.append(this.svg, this.nowLine);
    new ResizeObserver(() => this.draw()).observe(this.root);
    narrow.addEventListener("change", () => this.draw());
    this.root.addEventListener("scroll", () => this.draw());
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("wheel", (event) => this.onWheel(event), { passive: false });
    this.root.addEventListener("pointerdown", (event) => this.onPointer(event));
    byId("zoom-in").onclick = () => this.zoom(0.5);
    byId("zoom-out").onclick = () => this.zoom(2);
    byId("earlier").onclick = () => this.pan(-0.4);
    byId("later").onclick = () => this.pan(0.4);
    byId("fit").onclick = () => this.showAll();
    byId("follow").onclick = () => this.follow(!this.following);
  }

  update(state) {
    const first = this.state === null;
    this.state = state;
    if (first && !state.runs.some((run) => (run.ended ?? state.now) > state.now - RECENT)) this.most = MOST_SPAN;
    if (state.speed === 0 && this.most !== null) this.most = MOST_SPAN;
    this.draw();
  }

  fit() {
    const now = this.clock();
    const age = Math.min(this.most, now - (this.state.earliest ?? now - 110e3));
    this.view.span = Math.min(MOST_SPAN, Math.max(LEAST_FIT, age * (1.06 + AHEAD)));
  }

  follow(on) {
    this.following = on;
    byId("follow").setAttribute("aria-pressed", String(on));
    this.draw();
  }

  showAll() {
    this.most = MOST_SPAN;
    this.follow(true);
    this.onMove();
  }

  pan(part) {
    this.follow(false);
    this.view.start += this.view.span * part;
    this.moved();
  }

  zoom(factor, at = this.following ? 1 - AHEAD : 0.5) {
    this.most = null;
    const before = this.view.span;
    this.view.span = Math.min(MOST_SPAN, Math.max(LEAST_SPAN, before * factor));
    this.view.start += (before - this.view.span) * at;
    this.moved();
  }

  // Brings a run into view without a change of scale, unless it would be too small to see.
  show(run) {
    const from = run.started ?? run.created;
    const end = run.ended ?? this.clock();
    const { start, span } = this.view;
    if (end >= start + span * 0.02 && from <= start + span * 0.98) return;
    this.follow(false);
    this.view.start = (from + Math.min(end, from + span)) / 2 - span / 2;
    this.moved();
  }

  moved() {
    this.draw();
    this.onMove();
  }

  select(id) {
    this.selected = id;
    if (id) this.current = id;
    this.draw();
  }

  draw() {
    if (!this.state) return;
    const now = this.clock();
    const view = this.view;
    const label = narrow.matches ? 0 : 168;
    view.labelHeight = narrow.matches ? 26 : 0;
    view.width = Math.max(50, this.root.clientWidth - label);
    if (this.following && this.most !== null) this.fit();
    if (this.following) view.start = now - view.span * (1 - AHEAD);
    this.placed = layout(this.state, view, now);
    this.drawLanes();
    this.drawLinks(label);
    this.drawAxis(now, label);
    byId("more").hidden = !this.state.omitted;
    if (this.state.omitted) byId("more").textContent = `${plural(this.state.omitted, "earlier run")} in this range not shown. Zoom in to see them.`;
  }

  drawLanes() {
    const { scrollTop, clientHeight } = this.root;
    const isNear = (lane) => lane.top < scrollTop + clientHeight + 300 && lane.top + lane.height + 40 > scrollTop - 300;
    this.ensureCurrent();
    sync(this.root, this.lanes, this.placed.lanes, (lane) => lane.key, makeLane, (element, lane) => {
      drawLabel(element, lane, this.state);
      element.track.style.height = `${lane.height}px`;
      sync(element.track, element.spans, isNear(lane) ? lane.spans : [], (span) => span.session.id, makeSpan, updateSpan);
      sync(element.track, element.bars, isNear(lane) ? lane.items : [], (item) => item.key, (item) => this.makeBar(item), (bar, item) => this.updateBar(bar, item));
    });
  }

  // One bar is in the tab order: the one last used, else the newest that is shown.
  ensureCurrent() {
    const shown = this.placed.lanes.flatMap((lane) => lane.items);
    if (shown.some((item) => item.key === this.current)) return;
    this.current = shown.reduce((best, item) => (!best || item.x > best.x ? item : best), null)?.key ?? null;
  }

  makeBar(item) {
    const bar = el("button", { type: "button", "data-run": item.key }, el("span"), el("div", { className: "checks" }));
    bar.addEventListener("click", () => this.activate(bar.item));
    bar.addEventListener("focus", () => {
      this.current = bar.item.key;
      // The element with the keyboard focus must not move.
      if (bar.matches(":focus-visible") && this.following) this.follow(false);
    });
    return bar;
  }

  updateBar(bar, item) {
    bar.item = item;
    const left = Math.max(item.x, -4);
    const right = Math.min(item.x + item.width, this.view.width + 4);
    bar.style.transform = `translate(${left}px, ${item.y}px)`;
    // One pixel less than its time, so that neighbours can be distinguished.
    bar.style.width = `${Math.max(3, right - left - 1)}px`;
    bar.style.paddingLeft = left > item.x ? "10px" : "";
    bar.tabIndex = item.key === this.current ? 0 : -1;
    const [text, checks] = bar.children;
    const room = right - left;
    const mark = `${item.many?.length ?? 1} ${item.run.status} ${room < 18 ? 0 : room < 46 ? 1 : 2} ${item.run.id === this.selected}`;
    checks.style.width = `${item.many ? 0 : item.checks}px`;
    if (bar.mark !== mark) {
      bar.mark = mark;
      paintBar(bar, text, item, room, item.run.id === this.selected);
    }
    if (!item.many && item.run.ended === null) bar.title = describe(item.run, this.state, this.clock());
    if (bar.named !== this.state || !bar.named) {
      bar.named = this.state;
      const name = item.many ? describeMany(item.many) : describe(item.run, this.state, this.clock());
      bar.setAttribute("aria-label", name);
      bar.title = name;
    }
  }

  drawLinks(label) {
    this.svg.style.left = `${label}px`;
    this.svg.style.width = `${this.view.width}px`;
    this.svg.style.height = `${this.placed.height}px`;
    const make = () => document.createElementNS(SVG, "path");
    sync(this.linkGroup, this.paths, links(this.state, this.placed, this.view), (link) => link.key, make, (path, link) => {
      path.setAttribute("d", link.path);
      path.setAttribute("class", link.planned ? "planned" : "");
    });
  }

  drawAxis(now, label) {
    const view = this.view;
    const marks = ticks(view, 84);
    const axis = byId("axis");
    axis.replaceChildren(...marks.map((mark) => {
      const element = el("span", { textContent: mark.text });
      element.style.transform = `translateX(${toX(view, mark.at)}px)`;
      return element;
    }));
    this.gridGroup.replaceChildren(...marks.map((mark) => {
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("d", `M${Math.round(toX(view, mark.at)) + 0.5} 0V${this.placed.height}`);
      return line;
    }));
    const x = toX(view, now);
    this.nowLine.hidden = x < 0 || x > view.width;
    this.nowLine.style.transform = `translateX(${label + x}px)`;
    this.nowLine.style.height = `${this.placed.height}px`;
    const end = view.start + view.span;
    const sameDay = dayText(view.start) === dayText(end);
    const range = sameDay
      ? `${dayText(end)}, ${timeText(view.start)} to ${timeText(end)}`
      : `${dayText(view.start)}, ${timeText(view.start, 60e3)} to ${dayText(end)}, ${timeText(end, 60e3)}`;
    byId("range").textContent = `${range} (${durationText(view.span)})`;
  }

  activate(item) {
    if (!item.many) {
      this.onOpen(item.run.id);
      return;
    }
    const from = Math.min(...item.many.map((run) => run.started ?? run.created));
    const to = Math.max(...item.many.map((run) => run.ended ?? this.clock()));
    this.follow(false);
    this.most = null;
    this.view.span = Math.max(LEAST_SPAN, (to - from) * 1.4);
    this.view.start = (from + to) / 2 - this.view.span / 2;
    this.moved();
  }

  onKey(event) {
    const bar = event.target.closest?.(".bar");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions = { "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2) };
    const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -Infinity], End: [0, Infinity] };
    if (actions[event.key]) actions[event.key]();
    else if (moves[event.key] && bar) this.step(bar.item, ...moves[event.key]);
    else return;
    event.preventDefault();
  }

  step(item, down, right) {
    const lanes = this.placed.lanes.filter((lane) => lane.all.length);
    const index = lanes.findIndex((lane) => lane.all.some((it) => it.key === item.key));
    if (index < 0) return;
    let target;
    if (down) {
      const lane = lanes[index + down];
      target = lane?.all.reduce((best, it) => (!best || Math.abs(it.x - item.x) < Math.abs(best.x - item.x) ? it : best), null);
    } else {
      const all = [...lanes[index].all].sort((one, other) => one.x - other.x || one.row - other.row);
      const run = item.many && right > 0 ? item.many.at(-1) : item.run;
      const at = all.findIndex((it) => it.run.id === run.id) + right;
      target = all[Math.max(0, Math.min(all.length - 1, at))];
    }
    if (!target) return;
    this.show(target.run);
    this.reveal(target);
    this.focus(target.run.id);
  }

  reveal(target) {
    const lane = this.placed.lanes.find((it) => it.all.some((other) => other.key === target.key));
    if (!lane) return;
    if (lane.top < this.root.scrollTop) this.root.scrollTop = lane.top;
    const bottom = lane.top + lane.height + this.view.labelHeight;
    if (bottom > this.root.scrollTop + this.root.clientHeight) this.root.scrollTop = bottom - this.root.clientHeight;
    this.draw();
  }

  focus(id) {
    for (const element of this.lanes.values()) {
      for (const bar of element.bars.values()) {
        if (bar.item.run.id === id || bar.item.many?.some((run) => run.id === id)) {
          bar.focus({ preventScroll: true });
          return true;
        }
      }
    }
    return false;
  }

  onWheel(event) {
    const part = (event.clientX - this.root.getBoundingClientRect().right + this.view.width) / this.view.width;
    if (event.ctrlKey) {
      this.zoom(Math.exp(event.deltaY / 300), this.following ? 1 - AHEAD : Math.max(0, Math.min(1, part)));
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      this.pan((event.shiftKey ? event.deltaX || event.deltaY : event.deltaX) / this.view.width);
    } else return;
    event.preventDefault();
  }

  onPointer(event) {
    if (event.button !== 0 || event.target.closest(".label")) return;
    const from = { x: event.clientX, start: this.view.start };
    let moving = false;
    const move = (next) => {
      const distance = next.clientX - from.x;
      if (!moving && Math.abs(distance) < 5) return;
      if (!moving) {
        moving = true;
        this.follow(false);
        from.start = this.view.start;
        this.root.classList.add("panning");
      }
      this.view.start = from.start - (distance / this.view.width) * this.view.span;
      this.draw();
    };
    const stop = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", stop);
      removeEventListener("pointercancel", stop);
      this.root.classList.remove("panning");
      if (!moving) return;
      // The click that ends a drag is not meant for the bar below.
      addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
      setTimeout(() => this.onMove());
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
    addEventListener("pointercancel", stop);
  }
}

function makeLane(lane) {
  const track = el("div", { className: "track" });
  const element = el("div", { role: "group" }, el("div", { className: "label" }, el("b"), el("span")), track);
  return Object.assign(element, { track, bars: new Map(), spans: new Map(), key: lane.key });
}

function drawLabel(element, lane, state) {
  const [name, note, down] = labelOf(lane, state);
  const mark = `${name}\n${note}`;
  if (element.mark === mark) return;
  element.mark = mark;
  element.className = `lane${lane.key === "queue" ? " queue" : ""}${down ? " down" : ""}`;
  const [title, detail] = element.firstChild.children;
  title.textContent = name;
  detail.textContent = note;
  element.firstChild.title = mark;
  element.setAttribute("aria-label", `${name}, ${note}`);
}

function labelOf(lane, state) {
  if (lane.key === "queue") {
    const waiting = lane.waiting ? plural(lane.waiting, "run") : "no runs";
    return ["Waiting", lane.hiddenWaiting > 0 ? `${waiting}, ${lane.waiting - lane.hiddenWaiting} shown` : waiting];
  }
  if (lane.homeless) return ["Deleted machines", "runs that were on them"];
  const { machine } = lane;
  if (machine.status !== "connected") return [machine.name, machine.status, true];
  if (machine.session) return [machine.name, `session ${shortId(machine.session)}${machine.run ? "" : ", idle"}`];
  if (machine.run) return [machine.name, "busy"];
  return [machine.name, machine.accepts ? "free" : "takes no runs"];
}

const makeSpan = () => el("div", { className: "session" }, el("span"));

function updateSpan(element, span) {
  const left = Math.max(span.x, -4);
  element.style.transform = `translateX(${left}px)`;
  element.style.width = `${span.x + span.width - left}px`;
  element.classList.toggle("open", span.open);
  const text = span.width > 60 ? `session ${shortId(span.session.id)}, ${plural(span.session.runs.length, "run")}` : "";
  if (element.firstChild.textContent !== text) element.firstChild.textContent = text;
}

function paintBar(bar, text, item, room, selected) {
  const { run, many } = item;
  bar.className = `bar ${many ? "many" : run.status}${room < 18 ? " slim" : ""}`;
  if (selected) bar.setAttribute("aria-current", "true");
  else bar.removeAttribute("aria-current");
  bar.style.background = many ? shares(many) : "";
  if (many) {
    text.textContent = room < 20 ? "" : String(many.length);
    return;
  }
  const label = run.alias ? `${run.workflow} · ${run.alias}` : run.workflow;
  text.textContent = room < 18 ? "" : room < 46 ? glyph(run.status) : `${glyph(run.status)} ${label}`;
}

const FROM_BELOW = ["error", "task_failed", "cancelled", "scheduling", "running_checks", "running", "success"];

// One bar for many runs: its colours take as much of its height as there are runs of each status.
function shares(runs) {
  let from = 0;
  const parts = [];
  for (const status of FROM_BELOW) {
    const count = runs.filter((run) => run.status === status).length;
    if (!count) continue;
    const to = from + (count / runs.length) * 100;
    parts.push(`var(--${status}) ${from}% ${to}%`);
    from = to;
  }
  return `linear-gradient(to top, ${parts.join(", ")})`;
}

export function describe(run, state, now) {
  const machine = state.machines.find((it) => it.id === run.machine);
  const parts = [run.alias ? `${run.workflow} (${run.alias})` : run.workflow, statusText(run.status)];
  if (machine) parts.push(`on ${machine.name}`);
  if (run.started === null) parts.push(`${run.ended === null ? "waiting" : "waited"} ${durationText((run.ended ?? now) - run.created)}`);
  else parts.push(durationText((run.ended ?? now) - run.started), `started ${timeText(run.started)}`);
  if (run.priority) parts.push("priority");
  if (run.attempt > 1) parts.push(`attempt ${run.attempt}`);
  return parts.join(", ");
}

function describeMany(runs) {
  const counts = new Map();
  for (const run of runs) counts.set(run.status, (counts.get(run.status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => `${count} ${statusText(status)}`);
  return `${runs.length} runs: ${parts.join(", ")}. Select to zoom in`;
}
