// Texts in the language of the page, which the page itself brings along.

export class Texts {
  /**
   * @param {Record<string, Record<string, string>>} forms the texts by their names, each with its plural forms
   * @param {string} lang
   */
  constructor(forms, lang) {
    this.forms = forms;
    this.plural = new Intl.PluralRules(lang);
    this.number = new Intl.NumberFormat(lang);
  }

  /**
   * The text with its places filled.
   * @param {string} name
   * @param {Record<string, string>} values
   */
  fill(name, values = {}) {
    return filled(this.forms[name].other, values);
  }

  /**
   * The text in the form that `n` needs.
   * @param {string} name
   * @param {number} n
   */
  count(name, n) {
    const forms = this.forms[name];
    return filled(forms[this.plural.select(n)] ?? forms.other, { n: this.number.format(n) });
  }
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}
