// The only way elements are made here: text is always text, so nothing a person or the bot writes becomes markup.

/** make("p", { class: "note", hidden: true }, "text", element, …) */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value);
    }
  }

  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

/** Tells a screen reader, without moving the focus. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}

/** One or two letters to know somebody by. */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  return /^[\u2e80-\u9fff]/.test(name)
    ? name.trim().slice(-2)
    : ((words[0]?.[0] ?? "") + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}
