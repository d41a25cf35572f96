// Elements, and numbers and texts in the language of the page.

/**
 * An element with attributes (none where the value is null or undefined) and children.
 * @param {string} name
 * @param {Record<string, string | null | undefined>} attributes
 * @param {...(Node | string)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/**
 * Does `work` at each click, but not while the work of the one before goes on. The button keeps the focus.
 * @param {HTMLButtonElement} button
 * @param {() => Promise<void>} work
 */
export function onClick(button, work) {
  button.addEventListener('click', async () => {
    if (button.hasAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    try {
      await work();
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

const { lang } = document.documentElement;
const numbers = new Intl.NumberFormat(lang);
const plurals = new Intl.PluralRules(lang);

export const form = {
  /** A number as the language writes it. @param {number} n */
  number: (n) => numbers.format(n),
  /** A text with its places filled. @param {string} text @param {Record<string, string>} values */
  fill: (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place),
  /** The form of a text that the number asks for. @param {Record<string, string>} forms @param {number} n */
  count: (forms, n) => form.fill(forms[plurals.select(n)] ?? forms.other, { n: form.number(n) }),
};
