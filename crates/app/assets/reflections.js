// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// Private reflections: sealed and opened here, under a key that leaves this page only locked. The server keeps
// bytes. Nothing of it goes into any store of the browser, and what is on the page goes when it locks: what the
// server does not have by then waits here sealed.

/**
 * @typedef {import("./keys.js").Kept} Kept
 * @typedef {{ at: string, words: string }} Reflection
 * @typedef {{ id: string, version: number, reflection: Reflection }} Opened
 * @typedef {Kept & { name: string, words: string | undefined, at: string | undefined }} Waiting
 */

const place = document.querySelector("[data-reflections]");
if (!(place instanceof HTMLElement)) throw new Error("the page has no place for reflections");
/** @type {typeof import("./sealing.js")} */
const { bound, hex, nameOf, open, random, seal } = await import(place.dataset.sealing ?? "");
/** @type {typeof import("./keys.js")} */
const { Keyed } = await import(place.dataset.keys ?? "");

/** Milliseconds without a touch until the page locks, and out of sight until it does. */
const IDLE = 15 * 60_000;
const HIDDEN = 5 * 60_000;
/** Milliseconds after a change until a text is kept, and between two tries. */
const KEEP_AFTER = 2_000;

class Reflections extends Keyed {
  /** @param {HTMLElement} place */
  constructor(place) {
    super(place);
    /** By what the server knows the key. */
    this.name = "";
    /** Which one is being written; version 0 was never kept. */
    this.writing = this.blank();
    /** What the server does not have yet, sealed; in words only while the page is open. @type {Waiting | undefined} */
    this.waiting = undefined;
    /** What was sent and perhaps taken, though no answer came. @type {Set<string>} */
    this.sent = new Set();
    /** @type {Map<string, Opened>} */
    this.opened = new Map();
    /** What is drawn of each. @type {Map<string, { version: number, item: Element }>} */
    this.drawn = new Map();
    /** Counts what was sealed: of two at once the later one waits. */
    this.nth = 0;
    this.hiddenAt = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.listen();
  }

  /** One that was never kept. @returns {{ id: string, version: number, at: string }} */
  blank() {
    return { id: hex(random(16)), version: 0, at: "" };
  }

  get area() {
    return this.find("#words", HTMLTextAreaElement);
  }

