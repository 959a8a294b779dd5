// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// The page without signal: opens what this device holds, keeps notes as they are typed, and sends them once somebody
// answers. Everything is sealed under a key that is in memory while the page is open, and nowhere else.

/**
 * @typedef {import("./trees.js").Tree} Tree
 * @typedef {import("./sealing.js").Lock} Lock
 * @typedef {import("./kept.js").Change} Change
 * @typedef {{ part: string, name: string, url: string }} Page
 * @typedef {{ family: string, visit: string, name: string, when: string, pages: Page[], note: string, arrive: string }} Visit
 * @typedef {{ taken: number, visits: Visit[] }} Index
 * @typedef {{ visit: Visit, fields: string, at: number }} Draft
 * @typedef {{ act: string, visit: Visit, fields: string, finished: string, state: string }} Out
 * @typedef {{ name: string, when: string, state: string, to: string, at: number }} Sent
 */

const place = document.querySelector("[data-away]");
if (!(place instanceof HTMLElement)) throw new Error("the page has no place for what is here");
/** @type {typeof import("./sealing.js")} */
const { bound, guards, hex, locked, newKey, open, random, seal, unhex, unlocked } = await import(place.dataset.sealing ?? "");
/** @type {typeof import("./kept.js")} */
const { Kept } = await import(place.dataset.kept ?? "");
/** @type {typeof import("./trees.js")} */
const { fetched, fromTree, toTree } = await import(place.dataset.trees ?? "");
/** @type {typeof import("./locks.js")} */
const { askPasskey } = await import(place.dataset.locks ?? "");

/** Milliseconds without a touch until the page locks, and out of sight until it does. */
const IDLE = 15 * 60_000;
const HIDDEN = 5 * 60_000;
/** Milliseconds after a change until a text is kept. */
const KEEP_AFTER = 2_000;
/** Milliseconds an answer may take, and between two tries to send. */
const ANSWERS_WITHIN = 15_000;
const TRY_AGAIN = 30_000;
/** Wrong passphrases until the key is forgotten, and from which on it is said how many are left. */
const TRIES = 10;
const TRIES_SAID = 7;
/** Milliseconds two clocks may differ before it is said. */
const CLOCKS_DIFFER = 5 * 60_000;
/** Milliseconds it is shown that a note was sent. */
const SENT_FOR = 24 * 3_600_000;
/** Part of the room a browser gives that is filled before it is said. */
const FULL = 0.8;
/** Says that this device held something: it stays where a browser empties the rest. It names nobody. */
const MARK = "__Host-a";
const FORM = "application/x-www-form-urlencoded";
const EXCLUSIVE = "alongside-away";

/**
 * @param {string | undefined} url
 * @param {Record<string, string>} [fields]
 * @returns {Promise<Response | undefined>} nothing when it could not be reached
 */
async function ask(url, fields) {
  const body = fields && new URLSearchParams(fields).toString();
  try {
    return await fetch(url ?? "", {
      credentials: "same-origin",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWERS_WITHIN),
      ...(body === undefined ? {} : { method: "POST", body, headers: { "Content-Type": FORM } }),
    });
  } catch {
    return undefined;
  }
}

class Away {
  /**
   * @param {HTMLElement} place
   * @param {import("./kept.js").Kept} kept
   */
  constructor(place, kept) {
    this.place = place;
    this.kept = kept;
    /** Opens notes, and what is begun. @type {CryptoKey | undefined} */
    this.key = undefined;
    /** Opens the pages of families; forgotten when their time is over. @type {CryptoKey | undefined} */
    this.pages = undefined;
    this.device = "";
    /** Whose this is. */
    this.account = "";
    this.until = 0;
    /** The latest moment this device knows of: a clock that was put back makes nothing last longer. */
    this.latest = 0;
    /** @type {Index | undefined} */
    this.index = undefined;
    /** @type {Map<string, Draft>} */
    this.drafts = new Map();
    /** @type {Map<string, Out>} */
    this.out = new Map();
    /** @type {Sent[]} */
    this.sent = [];
    /** The note that is being written. @type {{ visit: Visit, form: HTMLFormElement, kept: string } | undefined} */
    this.writing = undefined;
    this.last = Date.now();
    this.hiddenAt = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
    /** One act after the other. @type {Promise<unknown>} */
    this.turn = Promise.resolve();
    this.listen();
  }

