// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// Notes on this device: kept as they are typed, finished once, and sent until it is heard what became of them.

/**
 * @typedef {import("./trees.js").Tree} Tree
 * @typedef {import("./kept.js").Change} Change
 * @typedef {{ part: string, name: string, url: string }} Page
 * @typedef {{ family: string, visit: string, name: string, when: string, pages: Page[], called: string, note: string, arrive: string }} Visit
 * @typedef {{ visit: Visit, fields: string, at: number, act: string }} Draft
 * @typedef {{ act: string, visit: Visit, fields: string, finished: string, state: string }} Out
 * @typedef {{ visit: Visit, state: string, to: string, at: number }} Sent
 * @typedef {{ visit: Visit, form: HTMLFormElement, kept: string, nodes: Node[] }} Writing
 */

const place = document.querySelector("[data-away]");
const data = place instanceof HTMLElement ? place.dataset : {};
/** @type {typeof import("./device.js")} */
const { Device } = await import(data.device ?? "");
/** @type {typeof import("./sealing.js")} */
const { hex, random } = await import(data.sealing ?? "");
/** @type {typeof import("./trees.js")} */
const { fromTree } = await import(data.trees ?? "");

/** Milliseconds after a change until a text is kept. */
const KEEP_AFTER = 2_000;
/** Milliseconds an answer may take, and between two tries to send. */
const ANSWERS_WITHIN = 15_000;
const TRY_AGAIN = 30_000;
/** Milliseconds two clocks may differ before it is said. */
const CLOCKS_DIFFER = 5 * 60_000;

export class Notes extends Device {
  /**
   * @param {HTMLElement} place
   * @param {import("./kept.js").Kept} kept
   */
  constructor(place, kept) {
    super(place, kept);
    /** @type {Map<string, Draft>} */
    this.drafts = new Map();
    /** @type {Map<string, Out>} */
    this.out = new Map();
    /** @type {Sent[]} */
    this.sent = [];
    /** The note that is being written. @type {Writing | undefined} */
    this.writing = undefined;
    /** Counts what was sealed of what is typed, and which of it was written. */
    this.nth = 0;
    this.written = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.onPress("[data-send]", () => this.inTurn(() => this.send(true)));
    window.addEventListener("online", () => this.inTurn(() => this.reach()));
    window.addEventListener("beforeunload", (event) => {
      if (this.isUnkept() || this.unwritten.length > 0) event.preventDefault();
    });
    setInterval(() => this.inTurn(() => this.reach()), TRY_AGAIN);
  }

  /** Shows a page in place of the list; the page's own. @param {string} _title @param {Node[]} _nodes */
  present(_title, _nodes) {}

  /** Takes that page away again; the page's own. */
  leave() {
    this.writing = undefined;
  }

  /** Shows what is here; the page's own. */
  draw() {}

  /** Back to where one came from; the page's own. */
  async back() {}

