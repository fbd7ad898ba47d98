// The lists below the time line: runs, webhook deliveries, requests.

import { byId, el } from "./dom.js";
import { durationText, momentText, plural, shortId, statusText, timeText } from "./words.js";

const TABS = ["runs", "webhooks", "requests"];

export class Tables {
  constructor({ clock, onOpen }) {
    Object.assign(this, { clock, onOpen });
    this.state = null;
    this.tab = "runs";
    this.selected = null;
    for (const name of TABS) {
      byId(`tab-${name}`).addEventListener("click", () => this.choose(name));
      byId(`tab-${name}`).addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!step) return;
        const next = TABS[(TABS.indexOf(name) + step + TABS.length) % TABS.length];
        this.choose(next);
        byId(`tab-${next}`).focus();
      });
    }
  }

  choose(tab) {
    this.tab = tab;
    for (const name of TABS) {
      byId(`tab-${name}`).setAttribute("aria-selected", String(name === tab));
      byId(`tab-${name}`).tabIndex = name === tab ? 0 : -1;
      byId(`list-${name}`).hidden = name !== tab;
    }
    this.draw();
  }

  update(state) {
    this.state = state;
    byId("tab-runs").textContent = `Runs ${total(state.counts) || ""}`.trim();
    byId("tab-webhooks").textContent = `Webhooks ${state.deliveries.length || ""}`.trim();
    this.draw();
  }

  select(id) {
    this.selected = id;
    this.draw();
  }

  draw() {
    if (!this.state) return;
    const panel = byId(`list-${this.tab}`);
    const contents = { runs: () => this.runs(), webhooks: () => this.webhooks(), requests: () => this.requests() }[this.tab]();
    if (panel.childElementCount === 1 && panel.firstElementChild.isEqualNode(contents)) return;
    const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.run : null;
    panel.replaceChildren(contents);
    if (focused) panel.querySelector(`[data-run="${CSS.escape(focused)}"]`)?.focus();
  }

  runs() {
    const { state } = this;
    if (!state.recent.length) return el("p", { textContent: "No runs yet." });
    const byRun = new Map(state.runs.map((run) => [run.id, run]));
    const machines = new Map(state.machines.map((machine) => [machine.id, machine.name]));
    const rows = state.recent.map((id) => byRun.get(id)).filter(Boolean).map((run) => {
      const open = el("button", { type: "button", "data-run": run.id, textContent: run.workflow, onclick: () => this.onOpen(run.id) });
      return row(
        [
          status(run.status, statusText(run.status)),
          cell(open, "wide"),
          cell(machines.get(run.machine) ?? "", "optional"),
          cell(timeText(run.created)),
          cell(run.started === null ? "" : durationText((run.ended ?? this.clock()) - run.started)),
          cell(run.session ? `${shortId(run.session)}${run.alias ? ` ${run.alias}` : ""}` : "", "optional"),
          cell(el("code", { textContent: shortId(run.id), title: run.id }), "optional"),
        ],
        run.id === this.selected,
      );
    });
    const table = makeTable(["Status", "Workflow", "Machine*", "Created", "Took", "Session*", "Id*"], rows);
    if (total(state.counts) <= rows.length) return table;
    return el("div", {}, table, el("p", { textContent: `The latest ${rows.length} of ${total(state.counts)} runs.` }));
  }

  webhooks() {
    const { state } = this;
    if (!state.deliveries.length) {
      const text = state.endpoints
        ? `${plural(state.endpoints, "endpoint")}, nothing sent yet. The end of a run is sent when its workflow has is_webhooks_enabled.`
        : "No endpoints. emulator.webhooks.add(url) adds one.";
      return el("p", { textContent: text });
    }
    const rows = state.deliveries.map((it) =>
      row([
        status(it.status, it.status),
        cell(it.event),
        cell(el("span", { textContent: it.url, title: it.url }), "wide"),
        cell(timeText(it.created), "optional"),
        cell(it.response === null ? "" : String(it.response)),
        cell(it.next === null ? plural(it.attempts, "attempt") : `${plural(it.attempts, "attempt")}, next ${momentText(it.next)}`, "optional"),
      ]),
    );
    return makeTable(["Status", "Event", "To", "At*", "Response", "Attempts*"], rows);
  }

  requests() {
    const { state } = this;
    if (!state.requests.length) return el("p", { textContent: "No requests yet. Those of this page are not counted." });
    const rows = state.requests.map((it) =>
      row([
        cell(timeText(it.at, 100)),
        cell(it.method),
        cell(el("code", { textContent: it.path, title: it.path }), "wide"),
        status(it.status >= 500 ? "error" : it.status >= 400 ? "task_failed" : "success", String(it.status)),
      ]),
    );
    return makeTable(["At", "Method", "Path", "Status"], rows);
  }
}

const total = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);
const cell = (content, className = "") => el("td", { className }, content);
const status = (name, text) => cell(el("span", { className: `status ${name}`, textContent: text }));
const row = (cells, current = false) => el("tr", { "aria-current": current ? "true" : null }, ...cells);

// A star marks a column that is left out where there is little room.
function makeTable(heads, rows) {
  const cells = heads.map((head) => el("th", { scope: "col", className: head.endsWith("*") ? "optional" : "", textContent: head.replace("*", "") }));
  return el("table", {}, el("thead", {}, el("tr", {}, ...cells)), el("tbody", {}, ...rows));
}