  listen() {
    this.onSubmit('[data-part="begin"]', () => this.begin());
    this.onSubmit("[data-unlock]", () => this.unlock());
    this.onSubmit("[data-choose]", (form) => this.take(form));
    this.onPress("[data-by-passkey] button", () => this.unlockByPasskey());
    this.onPress("[data-add-passkey]", () => this.addPasskey());
    this.onPress("[data-remove]", () => this.remove());
    this.onPress("[data-remove-locked]", () => this.remove());
    this.onPress("[data-send]", () => this.send());
    this.onPress("[data-back]", () => this.back());
    for (const button of this.place.querySelectorAll("[data-lock]")) {
      // Locking waits for nothing: somebody may be looking over a shoulder.
      button.addEventListener("click", () => this.lock());
    }
    this.find("[data-choosing]", HTMLDetailsElement).addEventListener("toggle", () => this.inTurn(() => this.offer()));
    for (const kind of ["pointerdown", "keydown"]) {
      document.addEventListener(kind, () => this.touched(), { capture: true });
    }
    document.addEventListener("visibilitychange", () => this.seen(document.visibilityState === "visible"));
    window.addEventListener("online", () => this.inTurn(() => this.reach()));
    window.addEventListener("beforeunload", (event) => this.isUnkept() && event.preventDefault());
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
    setInterval(() => this.tick(), 5_000);
    setInterval(() => this.inTurn(() => this.reach()), TRY_AGAIN);
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
   * @param {(form: HTMLFormElement) => Promise<unknown>} then
   */
  onSubmit(css, then) {
    const form = this.find(css, HTMLFormElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.inTurn(() => then(form));
    });
  }

  /**
   * @param {string} css
   * @param {() => Promise<unknown>} then
   */
  onPress(css, then) {
    this.find(css, HTMLElement).addEventListener("click", () => this.inTurn(then));
  }

  /** @param {() => Promise<unknown>} act */
  inTurn(act) {
    const tried = async () => {
      try {
        await act();
      } catch (error) {
        // What a browser says of a full disk names nobody; anything else is ours to mend.
        if (!(error instanceof DOMException)) throw error;
        this.say("full");
      }
    };
    this.turn = this.turn.then(tried, tried);
    return this.turn;
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
    for (const marked of this.place.querySelectorAll("[aria-invalid]")) marked.removeAttribute("aria-invalid");
    if (field) {
      const input = this.find(`#${field}`, HTMLInputElement);
      input.setAttribute("aria-invalid", "true");
      input.focus();
    }
  }

