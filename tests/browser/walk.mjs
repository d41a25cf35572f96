// A walk over a page by the key Tab alone, as one takes who has no mouse.

// Runs in the page: what has the focus, or null when the walk has left the page.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  globalThis.walk ??= { numbers: new WeakMap(), last: null, next: 0 };
  const { walk } = globalThis;
  const again = walk.numbers.has(element);
  if (!again) walk.numbers.set(element, (walk.next += 1));
  const { last } = walk;
  walk.last = element;
  // What leaves a frame that scrolls stands beside it, wherever it stood in the frame.
  const frameOf = (of) => {
    for (let frame = of?.parentElement; frame && frame !== document.body; frame = frame.parentElement) {
      if (frame.scrollHeight > frame.clientHeight && getComputedStyle(frame).overflowY !== 'visible') return frame;
    }
    return null;
  };
  const region = (of) => frameOf(of) ?? of?.closest('nav, aside, header, footer, main');

  // Where an element stands on the page, however far the window and frames within it are scrolled.
  const place = { left: scrollX, top: scrollY };
  for (let frame = element.parentElement; frame && frame !== document.body; frame = frame.parentElement) {
    place.left += frame.scrollLeft;
    place.top += frame.scrollTop;
  }

  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const thick = outlineStyle === 'auto' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
  // One sees where one is by a part of it: WCAG 2.4.11 asks that it is not hidden altogether.
  const shows = ({ left, right, top, height }) =>
    [left + 4, (left + right) / 2, right - 4].some((x) => {
      const there = document.elementFromPoint(x, top + height / 2);
      return there !== null && (element.contains(there) || there.contains(element));
    });
  return {
    name: element.cloneNode().outerHTML.slice(0, 90) + element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40),
    again,
    marked: thick && !/, 0\)$|^transparent$/.test(outlineColor),
    // A frame higher than half of the window has its middle outside of it, at times, and is seen all the same.
    seen: box.height > innerHeight / 2 || [...element.getClientRects()].some(shows),
    follows: last === null || (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    sameRegion: region(last) === region(element),
    box: { left: box.left + place.left, top: box.top + place.top, bottom: box.bottom + place.top },
  };
}

// Runs in the page: every element that the walk must come to and has not.
function missed() {
  const stops = 'a[href], button, input, select, textarea, summary, iframe, [tabindex="0"]';
  return [...document.querySelectorAll(stops)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
    // Of a group of radio buttons the walk comes to the one that is set; arrows lead on from there.
    .filter((element) => element.type !== 'radio' || element.checked)
    .filter((element) => !globalThis.walk?.numbers.has(element))
    .map((element) => element.cloneNode().outerHTML.slice(0, 90));
}

// Whether a reader's eye must jump back: up, and not into a column to the right. From one region of the page to another,
// as from the contents in the margin to the text, it may.
const jumpsBack = (before, { sameRegion, box }) => sameRegion && box.bottom <= before.top && box.left <= before.left;

// Walks over the page that is open, from its beginning to its end, and gives the faults that stand in the way.
export async function walkFaults(page) {
  const faults = [];
  let before = null;
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (stop === null || stop.again) break;
    const add = (what) => faults.push({ message: `${what}: ${stop.name}` });
    if (!stop.marked) add('has the focus and no mark of it');
    if (!stop.seen) add('has the focus and is hidden by something or outside of the window');
    if (!stop.follows) add('comes before what had the focus last');
    else if (before && jumpsBack(before.box, stop)) add('stands above what had the focus last');
    before = stop;
  }
  for (const name of await page.evaluate(missed)) faults.push({ message: `is never reached: ${name}` });
  return faults;
}

// Presses Tab until the focus is on what `selector` means; fails when that never happens.
export async function tabTo(page, selector) {
  const tried = new Set();
  for (;;) {
    await page.keyboard.press('Tab');
    const { there, where } = await page.evaluate((selector) => {
      const element = document.activeElement;
      const number = [...document.querySelectorAll('*')].indexOf(element);
      return { there: element?.matches(selector) ?? false, where: number };
    }, selector);
    if (there) return;
    if (tried.has(where)) throw new Error(`Tab never comes to \`${selector}\``);
    tried.add(where);
  }
}
