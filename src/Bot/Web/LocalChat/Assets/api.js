// What the page asks of the local channel. The header is what no foreign page can send.

import { language } from "./texts.js";

const header = { "X-PerfBot-Local": "1" };
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const listPeople = () => read("/local/api/people").then((answer) => answer.people);
export const open = (key) => act(key, "open", {});
export const markRead = (key) => act(key, "read", {});
export const say = (key, text) => act(key, "text", { text });
export const submit = (key, message, value, text) => act(key, "submit", { message, value, text });
export const execute = (key, message, action, trigger) => act(key, "action", { message, action, trigger });
export const consent = (key, message, accept) => act(key, "consent", { message, accept });

/** Sends a file; resolves to false if the server finds it too large. */
export async function sendFile(key, file) {
  const query = new URLSearchParams({ name: file.name, locale: language, timeZone });
  const response = await fetch(`${person(key)}/files?${query}`, { method: "POST", headers: header, body: file });
  if (!response.ok && response.status !== 413) {
    throw new Error(`${response.status}`);
  }

  return response.ok;
}

/** Listens to what happens in all conversations; whenReady is called for each new connection. */
export function listen(handlers, whenReady, whenLost) {
  const stream = new EventSource("/local/api/stream");
  stream.addEventListener("ready", whenReady);
  stream.addEventListener("error", whenLost);
  for (const [kind, handle] of Object.entries(handlers)) {
    stream.addEventListener(kind, (event) => handle(JSON.parse(event.data)));
  }
}

async function read(path) {
  const response = await fetch(path, { cache: "no-store" });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }

  return response.json();
}

async function act(key, what, body) {
  const response = await fetch(`${person(key)}/${what}`, {
    method: "POST",
    headers: { ...header, "Content-Type": "application/json" },
    body: JSON.stringify({ ...body, locale: language, timeZone }),
  });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }

  return response.status === 204 ? undefined : response.json();
}

function person(key) {
  return `/local/api/people/${encodeURIComponent(key)}`;
}
