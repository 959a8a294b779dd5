// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// A page whose contents open by a key of one's own: its parts, what it says, how its key is made, locked and opened.

/**
 * @typedef {import("./sealing.js").Lock} Lock
 * @typedef {{ id: string, version: number, sealed: string }} Kept
 * @typedef {{ account: string, locks: Lock[], kept: Kept[] }} Book
 */

const sealing = document.querySelector("[data-sealing]");
/** @type {typeof import("./sealing.js")} */
const { codeOf, grouped, guards, hex, locked, newCode, newKey, random, unhex, unlocked } =
  await import((sealing instanceof HTMLElement && sealing.dataset.sealing) || "");
/** @type {typeof import("./locks.js")} */
const { askPasskey } = await import((sealing instanceof HTMLElement && sealing.dataset.locks) || "");

/** Milliseconds an answer may take. */
const ANSWERS_WITHIN = 15_000;
/** And all that was ever written, on a weak signal. */
const BOOK_WITHIN = 120_000;
/** Bytes that a browser still sends for a page that is being left. */
const KEEPALIVE_MOST = 60_000;

/**
 * Asks the server, or tells it something.
 * @param {string | undefined} url
 * @param {Record<string, string>} [fields]
 * @param {number} [within] milliseconds it may take
 * @returns {Promise<Response | undefined>} nothing when it could not be reached
 */
async function ask(url, fields, within = ANSWERS_WITHIN) {
  const body = fields && new URLSearchParams(fields).toString();
  try {
    return await fetch(url ?? "", {
      credentials: "same-origin",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(within),
      ...(body === undefined
        ? {}
        : {
            method: "POST",
            body,
            headers: { "Content-Type": "application/x-www-form-urlencoded" },
            keepalive: body.length < KEEPALIVE_MOST,
          }),
    });
  } catch {
    return undefined;
  }
}

/**
 * A lock as the form sends it.
 * @param {Lock} lock
 * @returns {Record<string, string>}
 */
function fieldsOf({ lock, salt, rounds, wrapped }) {
  return { [`salt-${lock}`]: salt, [`rounds-${lock}`]: String(rounds), [`wrapped-${lock}`]: wrapped };
}

