// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// The page without signal: opens what this device holds, keeps notes as they are typed, and sends them once somebody
// answers. Everything is sealed under a key that is in memory while the page is open, and nowhere else.

/**
 * @typedef {import("./notes.js").Visit} Visit
 * @typedef {import("./notes.js").Page} Page
 * @typedef {import("./notes.js").Out} Out
 * @typedef {import("./notes.js").Sent} Sent
 * @typedef {import("./notes.js").Draft} Draft
 * @typedef {import("./trees.js").Tree} Tree
 */

const place = document.querySelector("[data-away]");
if (!(place instanceof HTMLElement)) throw new Error("the page has no place for what is here");
/** @type {typeof import("./taking.js")} */
const { Taking } = await import(place.dataset.taking ?? "");
/** @type {typeof import("./sealing.js")} */
const { unhex } = await import(place.dataset.sealing ?? "");
/** @type {typeof import("./kept.js")} */
const { Kept } = await import(place.dataset.kept ?? "");
/** @type {typeof import("./trees.js")} */
const { fromTree } = await import(place.dataset.trees ?? "");

/** Milliseconds it is shown that a note was sent. */
const SENT_FOR = 24 * 3_600_000;
/** One page of ours at a time writes here. */
const EXCLUSIVE = "alongside-away";

