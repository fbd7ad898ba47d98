// Times, durations and statuses as people read them.

export const STATUSES = ["scheduling", "running", "running_checks", "success", "task_failed", "error", "cancelled"];
const WORDS = { running_checks: "running checks", task_failed: "task failed" };
const GLYPHS = { scheduling: "·", running: "›", running_checks: "»", success: "✓", task_failed: "!", error: "✕", cancelled: "–" };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const statusText = (status) => WORDS[status] ?? status;
export const glyph = (status) => GLYPHS[status] ?? "?";
export const shortId = (id) => id.slice(0, 8);

const two = (number) => String(number).padStart(2, "0");

export function timeText(ms, unit = SECOND) {
  const date = new Date(ms);
  const minutes = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (unit < SECOND) return `${minutes}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, "0").slice(0, unit < 100 ? 2 : 1)}`;
  return unit >= MINUTE ? minutes : `${minutes}:${two(date.getSeconds())}`;
}

export const dayText = (ms) => new Date(ms).toLocaleDateString(undefined, { day: "numeric", month: "short" });
export const momentText = (ms) => `${dayText(ms)}, ${timeText(ms)}`;

export function durationText(ms) {
  if (ms < 10 * SECOND) return `${(Math.max(0, ms) / SECOND).toFixed(ms < SECOND ? 2 : 1)} s`;
  if (ms < 100 * SECOND) return `${Math.round(ms / SECOND)} s`;
  if (ms < 100 * MINUTE) return `${Math.floor(ms / MINUTE)} min ${Math.floor((ms % MINUTE) / SECOND)} s`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h ${Math.floor((ms % HOUR) / MINUTE)} min`;
  return `${Math.floor(ms / DAY)} d ${Math.floor((ms % DAY) / HOUR)} h`;
}

export const bytesText = (bytes) =>
  bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

export const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

const STEPS = [10, 20, 50, 100, 200, 500, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400]
  .map((step, index) => (index < 6 ? step : step * SECOND));

// Round moments within the view, not closer together than `room` pixels.
export function ticks(view, room) {
  const least = (view.span / view.width) * room;
  const step = STEPS.find((it) => it >= least) ?? Math.ceil(least / DAY) * DAY;
  // Round in local time, so that steps of hours fall on the hours of the labels.
  const shift = new Date(view.start).getTimezoneOffset() * MINUTE;
  const found = [];
  for (let at = Math.ceil((view.start - shift) / step) * step + shift; at <= view.start + view.span; at += step) {
    found.push({ at, text: step >= DAY || (at - shift) % DAY === 0 ? dayText(at) : timeText(at, step) });
  }
  return found;
}
