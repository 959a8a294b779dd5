// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// What opens what this device holds: a key that a passphrase locks, and a passkey too, and until when.

/**
 * @typedef {import("./kept.js").Change} Change
 */

const place = document.querySelector("[data-away]");
const data = place instanceof HTMLElement ? place.dataset : {};
/** @type {typeof import("./parts.js")} */
const { Parts } = await import(data.parts ?? "");
/** @type {typeof import("./sealing.js")} */
const { bound, guards, hex, locked, newKey, open, random, seal, unhex, unlocked } = await import(data.sealing ?? "");
/** @type {typeof import("./locks.js")} */
const { askPasskey } = await import(data.locks ?? "");

/** Milliseconds without a touch until the page locks, and out of sight until it does. */
const IDLE = 15 * 60_000;
const HIDDEN = 5 * 60_000;
/** Wrong passphrases until the key is forgotten, and from which on it is said how many are left. */
const TRIES = 10;
const TRIES_SAID = 7;
/** Milliseconds after which it is written down how late it is. */
const LATEST_EVERY = 60_000;
/** Says that this device held something: it stays where a browser empties the rest. It names nobody. */
const MARK = "__Host-a";
/** Seconds it stays after what it stands for is over. */
const MARK_STAYS = 7 * 24 * 3600;

export class Device extends Parts {
  /**
   * @param {HTMLElement} place
   * @param {import("./kept.js").Kept} kept
   */
  constructor(place, kept) {
    super(place);
    this.kept = kept;
    /** Opens notes, and what is begun. @type {CryptoKey | undefined} */
    this.key = undefined;
    /** Opens the pages of families; forgotten when their time is over. @type {CryptoKey | undefined} */
    this.pages = undefined;
    /** The number this device gave itself. */
    this.device = "";
    /** Whose this is. */
    this.account = "";
    this.until = 0;
    /** The latest moment this device knows of: a clock that was put back makes nothing last longer. */
    this.latest = 0;
    /** What could not be written down, sealed; of the same the newest counts. @type {Change[]} */
    this.unwritten = [];
    /** Wrong passphrases since this page is open, should a full disk not take how many there were. */
    this.tries = 0;
    /** When each was last asked to be written, counted. @type {Map<string, number>} */
    this.puts = new Map();
    this.last = Date.now();
    this.hiddenAt = 0;
    this.onSubmit('[data-part="begin"]', () => this.here(() => this.begin()));
    this.onSubmit("[data-unlock]", () => this.here(() => this.unlock()));
    this.onPress("[data-by-passkey] button", () => this.here(() => this.unlockByPasskey()));
    this.onPress("[data-add-passkey]", () => this.inTurn(() => this.addPasskey()));
    for (const button of place.querySelectorAll("[data-lock]")) {
      // Locking waits for nothing: somebody may be looking over a shoulder.
      button.addEventListener("click", () => this.lock());
    }
    for (const kind of ["pointerdown", "keydown"]) {
      document.addEventListener(kind, () => this.touched(), { capture: true });
    }
    document.addEventListener("visibilitychange", () => this.seen(document.visibilityState === "visible"));
    setInterval(() => this.tick(), 5_000);
  }

  /** Opens what is here, once the key is; the page's own. */
  async opens() {}

  /** Comes to where somebody answers, or tries to; the page's own. */
  async reach() {}

  /** Keeps what is typed; the page's own. @param {CryptoKey | undefined} [_key] */
  async keep(_key) {}

  /** Takes what the page shows from it; the page's own. */
  forget() {
    this.key = undefined;
    this.pages = undefined;
    this.empty();
  }

  /** Shows what is left once the time of the families is over; the page's own. */
  isEmptier() {}

  now() {
    return Math.max(Date.now(), this.latest);
  }

  /** @param {string} id */
  bound(id) {
    return bound("alongside/away/1", this.device, id);
  }