  /** @param {string} part */
  show(part) {
    for (const one of this.place.querySelectorAll("[data-part]")) {
      if (one instanceof HTMLElement) one.hidden = one.dataset.part !== part;
    }
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

  now() {
    return Math.max(Date.now(), this.latest);
  }

  /** @param {string} id */
  bound(id) {
    return bound("alongside/away/1", this.device, id);
  }

  // What is here.

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
    await this.reach();
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
    const tries = ((await this.kept.get("plain", "tries")) ?? 0) + 1;
    // Counted before it is tried: ending the page in between wins nothing.
    await this.kept.write([{ place: "plain", key: "tries", value: tries }]);
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
    await this.kept.write([{ place: "plain", key: "tries", value: 0 }]);
    this.key = key;
    this.empty();
    await this.opens();
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
    const sealed = await this.kept.get("sealed", id);
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

  /** Opens everything there is, and shows it. */
  async opens() {
    const { key } = this;
    if (!key) return;
    this.last = Date.now();
    this.say("");
    const raw = await this.read("pages-key");
    this.pages = raw && (await crypto.subtle.importKey("raw", unhex(raw.raw), "AES-GCM", true, ["encrypt", "decrypt"]));
    this.index = await this.read("index", this.pages);
    for (const id of await this.kept.keys("draft/")) {
      /** @type {Draft | undefined} */
      const draft = await this.read(id);
      if (draft) this.drafts.set(draft.visit.visit, draft);
    }
    for (const id of await this.kept.keys("out/")) {
      /** @type {Out | undefined} */
      const out = await this.read(id);
      if (out) this.out.set(out.act, out);
    }
    for (const id of await this.kept.keys("sent/")) {
      /** @type {Sent | undefined} */
      const sent = await this.read(id);
      if (sent && this.now() - sent.at < SENT_FOR) this.sent.push(sent);
      else await this.kept.write([{ place: "sealed", key: id, value: undefined }]);
    }
    if (this.key !== key) return;
    this.draw();
    this.show("open");
    this.find('[data-part="open"] [data-lock]', HTMLElement).focus();
    await this.reach();
  }

  draw() {
    const visits = this.index?.visits ?? [];
    const state = this.find("[data-state]", HTMLElement);
    const many = { count: String(visits.length), until: this.day(this.until) };
    state.textContent = visits.length > 0 ? this.words("taken", many) : "";
    const stray = [...this.drafts.values()].filter((one) => visits.every(({ visit }) => visit !== one.visit.visit));
    const all = [...visits, ...stray.map((one) => one.visit)];
    this.find("[data-here-list]", HTMLElement).replaceChildren(...all.map((visit) => this.item(visit)));
    this.find("[data-none]", HTMLElement).hidden = all.length > 0;
    const waiting = [...this.out.values()].sort((a, b) => a.finished.localeCompare(b.finished));
    const gone = [...this.sent].sort((a, b) => b.at - a.at);
    this.find("[data-out]", HTMLElement).hidden = waiting.length + gone.length === 0;
    this.find("[data-send]", HTMLElement).hidden = waiting.length === 0;
    this.find("[data-out-list]", HTMLElement).replaceChildren(
      ...waiting.map((one) => this.waits(one)),
      ...gone.map((one) => this.isSent(one)),
    );
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

  /** @param {Visit} visit */
  item(visit) {
    const item = this.copy("data-one");
    this.fill(item, "[data-name]", visit.name);
    this.fill(item, "[data-when]", visit.when);
    const begun = item.querySelector("[data-begun]");
    if (begun instanceof HTMLElement) begun.hidden = !this.drafts.has(visit.visit);
    const write = item.querySelector("[data-write]");
    write?.addEventListener("click", () => this.inTurn(() => this.write(visit)));
    const isHere = this.index?.visits.some((one) => one.visit === visit.visit);
    const pages = item.querySelector("[data-pages]");
    for (const page of isHere ? visit.pages : []) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn second";
      button.textContent = page.name;
      button.addEventListener("click", () => this.inTurn(() => this.turnTo(visit, page)));
      pages?.append(button);
    }
    return item;
  }

  /** @param {Out} out */
  waits(out) {
    const item = this.copy("data-waiting");
    this.fill(item, "[data-name]", out.visit.name);
    this.fill(item, "[data-when]", this.words("waits-finished", { at: this.day(Date.parse(out.finished)) }));
    this.fill(item, "[data-state]", this.words(out.state === "gone" ? "gone" : "waiting"));
    item.querySelector("[data-state]")?.classList.add("honey");
    return item;
  }

  /** @param {Sent} sent */
  isSent(sent) {
    const item = this.copy("data-waiting");
    this.fill(item, "[data-name]", sent.name);
    this.fill(item, "[data-when]", this.words("waits-finished", { at: this.day(sent.at) }));
    this.fill(item, "[data-state]", this.words(`sent-${sent.state}`));
    const isWell = sent.state === "signed" || sent.state === "added";
    item.querySelector("[data-state]")?.classList.add(isWell ? "fern" : "honey");
    const to = item.querySelector("[data-to]");
    if (to instanceof HTMLAnchorElement) {
      to.href = sent.to;
      to.hidden = false;
    }
    return item;
  }

  /**
   * @param {Visit} visit
   * @param {Page} page
   */
  async turnTo(visit, page) {
    /** @type {{ tree: Tree[] } | undefined} */
    const kept = await this.read(`page/${visit.visit}/${page.part}`, this.pages);
    if (!kept) return;
    this.say("");
    this.read_(`${page.name}: ${visit.name}`, fromTree(kept.tree));
  }

  /**
   * @param {string} title
   * @param {Node[]} nodes
   */
  read_(title, nodes) {
    const heading = this.find("#reading", HTMLElement);
    heading.textContent = title;
    const asOf = this.index ? this.words("as-of", { at: this.day(this.index.taken) }) : "";
    this.find("[data-as-of]", HTMLElement).textContent = asOf;
    this.find("[data-page-here]", HTMLElement).replaceChildren(...nodes);
    this.show("reading");
    window.scrollTo(0, 0);
    heading.focus();
  }

  async back() {
    await this.keep();
    this.leave();
    this.draw();
    this.show("open");
  }

  leave() {
    this.writing = undefined;
    this.find("[data-page-here]", HTMLElement).replaceChildren();
    this.find("#reading", HTMLElement).textContent = "";
  }

  // Writing.

  /** @param {Visit} visit */
  async write(visit) {
    /** @type {{ tree: Tree[] } | undefined} */
    const kept = await this.read(`form/${visit.visit}`, this.pages);
    const draft = this.drafts.get(visit.visit);
    if (!kept) {
      // Its time is over here, and what was begun is not: it goes on where the record is.
      if (draft) await this.handOn(draft);
      return;
    }
    this.say("");
    this.read_(visit.name, fromTree(kept.tree));
    const form = this.find("[data-page-here] form", HTMLFormElement);
    if (draft) fillIn(form, draft.fields);
    this.writing = { visit, form, kept: typedIn(form) };
    this.tell(draft ? this.words("saved", { at: this.clock(draft.at) }) : "");
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.soon());
    form.addEventListener("focusout", () => this.inTurn(() => this.keep()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const by = event.submitter;
      const isFinished = !(by instanceof HTMLButtonElement) || by.value !== "save";
      this.inTurn(() => (isFinished ? this.finish() : this.back()));
    });
  }

