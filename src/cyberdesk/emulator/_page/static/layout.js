// Where everything goes on the time line. Pure: from the state, the view and the time to positions.

export const BAR = 22;
const ROW = 26;
const QUEUE_ROWS = 6;
const NARROW = 4;
const WIDEST_GROUP = 30;
const LEAST_LANE = 46;

const beginning = (run) => run.started ?? run.created;

export const toX = (view, ms) => ((ms - view.start) / view.span) * view.width;

// Lanes from top to bottom: what waits, the machines, and runs whose machine was deleted.
export function layout(state, view, now) {
  const byMachine = new Map(state.machines.map((machine) => [machine.id, []]));
  const homeless = [];
  const unstarted = [];
  for (const run of state.runs) {
    if (run.started === null) {
      if (run.status !== "scheduling") unstarted.push(run);
    } else {
      (byMachine.get(run.machine) ?? homeless).push(run);
    }
  }
  const lanes = [queueLane(state, unstarted, view, now)];
  for (const machine of state.machines) {
    const reservations = state.sessions.filter((it) => it.machine === machine.id && it.from !== null);
    lanes.push(machineLane(machine.id, { machine }, byMachine.get(machine.id), reservations, view, now));
  }
  if (homeless.length) lanes.push(machineLane("none", { homeless: true }, homeless, [], view, now));
  let top = 0;
  for (const lane of lanes) {
    lane.top = top;
    top += lane.height + view.labelHeight + 1;
  }
  return { lanes, height: top };
}

function queueLane(state, unstarted, view, now) {
  const byId = new Map(state.runs.map((run) => [run.id, run]));
  const waiting = state.waiting.map((id) => byId.get(id)).filter(Boolean);
  const rows = [];
  const drawn = place([...waiting, ...unstarted.sort(byBeginning)], rows, view, now, QUEUE_ROWS);
  const shown = waiting.filter((run) => drawn.some((item) => item.run === run)).length;
  return lane("queue", { waiting: state.counts.scheduling, hiddenWaiting: state.counts.scheduling - shown }, drawn, rows.length, [], view);
}

function machineLane(key, facts, runs, reservations, view, now) {
  const rows = [];
  const items = place(runs.sort(byBeginning), rows, view, now, Infinity);
  const spans = reservations
    .map((session) => {
      const x = toX(view, session.from);
      return { session, x, width: Math.max(2, toX(view, session.to ?? Math.max(now, view.start + view.span)) - x), open: session.to === null };
    })
    .filter((span) => span.x < view.width && span.x + span.width > 0);
  return lane(key, facts, items, rows.length, spans, view);
}

function lane(key, facts, items, rows, spans, view) {
  const above = spans.length ? 17 : 12;
  const height = Math.max(LEAST_LANE, above + Math.max(1, rows) * ROW - 4 + (spans.length ? 11 : 12));
  for (const item of items) item.y = above + item.row * ROW;
  return { key, ...facts, items: condense(items, view), all: items, spans, height };
}

const byBeginning = (one, other) => beginning(one) - beginning(other);

// Gives each run the first row that is free at its beginning. Runs overlap only while checks go on.
function place(runs, rows, view, now, most) {
  const items = [];
  for (const run of runs) {
    const from = beginning(run);
    const to = run.ended ?? Math.max(now, from);
    let row = rows.findIndex((busyUntil) => busyUntil <= from);
    if (row < 0) {
      if (rows.length >= most) continue;
      row = rows.length;
    }
    rows[row] = to;
    const x = toX(view, from);
    const end = toX(view, to);
    const checks = run.checks === null ? 0 : Math.max(0, end - Math.max(x, toX(view, run.checks)));
    items.push({ key: run.id, run, row, x, width: Math.max(3, end - x), checks });
  }
  return items;
}

// Leaves out what is outside, and joins neighbours that are too narrow to be distinguished.
function condense(items, view) {
  const last = new Map();
  const shown = [];
  for (const item of items) {
    if (item.x + item.width < 0 || item.x > view.width) continue;
    const before = last.get(item.row);
    const touches = before && item.x - (before.x + before.width) < 2 && item.x - before.x < WIDEST_GROUP;
    if (touches && item.width <= NARROW && (before.many || before.width <= NARROW)) {
      before.many ??= [before.run];
      before.many.push(item.run);
      before.width = Math.max(before.width, item.x + item.width - before.x);
    } else {
      const copy = { ...item };
      last.set(item.row, copy);
      shown.push(copy);
    }
  }
  return shown;
}

// Lines from each run of a session to the next one, in their order.
export function links(state, placed, view) {
  const where = new Map();
  for (const lane of placed.lanes) {
    for (const item of lane.all) where.set(item.run.id, { x: item.x, end: item.x + item.width, y: lane.top + view.labelHeight + item.y + BAR / 2, run: item.run });
  }
  const found = [];
  for (const session of state.sessions) {
    const bars = session.runs.map((id) => where.get(id)).filter(Boolean);
    for (let index = 1; index < bars.length; index += 1) {
      const [one, other] = [bars[index - 1], bars[index]];
      // What was cancelled while it waited will not follow any more.
      if (other.run.started === null && other.run.ended !== null) continue;
      if (Math.max(one.end, other.end) < 0 || Math.min(one.x, other.x) > view.width) continue;
      found.push({ key: `${one.run.id} ${other.run.id}`, path: path(one, other), planned: other.run.started === null });
    }
  }
  return found;
}

// Runs of a session often follow each other without a gap, so their line runs below the bars.
function path(one, other) {
  const round = (number) => Math.round(number * 10) / 10;
  const entry = (bar) => round(bar.x + Math.min(7, (bar.end - bar.x) / 2));
  if (other.run.started !== null && one.y === other.y) {
    const [from, to, edge] = [entry(one), entry(other), one.y + BAR / 2];
    return `M${from} ${edge}v5H${to}v-5`;
  }
  if (one.run.started === null) {
    // Both wait: from beginning to beginning.
    const x = Math.max(2, Math.min(one.x, other.x) - 6);
    return `M${round(one.x)} ${one.y}H${round(x)}V${other.y}H${round(other.x)}`;
  }
  const bend = one.y < other.y ? -1 : 1;
  const from = Math.min(round(one.end), Math.max(entry(one), 7));
  return `M${from} ${one.y - bend * (BAR / 2)}V${other.y + bend * (BAR / 2)}`;
}