  async start() {
    const device = await this.kept.get("plain", "device");
    if (device === undefined) {
      this.say(document.cookie.includes(`${MARK}=`) ? "emptied" : "");
      this.show("begin");
      return;
    }
    this.device = device;
    this.account = (await this.kept.get("plain", "account")) ?? "";
    this.until = (await this.kept.get("plain", "until")) ?? 0;
    this.latest = (await this.kept.get("plain", "latest")) ?? 0;
    await this.expire();
    const byPasskey = await this.kept.get("plain", "lock-passkey");
    this.find("[data-by-passkey]", HTMLElement).hidden = byPasskey === undefined;
    this.find('[data-part="locked"] [data-until]', HTMLElement).textContent =
      this.until > 0 ? this.words("until", { until: this.day(this.until) }) : "";
    this.show("locked");
    this.inTurn(() => this.reach());
  }

  /** A passphrase was chosen: makes the keys. */
  async begin() {
    const typed = this.find("#new-passphrase", HTMLInputElement).value;
    const guarded = guards(typed);
    if (guarded !== "guards") return this.say(guarded, {}, "new-passphrase");
    if (typed !== this.find("#again", HTMLInputElement).value) return this.say("again", {}, "again");
    this.device = hex(random(32));
    const key = await newKey();
    const lock = await locked(key, "passphrase", typed);
    await this.kept.write([
      { place: "plain", key: "device", value: this.device },
      { place: "plain", key: "lock-passphrase", value: lock },
      { place: "plain", key: "tries", value: 0 },
    ]);
    this.key = key;
    this.empty();
    await this.opens();
    this.find("[data-choosing]", HTMLDetailsElement).open = true;
  }

  async unlock() {
    const typed = this.find("#passphrase", HTMLInputElement).value;
    const lock = await this.kept.get("plain", "lock-passphrase");
    if (typed === "" || !lock) return;
    const tries = Math.max(this.tries, (await this.kept.get("plain", "tries")) ?? 0) + 1;
    // Counted before it is tried: ending the page in between wins nothing, but what is in this page alone.
    this.tries = tries;
    const isCounted = await this.hasRoomFor([{ place: "plain", key: "tries", value: tries }]);
    if (!isCounted && this.unwritten.length === 0) return this.say("full");
    const key = await unlocked(lock, typed);
    if (key) return this.isOpen(key);
    if (tries >= TRIES) {
      await this.eraseAll();
      this.say("erased");
      return;
    }
    const left = { left: String(TRIES - tries) };
    this.say(tries >= TRIES_SAID ? "tries" : "wrong", left, "passphrase");
  }

  async unlockByPasskey() {
    const asks = await this.kept.get("plain", "lock-passkey");
    if (!asks) return;
    const answer = await askPasskey(unhex(asks.question), unhex(asks.credential));
    const key = answer && (await unlocked(asks.lock, answer.secret));
    if (key) await this.isOpen(key);
    else this.say("wrong-passkey");
  }

  /** @param {CryptoKey} key */
  async isOpen(key) {
    this.tries = 0;
    await this.hasRoomFor([{ place: "plain", key: "tries", value: 0 }]);
    if (this.unwritten.length > 0) await this.hasRoomFor(this.unwritten);
    this.key = key;
    this.empty();
    await this.opens();
    if (this.unwritten.length > 0) this.say("full-here");
  }

  async addPasskey() {
    const { key } = this;
    const question = random(32);
    const answer = key && (await askPasskey(question));
    if (!key || !answer) return this.say("passkey-not");
    const lock = await locked(key, "passkey", answer.secret);
    const asks = { lock, credential: answer.credential, question: hex(question) };
    await this.kept.write([{ place: "plain", key: "lock-passkey", value: asks }]);
    this.find("[data-by-passkey]", HTMLElement).hidden = false;
    this.say("passkey-added");
  }

  /**
   * @param {string} id
   * @param {CryptoKey | undefined} [key]
   */
  async read(id, key = this.key) {
    const left = [...this.unwritten].reverse().find((one) => one.place === "sealed" && one.key === id);
    const sealed = left ? left.value : await this.kept.get("sealed", id);
    return sealed === undefined || !key ? undefined : open(key, sealed, this.bound(id));
  }

  /**
   * @param {string} id
   * @param {object} said
   * @param {CryptoKey} key
   * @returns {Promise<Change>}
   */
  async sealedAs(id, said, key) {
    return { place: "sealed", key: id, value: await seal(key, said, this.bound(id)) };
  }

