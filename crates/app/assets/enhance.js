// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// What the pages can do better with a script: keep a note as it is typed, and keys for practised hands.
// Every page works without it.

/** Milliseconds after a change until a form is kept, and between two tries. */
const KEEP_AFTER = 10_000;
/** Milliseconds until nobody is taken to answer. */
const ANSWERS_WITHIN = 8_000;
/** Bytes that a browser still sends for a page that is being left. */
const KEEPALIVE_MOST = 60_000;

/**
 * A word that could be said otherwise: why, whether it may be harmless, and what one may try.
 * @typedef {{ said: string, why: string, ambiguous: boolean, others: string[] }} Hint
 * What the server says of a draft it kept: one sentence, whether it is kept beside another version, and the hints of
 * each field.
 * @typedef {{ said: string, apart: boolean, hints: Record<string, Hint[]> }} Kept
 */

/**
 * Keeps one form on the server as it is typed, and says plainly when it could not.
 */
class Keeper {
  /**
   * @param {HTMLFormElement} form
   * @param {string} url where drafts are kept
   */
  constructor(form, url) {
    this.form = form;
    this.url = url;
    /** What the server has. */
    this.kept = this.typed();
    /** @type {number | undefined} */
    this.timer = undefined;
    this.sending = false;
    /** The form itself is on its way: a draft sent now could arrive after it. */
    this.posted = false;
    /** Whether it is being found out that somebody answers, before the form goes; and that somebody did. */
    this.asking = false;
    this.reached = false;
    /** What is said beside everything else once it was pressed and did not go. */
    this.unfinished = "";
    /** Whether the last draft was not kept. */
    this.unkept = false;

    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    form.addEventListener("focusout", () => this.keep());
    form.addEventListener("submit", (event) => this.post(event));
    form.addEventListener("click", (event) => this.leaves(event));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.keep();
    });
    window.addEventListener("online", () => this.keep());
    window.addEventListener("pageshow", () => {
      this.posted = false;
      this.form.removeAttribute("aria-busy");
    });
  }

  /** The form as it would be posted. */
  typed() {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") fields.append(name, value);
    }
    return fields.toString();
  }

  /** Keeps the form after a while; a change meanwhile waits for the same moment. */
  soon() {
    if (this.timer === undefined) {
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.keep();
      }, KEEP_AFTER);
    }
  }

  /**
   * Lets the form go where somebody answers. A browser that reaches nobody would put a page of its own in the place of
   * this one, and with it goes what was typed.
   * @param {SubmitEvent} event
   */
  async post(event) {
    if (this.reached) {
      this.posted = true;
      clearTimeout(this.timer);
      return;
    }
    event.preventDefault();
    if (this.asking) return;
    this.asking = true;
    this.form.setAttribute("aria-busy", "true");
    this.unfinished = "";
    this.say(document.body.dataset.sending ?? "", true);
    const reached = await answers();
    // A draft on its way would arrive after the form.
    await this.isSent();
    this.asking = false;
    if (reached) {
      this.reached = true;
      this.form.requestSubmit(event.submitter);
      this.reached = false;
    } else {
      this.form.removeAttribute("aria-busy");
      // Said until it is pressed again: that something was saved since does not finish it.
      this.unfinished = document.body.dataset.notFinished ?? "";
      this.say(document.body.dataset.notSent ?? "", false);
      this.soon();
    }
  }

  /** Waits until no draft is on its way. */
  async isSent() {
    while (this.sending) await new Promise((then) => setTimeout(then, 50));
  }

  /**
   * Reading it as somebody of the family would shows what is kept, so all of it is kept first.
   * @param {MouseEvent} event
   */
  async leaves(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-read-as]") : null;
    const other = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!(link instanceof HTMLAnchorElement) || other) return;
    event.preventDefault();
    // What is typed while it is kept is kept too, or it stays here and says so.
    do {
      await this.isSent();
      await this.keep();
    } while (!this.unkept && this.typed() !== this.kept);
    if (this.typed() === this.kept && !link.closest("[hidden]")) location.assign(link.href);
  }

  async keep() {
    const typed = this.typed();
    if (this.posted || this.sending || typed === this.kept) return;
    this.sending = true;
    const said = await send(this.url, typed);
    this.sending = false;
    if (this.posted) return;
    this.unkept = said === undefined;
    if (said === undefined) {
      this.say(document.body.dataset.notSaved ?? "", false);
      this.soon();
      return;
    }
    this.kept = typed;
    // What is kept beside another version is not what would be read as the note.
    for (const one of this.form.querySelectorAll("[data-once-kept]")) one.toggleAttribute("hidden", said.apart);
    this.say(said.said, true);
    hint(this.form, said.hints);
    if (this.typed() !== typed) this.soon();
  }

  /**
   * @param {string} text
   * @param {boolean} kept
   */
  say(text, kept) {
    const state = this.form.querySelector("[role=status]");
    if (!state) return;
    text = [text, this.unfinished].filter(Boolean).join(" ");
    state.classList.toggle("off", !kept);
    // Saying the same again would make a screen reader repeat it every ten seconds.
    if (state.textContent !== text) state.textContent = text;
  }
}

