// Where a person writes, attaches files and picks suggestions.

import { make } from "./dom.js";
import { t } from "./texts.js";

const form = document.getElementById("composer");
const box = document.getElementById("write");
const file = document.getElementById("file");
const suggestions = document.getElementById("suggestions");
const trouble = document.getElementById("trouble");
const drop = document.getElementById("drop");
const chat = document.getElementById("chat");
const maxBytes = 10 * 1024 * 1024;

const drafts = new Map();
let person;

/** say(text) and sendFile(file) act for the person who is active; both may fail. */
export function startComposer({ say, sendFile }) {
  const send = async (text) => {
    if (text.trim() === "") {
      return;
    }

    box.value = "";
    fit();
    await attempt(() => say(text), () => { box.value ||= text; fit(); });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(box.value);
    box.focus();
  });
  box.addEventListener("input", fit);
  box.addEventListener("keydown", (event) => {
    // While an input method composes, Enter picks its candidate.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      send(box.value);
    }
  });
  suggestions.addEventListener("click", (event) => {
    if (event.target.matches("button")) {
      send(event.target.textContent);
    }
  });
  document.getElementById("attach").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    await sendAll(file.files, sendFile);
    file.value = "";
  });
  takeDrops(sendFile);
  showSuggestions();
}

/** Turns to another person; what was half written for the one before waits. */
export function composeFor(key) {
  if (person !== undefined) {
    drafts.set(person, box.value);
  }

  person = key;
  box.value = drafts.get(key) ?? "";
  trouble.hidden = true;
  fit();
}

/** Not on a touch screen, where the keyboard would cover the conversation. */
export function focusComposer() {
  if (matchMedia("(pointer: fine)").matches) {
    box.focus({ preventScroll: true });
  } else {
    chat.querySelector("h2").focus({ preventScroll: true });
  }
}

export function showSuggestions() {
  suggestions.replaceChildren(...t("commands").split("|").map((text) => make("button", { type: "button", class: "chip" }, text)));
}

function takeDrops(sendFile) {
  let depth = 0;
  const show = (change) => {
    depth = Math.max(0, depth + change);
    drop.hidden = depth === 0;
  };
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  chat.addEventListener("dragenter", (event) => hasFiles(event) && show(+1));
  chat.addEventListener("dragleave", (event) => hasFiles(event) && show(-1));
  chat.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  chat.addEventListener("drop", async (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      show(-depth);
      await sendAll(event.dataTransfer.files, sendFile);
    }
  });
}

async function sendAll(files, sendFile) {
  for (const one of files) {
    await attempt(async () => {
      if (one.size > maxBytes || !await sendFile(one)) {
        tell(t("fileTooLarge", { name: one.name }));
      }
    });
  }
}

async function attempt(act, failed = () => {}) {
  tell(undefined);
  try {
    await act();
  } catch {
    tell(t("notSent"));
    failed();
  }
}

/** Says what went wrong, or takes it back. */
export function tell(text) {
  trouble.hidden = text === undefined;
  trouble.textContent = text ?? "";
}

function fit() {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
}