class Away extends Taking {
  /**
   * @param {HTMLElement} place
   * @param {import("./kept.js").Kept} kept
   */
  constructor(place, kept) {
    super(place, kept);
    this.onPress("[data-back]", () => this.here(() => this.back()));
    this.onPress("[data-remove]", () => this.inTurn(() => this.remove()));
    this.onPress("[data-remove-locked]", () => this.inTurn(() => this.remove()));
    // Shown in place of another page, it has a way to wait for that one.
    const wait = this.find("[data-wait]", HTMLAnchorElement);
    wait.hidden = location.pathname === place.dataset.page;
    wait.href = `${location.pathname}?wait=1`;
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  /** Opens everything there is, and shows it. */
  async opens() {
    const { key } = this;
    if (!key) return;
    this.last = Date.now();
    this.say("");
    const raw = await this.read("pages-key");
    const pages = raw && (await crypto.subtle.importKey("raw", unhex(raw.raw), "AES-GCM", true, ["encrypt", "decrypt"]));
    const index = await this.read("index", pages);
    /** @type {Draft[]} */
    const drafts = await this.all("draft/");
    /** @type {Out[]} */
    const out = await this.all("out/");
    /** @type {Sent[]} */
    const sent = await this.all("sent/");
    // Locked meanwhile, nothing of it stays.
    if (this.key !== key) return;
    this.pages = pages;
    this.index = index;
    this.drafts = new Map(drafts.map((one) => [one.visit.visit, one]));
    this.out = new Map(out.map((one) => [one.act, one]));
    this.sent = sent.filter((one) => this.now() - one.at < SENT_FOR);
    this.inTurn(() => this.reach());
    if (this.writing) return;
    this.draw();
    this.show("open");
    this.find('[data-part="open"] [data-lock]', HTMLElement).focus();
  }

  /**
   * Everything whose name begins so, and that this key opens.
   * @param {string} begin
   */
  async all(begin) {
    const all = [];
    for (const id of await this.ids(begin)) {
      const one = await this.read(id);
      if (one) all.push(one);
    }
    return all;
  }

  draw() {
    const visits = this.index?.visits ?? [];
    const state = this.find("[data-state]", HTMLElement);
    const many = { count: String(visits.length), until: this.day(this.until) };
    const said = visits.length === 1 ? "taken-one" : "taken";
    state.textContent = visits.length > 0 ? this.words(said, many) : "";
    const stray = [...this.drafts.values()].filter((one) => visits.every(({ visit }) => visit !== one.visit.visit));
    const all = [...visits, ...stray.map((one) => one.visit)];
    this.drawBeside();
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

  /** What is here once, beside the families: a tap away wherever one reads or writes. */
  drawBeside() {
    const pages = this.index?.beside ?? [];
    this.find("[data-no-beside]", HTMLElement).hidden = pages.length > 0;
    for (const there of this.place.querySelectorAll("[data-beside]")) {
      const buttons = pages.map((page) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "btn second";
        button.textContent = page.name;
        button.addEventListener("click", () => this.here(() => this.turnToBeside(page)));
        return button;
      });
      there.replaceChildren(...buttons);
    }
  }

  /** @param {Page} page */
  async turnToBeside(page) {
    await this.keep();
    /** @type {{ tree: Tree[] } | undefined} */
    const kept = await this.read(`page/beside/${page.part}`, this.pages);
    if (!kept || !this.key) return;
    // A note that no storage took is nowhere but here: the page lies over it.
    if (!this.isUnkept()) this.leave();
    this.say("");
    this.present(page.name, fromTree(kept.tree));
  }

  /** @override */
  async back() {
    await this.keep();
    const { key, writing } = this;
    if (!key) return;
    // What is read lies over a note that no storage took: that is what one comes back to.
    if (writing && !writing.form.isConnected) {
      this.say("");
      this.present(`${writing.visit.called}: ${writing.visit.name}`, writing.nodes);
      return;
    }
    this.leave();
    this.draw();
    this.show("open");
  }

  /** @param {Visit} visit */
  item(visit) {
    const item = this.copy("data-one");
    this.fill(item, "[data-name]", visit.name);
    this.fill(item, "[data-when]", visit.when);
    const begun = item.querySelector("[data-begun]");
    if (begun instanceof HTMLElement) begun.hidden = !this.drafts.has(visit.visit);
    const write = item.querySelector("[data-write]");
    if (write && this.isWritten(visit) && !this.drafts.has(visit.visit)) {
      write.textContent = this.words("more");
      write.classList.add("second");
    }
    write?.addEventListener("click", () => this.here(() => this.write(visit)));
    const isHere = this.index?.visits.some((one) => one.visit === visit.visit);
    const pages = item.querySelector("[data-pages]");
    for (const page of isHere ? visit.pages : []) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn second";
      button.textContent = page.name;
      button.addEventListener("click", () => this.here(() => this.turnTo(visit, page)));
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
    const read = item.querySelector("[data-read]");
    if (read instanceof HTMLElement) {
      read.hidden = false;
      read.addEventListener("click", () => this.here(async () => this.present(out.visit.name, textsOf(out.fields))));
    }
    return item;
  }

  /** @param {Sent} sent */
  isSent(sent) {
    const item = this.copy("data-waiting");
    this.fill(item, "[data-name]", sent.visit.name);
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
    if (!kept || !this.key) return;
    this.say("");
    this.present(`${page.name}: ${visit.name}`, fromTree(kept.tree));
  }

  /**
   * @param {string} title
   * @param {Node[]} nodes
   */
  present(title, nodes) {
    const heading = this.find("#reading", HTMLElement);
    heading.textContent = title;
    const asOf = this.index ? this.words("as-of", { at: this.day(this.index.taken) }) : "";
    this.find("[data-as-of]", HTMLElement).textContent = asOf;
    this.find("[data-page-here]", HTMLElement).replaceChildren(...nodes);
    this.show("reading");
    window.scrollTo(0, 0);
    heading.focus();
  }

  leave() {
    this.writing = undefined;
    this.find("[data-page-here]", HTMLElement).replaceChildren();
    this.find("#reading", HTMLElement).textContent = "";
  }

  forget() {
    clearTimeout(this.timer);
    this.timer = undefined;
    super.forget();
    this.index = undefined;
    this.drafts.clear();
    this.out.clear();
    this.sent = [];
    this.leave();
    for (const list of ["[data-here-list]", "[data-out-list]", "[data-offered-list]"]) {
      this.find(list, HTMLElement).replaceChildren();
    }
    this.drawBeside();
    this.find("[data-choosing]", HTMLDetailsElement).open = false;
  }

  /** Removes everything, once what waits is out or whoever asks means it. */
  async remove() {
    await this.keep();
    for (const draft of [...this.drafts.values()]) await this.handOn(draft, false);
    await this.send(true);
    const waits = this.key ? this.out.size + this.drafts.size : (await this.ids("out/")).length + (await this.ids("draft/")).length;
    if (waits > 0 && !window.confirm(this.words("long", { count: String(waits) }))) return;
    await this.post(this.place.dataset.left, new URLSearchParams({ device: this.device }));
    await this.eraseAll();
    this.say("removed");
  }

  /** @override */
  isEmptier() {
    this.index = undefined;
    // What was to be read beside the note is gone too.
    this.drawBeside();
    if (!this.key || this.writing) return;
    this.leave();
    this.draw();
    this.show("open");
  }
}

/**
 * What was written, to be read.
 * @param {string} fields
 */
function textsOf(fields) {
  const texts = [...new URLSearchParams(fields).values()].filter((value) => /\s/.test(value.trim()));
  return texts.map((text) => {
    const line = document.createElement("p");
    line.className = "told";
    line.textContent = text;
    return line;
  });
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
    await away.here(() => away.start());
    // Until this page is left.
    await new Promise(() => {});
  });
}
