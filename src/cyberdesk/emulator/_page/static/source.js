// Gets the page's data. On a developer's own machine no key is needed; elsewhere people are asked for it.

import { byId } from "./dom.js";

const STORED = "cyberdesk-emulator-key";

export class NeedsKey extends Error {}

export async function getJson(path) {
  const key = sessionStorage.getItem(STORED);
  const response = await fetch(`/_emulator/${path}`, { headers: key ? { authorization: `Bearer ${key}` } : {}, signal: AbortSignal.timeout(15000) });
  if (response.status === 401) throw new NeedsKey(key ? "This is not the key." : "");
  if (!response.ok) throw new Error(`The emulator responded with ${response.status}`);
  return response.json();
}

export function askForKey(problem, onKey) {
  byId("view").hidden = true;
  byId("key-form").hidden = false;
  byId("key-problem").textContent = problem;
  byId("key").focus();
  byId("key-form").onsubmit = (event) => {
    event.preventDefault();
    sessionStorage.setItem(STORED, byId("key").value.trim());
    byId("key").value = "";
    byId("key-form").hidden = true;
    byId("view").hidden = false;
    onKey();
  };
}
