// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// A page whose parts wait hidden: finding them, showing the one whose turn it is, saying what the server wrote for it to
// say, and doing one thing after the other.

export class Parts {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    /** One act after the other, of those that wait for an answer. @type {Promise<unknown>} */
    this.turn = Promise.resolve();
    /** And of those that keep something here, which wait for nobody. @type {Promise<unknown>} */
    this.shelf = Promise.resolve();
  }

  /**
   * @template {Element} T
   * @param {string} css
   * @param {new () => T} kind
   * @returns {T}
   */
  find(css, kind) {
    const found = this.place.querySelector(css);
    if (!(found instanceof kind)) throw new Error(`the page has no ${css}`);
    return found;
  }

  /**
   * @param {string} css
   * @param {(form: HTMLFormElement) => unknown} then
   */
  onSubmit(css, then) {
    const form = this.find(css, HTMLFormElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      then(form);
    });
  }

  /**
   * @param {string} css
   * @param {() => unknown} then
   */
  onPress(css, then) {
    this.find(css, HTMLElement).addEventListener("click", () => then());
  }

  /** Does what may have to wait for an answer. @param {() => Promise<unknown>} act */
  inTurn(act) {
    const tried = () => this.tried(act);
    this.turn = this.turn.then(tried, tried);
    return this.turn;
  }

  /** Does what is done here alone. @param {() => Promise<unknown>} act */
  here(act) {
    const tried = () => this.tried(act);
    this.shelf = this.shelf.then(tried, tried);
    return this.shelf;
  }

  /** @param {() => Promise<unknown>} act */
  async tried(act) {
    try {
      await act();
    } catch (error) {
      // What a browser says of its storage names nobody; anything else is ours to mend.
      if (!(error instanceof DOMException)) throw error;
      this.say(error.name === "QuotaExceededError" ? "full" : "not-done");
    }
  }

  /**
   * @param {string} code
   * @param {Record<string, string>} [with_]
   */
  words(code, with_ = {}) {
    let text = this.place.querySelector(`[data-say="${code}"]`)?.textContent ?? "";
    for (const [name, value] of Object.entries(with_)) text = text.replace(`(${name})`, value);
    return text;
  }

  /**
   * @param {string} code
   * @param {Record<string, string>} [with_]
   * @param {string} [field]
   */
  say(code, with_, field) {
    const state = this.find("#said", HTMLElement);
    const text = code && this.words(code, with_);
    if (state.textContent !== text) state.textContent = text;
    for (const marked of this.place.querySelectorAll("[aria-invalid]")) {
      marked.removeAttribute("aria-invalid");
      marked.removeAttribute("aria-errormessage");
    }
    if (field) {
      const input = this.find(`#${field}`, HTMLInputElement);
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-errormessage", "said");
      input.focus();
    }
  }

  /** @param {string} part */
  show(part) {
    for (const one of this.place.querySelectorAll("[data-part]")) {
      if (one instanceof HTMLElement) one.hidden = one.dataset.part !== part;
    }
  }

  /** @param {string} template */
  copy(template) {
    const content = this.find(`template[${template}]`, HTMLTemplateElement).content;
    const item = content.firstElementChild?.cloneNode(true);
    if (!(item instanceof HTMLElement)) throw new Error("the page has no template");
    return item;
  }

  /**
   * @param {HTMLElement} item
   * @param {string} css
   * @param {string} text
   */
  fill(item, css, text) {
    const found = item.querySelector(css);
    if (found) found.textContent = text;
  }

  /** @param {number} at */
  clock(at) {
    return new Date(at).toLocaleTimeString(this.place.dataset.language, { timeStyle: "short" });
  }

  /** @param {number} at */
  day(at) {
    const how = /** @type {const} */ ({ weekday: "short", hour: "numeric", minute: "2-digit" });
    return new Date(at).toLocaleString(this.place.dataset.language, how);
  }

  /** Empties every field a secret was typed into. */
  empty() {
    for (const input of this.place.querySelectorAll("input[type=password]")) {
      if (input instanceof HTMLInputElement) input.value = "";
    }
  }
}
