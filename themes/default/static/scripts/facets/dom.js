// Small helpers: elements, and numbers and texts in the language of the page.

/** An element with attributes (none where the value is null or undefined) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const { lang } = document.documentElement;
const numbers = new Intl.NumberFormat(lang);
const plurals = new Intl.PluralRules(lang);

export const form = {
  /** A number as the language writes it. */
  number: (n) => numbers.format(n),
  /** A text with its places filled. */
  fill: (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place),
  /** The form of a text that the number asks for. */
  count: (forms, n) => form.fill(forms[plurals.select(n)] ?? forms.other, { n: numbers.format(n) }),
};
