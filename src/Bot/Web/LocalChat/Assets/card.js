// One Adaptive Card in the transcript: shown with Microsoft's renderer, its buttons answered through the channel.

import { announce, make } from "./dom.js";
import { hostConfig } from "./host-config.js";
import { isSafeLink, toHtml } from "./markdown.js";
import { t } from "./texts.js";

const { AdaptiveCard, Action, GlobalSettings, Strings, ...Cards } = window.AdaptiveCards;

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text);
  result.didProcess = true;
};
GlobalSettings.setTabIndexAtCardRoot = false;
Strings.defaults.overflowButtonTooltip = () => t("moreActions");

const automaticEvery = 60_000; // as often as Teams refreshes a card that is in view

export class CardView {
  element = make("div", { class: "card", tabindex: "-1" });

  #body = make("div", { class: "card-body" });
  #note = make("p", { class: "card-note", hidden: true });
  #channel;
  #json;
  #busy = false;
  #refreshedAt = -Infinity;

  /** channel: { execute(action, trigger), submit(value), say(text), userId } */
  constructor(channel) {
    this.#channel = channel;
    this.element.append(this.#body, this.#note);
  }

  /** Shows a card, unless it is the one that is shown: then nothing that was typed is lost. */
  show(json) {
    const text = JSON.stringify(json);
    if (text === this.#json) {
      return;
    }

    const hadFocus = this.element.contains(document.activeElement);
    const isFirst = this.#json === undefined;
    this.#json = text;
    this.#say(undefined);
    this.element.classList.toggle("full", String(json?.msteams?.width).toLowerCase() === "full");
    this.#body.replaceChildren(this.#render(json));
    if (!isFirst && hadFocus) {
      this.element.focus({ preventScroll: true });
      announce(t("newCard"));
    }
  }

  /** Asks the bot for this person's present view, if the card wants that; at most once a minute. */
  async refresh() {
    const { refresh } = JSON.parse(this.#json);
    const now = performance.now();
    if (!refresh?.action || !refresh.userIds?.includes(this.#channel.userId) || this.#busy || now - this.#refreshedAt < automaticEvery) {
      return;
    }

    this.#refreshedAt = now;
    const answer = await this.#channel.execute(refresh.action, "automatic").catch(() => undefined);
    if (answer?.body?.type === "application/vnd.microsoft.card.adaptive") {
      this.show(answer.body.value);
    }
  }

  #render(json) {
    const card = new AdaptiveCard();
    card.hostConfig = hostConfig;
    card.onExecuteAction = (action) => this.#press(action);
    card.onInlineCardExpanded = (action, isExpanded) => isExpanded && action.card.renderedElement?.scrollIntoView({ block: "nearest" });
    try {
      card.parse(json);
      const rendered = card.render();
      if (rendered) {
        return rendered;
      }
    } catch (error) {
      console.error(error);
    }

    return make("p", { class: "card-note bad" }, t("brokenCard"));
  }

  async #press(action) {
    const what = json(action);
    if (action instanceof Cards.OpenUrlAction) {
      if (isSafeLink(action.url)) {
        window.open(action.url, "_blank", "noopener,noreferrer");
      }
    } else if (action instanceof Cards.ExecuteAction) {
      await this.#wait(action, async () => this.#answered(await this.#channel.execute(what, "manual")));
    } else if (action instanceof Cards.SubmitAction) {
      const { type, value, text } = what.data?.msteams ?? {};
      await this.#wait(action, async () => type === "imBack"
        ? this.#channel.say(String(value))
        : this.#submitted(await this.#channel.submit(type === "messageBack" ? (value ?? {}) : (what.data ?? {}), text)));
    }
  }

  /** Runs what a button does, with the card's buttons out of use but not out of the Tab order: no focus is lost. */
  async #wait(action, run) {
    if (this.#busy) {
      return;
    }

    const buttons = [...this.element.querySelectorAll("button:not([aria-disabled])")];
    this.#busy = true;
    this.#say(undefined);
    this.element.setAttribute("aria-busy", "true");
    action.renderedElement?.classList.add("busy");
    buttons.forEach((button) => button.setAttribute("aria-disabled", "true"));
    announce(t("working"));
    try {
      await run();
    } catch {
      this.#say(t("unreachable"), true);
    } finally {
      this.#busy = false;
      this.element.removeAttribute("aria-busy");
      action.renderedElement?.classList.remove("busy");
      buttons.forEach((button) => button.removeAttribute("aria-disabled"));
    }
  }

  #submitted({ status }) {
    if (status < 200 || status > 299) {
      this.#say(trouble(status), true);
    }
  }

  #answered({ status, body }) {
    if (status < 200 || status > 299) {
      this.#say(trouble(status), true);
    } else if (body?.type === "application/vnd.microsoft.card.adaptive" && typeof body.value === "object") {
      this.show(body.value);
      this.element.scrollIntoView({ block: "nearest" });
    } else if (body?.type === "application/vnd.microsoft.activity.message") {
      this.#say(String(body.value));
    } else {
      this.#say(body?.value?.message ?? t("noAnswer"), true);
    }
  }

  #say(text, isBad = false) {
    this.#note.hidden = text === undefined;
    this.#note.textContent = text ?? "";
    this.#note.classList.toggle("bad", isBad);
    if (text !== undefined) {
      announce(text);
      this.#note.scrollIntoView({ block: "nearest" });
    }
  }
}

/** The action as Teams sends it: what was typed is already in its data. */
function json(action) {
  return { type: action.getJsonTypeName(), id: action.id, title: action.title, verb: action.verb, data: action.data };
}

function trouble(status) {
  return status === 502 ? t("unreachable")
    : status === 504 ? t("tooSlow")
      : status === 501 ? t("notUnderstood")
        : t("failed", { status });
}