/** Whether the server answers. */
async function answers() {
  try {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN);
    // Whatever a server says: only what stands before it says that there is none.
    return (await fetch("/livez", { method: "HEAD", cache: "no-store", signal })).status < 500;
  } catch {
    return false;
  }
}

/**
 * Posts a draft.
 * @param {string} url
 * @param {string} body
 * @returns {Promise<Kept | undefined>} what the server says of it; nothing when it did not keep it
 */
async function send(url, body) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      credentials: "same-origin",
      // Signed out means the sign-in page, which is not a draft that was kept.
      redirect: "error",
      keepalive: body.length < KEEPALIVE_MOST,
    });
    if (!answer.ok) return undefined;
    const told = answer.headers.get("Content-Type") === "application/json";
    return told ? await answer.json() : { said: await answer.text(), apart: false, hints: {} };
  } catch {
    return undefined;
  }
}

/**
 * Shows under each field which of its words could be said otherwise. Where the same was said before, all stays as it
 * is, opened or not.
 * @param {HTMLFormElement} form
 * @param {Kept["hints"]} all by field
 */
function hint(form, all) {
  const shape = form.querySelector("template[data-hint]");
  if (!(shape instanceof HTMLTemplateElement)) return;
  for (const place of form.querySelectorAll("[data-hints]")) {
    const list = place.querySelector("ul");
    if (!(place instanceof HTMLElement) || !list) continue;
    const hints = all[place.dataset.hints ?? ""] ?? [];
    const items = hints.map((one) => hinted(shape, one));
    const same = items.length === list.children.length && items.every((item, at) => item.isEqualNode(list.children[at] ?? null));
    if (!same) list.replaceChildren(...items);
    place.hidden = items.length === 0;
  }
}

/**
 * One word that could be said otherwise.
 * @param {HTMLTemplateElement} shape
 * @param {Hint} one
 */
function hinted(shape, one) {
  const item = /** @type {DocumentFragment} */ (shape.content.cloneNode(true)).firstElementChild;
  if (!item) throw new Error("a hint has no shape");
  /** @param {string} part */
  const find = (part) => item.querySelector(`[data-${part}]`);
  find("said")?.replaceChildren(one.said);
  find("why")?.replaceChildren(one.why);
  if (!one.ambiguous) find("ambiguous")?.remove();
  const others = one.others.map((text) => {
    const other = document.createElement("li");
    other.append(text);
    return other;
  });
  find("others")?.replaceChildren(...others);
  return item;
}

/**
 * Whether keys typed here are text.
 * @param {EventTarget | null} target
 */
function takesText(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

/**
 * Ctrl+Enter finishes the form one is in; Alt+R reads a note as the first of the family who may would; "/" goes to the
 * search.
 * @param {KeyboardEvent} event
 */
function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const within = event.target instanceof Element ? event.target.closest("form") : null;
    const finish = within?.querySelector("[data-finish]");
    if (finish instanceof HTMLElement) {
      event.preventDefault();
      finish.click();
    }
    return;
  }
  const readAs = document.querySelector("a[data-read-as]");
  const alone = event.altKey && !event.ctrlKey && !event.metaKey;
  // By its place on the keyboard: with this key held, some write another sign.
  if (alone && event.code === "KeyR" && readAs instanceof HTMLElement && !readAs.closest("[hidden]")) {
    event.preventDefault();
    readAs.click();
    return;
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "/" && plain && !takesText(event.target)) find(event);
}

/**
 * Goes to the search of this page, or to the page that has one.
 * @param {Event} event
 */
function find(event) {
  const search = document.querySelector("input[type=search]");
  const link = document.querySelector("a[data-find]");
  if (search instanceof HTMLElement) {
    event.preventDefault();
    search.focus();
  } else if (link instanceof HTMLAnchorElement) {
    event.preventDefault();
    location.assign(link.href);
  }
}

// A page that answers a form is otherwise kept by the browser with all that was typed, in a file, for the
// day it is opened again.
history.replaceState(history.state, "");

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const url = form instanceof HTMLFormElement ? form.dataset.autosave : undefined;
  if (form instanceof HTMLFormElement && url) new Keeper(form, url);
}

for (const told of document.querySelectorAll("[data-keys]")) told.removeAttribute("hidden");

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
  if (button instanceof HTMLElement) button.hidden = false;
}

// What goes to paper stands in the access book, whichever way it was printed.
const family = document.querySelector("[data-printed]");
const printed = family instanceof HTMLElement ? family.dataset.printed : undefined;
if (printed) window.addEventListener("beforeprint", () => send(printed, ""));

const errors = document.querySelector("[data-errors]");
if (errors instanceof HTMLElement) {
  errors.focus();
} else if (location.hash === "#q") {
  const search = document.getElementById("q");
  if (search) search.focus();
}

document.addEventListener("keydown", onKey);
