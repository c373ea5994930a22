// The page's own words. They come with the page, in both languages; the reader's choice is remembered.

const all = JSON.parse(document.getElementById("texts").textContent);
const remembered = "perfbot.local-chat.language";
const listeners = [];

export let language = pick(localStorage.getItem(remembered)) ?? pick(document.documentElement.lang) ?? "en-US";

/** The text called key, with {name} replaced by values.name. */
export function t(key, values = {}) {
  return all[language][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Calls back each time the language has changed. */
export function whenLanguageChanges(listener) {
  listeners.push(listener);
}

/** Shows the page in the chosen language and keeps it so. */
export function startTexts() {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      language = button.dataset.language;
      localStorage.setItem(remembered, language);
      write();
      listeners.forEach((listener) => listener());
    });
  }

  write();
}

function pick(tag) {
  return tag === null ? undefined : Object.keys(all).find((known) => known.slice(0, 2) === tag.slice(0, 2));
}

function write() {
  document.documentElement.lang = language;
  document.title = t("title");
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.dataset.text);
  }

  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    element.title = element.matches("button") ? t(element.dataset.label) : "";
  }

  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = t(element.dataset.placeholder);
  }

  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
}
