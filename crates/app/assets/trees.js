// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// A page as a tree that can be sealed, and back: without anything that would run, load or lead elsewhere.

const SVG = "http://www.w3.org/2000/svg";
const HTML = "http://www.w3.org/1999/xhtml";

/** What never goes along: what runs, what would have to be fetched, and ways to pages that are not here. */
const LEFT =
  "script, style, link, meta, base, iframe, object, embed, img, audio, video, picture, source, template, nav, h1, a.btn, .actions:has(> a)";
/** What goes along with a note alone: elsewhere nothing could be done with it. */
const OF_FORMS = "form, button, input, select, textarea, details:has(form)";
/** Attributes that run, load or lead elsewhere. */
const LEFT_ATTRIBUTES = /^(on|style$|src|href$|xlink:|action$|formaction$|method$|ping$|target$|data-(autosave|printed)$)/;

/** A number to call: it leads to no page, so it goes along as it is. */
const CALL = /^tel:\+?[0-9]+$/;

/** @typedef {{ name: string, drawn: boolean, has: [string, string][], within: Tree[] }} Branch an element */
/** @typedef {string | Branch} Tree a text, or an element */

/**
 * @param {Element} element
 * @param {boolean} isNote
 * @returns {Tree[]}
 */
export function toTree(element, isNote) {
  /** @type {Tree[]} */
  const all = [];
  for (const child of element.childNodes) {
    if (child instanceof Text) all.push(child.data);
    if (!(child instanceof Element)) continue;
    if (child.matches(LEFT) || (!isNote && child.matches(OF_FORMS)) || isOnlyAWay(child)) continue;
    const calls = isCall(child);
    const attributes = [...child.attributes].filter(({ name }) => !LEFT_ATTRIBUTES.test(name) || (calls && name === "href"));
    // A way to somewhere is read like the words around it.
    const drawn = child.namespaceURI === SVG;
    const name = child.localName !== "a" || calls ? child.localName : drawn ? "g" : "span";
    const has = attributes.map((one) => /** @type {[string, string]} */ ([one.name, one.value]));
    all.push({ name, drawn, has, within: toTree(child, isNote) });
  }
  return all;
}

/** @param {Element} element */
function isCall(element) {
  return element instanceof HTMLAnchorElement && CALL.test(element.getAttribute("href") ?? "");
}

/**
 * Whether a line, or a part with its heading, is nothing but ways to pages that are not here.
 * @param {Element} element
 */
function isOnlyAWay(element) {
  if (!element.matches("p, li, section")) return false;
  if ([...element.querySelectorAll("a")].some(isCall)) return false;
  const ways = [...element.querySelectorAll(element.matches("section") ? "a, h2, h3" : "a")];
  const text = (/** @type {Element} */ one) => (one.textContent ?? "").replaceAll(/\s/g, "");
  return ways.length > 0 && ways.map(text).join("") === text(element) && !element.querySelector("svg");
}

/**
 * @param {Tree[]} trees
 * @returns {Node[]}
 */
export function fromTree(trees) {
  return trees.map((tree) => {
    if (typeof tree === "string") return document.createTextNode(tree);
    const element = document.createElementNS(tree.drawn ? SVG : HTML, tree.name);
    for (const [name, value] of tree.has) element.setAttribute(name, value);
    element.append(...fromTree(tree.within));
    return element;
  });
}

/**
 * A page of ours, as it may be seen in the room; nothing where it could not be had.
 * @param {string} url
 * @returns {Promise<Document | number>} the page, or the status of another answer, zero for none
 */
export function fetched(url) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    // The browser reads it into a tree, and runs nothing of it.
    request.responseType = "document";
    request.timeout = 30_000;
    request.setRequestHeader("alongside-taken", "yes");
    request.onload = () => done((request.status === 200 && request.responseXML) || request.status);
    request.onerror = () => done(0);
    request.ontimeout = () => done(0);
    request.send();
  });
}
