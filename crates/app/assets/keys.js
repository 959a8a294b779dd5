// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// A page whose contents open by a key of one's own: how the key is made, locked and opened, by passphrase, code or passkey.

/**
 * @typedef {import("./sealing.js").Lock} Lock
 * @typedef {{ id: string, version: number, sealed: string }} Kept
 * @typedef {{ account: string, locks: Lock[], kept: Kept[] }} Book
 */

const data = document.querySelector("[data-sealing]");
const { parts, sealing, locks } = data instanceof HTMLElement ? data.dataset : {};
/** @type {typeof import("./parts.js")} */
const { Parts } = await import(parts ?? "");
/** @type {typeof import("./sealing.js")} */
const { codeOf, grouped, guards, hex, locked, newCode, newKey, random, unhex, unlocked } =
  await import(sealing ?? "");
/** @type {typeof import("./locks.js")} */
const { askPasskey } = await import(locks ?? "");

/** Milliseconds an answer may take. */
const ANSWERS_WITHIN = 15_000;
/** And all that was ever written, on a weak signal. */
const BOOK_WITHIN = 120_000;
/** Bytes a passkey is asked; which passkey stands behind them. */
const ASKED = 32;
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

export class Keyed extends Parts {
  /** @param {HTMLElement} place */
  constructor(place) {
    super(place);
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
    this.onSend('[data-part="begin"]', () => this.begin());
    this.onSend('[data-part="code"]', () => this.keepKey());
    this.onSend('[data-part="locked"]:not([data-by])', () => this.unlock("passphrase"));
    this.onSend('[data-by="code"]', () => this.unlock("code"));
    this.onSubmit('[data-by="passkey"]', () => this.askForKey());
    this.onSend("[data-add-passkey]", () => this.addPasskey());
    this.onSend("[data-remove-passkey]", () => this.removePasskey());
    this.onSend("[data-change]", () => this.change());
    this.onSend("[data-recode]", () => this.recode());
  }

  /** Opens what is there, once the key is; the page's own. */
  async opens() {}

  /** Keeps what is written; the page's own. @returns {Promise<boolean>} whether all of it is kept */
  async keep() {
    return true;
  }

  /** Locks at once; the page's own. */
  lock() {}

  /** @param {string} id */
  typed(id) {
    return this.find(`#${id}`, HTMLInputElement).value;
  }

  /** @param {string} part */
  show(part) {
    super.show(part);
    document.querySelector('[data-part="without"]')?.setAttribute("hidden", "");
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
   * One act after the other, so that versions follow each other.
   * @param {string} css
   * @param {(form: HTMLFormElement) => Promise<void>} then
   */
  onSend(css, then) {
    this.onSubmit(css, (form) => this.inTurn(() => then(form)));
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
    if (guarded === "short") this.say("short", {}, first);
    else if (guarded === "long") this.say("long-passphrase", {}, first);
    else if (typed !== this.typed(second)) this.say("again", {}, second);
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
      this.say("typed-code", {}, "typed-code");
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
      this.say(by === "code" ? "wrong-code" : "wrong", {}, field);
      return;
    }
    this.key = key;
    this.empty();
    await this.opens();
  }

  /** Asks the passkey that was added. At once: a browser asks only right after a press, whatever else is under way. */
  async askForKey() {
    const lock = this.lockOf("passkey");
    if (!lock) return;
    const salt = unhex(lock.salt);
    const answer = await askPasskey(salt.slice(0, ASKED), salt.slice(ASKED));
    if (answer) this.inTurn(() => this.unlockByPasskey(lock, answer.secret));
    else this.say("passkey-not");
  }

  /**
   * @param {Lock} lock
   * @param {string} secret
   */
  async unlockByPasskey(lock, secret) {
    const key = await unlocked(lock, secret);
    if (!key) return this.say("wrong-passkey");
    // Taken away from another page since this one was read, it opens nothing.
    if (!(await this.read())) return;
    if (!this.has(lock)) {
      this.show("locked");
      return this.say("passkey-removed");
    }
    this.key = key;
    this.empty();
    await this.opens();
  }

  /** Locks the key with what a passkey answers, beside the passphrase. */
  async addPasskey() {
    const { key } = this;
    if (!key || !(await this.told(await this.tell(this.place.dataset.key, { do: "fresh" }), true))) return;
    const question = random(ASKED);
    const answer = await askPasskey(question);
    if (!answer) return this.say("passkey-not");
    const lock = await locked(key, "passkey", answer.secret, hex(question) + answer.credential);
    // Locked meanwhile, it stays as it was.
    if (this.key !== key) return;
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
    const answer = await this.tell(this.place.dataset.key, fields);
    // The answer to an earlier try may have been lost: what was asked for is there.
    const isThere = answer?.status === 409 && (await this.read()) && (lock ? this.has(lock) : !this.lockOf("passkey"));
    if (!isThere && !(await this.told(answer, true))) return;
    const others = this.locks.filter((one) => one.lock !== "passkey");
    this.locks = lock ? [...others, lock] : others;
    this.show(this.key ? "open" : "locked");
    this.say(done);
    if (this.key) this.find("[data-add-passkey] button", HTMLElement).focus();
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

  /** Empties every field a secret was typed into, and the code that is shown. */
  empty() {
    super.empty();
    this.begun = undefined;
    this.find("[data-code]", HTMLElement).textContent = "";
    for (const id of ["typed-code", "code"]) this.find(`#${id}`, HTMLInputElement).value = "";
  }
}
