// Texts in the language of the page, which the page itself brings along.

import { form } from '../dom.js';

export class Texts {
  /** @param {Record<string, Record<string, string>>} forms the texts by their names, each with its plural forms */
  constructor(forms) {
    this.forms = forms;
  }

  /**
   * The text with its places filled.
   * @param {string} name
   * @param {Record<string, string>} values
   */
  fill(name, values = {}) {
    return form.fill(this.forms[name].other, values);
  }

  /**
   * The text in the form that `n` needs.
   * @param {string} name
   * @param {number} n
   */
  count(name, n) {
    return form.count(this.forms[name], n);
  }
}