  /** What became of the note, beside its buttons. @param {string} text */
  tell(text) {
    const state = this.writing?.form.querySelector("[role=status]");
    if (state && state.textContent !== text) state.textContent = text;
  }

  isUnkept() {
    return this.writing !== undefined && typedIn(this.writing.form) !== this.writing.kept;
  }

  soon() {
    this.timer ??= setTimeout(() => this.inTurn(() => this.keep()), KEEP_AFTER);
  }

  /** Keeps what is being written. @param {CryptoKey | undefined} [key] */
  async keep(key = this.key) {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { writing } = this;
    if (!key || !writing) return;
    const fields = typedIn(writing.form);
    if (fields === writing.kept) return;
    const draft = { visit: writing.visit, fields, at: Date.now() };
    try {
      await this.kept.write([await this.sealedAs(`draft/${writing.visit.visit}`, draft, key)]);
    } catch {
      this.tell(this.words("full"));
      return;
    }
    writing.kept = fields;
    if (this.key === key) this.drafts.set(writing.visit.visit, draft);
    this.tell(this.words("saved", { at: this.clock(draft.at) }));
  }

  /** The note is written: it waits to go out, as it is now, and is never changed again. */
  async finish() {
    const { writing, key } = this;
    if (!writing || !key) return;
    const texts = [...writing.form.querySelectorAll("textarea")];
    if (texts.every((one) => one.value.trim() === "")) {
      this.tell(this.words("nothing-written"));
      texts[0]?.focus();
      return;
    }
    const { visit, form } = writing;
    const out = { act: hex(random(16)), visit, fields: typedIn(form), finished: new Date().toISOString(), state: "" };
    await this.kept.write([
      await this.sealedAs(`out/${out.act}`, out, key),
      { place: "sealed", key: `draft/${visit.visit}`, value: undefined },
    ]);
    clearTimeout(this.timer);
    this.timer = undefined;
    this.leave();
    this.drafts.delete(visit.visit);
    this.out.set(out.act, out);
    this.draw();
    this.show("open");
    this.say("kept");
    await this.send();
  }

  // Back where somebody answers.

  /** Asks whether what is here still stands, and sends what waits. */
  async reach() {
    if (this.device === "" || (await this.kept.get("plain", "until")) === undefined) return;
    const answer = await ask(this.place.dataset.stands, { device: this.device });
    this.find("[data-no-signal]", HTMLElement).hidden = answer !== undefined;
    /** @type {{ erase: boolean, now: number } | undefined} */
    const said = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
    if (!said) return;
    if (said.erase) {
      await this.eraseAll();
      this.say("removed");
      return;
    }
    if (Math.abs(said.now - Date.now()) > CLOCKS_DIFFER) {
      const hours = Math.abs(said.now - Date.now()) / 3_600_000;
      this.say("clock", { hours: hours.toLocaleString(this.place.dataset.language, { maximumFractionDigits: 1 }) });
    }
    await this.isLater(said.now);
    await this.send();
  }

