// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// Notes on this device: kept as they are typed, finished once, and sent until it is heard what became of them.

/**
 * @typedef {import("./trees.js").Tree} Tree
 * @typedef {{ part: string, name: string, url: string }} Page
 * @typedef {{ family: string, visit: string, name: string, when: string, pages: Page[], called: string, note: string, arrive: string }} Visit
 * @typedef {{ visit: Visit, fields: string, at: number }} Draft
 * @typedef {{ act: string, visit: Visit, fields: string, finished: string, state: string }} Out
 * @typedef {{ visit: Visit, state: string, to: string, at: number }} Sent
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
    /** The note that is being written. @type {{ visit: Visit, form: HTMLFormElement, kept: string } | undefined} */
    this.writing = undefined;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.onPress("[data-send]", () => this.send());
    window.addEventListener("online", () => this.inTurn(() => this.reach()));
    window.addEventListener("beforeunload", (event) => this.isUnkept() && event.preventDefault());
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

  async back() {
    await this.keep();
    if (!this.key) return;
    this.leave();
    this.draw();
    this.show("open");
  }

  /** @param {Visit} visit */
  async write(visit) {
    /** @type {{ tree: Tree[] } | undefined} */
    const kept = await this.read(`form/${visit.visit}`, this.pages);
    const draft = this.drafts.get(visit.visit);
    if (!this.key) return;
    if (!kept) {
      // Its time is over here, and what was begun is not: it goes on where the record is.
      if (draft) await this.handOn(draft);
      return;
    }
    this.say("");
    this.present(`${visit.called}: ${visit.name}`, fromTree(kept.tree));
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
    await this.send();
  }

  /** Asks whether what is here still stands, and sends what waits. */
  async reach() {
    if (this.device === "" || (await this.kept.get("plain", "until")) === undefined) return;
    const answer = await this.post(this.place.dataset.stands, new URLSearchParams({ device: this.device }));
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

  /** Sends every note that waits, one after the other, each until it is heard what became of it. */
  async send() {
    const { key } = this;
    if (!key) return;
    const waiting = [...this.out.values()].sort((a, b) => a.finished.localeCompare(b.finished));
    for (const out of waiting) {
      const fields = { ...Object.fromEntries([["act", out.act]]), account: this.account, do: "finish", finished: out.finished };
      let became = await this.arrives(out.visit, out.fields, fields);
      if (became === "gone") became = await this.give(out, fields);
      if (became === undefined) return;
      if (became === "gone") {
        if (out.state === "gone") continue;
        const gone = { ...out, state: "gone" };
        await this.kept.write([await this.sealedAs(`out/${out.act}`, gone, key)]);
        if (this.key === key) this.out.set(out.act, gone);
        continue;
      }
      const sent = { visit: out.visit, ...became, at: Date.parse(out.finished) };
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
   * @returns {Promise<{ state: string, to: string } | "gone" | undefined>} nothing where it has to be tried again
   */
  async give({ visit, fields: typed }, fields) {
    const all = new URLSearchParams(typed);
    const { family, visit: of } = visit;
    for (const [name, value] of Object.entries({ ...fields, device: this.device, family, visit: of })) all.set(name, value);
    const answer = await this.post(this.place.dataset.given, all);
    if (answer?.ok) return answer.json().catch(() => undefined);
    return answer?.status === 404 ? "gone" : undefined;
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
