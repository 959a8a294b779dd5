// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// Private reflections: sealed and opened here, under a key that leaves this page only locked. The server keeps
// bytes. Nothing of it goes into any store of the browser, and what is on the page goes when it locks.

/**
 * @typedef {import("./sealing.js").Lock} Lock
 * @typedef {{ id: string, version: number, sealed: string }} Kept
 * @typedef {{ locks: Lock[], kept: Kept[] }} Book
 * @typedef {{ at: string, words: string }} Reflection
 * @typedef {{ id: string, version: number, reflection: Reflection }} Opened
 */

const place = document.querySelector("[data-reflections]");
if (!(place instanceof HTMLElement)) throw new Error("the page has no place for reflections");
/** @type {typeof import("./sealing.js")} */
const { bound, codeOf, grouped, guards, hex, locked, newCode, newKey, open, random, seal, unlocked } =
  await import(place.dataset.sealing ?? "");

/** Milliseconds without a touch until the page locks, and hidden until it does. */
const IDLE = 15 * 60_000;
const HIDDEN = 5 * 60_000;
/** Milliseconds after a change until a text is kept. */
const KEEP_AFTER = 10_000;

/**
 * Asks the server, or tells it something.
 * @param {string} url
 * @param {Record<string, string>} [fields]
 * @returns {Promise<Response | undefined>} nothing when it could not be reached
 */
async function ask(url, fields) {
  try {
    const body = fields && new URLSearchParams(fields);
    const how = body ? { method: "POST", body } : {};
    return await fetch(url, { ...how, credentials: "same-origin", redirect: "error", cache: "no-store" });
  } catch {
    return undefined;
  }
}

