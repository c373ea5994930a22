// The left pane: everybody by role, with what waits for them.

import { initials, make } from "./dom.js";
import { t } from "./texts.js";

const list = document.getElementById("people-list");
const find = document.getElementById("find");
const roles = ["hr", "manager", "employee"];

let people = [];
let active;
let pick = () => {};

export const roleOf = (person) => (roles.includes(person.role) ? person.role : "employee");
export const aboutOf = (person) => [person.position, person.department].filter(Boolean).join(" · ");
export const everybody = () => people;
export const personOf = (key) => people.find((person) => person.key === key);

export function startPeople(whenPicked) {
  pick = whenPicked;
  find.addEventListener("input", showPeople);
  find.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      list.querySelector("button")?.focus();
      event.preventDefault();
    }
  });
  list.addEventListener("keydown", move);
}

export function setPeople(now) {
  people = now;
  showPeople();
}

export function setActive(key) {
  active = key;
  showPeople();
}

/** Changes the badge of one person; false if there is nobody of that key yet. */
export function setUnread(key, unread) {
  const person = personOf(key);
  if (person && person.unread !== unread) {
    person.unread = unread;
    showPeople();
  }

  return person !== undefined;
}

export function focusPerson(key) {
  [...list.querySelectorAll("button")].find((button) => button.dataset.key === key)?.focus();
}

export function showPeople() {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const wanted = find.value.trim().toLowerCase();
  const shown = people.filter((person) =>
    `${person.name} ${aboutOf(person)} ${person.key}`.toLowerCase().includes(wanted));
  find.hidden = people.length < 8;
  list.replaceChildren(
    ...roles.flatMap((role) => {
      const ofRole = shown.filter((person) => roleOf(person) === role);
      return ofRole.length === 0 ? [] : [
        make("h2", { id: `role-${role}` }, t(role), make("span", { class: "count" }, String(ofRole.length))),
        make("ul", { "aria-labelledby": `role-${role}` }, ...ofRole.map(item)),
      ];
    }),
    ...(shown.length === 0 && people.length > 0 ? [make("p", { class: "nobody" }, t("nobodyFound"))] : []));

  // One stop for the Tab key; the arrow keys go on from there.
  const buttons = [...list.querySelectorAll("button")];
  const stop = buttons.find((button) => button.dataset.key === (focused ?? active)) ?? buttons[0];
  buttons.forEach((button) => { button.tabIndex = button === stop ? 0 : -1; });
  if (focused !== undefined) {
    stop?.focus();
  }
}

function item(person) {
  return make("li", {},
    make("button", {
      type: "button",
      "data-key": person.key,
      "aria-current": person.key === active ? "true" : undefined,
      onclick: () => pick(person.key),
    },
    make("span", { class: `avatar ${roleOf(person)}`, "aria-hidden": "true" }, initials(person.name)),
    make("span", { class: "who" },
      make("span", { class: "name" }, person.name),
      make("span", { class: "about" }, aboutOf(person))),
    person.unread > 0
      ? make("span", { class: "badge" },
          make("span", { "aria-hidden": "true" }, person.unread > 99 ? "99+" : String(person.unread)),
          make("span", { class: "unseen" }, t("unread", { n: person.unread })))
      : undefined));
}

function move(event) {
  const buttons = [...list.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined || at < 0) {
    return;
  }

  event.preventDefault();
  if (to < 0 && !find.hidden) {
    find.focus();
    return;
  }

  const next = buttons[Math.min(Math.max(to, 0), buttons.length - 1)];
  buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
  next.focus();
}
