// Asks the emulator what there is, again and again, and shows it.

import { byId, el } from "./dom.js";
import { Panel } from "./panel.js";
import { NeedsKey, askForKey, getJson } from "./source.js";
import { Tables } from "./tables.js";
import { Timeline } from "./timeline.js";
import { STATUSES, momentText, statusText } from "./words.js";

const POLL = 500;
const FRAME = 100;

const known = { state: null, now: Date.now(), at: performance.now() };

// The emulator's time: between two responses a real clock advances, a virtual one does not.
const clock = () => known.now + (performance.now() - known.at) * (known.state?.speed ?? 1);

const timeline = new Timeline({ clock, onOpen: open, onMove: () => poll() });
const tables = new Tables({ clock, onOpen: open });
const panel = new Panel({
  clock,
  onOpen: open,
  onClose: (id) => {
    select(null);
    if (!timeline.focus(id)) document.querySelector(`.lists [data-run="${CSS.escape(id)}"]`)?.focus();
  },
});

function select(id) {
  timeline.select(id);
  tables.select(id);
  history.replaceState(null, "", id ? `#run=${id}` : location.pathname);
}

async function open(id) {
  select(id);
  const run = known.state?.runs.find((it) => it.id === id);
  await guard(panel.open(id));
  if (run) timeline.show(run);
}

function show(state) {
  byId("counts").replaceChildren(
    ...STATUSES.filter((status) => state.counts[status]).map((status) =>
      el("li", { className: `status ${status}` }, `${statusText(status)} `, el("b", { textContent: String(state.counts[status]) })),
    ),
  );
  byId("clock-kind").hidden = state.speed === 1;
  byId("clock-kind").textContent = state.speed ? `${state.speed} times as fast` : "virtual clock";
  byId("empty").hidden = state.earliest !== null;
  timeline.update(state);
  tables.update(state);
}

function showLink(text) {
  if (byId("link").textContent === text) return;
  byId("link").textContent = text;
  byId("link").classList.toggle("live", text === "Live");
}

async function guard(promise) {
  try {
    await promise;
    return true;
  } catch (error) {
    if (error instanceof NeedsKey) {
      stopped = true;
      showLink("Key needed");
      askForKey(error.message, () => {
        stopped = false;
        poll();
      });
    } else {
      showLink("Reconnecting");
    }
    return false;
  }
}

let timer = null;
let asking = false;
let again = false;
let stopped = false;

async function poll() {
  if (asking) {
    again = true;
    return;
  }
  clearTimeout(timer);
  asking = true;
  const asked = performance.now();
  await guard(ask());
  // Open pages must not overload an emulator with very many runs.
  const rest = Math.max(POLL, (performance.now() - asked) * 10);
  asking = false;
  if (stopped) return;
  timer = setTimeout(poll, again ? 0 : document.hidden ? 5000 : Math.min(rest, 5000));
  again = false;
}

async function ask() {
  const { start, span } = timeline.view;
  // The first response gives the range of all runs; half a view more on either side makes panning smooth.
  const range = known.state ? { from: start - span / 2, to: start + span * 1.5, version: known.state.version } : {};
  const response = await getJson(`state?${new URLSearchParams(range)}`);
  Object.assign(known, { now: response.now, at: performance.now() });
  showLink("Live");
  if (response.version !== known.state?.version) {
    known.state = response;
    show(response);
    await panel.refresh(response);
  }
}

function frame() {
  const now = clock();
  byId("now").textContent = momentText(now);
  byId("now").dateTime = new Date(now).toISOString();
  // A clock that stands still moves nothing.
  if (!document.hidden && known.state?.speed) timeline.draw();
  setTimeout(() => requestAnimationFrame(frame), FRAME);
}

byId("example").textContent = [
  `curl ${location.origin}/v1/runs \\`,
  `  -H "Authorization: Bearer $CYBERDESK_API_KEY" \\`,
  `  -H "Content-Type: application/json" \\`,
  `  -d '{"workflow_id": "WORKFLOW_ID"}'`,
].join("\n");
document.addEventListener("visibilitychange", () => poll());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.root.contains(event.target)) panel.close();
});
await poll();
frame();
const wanted = /^#run=([0-9a-f-]{36})$/.exec(location.hash);
if (wanted) await open(wanted[1]);
