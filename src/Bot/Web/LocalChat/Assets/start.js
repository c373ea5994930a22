// The right pane before anybody is picked: where to begin, or what is missing.

import { initials, make } from "./dom.js";
import { aboutOf, everybody, roleOf } from "./people.js";
import { t } from "./texts.js";

const start = document.getElementById("start");

export function showStart(pick) {
  const people = everybody();
  const hr = people.filter((person) => roleOf(person) === "hr");
  start.replaceChildren(
    ...(people.length === 0 ? nobody() : hr.length === people.length ? onlyHr(hr, pick) : welcome(people, pick)));
}

function nobody() {
  return [
    make("h2", {}, t("emptyTitle")),
    make("p", {}, t("emptyDemo")),
    command("dotnet run --project src/Bot -- demo"),
    make("p", {}, t("emptyImport")),
    command("dotnet run --project src/Bot -- import people FILE --hr NUMBER"),
    make("p", { class: "quiet" }, t("emptyThen")),
  ];
}

function onlyHr(hr, pick) {
  return [make("h2", {}, t("onlyHrTitle")), make("p", {}, t("onlyHrText")), picks(hr.slice(0, 3), pick)];
}

function welcome(people, pick) {
  const first = ["hr", "manager", "employee"]
    .map((role) => people.find((person) => roleOf(person) === role))
    .filter(Boolean);
  return [make("h2", {}, t("startTitle")), make("p", {}, t("startText")), make("h3", {}, t("startPick")), picks(first, pick)];
}

function picks(people, pick) {
  return make("div", { class: "picks" }, ...people.map((person) =>
    make("button", { type: "button", onclick: () => pick(person.key) },
      make("span", { class: `avatar ${roleOf(person)}`, "aria-hidden": "true" }, initials(person.name)),
      make("span", { class: "who" },
        make("span", { class: "role" }, { hr: t("hr"), manager: t("aManager"), employee: t("anEmployee") }[roleOf(person)]),
        make("span", { class: "name" }, person.name),
        make("span", { class: "about" }, aboutOf(person))))));
}

function command(text) {
  return make("pre", { tabindex: "0" }, make("code", {}, text));
}
