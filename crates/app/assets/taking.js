// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// Taking families along: which, until when, each of their pages fetched as it may be seen in the room, and sealed.

/**
 * @typedef {import("./kept.js").Change} Change
 * @typedef {import("./notes.js").Visit} Visit
 * @typedef {import("./notes.js").Page} Page
 * @typedef {{ taken: number, visits: Visit[], beside?: Page[] }} Index
 * @typedef {{ code: string | null, name: string, when: string, ticked: boolean }} Offered
 */

const place = document.querySelector("[data-away]");
const data = place instanceof HTMLElement ? place.dataset : {};
/** @type {typeof import("./notes.js")} */
const { Notes } = await import(data.notes ?? "");
/** @type {typeof import("./sealing.js")} */
const { hex, newKey } = await import(data.sealing ?? "");
/** @type {typeof import("./trees.js")} */
const { fetched, toTree } = await import(data.trees ?? "");

/** Part of the room a browser gives that is filled before it is said. */
const FULL = 0.8;
/** Milliseconds in which the browser has fetched what it keeps. */
const STANDS_WITHIN = 20_000;
/** A policy may be made once. @type {any} */
let made;

export class Taking extends Notes {
  /**
   * @param {HTMLElement} place
   * @param {import("./kept.js").Kept} kept
   */
  constructor(place, kept) {
    super(place, kept);
    /** @type {Index | undefined} */
    this.index = undefined;
    /** Whether the browser is known to answer with this page where nobody else does. */
    this.isBy = false;
    this.onSubmit("[data-choose]", (form) => this.inTurn(() => this.take(form)));
    const choosing = this.find("[data-choosing]", HTMLDetailsElement);
    choosing.addEventListener("toggle", () => this.inTurn(() => this.offer()));
  }

  async offer() {
    if (!this.find("[data-choosing]", HTMLDetailsElement).open || !this.key) return;
    const answer = await this.post(this.place.dataset.offered);
    if (answer?.status === 401) return this.say("signed-out", { count: String(this.out.size) });
    if (!answer?.ok) return this.say("unreachable");
    /** @type {{ account: string, offered: Offered[], untils: { code: string, text: string }[] }} */
    const said = await answer.json();
    if (!this.key) return;
    if (this.account !== "" && this.account !== said.account) return this.say("other-account");
    const visits = said.offered.map(({ code, name, when, ticked }) =>
      code === null
        ? line(`${name}: ${when}`)
        : choice("checkbox", "visit", { value: code, text: `${name}, ${when}`, chosen: ticked }),
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
    const answer = await this.post(this.place.dataset.take, fields);
    if (answer?.status === 403) return location.assign(this.place.dataset.stepUp ?? "");
    if (answer?.status === 401) return this.say("signed-out", { count: String(this.out.size) });
    if (!answer?.ok) return this.say("unreachable");
    /** @type {{ until: number, now: number, kept: Visit[], beside: Page[] }} */
    const said = await answer.json();
    const changes = await this.gather(said, key);
    if (!changes) return this.say("unreachable");
    changes.push({ place: "plain", key: "until", value: said.until }, { place: "plain", key: "account", value: account });
    await this.kept.write([...(await this.old()), ...changes]);
    this.account = account;
    this.until = said.until;
    await this.isLater(said.now);
    this.mark();
    // Only then is it said that they are here.
    this.isBy ||= await registered(this.place.dataset.worker ?? "");
    this.find("[data-choosing]", HTMLDetailsElement).open = false;
    this.sent = [];
    await this.keep();
    await this.opens();
    if (this.isBy) await this.hasRoom();
    else this.say("not-by");
  }

  /**
   * Fetches every page of these visits, and what goes along once beside them, and seals it.
   * @param {{ kept: Visit[], beside: Page[] }} said
   * @param {CryptoKey} key
   */
  async gather({ kept: visits, beside }, key) {
    const pages = await newKey();
    /** @type {Change[]} */
    const changes = [];
    const wanted = beside.map((page) => ({ id: `page/beside/${page.part}`, url: page.url, isNote: false }));
    for (const { visit, note, pages: own } of visits) {
      wanted.push(...own.map(({ part, url }) => ({ id: `page/${visit}/${part}`, url, isNote: false })));
      wanted.push({ id: `form/${visit}`, url: note, isNote: true });
    }
    for (const [at, { id, url, isNote }] of wanted.entries()) {
      this.say("taking", { done: String(at + 1), all: String(wanted.length) });
      const answer = await fetched(url);
      const main = typeof answer === "number" ? undefined : answer.querySelector("main");
      if (!main) return undefined;
      changes.push(await this.sealedAs(id, { tree: toTree(main, isNote) }, pages));
    }
    // What was begun here goes on here, whatever is taken now.
    const begun = [...this.drafts.values()].filter((one) => visits.every(({ visit }) => visit !== one.visit.visit));
    for (const { visit } of begun) {
      const form = await this.read(`form/${visit.visit}`, this.pages);
      if (form) changes.push(await this.sealedAs(`form/${visit.visit}`, form, pages));
    }
    const raw = hex(new Uint8Array(await crypto.subtle.exportKey("raw", pages)));
    changes.push(await this.sealedAs("pages-key", { raw }, key));
    changes.push(await this.sealedAs("index", { taken: Date.now(), visits, beside }, pages));
    return changes;
  }

  /**
   * Has the browser answer with this page where nobody else does, and says so where it will not.
   * @override
   */
  async standsBy() {
    if (!this.isBy && this.index) {
      this.isBy = await registered(this.place.dataset.worker ?? "");
      if (!this.isBy) this.say("not-by");
    }
    return this.isBy;
  }

  /** Says so where a browser may empty this device, or it is nearly full. */
  async hasRoom() {
    const stays = await navigator.storage?.persist?.().catch(() => false);
    const { usage = 0, quota = 1 } = (await navigator.storage?.estimate?.()) ?? {};
    if (usage / quota > FULL) this.say("nearly-full");
    else if (!stays) this.say("may-empty");
  }
}

/**
 * @param {"checkbox" | "radio"} type
 * @param {string} name
 * @param {{ value: string, text: string, chosen: boolean }} of
 */
function choice(type, name, { value, text, chosen }) {
  const label = document.createElement("label");
  label.className = type === "checkbox" ? "choice box" : "choice";
  const input = document.createElement("input");
  Object.assign(input, { type, name, value, checked: chosen });
  const span = document.createElement("span");
  span.textContent = text;
  label.append(input, span);
  return label;
}

/** @param {string} text What cannot be chosen. */
function line(text) {
  const said = document.createElement("p");
  said.className = "meta";
  said.textContent = text;
  return said;
}

/**
 * Whether the worker beside the pages is there and has all it keeps.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
async function registered(url) {
  try {
    const types = /** @type {any} */ (window).trustedTypes;
    const policy = (made ??= types?.createPolicy?.("alongside", { createScriptURL: (/** @type {string} */ it) => it }));
    const to = policy ? policy.createScriptURL(url) : url;
    const registration = await navigator.serviceWorker.register(to, { scope: "/" });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (registration.active || !worker) return registration.active !== null;
    return await new Promise((done) => {
      setTimeout(() => done(worker.state === "activated"), STANDS_WITHIN);
      worker.addEventListener("statechange", () => {
        if (worker.state === "activated") done(true);
        if (worker.state === "redundant") done(false);
      });
    });
  } catch {
    return false;
  }
}