class Reflections {
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
    /** What is being written. */
    this.writing = this.blank();
    /** @type {Map<string, Opened>} */
    this.opened = new Map();
    /** A new key that waits for its code to be typed back. @type {{ key: CryptoKey, code: string, passphrase: string } | undefined} */
    this.begun = undefined;
    this.last = Date.now();
    /** @type {number | undefined} */
    this.timer = undefined;
    /** One act after the other, so that versions follow each other. @type {Promise<unknown>} */
    this.turn = Promise.resolve();
    this.listen();
  }

  /**
   * @param {string} id
   * @param {number} version
   */
  bound(id, version) {
    return bound("alongside/reflection/1", this.account, id, String(version));
  }

  /** @returns {{ id: string, version: number, at: string }} */
  blank() {
    return { id: hex(random(16)), version: 0, at: new Date().toISOString() };
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

  get words() {
    return this.find("#words", HTMLTextAreaElement);
  }

  /** @param {string} id */
  typed(id) {
    return this.find(`#${id}`, HTMLInputElement).value;
  }

  /**
   * Says something; with a field, beside it too, and goes there.
   * @param {string} code
   * @param {string} [field]
   */
  say(code, field) {
    const text = code && (this.place.querySelector(`[data-say="${code}"]`)?.textContent ?? "");
    const state = this.find("[role=status]", HTMLElement);
    if (state.textContent !== text) state.textContent = text;
    for (const marked of this.place.querySelectorAll("[aria-invalid]")) marked.removeAttribute("aria-invalid");
    if (field) {
      const input = this.find(`#${field}`, HTMLInputElement);
      input.setAttribute("aria-invalid", "true");
      input.focus();
    }
  }

  /** @param {string} part */
  show(part) {
    for (const one of document.querySelectorAll("[data-part]")) {
      if (one instanceof HTMLElement) one.hidden = one.dataset.part !== part;
    }
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

  /** @param {() => Promise<void>} act */
  inTurn(act) {
    this.turn = this.turn.then(act, act);
    return this.turn;
  }

  listen() {
    this.onSubmit('[data-part="begin"]', () => this.begin());
    this.onSubmit('[data-part="code"]', () => this.keepKey());
    this.onSubmit('[data-part="locked"]:not([data-by])', () => this.unlock("passphrase"));
    this.onSubmit('[data-by="code"]', () => this.unlock("code"));
    this.onSubmit("[data-writing]", () => this.finish());
    this.onSubmit("[data-change]", () => this.change());
    this.onSubmit("[data-burn-all]", () => this.burnAll());
    this.find("[data-lock]", HTMLElement).addEventListener("click", () => this.inTurn(() => this.lock()));
    this.find("[data-take]", HTMLElement).addEventListener("click", () => this.take());
    this.words.addEventListener("input", () => this.soon());
    for (const kind of ["pointerdown", "keydown"]) {
      document.addEventListener(kind, () => (this.last = Date.now()));
    }
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") {
        this.inTurn(() => this.keep());
        this.last = Math.min(this.last, Date.now() - IDLE + HIDDEN);
      }
    });
    this.words.addEventListener("focusout", () => this.inTurn(() => this.keep()));
    window.addEventListener("beforeunload", (event) => {
      if (this.isUnkept()) event.preventDefault();
    });
    window.addEventListener("pagehide", () => this.forget());
    setInterval(() => {
      if (this.key && Date.now() - this.last >= IDLE) this.inTurn(() => this.lock());
    }, 5_000);
  }

  /** Fetches what the server has. */
  async read() {
    const answer = await ask(this.place.dataset.book ?? "");
    if (!answer?.ok) {
      this.say("unreachable");
      return false;
    }
    /** @type {Book} */
    const book = await answer.json();
    this.locks = book.locks;
    this.kept = book.kept;
    return true;
  }

  async start() {
    if (await this.read()) this.show(this.locks.length > 0 ? "locked" : "begin");
  }

  /**
   * Whether two fields hold a passphrase, twice the same.
   * @param {string} first
   * @param {string} second
   */
  chosen(first, second) {
    if (!guards(this.typed(first))) this.say("short", first);
    else if (this.typed(first) !== this.typed(second)) this.say("again", second);
    else return this.typed(first);
    return undefined;
  }

  /** A passphrase was chosen: shows the code that opens the same key. */
  async begin() {
    const passphrase = this.chosen("new-passphrase", "again");
    if (passphrase === undefined) return;
    const key = await newKey();
    this.begun = { key, code: newCode(), passphrase };
    this.find("[data-code]", HTMLElement).textContent = grouped(this.begun.code);
    this.say("");
    this.show("code");
    this.find("#typed-code", HTMLInputElement).focus();
  }

  /** The code was typed back: keeps the key under both its locks. */
  async keepKey() {
    if (!this.begun) return;
    const { key, code, passphrase } = this.begun;
    if (codeOf(this.typed("typed-code")) !== code) {
      this.say("typed-code", "typed-code");
      return;
    }
    const locks = [await locked(key, "passphrase", passphrase), await locked(key, "code", code)];
    const fields = Object.assign({ do: "begin" }, ...locks.map(fieldsOf));
    const answer = await ask(this.place.dataset.key ?? "", fields);
    // Made meanwhile from another page: that one opens.
    if (answer?.status === 409) location.reload();
    if (!(await this.told(answer))) return;
    this.locks = locks;
    this.key = key;
    this.empty();
    await this.opens();
  }

  /** @param {string} by */
  async unlock(by) {
    const lock = this.locks.find((one) => one.lock === by);
    const field = by === "code" ? "code" : "passphrase";
    const typed = this.typed(field);
    const key = lock && (await unlocked(lock, by === "code" ? codeOf(typed) : typed));
    if (!key) {
      this.say(by === "code" ? "wrong-code" : "wrong", field);
      return;
    }
    this.key = key;
    this.empty();
    await this.opens();
  }

  /** Opens everything there is and shows it. */
  async opens() {
    if (!(await this.read()) || !this.key) return;
    this.last = Date.now();
    this.opened.clear();
    for (const { id, version, sealed } of this.kept) {
      const reflection = await open(this.key, sealed, this.bound(id, version));
      if (reflection) this.opened.set(id, { id, version, reflection });
    }
    this.say("");
    this.draw();
    this.show("open");
    this.words.focus();
  }

  /** Draws what is open, the newest first. */
  draw() {
    const all = [...this.opened.values()].filter((one) => one.id !== this.writing.id);
    all.sort((a, b) => b.reflection.at.localeCompare(a.reflection.at));
    this.find("[data-all]", HTMLElement).replaceChildren(...all.map((one) => this.drawn(one)));
    this.find("[data-empty]", HTMLElement).hidden = all.length > 0;
  }

  /** @param {Opened} one */
  drawn(one) {
    const { id, reflection } = one;
    const item = this.find("template[data-one]", HTMLTemplateElement).content.cloneNode(true);
    if (!(item instanceof DocumentFragment)) throw new Error("the page has no template");
    const time = item.querySelector("time");
    if (time) {
      const how = /** @type {const} */ ({ dateStyle: "long", timeStyle: "short" });
      time.textContent = new Date(reflection.at).toLocaleString(this.place.dataset.language, how);
    }
    const words = item.querySelector("[data-words]");
    if (words) words.textContent = reflection.words;
    item.querySelector("[data-edit]")?.addEventListener("click", () => this.inTurn(() => this.edit(id)));
    item.querySelector("[data-burn]")?.addEventListener("click", () => this.inTurn(() => this.burn(id)));
    item.querySelector("[data-bring]")?.addEventListener("submit", (event) => {
      event.preventDefault();
      const form = event.target;
      if (form instanceof HTMLFormElement) this.inTurn(() => this.bring(form));
    });
    return item;
  }

  /** Whether something is written here that the server has not. */
  isUnkept() {
    const words = this.words.value;
    const kept = this.opened.get(this.writing.id)?.reflection.words;
    return this.key !== undefined && words.trim() !== "" && words !== kept;
  }

  /** Keeps what is being written after a while. */
  soon() {
    this.timer ??= setTimeout(() => this.inTurn(() => this.keep()), KEEP_AFTER);
  }

  /** Keeps what is being written. @returns {Promise<void>} */
  async keep() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const words = this.words.value;
    const { id, version, at } = this.writing;
    if (!this.key || !this.isUnkept()) return;
    const reflection = { at, words };
    const next = version + 1;
    const sealed = await seal(this.key, reflection, this.bound(id, next));
    const fields = { reflection: id, version: String(next), sealed };
    const answer = await ask(this.place.dataset.keep ?? "", fields);
    if (answer?.status === 409) {
      // Changed elsewhere meanwhile: what is here becomes one of its own, and nothing is written over.
      this.writing = this.blank();
      this.say("elsewhere");
      await this.keep();
      return;
    }
    if (!(await this.told(answer))) {
      this.soon();
      return;
    }
    this.writing = { id, version: next, at };
    this.opened.set(id, { id, version: next, reflection });
    this.say("kept");
  }

  /** Keeps it, and begins a new one. */
  async finish() {
    await this.keep();
    if (this.timer !== undefined) return;
    this.words.value = "";
    this.writing = this.blank();
    this.draw();
    this.words.focus();
  }

  /** @param {string} id */
  async edit(id) {
    await this.finish();
    const one = this.opened.get(id);
    if (!one || this.words.value !== "") return;
    this.writing = { id, version: one.version, at: one.reflection.at };
    this.words.value = one.reflection.words;
    this.draw();
    this.words.focus();
  }

  /** @param {string} id */
  async burn(id) {
    if (!(await this.told(await ask(this.place.dataset.burn ?? "", { reflection: id })))) return;
    this.opened.delete(id);
    this.draw();
    this.words.focus();
  }

  /** Lifts one line out, which the pair then reads. @param {HTMLFormElement} form */
  async bring(form) {
    const line = form.elements.namedItem("line");
    if (!(line instanceof HTMLInputElement) || line.value.trim() === "") return;
    const act = (form.dataset.act ??= hex(random(16)));
    const answer = await ask(this.place.dataset.bring ?? "", { act, line: line.value, from: "reflection" });
    if (!(await this.told(answer))) return;
    delete form.dataset.act;
    line.value = "";
    this.say("brought");
  }

  /** Locks the key with another passphrase. */
  async change() {
    const passphrase = this.chosen("changed", "changed-again");
    const was = this.locks.find((one) => one.lock === "passphrase");
    if (passphrase === undefined || !this.key || !was) return;
    const lock = await locked(this.key, "passphrase", passphrase);
    const fields = { do: "change", lock: "passphrase", was: was.wrapped, ...fieldsOf(lock) };
    if (!(await this.told(await ask(this.place.dataset.key ?? "", fields)))) return;
    this.locks = this.locks.map((one) => (one === was ? lock : one));
    this.empty();
    this.say("kept");
  }

  async burnAll() {
    if (!(await this.told(await ask(this.place.dataset.burn ?? "", { do: "all" })))) return;
    this.forget();
    location.reload();
  }

  /** Gives everything to whoever wrote it, as a file on their own device. */
  take() {
    const all = [...this.opened.values()].map((one) => one.reflection);
    all.sort((a, b) => a.at.localeCompare(b.at));
    const text = all.map(({ at, words }) => `${at}\n\n${words}\n`).join("\n---\n\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = "reflections.txt";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /**
   * Whether the server did it; goes where one proves who one is, where that was all that lacked.
   * @param {Response | undefined} answer
   */
  async told(answer) {
    if (answer?.ok) return true;
    if (answer?.status === 403 && this.key) {
      await this.keep();
      location.assign(this.place.dataset.stepUp ?? "");
    }
    this.say("unreachable");
    return false;
  }

  /** Keeps what is written, and locks. */
  async lock() {
    await this.keep();
    this.forget();
    this.say("");
    this.show("locked");
  }

  /** Takes the key and every word from the page. */
  forget() {
    this.key = undefined;
    this.begun = undefined;
    this.opened.clear();
    this.words.value = "";
    this.writing = this.blank();
    this.find("[data-all]", HTMLElement).replaceChildren();
    this.empty();
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

/**
 * A lock as the form sends it.
 * @param {Lock} lock
 * @returns {Record<string, string>}
 */
function fieldsOf({ lock, salt, rounds, wrapped }) {
  return { [`salt-${lock}`]: salt, [`rounds-${lock}`]: String(rounds), [`wrapped-${lock}`]: wrapped };
}

const reflections = new Reflections(place);
// A browser seals only where nobody on the way can change this page.
if (crypto.subtle) reflections.inTurn(() => reflections.start());
