// Renders cards with Microsoft's own renderer in a real browser, as narrow as a phone shows them.
import { join } from 'node:path';

/** How wide a card is on the narrowest phone, in CSS pixels. */
export const NARROWEST = 320;

const library = join(import.meta.dirname, 'node_modules/adaptivecards/dist');

/** A page that is ready to render. */
export async function openCardPage(browser) {
  const page = await browser.newPage({ viewport: { width: NARROWEST, height: 1200 } });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; font: 14px "Noto Sans CJK SC", sans-serif; }
    #card { width: ${NARROWEST}px; }
    .ac-actionSet { flex-wrap: wrap; }
  </style><div id="card"></div>`);
  await page.addStyleTag({ path: join(library, 'adaptivecards.css') });
  await page.addScriptTag({ path: join(library, 'adaptivecards.js') });
  return page;
}

/** Every problem of the rendered card, as sentences; empty when there is none. */
export async function renderProblems(page, card) {
  const shown = await draw(page, card);
  const everything = JSON.parse(JSON.stringify(card, (name, value) => (name === 'isVisible' ? undefined : value)));
  return [...new Set([...shown, ...await draw(page, everything)])]; // what a press would show has to fit, too
}

function draw(page, card) {
  return page.evaluate(json => {
    const { AdaptiveCard, HostConfig, SerializationContext } = globalThis.AdaptiveCards;
    const problems = [];
    const context = new SerializationContext();
    const card = new AdaptiveCard();
    card.hostConfig = new HostConfig({
      fontFamily: '"Noto Sans CJK SC", sans-serif',
      actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
    });
    card.parse(json, context);
    for (let i = 0; i < context.eventCount; i++) {
      const { message } = context.getEventAt(i);
      // The renderer compares "lang" with a global expression, which goes on where it stopped: every second good value fails.
      if (!/^Invalid value "[a-z]{2}" for property "lang"\.$/.test(message)) {
        problems.push(`the parser warns: ${message}`);
      }
    }
    problems.push(...card.validateProperties().validationEvents.map(event => `the renderer warns: ${event.message}`));

    const place = document.getElementById('card');
    const drawn = card.render();
    place.replaceChildren(...(drawn ? [drawn] : []));
    if (!drawn || drawn.offsetHeight < 10 || place.innerText.trim() === '') {
      return [...problems, 'nothing is to be seen'];
    }
    const edges = place.getBoundingClientRect();
    const named = element => `<${element.tagName.toLowerCase()}> "${(element.innerText || element.getAttribute('aria-label') || '').slice(0, 40)}"`;
    const look = () => place.querySelectorAll('*').forEach(element => {
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < edges.left - 1 || right > edges.right + 1)) {
        problems.push(`${named(element)} sticks out of the card by ${Math.ceil(Math.max(edges.left - left, right - edges.right))} px`);
      } else if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible' && !element.matches('input, select, textarea')) {
        problems.push(`${named(element)} is cut off`);
      }
    });
    look();
    for (const button of place.querySelectorAll('button.expandable')) { // a card behind a button; opening the next closes it
      button.click();
      look();
    }
    const missing = card.getAllInputs().filter(input => !input.renderedElement);
    return [...problems, ...missing.map(input => `the input '${input.id}' is not drawn`)];
  }, card);
}