  /** @param {Visit} visit */
  async write(visit) {
    /** @type {{ tree: Tree[] } | undefined} */
    const kept = await this.read(`form/${visit.visit}`, this.pages);
    const draft = this.drafts.get(visit.visit);
    if (!this.key) return;
    if (!kept) {
      // Its time is over here, and what was begun is not: it goes on where the record is.
      if (draft) this.inTurn(() => this.handOn(draft));
      return;
    }
    const nodes = fromTree(kept.tree);
    this.say("");
    this.present(`${visit.called}: ${visit.name}`, nodes);
    const form = this.find("[data-page-here] form", HTMLFormElement);
    if (draft) fillIn(form, draft.fields);
    else if (this.isWritten(visit)) blank(form);
    this.writing = { visit, form, kept: typedIn(form), nodes };
    const isLeft = this.unwritten.some((one) => one.key === `draft/${visit.visit}`);
    const saved = isLeft ? "full" : "saved";
    this.tell(draft ? this.words(saved, { at: this.clock(draft.at) }) : "");
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.soon());
    form.addEventListener("focusout", () => this.here(() => this.keep()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const by = event.submitter;
      const isFinished = !(by instanceof HTMLButtonElement) || by.value !== "save";
      this.here(() => (isFinished ? this.finish() : this.back()));
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
    this.timer ??= setTimeout(() => this.here(() => this.keep()), KEEP_AFTER);
  }

  /** Keeps what is being written. @param {CryptoKey | undefined} [key] */
  async keep(key = this.key) {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { writing } = this;
    if (!key || !writing) return;
    const fields = typedIn(writing.form);
    if (fields === writing.kept) return;
    const { visit } = writing;
    const act = this.drafts.get(visit.visit)?.act ?? hex(random(16));
    const draft = { visit, fields, at: Date.now(), act };
    const nth = (this.nth += 1);
    const change = await this.sealedAs(`draft/${visit.visit}`, draft, key);
    // Of two at once the later one is kept.
    if (nth < this.written) return;
    this.written = nth;
    try {
      await this.put([change]);
    } catch {
      this.tell(this.words("full"));
      // Locked meanwhile, it is nowhere else: it waits here, sealed, and is tried again.
      if (this.key !== key) this.unwritten.push(change);
      return;
    }
    writing.kept = fields;
    if (this.key === key) this.drafts.set(visit.visit, draft);
    this.tell(this.words("saved", { at: this.clock(draft.at) }));
  }

  /** The note is written: it waits to go out, as it is now, and is never changed again. */
  async finish() {
    const { writing, key } = this;
    if (!writing || !key) return;
    if (!isAnyWritten(writing.form)) {
      this.tell(this.words("nothing-written"));
      writing.form.querySelector("textarea")?.focus();
      return;
    }
    const { visit, form } = writing;
    const out = { act: hex(random(16)), visit, fields: typedIn(form), finished: new Date().toISOString(), state: "" };
    // Locked in the middle of it, nothing is kept as begun once more.
    this.writing = undefined;
    const changes = [
      await this.sealedAs(`out/${out.act}`, out, key),
      this.without(`draft/${visit.visit}`),
    ];
    try {
      await this.put(changes);
    } catch (error) {
      if (this.key === key) this.writing = writing;
      else this.unwritten.push(...changes);
      throw error;
    }
    // Locked meanwhile, it waits sealed, and nothing is shown.
    if (this.key !== key) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.leave();
    this.drafts.delete(visit.visit);
    this.out.set(out.act, out);
    this.draw();
    this.show("open");
    this.say("kept");
    this.inTurn(() => this.send());
  }

  /**
   * The change that removes a text.
   * @param {string} key
   * @returns {Change}
   */
  without(key) {
    return { place: "sealed", key, value: undefined };
  }

  /** Whether a note of this visit was finished here. @param {Visit} visit */
  isWritten(visit) {
    return [...this.out.values(), ...this.sent].some((one) => one.visit.visit === visit.visit);
  }

  /** Asks whether what is here still stands, and sends what waits. */
  async reach() {
    if (this.device === "" || (await this.kept.get("plain", "until")) === undefined) return;
    const answer = await this.post(this.place.dataset.stands, new URLSearchParams({ device: this.device }));
    this.find("[data-no-signal]", HTMLElement).hidden = answer !== undefined;
    /** @type {{ erase: boolean, over: boolean, now: number } | undefined} */
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
    // Somebody no longer has one of the families.
    if (said.over) this.until = Math.min(this.until, 1);
    await this.isLater(said.now);
    await this.standsBy();
    await this.send();
  }

  /** Has the browser stand by; the page's own. @returns {Promise<boolean>} whether it does */
  async standsBy() {
    return true;
  }

  /**
   * Sends every note that waits, one after the other, each until it is heard what became of it.
   * @param {boolean} [isAsked] whether somebody pressed for it: then also those nobody took before
   */
  async send(isAsked = false) {
    const { key } = this;
    if (!key) return;
    const waiting = [...this.out.values()].sort((a, b) => a.finished.localeCompare(b.finished));
    for (const out of waiting) {
      if (out.state === "gone" && !isAsked) continue;
      const fields = { ...Object.fromEntries([["act", out.act]]), account: this.account, do: "finish", finished: out.finished };
      let became = await this.arrives(out.visit, out.fields, fields);
      if (became === "gone") became = await this.give(out, fields);
      if (became === undefined) break;
      if (became === "later") continue;
      if (became === "gone") {
        if (out.state === "gone") continue;
        const gone = { ...out, state: "gone" };
        await this.put([await this.sealedAs(`out/${out.act}`, gone, key)]);
        if (this.key === key) this.out.set(out.act, gone);
        continue;
      }
      const sent = { visit: out.visit, ...became, at: Date.parse(out.finished) };
      await this.put([
        this.without(`out/${out.act}`),
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
   * @returns {Promise<{ state: string, to: string } | "gone" | "later" | undefined>} nothing where nobody answers
   */
  async arrives(visit, typed, fields) {
    const all = new URLSearchParams(typed);
    for (const [name, value] of Object.entries(fields)) all.set(name, value);
    all.set("device", this.device);
    const answer = await this.post(visit.arrive, all);
    this.find("[data-no-signal]", HTMLElement).hidden = answer !== undefined;
    if (answer?.ok) return answer.json().catch(() => undefined);
    if (answer?.status === 404) return "gone";
    if (answer === undefined) this.say("waits-begun");
    else if (answer.status === 401) this.say("signed-out", { count: String(this.out.size) });
    else {
      // This one is not taken as things are; the others may be.
      this.say("later");
      return "later";
    }
    return undefined;
  }

  /**
   * @param {string | undefined} url
   * @param {URLSearchParams} [all] asks for it, where nothing is sent
   * @returns {Promise<Response | undefined>} nothing when it could not be reached
   */
  async post(url, all) {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    try {
      return await fetch(url ?? "", {
        ...(all ? { method: "POST", body: all.toString(), headers } : {}),
        credentials: "same-origin",
        redirect: "error",
        cache: "no-store",
        signal: AbortSignal.timeout(ANSWERS_WITHIN),
      });
    } catch {
      return undefined;
    }
  }

  /**
   * Gives a note to those who have the family now.
   * @param {Out} out
   * @param {Record<string, string>} fields
   * @returns {Promise<{ state: string, to: string } | "gone" | "later" | undefined>} nothing where nobody answers
   */
  async give({ visit, fields: typed }, fields) {
    const all = new URLSearchParams(typed);
    const { family, visit: of } = visit;
    for (const [name, value] of Object.entries({ ...fields, device: this.device, family, visit: of })) all.set(name, value);
    const answer = await this.post(this.place.dataset.given, all);
    if (answer?.ok) return answer.json().catch(() => undefined);
    if (answer?.status === 404) return "gone";
    return answer === undefined ? undefined : "later";
  }

  /**
   * What is begun goes on where the record is.
   * @param {Draft} draft
   * @param {boolean} [isFollowed] whether the page goes there too
   */
  async handOn(draft, isFollowed = true) {
    const { key } = this;
    const fields = { act: draft.act, account: this.account, do: "save" };
    const became = await this.arrives(draft.visit, draft.fields, fields);
    if (became === "gone" && isFollowed) this.say("gone");
    if (became === undefined || became === "gone" || became === "later") return;
    await this.put([this.without(`draft/${draft.visit.visit}`)]);
    // Locked meanwhile, no page of the record opens by itself.
    if (this.key !== key) return;
    this.drafts.delete(draft.visit.visit);
    if (isFollowed) location.assign(became.to);
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
      // From which draft it began is of the text, not of the form it is shown in.
      if (value !== null || field.name === "base") field.value = value ?? "";
    }
  }
}

/**
 * Whether anything is written: one field is enough, in the note or beside it, but for those that say where and about whom.
 * @param {HTMLFormElement} form
 */
function isAnyWritten(form) {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value.trim() !== "";
    if (!(field instanceof HTMLInputElement)) return false;
    if (field.type === "text") return field.name !== "place-words" && field.value.trim() !== "";
    return field.type === "checkbox" && field.name !== "relationship" && field.checked;
  });
}

/**
 * Empties what was written of a visit already: what is added to it is another text.
 * @param {HTMLFormElement} form
 */
function blank(form) {
  for (const field of form.elements) {
    const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
    if (isText || (field instanceof HTMLInputElement && field.name === "base")) field.value = "";
    else if (field instanceof HTMLInputElement && field.type === "checkbox" && field.name !== "relationship") field.checked = false;
  }
}