  /** @param {number} now */
  async isLater(now) {
    // A server's clock counts, and this one's where it has run on.
    this.latest = Math.max(this.latest, now);
    await this.kept.write([{ place: "plain", key: "latest", value: this.latest }]);
    await this.expire();
  }

  /** Sends every note that waits, one after the other, each until it is heard what became of it. */
  async send() {
    const { key } = this;
    if (!key) return;
    const waiting = [...this.out.values()].sort((a, b) => a.finished.localeCompare(b.finished));
    for (const out of waiting) {
      const fields = { ...Object.fromEntries([["act", out.act]]), account: this.account, do: "finish", finished: out.finished };
      const became = await this.arrives(out.visit, out.fields, fields);
      if (became === undefined) return;
      if (became === "gone") {
        if (out.state === "gone") continue;
        const gone = { ...out, state: "gone" };
        await this.kept.write([await this.sealedAs(`out/${out.act}`, gone, key)]);
        if (this.key === key) this.out.set(out.act, gone);
        continue;
      }
      const { name, when } = out.visit;
      const sent = { name, when, ...became, at: Date.parse(out.finished) };
      await this.kept.write([
        { place: "sealed", key: `out/${out.act}`, value: undefined },
        await this.sealedAs(`sent/${out.act}`, sent, key),
      ]);
      if (this.key !== key) return;
      this.out.delete(out.act);
      this.sent.push(sent);
    }
    if (this.key !== key) return;
    if (waiting.length > 0 && !this.writing) {
      this.draw();
      if (this.out.size === 0) this.say("sent-all", { at: this.clock(Date.now()) });
    }
  }

  /**
   * Brings a note to the record.
   * @param {Visit} visit
   * @param {string} typed
   * @param {Record<string, string>} fields
   * @returns {Promise<{ state: string, to: string } | "gone" | undefined>} nothing where it has to be tried again
   */
  async arrives(visit, typed, fields) {
    const all = new URLSearchParams(typed);
    for (const [name, value] of Object.entries(fields)) all.set(name, value);
    const answer = await this.post(visit.arrive, all);
    this.find("[data-no-signal]", HTMLElement).hidden = answer !== undefined;
    if (answer === undefined || answer.status >= 500) this.say("waits-begun");
    else if (answer.status === 401) this.say("signed-out", { count: String(this.out.size) });
    else if (answer.status === 404 || answer.status === 403) return "gone";
    else if (answer.ok) return answer.json().catch(() => undefined);
    else this.say("unreachable");
    return undefined;
  }

  /**
   * @param {string} url
   * @param {URLSearchParams} all
   */
  async post(url, all) {
    try {
      return await fetch(url, {
        method: "POST",
        body: all.toString(),
        headers: { "Content-Type": FORM },
        credentials: "same-origin",
        redirect: "error",
        signal: AbortSignal.timeout(ANSWERS_WITHIN),
      });
    } catch {
      return undefined;
    }
  }

  /** What is begun goes on where the record is. @param {Draft} draft */
  async handOn(draft) {
    const fields = { act: hex(random(16)), account: this.account, do: "save" };
    const became = await this.arrives(draft.visit, draft.fields, fields);
    if (became === undefined || became === "gone") return;
    await this.kept.write([{ place: "sealed", key: `draft/${draft.visit.visit}`, value: undefined }]);
    this.drafts.delete(draft.visit.visit);
    location.assign(became.to);
  }

  // Taking along.

  async offer() {
    if (!this.find("[data-choosing]", HTMLDetailsElement).open || !this.key) return;
    const answer = await ask(this.place.dataset.offered);
    if (answer?.status === 401) return this.say("signed-out", { count: String(this.out.size) });
    if (!answer?.ok) return this.say("unreachable");
    /** @type {{ account: string, offered: { code: string, name: string, when: string, ticked: boolean }[], untils: { code: string, text: string }[] }} */
    const said = await answer.json();
    if (this.account !== "" && this.account !== said.account) return this.say("other-account");
    const visits = said.offered.map(({ code, name, when, ticked }) =>
      choice("checkbox", "visit", { value: code, text: `${name}, ${when}`, chosen: ticked }),
    );
    this.find("[data-offered-list]", HTMLElement).replaceChildren(...visits);
    const untils = said.untils.map(({ code, text }, at) =>
      choice("radio", "until", { value: code, text, chosen: at === 0 }),
    );
    this.find("[data-untils]", HTMLElement).replaceChildren(...untils);
    this.find("[data-choose]", HTMLFormElement).dataset.account = said.account;
  }