  listen() {
    this.onSend("[data-writing]", () => this.finish());
    this.onSend("[data-burn-all]", () => this.burnAll());
    // Locking waits for nothing: somebody may be looking over a shoulder.
    this.find("[data-lock]", HTMLElement).addEventListener("click", () => this.lock());
    this.find("[data-take]", HTMLElement).addEventListener("click", () => this.take());
    this.area.addEventListener("input", () => this.soon());
    this.area.addEventListener("focusout", () => this.inTurn(() => this.keep()));
    for (const kind of ["pointerdown", "keydown"]) {
      document.addEventListener(kind, () => this.touched(), { capture: true });
    }
    document.addEventListener("visibilitychange", () => this.seen(document.visibilityState === "visible"));
    window.addEventListener("online", () => this.inTurn(() => this.keep()));
    window.addEventListener("beforeunload", (event) => {
      if (this.isUnkept() || this.waiting) event.preventDefault();
    });
    window.addEventListener("pagehide", () => this.forget());
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) location.reload();
    });
    setInterval(() => this.isOver() && this.lock(), 5_000);
  }

  /** Whether the time is over for which it stays open. */
  isOver() {
    if (!this.key && !this.begun) return false;
    const now = Date.now();
    return now - this.last >= IDLE || (this.hiddenAt > 0 && now - this.hiddenAt >= HIDDEN);
  }

  touched() {
    // A device that slept counted nothing meanwhile: the first touch after it locks.
    if (this.isOver()) this.lock();
    this.last = Date.now();
  }

  /** @param {boolean} visible */
  seen(visible) {
    if (visible && this.isOver()) this.lock();
    this.hiddenAt = visible ? 0 : Date.now();
    if (!visible) this.inTurn(() => this.keep());
  }

  /** Opens everything there is and shows it. */
  async opens() {
    const { key } = this;
    if (!key) return;
    this.last = Date.now();
    this.name = await nameOf(key);
    this.opened.clear();
    for (const one of this.kept) {
      const reflection = await open(key, one.sealed, this.bound(one));
      if (this.key !== key) return;
      if (reflection) this.opened.set(one.id, { id: one.id, version: one.version, reflection });
    }
    this.find("[data-closed]", HTMLElement).hidden = this.opened.size === this.kept.length;
    if (this.key !== key) return;
    this.say("");
    this.show("open");
    await this.takeUp(key);
    this.draw();
    this.area.focus();
  }

  /** Goes on with what waited sealed while the page was locked. @param {CryptoKey} key */
  async takeUp(key) {
    const { waiting } = this;
    const reflection = waiting && (await open(key, waiting.sealed, this.bound(waiting)));
    if (this.key !== key || !waiting || !reflection) return;
    this.waiting = { ...waiting, ...reflection };
    this.writing = { id: waiting.id, version: waiting.version - 1, at: reflection.at };
    this.area.value = reflection.words;
    await this.keep();
  }

  /** @param {{ id: string, version: number }} one */
  bound({ id, version }) {
    return bound("alongside/reflection/1", this.account, id, String(version));
  }

  /** Draws what is open, the newest first. What did not change is not drawn anew, with what is typed beside it. */
  draw() {
    const all = [...this.opened.values()].filter((one) => one.id !== this.writing.id);
    all.sort((a, b) => b.reflection.at.localeCompare(a.reflection.at));
    const items = all.map((one) => {
      const known = this.drawn.get(one.id);
      if (known?.version === one.version) return known.item;
      const item = this.item(one);
      this.drawn.set(one.id, { version: one.version, item });
      return item;
    });
    this.find("[data-all]", HTMLElement).replaceChildren(...items);
    this.find("[data-empty]", HTMLElement).hidden = all.length > 0;
  }

  /** @param {Opened} one */
  item({ id, reflection }) {
    const item = this.find("template[data-one]", HTMLTemplateElement).content.firstElementChild?.cloneNode(true);
    if (!(item instanceof Element)) throw new Error("the page has no template");
    const time = item.querySelector("time");
    if (time) {
      const how = /** @type {const} */ ({ dateStyle: "long", timeStyle: "short" });
      time.textContent = new Date(reflection.at).toLocaleString(this.place.dataset.language, how);
      time.dateTime = reflection.at;
      time.id = `at-${id}`;
    }
    for (const named of item.querySelectorAll("button, summary")) named.setAttribute("aria-describedby", `at-${id}`);
    const words = item.querySelector("[data-words]");
    if (words) words.textContent = reflection.words;
    item.querySelector("[data-edit]")?.addEventListener("click", () => this.inTurn(() => this.edit(id)));
    item.querySelector("[data-burn]")?.addEventListener("click", () => this.inTurn(() => this.burn(id)));
    const bring = item.querySelector("form[data-bring]");
    if (bring instanceof HTMLFormElement) {
      // Another line is another act.
      bring.addEventListener("input", () => delete bring.dataset.act);
      bring.addEventListener("submit", (event) => {
        event.preventDefault();
        this.inTurn(() => this.bring(bring));
      });
    }
    return item;
  }

  /** Whether something is written here that was not kept. */
  isUnkept() {
    const words = this.area.value;
    const kept = this.opened.get(this.writing.id)?.reflection.words;
    return this.key !== undefined && words.trim() !== "" && words !== kept;
  }

  /** Keeps what is being written after a while. */
  soon() {
    this.timer ??= setTimeout(() => this.inTurn(() => this.keep()), KEEP_AFTER);
  }

  /** Seals what is written as the next version of what it is. @param {CryptoKey} key */
  async sealWritten(key) {
    const { id, version } = this.writing;
    const words = this.area.value;
    const at = (this.writing.at ||= new Date().toISOString());
    const next = { id, version: version + 1 };
    const { name } = this;
    const nth = (this.nth += 1);
    const sealed = await seal(key, { at, words }, this.bound(next));
    if (nth !== this.nth) return;
    // Locked meanwhile, it waits sealed alone.
    const plain = this.key === key ? { at, words } : { at: undefined, words: undefined };
    this.waiting = { ...next, name, sealed, ...plain };
  }

  /** Keeps what is being written, and what waited. @returns {Promise<boolean>} whether all of it is kept */
  async keep() {
    clearTimeout(this.timer);
    this.timer = undefined;
    let moved = false;
    // What was taken without an answer, or changed elsewhere, takes another round.
    for (let round = 0; round < 4; round += 1) {
      if (this.key && this.isUnkept() && this.waiting?.words !== this.area.value) await this.sealWritten(this.key);
      if (!this.waiting) return true;
      const how = await this.send(this.waiting);
      if (how === "kept") {
        this.say(this.key ? (moved ? "elsewhere" : "kept") : this.waiting ? "left" : "locked");
        if (!this.isUnkept() && !this.waiting) return true;
      } else if (how === "elsewhere") moved = true;
      else if (how === "not") return false;
    }
    return false;
  }

  /**
   * Sends what waits, sealed.
   * @param {Waiting} waiting
   * @returns {Promise<"kept" | "again" | "elsewhere" | "not">}
   */
  async send(waiting) {
    this.sent.add(waiting.sealed);
    const { id, version, name, sealed } = waiting;
    const fields = { reflection: id, version: String(version), sealed, key: name };
    const answer = await this.tell(this.place.dataset.keep, fields);
    if (answer?.ok) {
      this.isKept(waiting);
      return "kept";
    }
    if (answer?.status !== 409) {
      // Locked, the page goes on saying that something waits.
      if (this.key) await this.told(answer);
      if (answer === undefined || answer.status >= 500) this.soon();
      return "not";
    }
    if (!(await this.read())) return "not";
    if (this.key && !this.locks.some((lock) => lock.salt === name)) {
      this.say("changed");
      return "not";
    }
    const there = this.kept.find((one) => one.id === id);
    if (there?.sealed === sealed) {
      this.isKept(waiting);
      return "kept";
    }
    // Locked, nothing can be sealed anew: it waits until the page is opened.
    if (!this.key) return "not";
    if (there && this.sent.has(there.sealed)) {
      // An earlier one was taken, and only the answer was lost.
      if (this.writing.id === id) this.writing = { ...this.writing, version: there.version };
      this.waiting = undefined;
      return "again";
    }
    // Changed or burned elsewhere meanwhile: what is here becomes one of its own, and nothing is written over.
    this.waiting = undefined;
    this.opened.delete(id);
    const other = there && (await open(this.key, there.sealed, this.bound(there)));
    if (there && other && this.key) this.opened.set(id, { id, version: there.version, reflection: other });
    this.writing = this.blank();
    return "elsewhere";
  }

  /** @param {Waiting} waiting */
  isKept({ id, version, sealed, at, words }) {
    if (this.key && at !== undefined && words !== undefined) {
      this.opened.set(id, { id, version, reflection: { at, words } });
      if (this.writing.id === id) this.writing = { id, version, at };
    }
    // What was written meanwhile goes on waiting, and what was sent of it counts.
    if (this.waiting && this.waiting.sealed !== sealed) return;
    this.waiting = undefined;
    this.sent.clear();
  }

  /** Keeps it, and begins a new one. */
  async finish() {
    if (!this.key || !(await this.keep()) || !this.key || this.isUnkept()) return;
    this.area.value = "";
    this.writing = this.blank();
    this.draw();
    this.area.focus();
  }

  /** @param {string} id */
  async edit(id) {
    await this.finish();
    const one = this.opened.get(id);
    if (!one || this.area.value !== "") return;
    this.writing = { id, version: one.version, at: one.reflection.at };
    this.area.value = one.reflection.words;
    this.draw();
    this.area.focus();
  }

  /** @param {string} id */
  async burn(id) {
    if (!(await this.told(await this.tell(this.place.dataset.burn, { reflection: id })))) return;
    this.opened.delete(id);
    this.drawn.delete(id);
    if (this.waiting?.id === id) this.waiting = undefined;
    if (this.writing.id === id) {
      this.area.value = "";
      this.writing = this.blank();
    }
    this.draw();
    this.area.focus();
  }

  /** Lifts one line out, which the pair then reads. @param {HTMLFormElement} form */
  async bring(form) {
    const line = form.elements.namedItem("line");
    if (!(line instanceof HTMLInputElement) || line.value.trim() === "") return;
    const act = (form.dataset.act ??= hex(random(16)));
    // To those whose names stand beside it, and to nobody who came since.
    const readers = form.dataset.readers ?? "";
    const fields = { act, line: line.value, readers, from: "reflection" };
    if (!(await this.told(await this.tell(this.place.dataset.bring, fields)))) return;
    delete form.dataset.act;
    line.value = "";
    this.say("brought");
  }

  async burnAll() {
    if (!(await this.told(await this.tell(this.place.dataset.burn, { do: "all" }), true))) return;
    this.waiting = undefined;
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

  /** Takes every word from the page at once; what was not kept waits sealed. */
  async lock() {
    const { key } = this;
    if (!key && !this.begun) return;
    const sealing = key && this.isUnkept() && this.waiting?.words !== this.area.value && this.sealWritten(key);
    const isNew = this.locks.length === 0;
    this.forget();
    this.show(isNew ? "begin" : "locked");
    this.say("locked");
    this.find(isNew ? "#new-passphrase" : "#passphrase", HTMLInputElement).focus();
    await sealing;
    if (this.waiting) this.waiting = { ...this.waiting, words: undefined, at: undefined };
    if (this.waiting && !this.key) {
      this.say("left");
      this.inTurn(() => this.keep());
    }
  }

  /** Takes the key and every word from the page. */
  forget() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.key = undefined;
    this.opened.clear();
    this.drawn.clear();
    if (this.waiting) this.waiting = { ...this.waiting, words: undefined, at: undefined };
    this.area.value = "";
    this.writing = this.blank();
    this.find("[data-all]", HTMLElement).replaceChildren();
    this.empty();
  }

}

const reflections = new Reflections(place);
// A browser seals only where nobody on the way can change this page.
if (crypto.subtle) reflections.inTurn(() => reflections.start());
