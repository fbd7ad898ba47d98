// What is known of one run, beside the time line.

import { byId, el } from "./dom.js";
import { getJson } from "./source.js";
import { bytesText, durationText, momentText, shortId, statusText } from "./words.js";

export class Panel {
  constructor({ clock, onOpen, onClose }) {
    Object.assign(this, { clock, onOpen, onClose });
    this.root = byId("panel");
    this.id = null;
    this.known = "";
    this.state = null;
    // The links are new with each response; a loaded picture keeps its link.
    this.images = new Map();
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  async open(id) {
    this.id = id;
    this.images.clear();
    this.known = "";
    await this.refresh();
    this.root.scrollTop = 0;
    byId("panel-title")?.focus({ preventScroll: true });
  }

  close() {
    if (this.id === null) return;
    const id = this.id;
    this.id = null;
    this.root.hidden = true;
    this.root.replaceChildren();
    this.onClose(id);
  }

  async refresh(state = this.state) {
    this.state = state;
    const id = this.id;
    if (id === null) return;
    const details = await getJson(`runs/${encodeURIComponent(id)}`);
    if (this.id !== id) return;
    for (const [reference, link] of Object.entries(details?.images ?? {})) {
      if (!this.images.has(reference)) this.images.set(reference, link);
    }
    const known = JSON.stringify(details && { ...details, files: details.files.map((file) => file.name), images: null }) + JSON.stringify(this.chain(id));
    if (known === this.known) return;
    this.known = known;
    this.draw(details);
  }

  chain(id) {
    const session = this.state?.sessions.find((it) => it.runs.includes(id));
    const byRun = new Map(this.state?.runs.map((run) => [run.id, run]));
    return session ? session.runs.map((member) => byRun.get(member) ?? { id: member }) : [];
  }

  draw(details) {
    const scroll = this.root.scrollTop;
    const hadFocus = this.root.contains(document.activeElement);
    const title = el("h2", { id: "panel-title", tabIndex: -1, textContent: details ? details.workflow : "This run was deleted" });
    const close = el("button", { type: "button", className: "close", "aria-label": "Close", textContent: "✕", onclick: () => this.close() });
    this.root.replaceChildren(el("header", {}, title, close), ...(details ? this.sections(details) : []));
    this.root.hidden = false;
    this.root.scrollTop = scroll;
    if (hadFocus) title.focus({ preventScroll: true });
  }

  sections({ run, attempt, workflow, prompt, machine, files }) {
    return [
      facts(run, attempt, machine, this.clock()),
      run.error?.length ? section("Error", ...run.error.map((text) => el("p", { className: "problem", textContent: text }))) : null,
      this.chainSection(run.id),
      json("Inputs", run.input_values),
      run.sensitive_inputs.length ? section("Sensitive inputs", el("p", { className: "quiet", textContent: `${run.sensitive_inputs.join(", ")}: values are not shown` })) : null,
      json("Outputs", run.output_data),
      fileSection("Input files", files.filter((file) => file.type === "input")),
      fileSection("Output files", files.filter((file) => file.type === "output")),
      checkSection(run.post_run_checks),
      prompt ? section("Prompt", el("pre", { textContent: prompt })) : null,
      historySection(run, this.images),
    ].filter(Boolean);
  }

  chainSection(id) {
    const members = this.chain(id);
    if (members.length < 2) return null;
    const items = members.map((run, index) => {
      const name = `${index + 1}. ${run.workflow ?? shortId(run.id)}${run.alias ? ` · ${run.alias}` : ""}`;
      const open = el("button", { type: "button", textContent: name, "aria-current": run.id === id ? "true" : null, onclick: () => this.onOpen(run.id) });
      return el("li", {}, open, run.status ? el("span", { className: `status ${run.status}`, textContent: statusText(run.status) }) : null);
    });
    return section("Session, in order", el("ol", { className: "chain" }, ...items));
  }
}

function section(title, ...children) {
  return el("section", {}, el("h3", { textContent: title }), ...children);
}

function facts(run, attempt, machine, now) {
  const ms = (text) => (text ? Date.parse(text) : null);
  const [created, started, ended] = [ms(run.created_at), ms(run.started_at), ms(run.ended_at)];
  const rows = [
    ["Status", el("span", { className: `status ${run.status}`, textContent: statusText(run.status) })],
    ["Run", el("code", { textContent: run.id })],
    ["Machine", machine ?? (run.machine_id ? run.machine_id : null)],
    ["Session", run.session_id && el("code", { textContent: run.session_id })],
    ["Alias", run.session_alias],
    ["Created", momentText(created)],
    ["Started", started && `${momentText(started)}${attempt > 1 ? "" : `, after ${durationText(started - created)}`}`],
    ["Ended", ended && `${momentText(ended)}${started ? `, after ${durationText(ended - started)}` : ""}`],
    ["Attempt", attempt > 1 ? String(attempt) : null],
    ["Priority", run.is_priority ? "ahead of others" : null],
    ["Releases", run.release_session_after ? "its session at the end" : null],
  ];
  return el("dl", {}, ...rows.filter(([, value]) => value).flatMap(([name, value]) => [el("dt", { textContent: name }), el("dd", {}, value)]));
}

const json = (title, value) =>
  value && Object.keys(value).length ? section(title, el("pre", { textContent: JSON.stringify(value, null, 2) })) : null;

function fileSection(title, files) {
  if (!files.length) return null;
  const items = files.map((file) => el("li", {}, el("a", { href: file.url, textContent: file.name }), el("span", { textContent: bytesText(file.bytes) })));
  return section(title, el("ul", { className: "files" }, ...items));
}

function checkSection(checks) {
  if (!checks?.length) return null;
  const items = checks.map((check) =>
    el("li", {}, el("span", { className: `status ${check.status}`, textContent: check.status }), el("span", { textContent: check.name ?? check.check_type ?? check.type ?? "" }), check.error_message ? el("span", { textContent: check.error_message }) : null),
  );
  return section("Checks", el("ul", { className: "files" }, ...items));
}

function historySection(run, images) {
  if (!run.run_message_history?.length) return null;
  return section("History", ...run.run_message_history.map((message) => drawMessage(message, images)));
}

function drawMessage(message, images) {
  const when = message.timestamp ? Date.parse(message.timestamp) : NaN;
  const head = [message.role, Number.isNaN(when) ? null : momentText(when)].filter(Boolean).join(", ");
  const content = Array.isArray(message.content) ? message.content : [{ type: "text", text: String(message.content ?? "") }];
  return el("div", { className: "message" }, el("h4", { textContent: head }), ...content.map((block) => drawBlock(block, images)));
}

function drawBlock(block, images) {
  if (block?.type === "text") return el("p", { textContent: block.text ?? "" });
  if (block?.type === "image") return drawImage(block, images);
  if (block?.type === "tool_use") return detail(block.tool_name ?? "Tool", block.tool_input);
  if (block?.type === "tool_result") return detail(block.error ? "Result: error" : "Result", block.error ?? block.tool_result);
  return detail("Block", block);
}

function detail(title, value) {
  const line = typeof value === "string" ? value : JSON.stringify(value) ?? "";
  if (line.length < 120 && !line.includes("\n")) return el("p", { className: "tool" }, `${title} `, el("code", { textContent: line }));
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return el("details", {}, el("summary", { textContent: title }), el("pre", { textContent: text }));
}

function drawImage(block, images) {
  if (images.has(block.image_url)) return el("img", { src: images.get(block.image_url), alt: "Screenshot", loading: "lazy" });
  // Only pictures can come of this, whatever the text is: it stays the data part of a PNG or JPEG.
  const data = String(block.image_base64 ?? "").replace(/^data:image\/\w+;base64,/, "");
  if (data && /^[A-Za-z0-9+/=\s]+$/.test(data)) {
    const kind = data.startsWith("/9j/") ? "jpeg" : "png";
    return el("img", { src: `data:image/${kind};base64,${data}`, alt: "Screenshot" });
  }
  return el("p", { className: "quiet", textContent: block.image_url || "A screenshot that is not kept" });
}
