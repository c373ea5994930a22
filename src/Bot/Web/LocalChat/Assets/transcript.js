// The right pane's messages of one person. Kept while others are looked at, with whatever was typed into its cards.

import * as api from "./api.js";
import { CardView } from "./card.js";
import { announce, make } from "./dom.js";
import { fileOf, fileTypes, questionOf, questionType } from "./file.js";
import { toHtml } from "./markdown.js";
import { language, t } from "./texts.js";

const scroller = document.getElementById("transcripts");
const cardType = "application/vnd.microsoft.card.adaptive";

export class Transcript {
  element = make("ol", { class: "messages", hidden: true });
  #person;
  #say;
  #messages = new Map();
  #empty = make("li", { class: "empty", "data-text": "noMessages", hidden: true }, t("noMessages"));

  /** say(text) sends a text of this person's. */
  constructor(person, say) {
    this.#person = person;
    this.#say = say;
    this.element.append(this.#empty);
  }

  /** What was said before this page looked. Newer messages may have arrived in the meantime. */
  addHistory(messages) {
    messages.forEach((message) => this.#put(message));
    this.#separateDays();
    this.#empty.hidden = this.#messages.size > 0;
    this.toEnd();
  }

  /** Appends a message, or changes the one that is there. */
  add(message) {
    const follow = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
    if (this.#put(message)) {
      this.#empty.hidden = true;
      this.#separateDays();
      if (message.fromBot && !this.element.hidden) {
        announce(`${t("botSaid")}: ${message.summary ?? message.text ?? ""}`);
      }
    }

    if (follow || !message.fromBot) {
      this.toEnd();
    }

    this.refresh();
  }

  remove(id) {
    const gone = this.#messages.get(id)?.element;
    if (gone?.contains(document.activeElement)) {
      scroller.focus();
    }

    gone?.remove();
    this.#messages.delete(id);
    this.#separateDays();
  }

  /** Asks for the present view of the cards that want it; for those that somebody looks at, as in Teams. */
  refresh() {
    if (!this.element.hidden) {
      this.#messages.forEach((entry) => entry.refresh());
    }
  }

  /** Writes times and labels anew in the present language. What the bot said stays as it said it. */
  relabel() {
    this.#messages.forEach((entry) => entry.label());
    this.element.querySelectorAll(".day").forEach((day) => { day.textContent = dayOf(day.dataset.at); });
  }

  /** To the last message: to its end, or to its beginning if it is longer than the screen. */
  toEnd() {
    const last = this.element.lastElementChild;
    if (last && !this.element.hidden) {
      scroller.scrollTop = scroller.scrollHeight;
      if (last.offsetHeight > scroller.clientHeight) {
        last.scrollIntoView({ block: "start" });
      }
    }
  }

  #put(message) {
    const known = this.#messages.get(message.id);
    if (known) {
      known.update(message);
      return false;
    }

    const entry = new Entry(this.#person, message, this.#say);
    const later = [...this.element.querySelectorAll("[data-id]")].find((other) => Number(other.dataset.id) > Number(message.id));
    this.element.insertBefore(entry.element, later ?? null);
    this.#messages.set(message.id, entry);
    return true;
  }

  #separateDays() {
    this.element.querySelectorAll(".day").forEach((day) => day.remove());
    let last;
    for (const entry of this.element.querySelectorAll("[data-id]")) {
      const { at } = this.#messages.get(entry.dataset.id).message;
      const day = new Date(at).toDateString();
      if (day !== last) {
        entry.before(make("li", { class: "day", "data-at": at }, dayOf(at)));
        last = day;
      }
    }
  }
}

/** One message: its text, cards and files. */
class Entry {
  #person;
  #say;
  #head = make("p", { class: "head" });
  #content = make("div", { class: "content" });
  #foot = make("p", { class: "foot" });
  #cards = [];

  constructor(person, message, say) {
    this.#person = person;
    this.#say = say;
    this.element = make("li", { class: message.fromBot ? "message from-bot" : "message from-me", "data-id": message.id },
      message.fromBot ? make("span", { class: "avatar bot", "aria-hidden": "true" }, "P") : undefined,
      make("div", { class: "column" }, this.#head, this.#content, this.#foot));
    this.#fill(message);
  }

  update(message) {
    const cards = (message.attachments ?? []).filter((attachment) => attachment.contentType === cardType);
    if (!message.text && cards.length === this.#cards.length && cards.length === (message.attachments ?? []).length) {
      this.message = message;
      cards.forEach((card, at) => this.#cards[at].show(card.content));
      this.label();
    } else {
      this.#fill(message);
    }
  }

  refresh() {
    this.#cards.forEach((card) => card.refresh());
  }

  label() {
    const { at, fromBot, edited, undelivered, text } = this.message;
    const time = new Date(at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
    this.#head.replaceChildren(
      make("span", { class: "unseen" }, t(fromBot ? "botSaid" : "youSaid")),
      ...(fromBot ? [make("span", { class: "name", "aria-hidden": "true" }, "PerfBot")] : []),
      make("time", { datetime: at }, time),
      ...(edited ? [make("span", {}, t("edited"))] : []));
    this.#foot.replaceChildren(...(undelivered
      ? [t("undelivered"), text ? make("button", { type: "button", class: "link", onclick: () => this.#retry() }, t("retry")) : undefined].filter(Boolean)
      : []));
    this.#foot.hidden = !undelivered;
  }

  #retry() {
    this.element.hidden = true;
    this.#say(this.message.text).catch(() => { this.element.hidden = false; });
  }

  #fill(message) {
    this.message = message;
    this.#cards = [];
    this.#content.replaceChildren(
      ...(message.text ? [textOf(message)] : []),
      ...(message.attachments ?? []).map((attachment) => this.#attachment(attachment)).filter(Boolean),
      ...(message.suggestedActions?.actions ?? []).filter((action) => action.type === "imBack").map((action) =>
        make("button", { type: "button", class: "chip", onclick: () => this.#say(String(action.value)).catch(() => undefined) }, action.title)));
    this.label();
  }

  #attachment({ contentType, content, contentUrl, name }) {
    if (contentType === cardType) {
      const card = new CardView({
        userId: this.#person.userId,
        say: this.#say,
        submit: (value, text) => api.submit(this.#person.key, this.message.id, value, text),
        execute: (action, trigger) => api.execute(this.#person.key, this.message.id, action, trigger),
      });
      this.#cards.push(card);
      card.show(content);
      return card.element;
    }

    if (contentType === questionType) {
      return questionOf(name, content, (accept) => api.consent(this.#person.key, this.message.id, accept));
    }

    if (fileTypes.includes(contentType)) {
      return fileOf(name, content?.sizeInBytes, contentUrl);
    }

    if (contentType?.startsWith("image/") && contentUrl?.startsWith("data:image/")) {
      return make("img", { class: "picture", src: contentUrl, alt: name ?? "" });
    }

    // Teams adds the same text as HTML to a plain message.
    return contentType === "text/html" ? undefined : make("p", { class: "card-note" }, t("attachmentUnknown", { type: contentType }));
  }
}

function textOf({ text, textFormat, fromBot }) {
  const element = make("div", { class: "text" });
  if (fromBot && textFormat !== "plain") {
    element.innerHTML = toHtml(text); // only what the Markdown renderer makes; HTML in the text is text
  } else {
    element.classList.add("plain");
    element.textContent = text;
  }

  return element;
}

function dayOf(at) {
  return new Date(at).toLocaleDateString(language, { weekday: "long", month: "long", day: "numeric" });
}
