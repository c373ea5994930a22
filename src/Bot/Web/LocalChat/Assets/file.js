// Files in the transcript: sent, received, and the bot's question whether it may send one.

import { announce, make } from "./dom.js";
import { language, t } from "./texts.js";

export const fileTypes = ["application/vnd.microsoft.teams.file.download.info", "application/vnd.microsoft.teams.card.file.info"];
export const questionType = "application/vnd.microsoft.teams.card.file.consent";

/** A file with its size, if that is known, and a link, if this server keeps it. */
export function fileOf(name, size, url) {
  const path = URL.canParse(url) ? new URL(url).pathname : "";
  return make("div", { class: "file" }, ...about(name, size),
    path.startsWith("/local/files/") && size === undefined
      ? make("a", { class: "link", href: path, download: name }, t("download"))
      : undefined);
}

/** answer(accept) resolves to what the bot says to it. */
export function questionOf(name, { sizeInBytes, description } = {}, answer) {
  const note = make("p", { class: "card-note bad", hidden: true });
  const buttons = [[t("accept"), true], [t("decline"), false]].map(([text, accept]) =>
    make("button", { type: "button", class: "chip", onclick: () => press(accept) }, text));
  const element = make("div", { class: "question" },
    make("div", { class: "file" }, ...about(name, sizeInBytes, description), make("span", { class: "buttons" }, ...buttons)), note);
  return element;

  async function press(accept) {
    buttons.forEach((button) => { button.disabled = true; });
    const status = await answer(accept).then((answered) => answered.status, () => 502);
    const isTaken = status >= 200 && status < 300;
    buttons.forEach((button) => { button.disabled = isTaken; });
    note.hidden = isTaken;
    note.textContent = isTaken ? "" : t("notSent");
    announce(isTaken ? t("working") : t("notSent"));
  }
}

function about(name = "", size, description) {
  const words = [description, size === undefined ? undefined : `${(size / 1024).toLocaleString(language, { maximumFractionDigits: 1 })} KB`];
  return [
    make("span", { class: "kind", "aria-hidden": "true" }, name.split(".").at(-1).slice(0, 4).toUpperCase()),
    make("span", { class: "who" },
      make("span", { class: "name" }, name),
      make("span", { class: "about" }, words.filter(Boolean).join(" · "))),
  ];
}
