// The page: two panes, one stream of what happens, and the person whose number stands behind the # of the address.

import * as api from "./api.js";
import { composeFor, focusComposer, showSuggestions, startComposer, tell } from "./composer.js";
import { make } from "./dom.js";
import { aboutOf, everybody, focusPerson, personOf, roleOf, setActive, setPeople, setUnread, showPeople, startPeople } from "./people.js";
import { showStart } from "./start.js";
import { startTexts, t, whenLanguageChanges } from "./texts.js";
import { Transcript } from "./transcript.js";

const start = document.getElementById("start");
const chat = document.getElementById("chat");
const shelf = document.getElementById("transcripts");
const playing = document.getElementById("playing");
const typing = document.getElementById("typing");
const offline = document.getElementById("offline");

const transcripts = new Map();
let active;
let typingEnds;
let listAgain;

const wanted = () => decodeURIComponent(location.hash.slice(1));
const pick = (key) => { location.hash = encodeURIComponent(key); };

async function refreshPeople() {
  setPeople(await api.listPeople());
  const people = everybody();
  document.body.dataset.people = people.length === 0 ? "none" : people.every((one) => roleOf(one) === "hr") ? "hr" : "all";
  showStart(pick);
}

/** New people can come from any answer of the bot; while there are few, also from a command line. */
function refreshPeopleSoon(after = 1500) {
  clearTimeout(listAgain);
  listAgain = setTimeout(async () => {
    await refreshPeople().catch(() => undefined);
    if (document.body.dataset.people !== "all") {
      refreshPeopleSoon(5000);
    }
  }, after);
}

async function show(key) {
  const person = personOf(key);
  const isNew = person !== undefined && active !== key;
  const left = active;
  active = person?.key;
  document.body.dataset.view = person ? "chat" : "people";
  setActive(active);
  start.hidden = person !== undefined;
  chat.hidden = person === undefined;
  if (person === undefined && left !== undefined) {
    focusPerson(left);
  }

  if (!isNew) {
    return;
  }

  label(person);
  typing.hidden = true;
  composeFor(key);
  for (const [of, transcript] of transcripts) {
    transcript.element.hidden = of !== key;
  }

  focusComposer();
  await load(person);
}

async function load(person) {
  let transcript = transcripts.get(person.key);
  if (transcript === undefined) {
    transcript = new Transcript(person, (text) => api.say(person.key, text));
    transcripts.set(person.key, transcript);
    shelf.append(transcript.element);
    transcript.element.hidden = active !== person.key;
    const { messages, installed } = await api.open(person.key);
    transcript.addHistory(messages);
    if (!installed && active === person.key) {
      tell(t("notInstalled"));
    }
  } else {
    await api.markRead(person.key);
  }

  transcript.refresh();
  transcript.toEnd();
}

function label(person) {
  playing.replaceChildren(t("playing", { name: person.name }));
  if (aboutOf(person)) {
    playing.append(make("span", { class: "about" }, aboutOf(person)));
  }
}

function happened({ person, unread, id, message }, kind) {
  if (message) {
    transcripts.get(person)?.add(message);
  } else if (kind === "delete") {
    transcripts.get(person)?.remove(id);
  }

  const isLooking = person === active && document.visibilityState === "visible";
  if (isLooking && unread > 0) {
    api.markRead(person).catch(() => undefined);
  }

  if (kind === "message") {
    refreshPeopleSoon();
    showTyping(person, false);
  }

  setUnread(person, isLooking ? 0 : unread);
}

function showTyping(person, isTyping) {
  if (person === active) {
    clearTimeout(typingEnds);
    typing.hidden = !isTyping;
    typingEnds = setTimeout(() => { typing.hidden = true; }, 8000);
  }
}

/** For each new connection: the server may have been started anew, so nothing that was shown is taken for granted. */
async function connected() {
  offline.hidden = true;
  transcripts.forEach((transcript) => transcript.element.remove());
  transcripts.clear();
  await refreshPeople();
  refreshPeopleSoon(5000);
  const person = personOf(active ?? wanted());
  if (person && active === person.key) {
    await load(person);
  } else {
    await show(wanted());
  }
}

startTexts();
startPeople(pick);
startComposer({
  say: (text) => api.say(active, text),
  sendFile: (file) => api.sendFile(active, file),
});
whenLanguageChanges(() => {
  showPeople();
  showStart(pick);
  showSuggestions();
  transcripts.forEach((transcript) => transcript.relabel());
  if (active) {
    label(personOf(active));
  }
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // what follows the # is a person
  (active ? document.getElementById("write") : document.querySelector("#people-list button"))?.focus();
});
document.getElementById("back").addEventListener("click", () => { location.hash = ""; });
window.addEventListener("hashchange", () => show(wanted()).catch(() => undefined));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && active && personOf(active)?.unread > 0) {
    api.markRead(active).catch(() => undefined);
  }
});
api.listen(
  {
    message: (event) => happened(event, "message"),
    update: (event) => happened(event, "update"),
    delete: (event) => happened(event, "delete"),
    read: (event) => happened(event, "read"),
    typing: ({ person }) => showTyping(person, true),
  },
  () => connected().catch(() => { offline.hidden = false; }),
  () => { offline.hidden = false; });