  tick() {
    if (this.isOver()) this.lock();
    if (this.until > 0 && this.now() >= this.until) this.here(() => this.expire());
    if (this.unwritten.length > 0) this.here(() => this.writeLeft());
    // The hours it was open count, also where its clock is put back before it reaches anybody.
    if (this.device !== "" && Date.now() > this.latest + LATEST_EVERY) this.here(() => this.isLater(Date.now()));
  }

  /** Writes what a full disk did not take before: it waits here sealed. */
  async writeLeft() {
    if (!(await this.hasRoomFor(this.unwritten))) this.say("full-here");
  }

  /**
   * The names that begin so of what is sealed here, with what a full disk did not take.
   * @param {string} begin
   */
  async ids(begin) {
    const left = this.unwritten.filter((one) => one.place === "sealed" && one.key.startsWith(begin));
    return [...new Set([...(await this.kept.keys(begin)), ...left.map((one) => one.key)])];
  }

  /**
   * Writes these, in place of what a full disk did not take of the same.
   * @param {Change[]} changes
   */
  async put(changes) {
    const keys = changes.map((one) => one.key);
    const older = this.unwritten.filter((one) => keys.includes(one.key));
    // Gone before it is written: whatever is written of the rest meanwhile does not come after this.
    this.unwritten = this.unwritten.filter((one) => !older.includes(one));
    const nth = Math.max(0, ...this.puts.values()) + 1;
    for (const key of keys) this.puts.set(key, nth);
    try {
      await this.kept.write(changes);
    } catch (error) {
      const newest = older.filter((one) => this.puts.get(one.key) === nth);
      this.unwritten = [...newest, ...this.unwritten];
      throw error;
    }
  }

  /**
   * Writes these where there is room.
   * @param {Change[]} changes
   * @returns {Promise<boolean>} whether there was
   */
  async hasRoomFor(changes) {
    try {
      await this.put(changes);
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === "QuotaExceededError") return false;
      throw error;
    }
  }

  isOver() {
    if (!this.key) return false;
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
    if (visible) this.inTurn(() => this.reach());
    else this.here(() => this.keep());
  }

  /** Takes every word from the page at once; what was typed is sealed first. */
  lock() {
    const { key } = this;
    if (!key) return;
    // It is read from the page before the page forgets it.
    const keeping = this.keep(key);
    this.forget();
    this.show("locked");
    this.say("locked");
    this.find("#passphrase", HTMLInputElement).focus();
    this.here(() => keeping);
  }

  /** @param {number} now */
  async isLater(now) {
    // A server's clock counts, and this one's where it has run on.
    this.latest = Math.max(this.latest, now);
    // A full disk keeps nobody from sending what waits here.
    await this.hasRoomFor([{ place: "plain", key: "latest", value: this.latest }]);
    await this.expire();
  }

  /** The time of the families is over: their key is forgotten first, and then they are. Notes stay. */
  async expire() {
    if (this.until === 0 || this.now() < this.until) return;
    this.until = 0;
    await this.kept.write([{ place: "sealed", key: "pages-key", value: undefined }]);
    await this.kept.write([...(await this.old()), { place: "plain", key: "until", value: 0 }]);
    this.pages = undefined;
    this.say("over");
    this.isEmptier();
  }

  /** The changes that forget every page there is. @returns {Promise<Change[]>} */
  async old() {
    const ids = [...(await this.kept.keys("page/")), ...(await this.kept.keys("form/")), ...(await this.kept.keys("sent/"))];
    return ["pages-key", "index", ...ids].map((key) => ({ place: "sealed", key, value: undefined }));
  }

  async eraseAll() {
    await this.kept.erase();
    document.cookie = `${MARK}=; Path=/; Secure; SameSite=Strict; Max-Age=0`;
    this.device = "";
    this.account = "";
    this.until = 0;
    this.unwritten = [];
    this.tries = 0;
    this.find("[data-by-passkey]", HTMLElement).hidden = true;
    this.forget();
    for (const one of (await navigator.serviceWorker?.getRegistrations?.()) ?? []) await one.unregister();
    for (const name of (await caches?.keys?.()) ?? []) await caches.delete(name);
    this.show("begin");
  }

  /** Marks that this device holds something. */
  mark() {
    const lasts = Math.ceil((this.until - this.now()) / 1000) + MARK_STAYS;
    document.cookie = `${MARK}=1; Path=/; Secure; SameSite=Strict; Max-Age=${lasts}`;
  }
}