export class Keyed {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.account = place.dataset.account ?? "";
    /** @type {Lock[]} */
    this.locks = [];
    /** @type {Kept[]} */
    this.kept = [];
    /** @type {CryptoKey | undefined} */
    this.key = undefined;
    /** A code that waits to be typed back; without a passphrase it is another one for the same key.
     * @type {{ key: CryptoKey, code: string, passphrase: string | undefined } | undefined} */
    this.begun = undefined;
    this.last = Date.now();
    /** One act after the other, so that versions follow each other. @type {Promise<unknown>} */
    this.turn = Promise.resolve();
    this.onSubmit('[data-part="begin"]', () => this.begin());
    this.onSubmit('[data-part="code"]', () => this.keepKey());
    this.onSubmit('[data-part="locked"]:not([data-by])', () => this.unlock("passphrase"));
    this.onSubmit('[data-by="code"]', () => this.unlock("code"));
    this.onSubmit('[data-by="passkey"]', () => this.unlockByPasskey());
    this.onSubmit("[data-add-passkey]", () => this.addPasskey());
    this.onSubmit("[data-remove-passkey]", () => this.removePasskey());
    this.onSubmit("[data-change]", () => this.change());
    this.onSubmit("[data-recode]", () => this.recode());
  }

  /** Opens what is there, once the key is; the page's own. */
  async opens() {}

  /** Keeps what is written; the page's own. @returns {Promise<boolean>} whether all of it is kept */
  async keep() {
    return true;
  }

  /** Locks at once; the page's own. */
  lock() {}

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

  /** @param {string} id */
  typed(id) {
    return this.find(`#${id}`, HTMLInputElement).value;
  }

  /**
   * Says something; of a field, it goes there, and the field says it too.
   * @param {string} code
   * @param {string} [field]
   */
  say(code, field) {
    const text = code && (this.place.querySelector(`[data-say="${code}"]`)?.textContent ?? "");
    const state = this.find("#said", HTMLElement);
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
    for (const one of document.querySelectorAll("[data-part]")) {
      if (one instanceof HTMLElement) one.hidden = one.dataset.part !== part;
    }
    // A passkey opens it where one was added, and is added and taken away where it is open.
    const isAdded = this.lockOf("passkey") !== undefined;
    if (!isAdded) this.find('[data-by="passkey"]', HTMLElement).hidden = true;
    this.find("[data-remove-passkey]", HTMLElement).hidden = !isAdded;
  }

  /** @param {string} name */
  lockOf(name) {
    return this.locks.find((one) => one.lock === name);
  }

  /**
   * @param {string} css
   * @param {(form: HTMLFormElement) => Promise<void>} then
   */
  onSubmit(css, then) {
    const form = this.find(css, HTMLFormElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.inTurn(() => then(form));
    });
  }

  /** @param {() => Promise<unknown>} act */
  inTurn(act) {
    this.turn = this.turn.then(act, act);
    return this.turn;
  }

  /** Fetches what the server has. */
  async read() {
    const answer = await ask(this.place.dataset.book, undefined, BOOK_WITHIN);
    if (!(await this.told(answer)) || !answer) return false;
    /** @type {Book | undefined} */
    const book = await answer.json().catch(() => undefined);
    if (!book) {
      this.say("unreachable");
      return false;
    }
    if (book.account !== this.account) {
      this.say("signed-out");
      return false;
    }
    this.locks = book.locks;
    this.kept = book.kept;
    return true;
  }

  async start() {
    const isRead = await this.read();
    this.show(!isRead ? "" : this.locks.length > 0 ? "locked" : "begin");
  }

  /**
   * Posts something of whoever this page is.
   * @param {string | undefined} url
   * @param {Record<string, string>} fields
   */
  tell(url, fields) {
    return ask(url, { ...fields, account: this.account });
  }

  /**
   * Whether two fields hold a passphrase, twice the same.
   * @param {string} first
   * @param {string} second
   */
  chosen(first, second) {
    const typed = this.typed(first);
    const guarded = guards(typed);
    if (guarded === "short") this.say("short", first);
    else if (guarded === "long") this.say("long-passphrase", first);
    else if (typed !== this.typed(second)) this.say("again", second);
    else return typed;
    return undefined;
  }

  /** A passphrase was chosen: shows the code that opens the same key. */
  async begin() {
    const passphrase = this.chosen("new-passphrase", "again");
    if (passphrase !== undefined) this.offer({ key: await newKey(), code: newCode(), passphrase });
  }

  /** Another code for the key there is. */
  async recode() {
    const { key } = this;
    // Asked before it is shown: nobody writes down a code that is then not taken.
    if (!key || !(await this.told(await this.tell(this.place.dataset.key, { do: "fresh" }), true))) return;
    if (this.key === key) this.offer({ key, code: newCode(), passphrase: undefined });
  }

  /** @param {{ key: CryptoKey, code: string, passphrase: string | undefined }} begun */
  offer(begun) {
    this.begun = begun;
    this.last = Date.now();
    this.find("[data-code]", HTMLElement).textContent = grouped(begun.code);
    this.say("");
    this.show("code");
    this.find('[data-part="code"] h2', HTMLElement).focus();
  }

  /** The code was typed back: keeps the key under its locks. */
  async keepKey() {
    const { begun } = this;
    if (!begun) return;
    const { key, code, passphrase } = begun;
    if (codeOf(this.typed("typed-code")) !== code) {
      this.say("typed-code", "typed-code");
      return;
    }
    const byCode = await locked(key, "code", code);
    const was = this.locks.find((one) => one.lock === "code")?.wrapped ?? "";
    const fields =
      passphrase === undefined
        ? { do: "change", lock: "code", was, ...fieldsOf(byCode) }
        : { do: "begin", ...fieldsOf(byCode), ...fieldsOf(await locked(key, "passphrase", passphrase)) };
    const answer = await this.tell(this.place.dataset.key, fields);
    // Made meanwhile from another page: that one opens.
    if (answer?.status === 409 && passphrase !== undefined) location.reload();
    // The answer to an earlier try may have been lost: the very same lock is there.
    const isThere = answer?.status === 409 && (await this.read()) && this.has(byCode);
    if (!isThere && !(await this.told(answer, true))) return;
    // Locked meanwhile, it stays so.
    const isRead = await this.read();
    if (this.begun !== begun || !isRead) return;
    this.key = key;
    this.empty();
    await this.opens();
  }

  /** @param {Lock} lock */
  has(lock) {
    return this.locks.some((one) => one.wrapped === lock.wrapped);
  }

  /** @param {string} by */
  async unlock(by) {
    const field = by === "code" ? "code" : "passphrase";
    const typed = this.typed(field);
    if (typed === "") return;
    // The passphrase may have been changed from another page since this one was read.
    if (!(await this.read())) return;
    const lock = this.locks.find((one) => one.lock === by);
    const key = lock && (await unlocked(lock, by === "code" ? codeOf(typed) : typed));
    if (!key) {
      this.say(by === "code" ? "wrong-code" : "wrong", field);
      return;
    }
    this.key = key;
    this.empty();
    await this.opens();
  }

  /** The passkey is asked at once: a browser asks only right after a press. */
  async unlockByPasskey() {
    const lock = this.lockOf("passkey");
    const answer = lock && (await askPasskey(unhex(lock.salt)));
    const key = answer && (await unlocked(lock, answer.secret));
    if (!key) return this.say("wrong-passkey");
    // Taken away from another page since this one was read, it opens nothing.
    if (!(await this.read())) return;
    if (!this.has(lock)) return this.say("changed");
    this.key = key;
    this.empty();
    await this.opens();
  }

  /** Locks the key with what a passkey answers, beside the passphrase. */
  async addPasskey() {
    const { key } = this;
    if (!key || !(await this.told(await this.tell(this.place.dataset.key, { do: "fresh" }), true))) return;
    const asked = random(32);
    const answer = await askPasskey(asked);
    if (this.key !== key) return;
    if (!answer) return this.say("passkey-not");
    const lock = await locked(key, "passkey", answer.secret, hex(asked));
    const was = this.lockOf("passkey")?.wrapped ?? "";
    await this.isLocked({ do: "add", was, ...fieldsOf(lock) }, lock, "passkey-added");
  }

  async removePasskey() {
    const was = this.lockOf("passkey");
    if (was) await this.isLocked({ do: "remove", was: was.wrapped }, undefined, "passkey-removed");
  }

  /**
   * Tells the server of the passkey's lock, and shows what is there now.
   * @param {Record<string, string>} fields
   * @param {Lock | undefined} lock
   * @param {string} done
   */
  async isLocked(fields, lock, done) {
    if (!(await this.told(await this.tell(this.place.dataset.key, fields), true))) return;
    const others = this.locks.filter((one) => one.lock !== "passkey");
    this.locks = lock ? [...others, lock] : others;
    if (!this.key) return;
    this.show("open");
    this.say(done);
  }

  /** Locks the key with another passphrase. */
  async change() {
    const passphrase = this.chosen("changed", "changed-again");
    const was = this.locks.find((one) => one.lock === "passphrase");
    if (passphrase === undefined || !this.key || !was) return;
    const lock = await locked(this.key, "passphrase", passphrase);
    const fields = { do: "change", lock: "passphrase", was: was.wrapped, ...fieldsOf(lock) };
    const answer = await this.tell(this.place.dataset.key, fields);
    const isThere = answer?.status === 409 && (await this.read()) && this.has(lock);
    if (!isThere && !(await this.told(answer, true))) return;
    this.locks = this.locks.map((one) => (one === was ? lock : one));
    this.empty();
    this.say("kept");
  }

  /**
   * Whether the server did it; else says what to do.
   * @param {Response | undefined} answer
   * @param {boolean} [proves] whether a fresh proof of who one is may be all that lacked
   */
  async told(answer, proves = false) {
    if (answer?.ok) return true;
    if (answer?.status === 403 && proves) {
      if (await this.keep()) location.assign(this.place.dataset.stepUp ?? "");
    } else if (answer?.status === 403) {
      // Others see the screen by now.
      this.lock();
    } else {
      const said = { 401: "signed-out", 409: "changed", 413: "long", 422: "nobody" };
      this.say(said[/** @type {401} */ (answer?.status ?? 0)] ?? "unreachable");
    }
    return false;
  }

  /** Empties every field a secret was typed into. */
  empty() {
    this.begun = undefined;
    this.find("[data-code]", HTMLElement).textContent = "";
    for (const input of this.place.querySelectorAll("input[type=password], #typed-code, #code")) {
      if (input instanceof HTMLInputElement) input.value = "";
    }
  }
}