  /** @param {HTMLFormElement} form */
  async take(form) {
    const { key } = this;
    const all = new FormData(form);
    if (!key) return;
    if (!all.has("visit")) return this.say("nothing-chosen");
    const account = form.dataset.account ?? "";
    const fields = new URLSearchParams({ account, device: this.device, until: String(all.get("until") ?? "") });
    for (const visit of all.getAll("visit")) fields.append("visit", String(visit));
    const answer = await this.post(this.place.dataset.take ?? "", fields);
    if (answer?.status === 403) return location.assign(this.place.dataset.stepUp ?? "");
    if (answer?.status === 401) return this.say("signed-out", { count: String(this.out.size) });
    if (!answer?.ok) return this.say("unreachable");
    /** @type {{ until: number, now: number, kept: Visit[] }} */
    const said = await answer.json();
    const changes = await this.gather(said.kept, key);
    if (!changes) return this.say("unreachable");
    changes.push({ place: "plain", key: "until", value: said.until }, { place: "plain", key: "account", value: account });
    await this.kept.write([...(await this.old()), ...changes]);
    this.account = account;
    this.until = said.until;
    await this.isLater(said.now);
    const lasts = Math.ceil((said.until - said.now) / 1000) + 7 * 24 * 3600;
    document.cookie = `${MARK}=1; Path=/; Secure; SameSite=Strict; Max-Age=${lasts}`;
    await this.standBy();
    this.find("[data-choosing]", HTMLDetailsElement).open = false;
    this.sent = [];
    await this.opens();
    await this.hasRoom();
  }

  /**
   * Fetches every page of these visits and seals it.
   * @param {Visit[]} visits
   * @param {CryptoKey} key
   */
  async gather(visits, key) {
    const pages = await newKey();
    /** @type {Change[]} */
    const changes = [];
    const all = visits.reduce((sum, visit) => sum + visit.pages.length + 1, 0);
    let done = 0;
    for (const visit of visits) {
      const notes = { part: "form", name: "", url: visit.note };
      for (const page of [...visit.pages, notes]) {
        done += 1;
        this.say("taking", { done: String(done), all: String(all) });
        const answer = await fetched(page.url);
        const main = typeof answer === "number" ? undefined : answer.querySelector("main");
        if (!main) return undefined;
        const isNote = page === notes;
        const from = isNote ? main : main;
        const id = isNote ? `form/${visit.visit}` : `page/${visit.visit}/${page.part}`;
        changes.push(await this.sealedAs(id, { tree: toTree(from, isNote) }, pages));
      }
    }
    // What was begun here goes on here, whatever is taken now.
    const begun = [...this.drafts.values()].filter((one) => visits.every(({ visit }) => visit !== one.visit.visit));
    for (const { visit } of begun) {
      const form = await this.read(`form/${visit.visit}`, this.pages);
      if (form) changes.push(await this.sealedAs(`form/${visit.visit}`, form, pages));
    }
    const raw = hex(new Uint8Array(await crypto.subtle.exportKey("raw", pages)));
    changes.push(await this.sealedAs("pages-key", { raw }, key));
    changes.push(await this.sealedAs("index", { taken: Date.now(), visits }, pages));
    return changes;
  }

  /** The changes that forget every page there is. @returns {Promise<Change[]>} */
  async old() {
    const ids = [...(await this.kept.keys("page/")), ...(await this.kept.keys("form/"))];
    return ["pages-key", "index", ...ids].map((key) => ({ place: "sealed", key, value: undefined }));
  }

  /** Has the browser answer with this page where nobody else does. */
  async standBy() {
    const url = this.place.dataset.worker ?? "";
    const types = /** @type {any} */ (window).trustedTypes;
    const policy = types?.createPolicy?.("alongside", { createScriptURL: (/** @type {string} */ it) => it });
    await navigator.serviceWorker?.register(policy ? policy.createScriptURL(url) : url, { scope: "/" });
    await navigator.serviceWorker?.ready;
  }

  /** Says so where a browser may empty this device, or it is nearly full. */
  async hasRoom() {
    const stays = await navigator.storage?.persist?.().catch(() => false);
    const { usage = 0, quota = 1 } = (await navigator.storage?.estimate?.()) ?? {};
    if (usage / quota > FULL) this.say("full");
    else if (!stays) this.say("may-empty");
  }

  // Locking, and leaving.

  tick() {
    if (this.isOver()) this.lock();
    if (this.until > 0 && this.now() >= this.until) this.inTurn(() => this.expire());
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
    this.inTurn(() => (visible ? this.reach() : this.keep()));
  }

  /** Takes every word from the page at once; what was typed is sealed first. */
  lock() {
    const { key } = this;
    if (!key) return;
    const keeping = this.keep(key);
    this.forget();
    this.show("locked");
    this.say("locked");
    this.find("#passphrase", HTMLInputElement).focus();
    this.inTurn(() => keeping);
  }

  forget() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.key = undefined;
    this.pages = undefined;
    this.index = undefined;
    this.drafts.clear();
    this.out.clear();
    this.sent = [];
    this.leave();
    for (const list of ["[data-here-list]", "[data-out-list]", "[data-offered-list]"]) {
      this.find(list, HTMLElement).replaceChildren();
    }
    this.find("[data-choosing]", HTMLDetailsElement).open = false;
    this.empty();
  }

  /** The time of the families is over: their key is forgotten first, and then they are. Notes stay. */
  async expire() {
    if (this.until === 0 || this.now() < this.until) return;
    this.until = 0;
    await this.kept.write([{ place: "sealed", key: "pages-key", value: undefined }]);
    await this.kept.write([...(await this.old()), { place: "plain", key: "until", value: 0 }]);
    this.pages = undefined;
    this.index = undefined;
    this.say("over");
    if (this.key && !this.writing) this.draw();
  }

  /** Removes everything, once what waits is out or whoever asks means it. */
  async remove() {
    await this.keep();
    for (const draft of [...this.drafts.values()]) await this.handOn(draft);
    await this.send();
    const waits = this.key ? this.out.size + this.drafts.size : (await this.kept.keys("out/")).length + (await this.kept.keys("draft/")).length;
    if (waits > 0 && !window.confirm(this.words("long", { count: String(waits) }))) return;
    await ask(this.place.dataset.left, { device: this.device });
    await this.eraseAll();
    this.say("removed");
  }

  async eraseAll() {
    await this.kept.erase();
    document.cookie = `${MARK}=; Path=/; Secure; SameSite=Strict; Max-Age=0`;
    this.device = "";
    this.account = "";
    this.until = 0;
    this.forget();
    for (const one of (await navigator.serviceWorker?.getRegistrations?.()) ?? []) await one.unregister();
    for (const name of (await caches?.keys?.()) ?? []) await caches.delete(name);
    this.show("begin");
  }

  /** Empties every field a secret was typed into. */
  empty() {
    for (const input of this.place.querySelectorAll("input[type=password]")) {
      if (input instanceof HTMLInputElement) input.value = "";
    }
  }
}

/**
 * A form as it would be posted.
 * @param {HTMLFormElement} form
 */
function typedIn(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  return fields.toString();
}

/**
 * Fills a form in as it was posted.
 * @param {HTMLFormElement} form
 * @param {string} typed
 */
function fillIn(form, typed) {
  const fields = new URLSearchParams(typed);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
      field.checked = fields.getAll(field.name).includes(field.value);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
      const value = fields.get(field.name);
      if (value !== null) field.value = value;
    }
  }
}

/**
 * @param {"checkbox" | "radio"} type
 * @param {string} name
 * @param {{ value: string, text: string, chosen: boolean }} of
 */
function choice(type, name, { value, text, chosen }) {
  const label = document.createElement("label");
  label.className = "choice";
  const input = document.createElement("input");
  Object.assign(input, { type, name, value, checked: chosen });
  const span = document.createElement("span");
  span.textContent = text;
  label.append(input, span);
  return label;
}

// A browser seals only where nobody on the way can change this page, and one page of ours at a time writes here.
if (crypto.subtle && navigator.locks) {
  const said = document.querySelector('[data-say="another-tab"]')?.textContent ?? "";
  const state = document.getElementById("said");
  const waits = setTimeout(() => state && (state.textContent = said), 500);
  navigator.locks.request(EXCLUSIVE, async () => {
    clearTimeout(waits);
    if (state) state.textContent = "";
    const away = new Away(place, await Kept.open());
    await away.inTurn(() => away.start());
    // Until this page is left.
    await new Promise(() => {});
  });
}
