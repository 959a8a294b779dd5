// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// Runs beside the pages of a device that took families along. It keeps the page that says nothing of anybody, with its
// styles and scripts, and shows it where no answer comes. No other page is ever kept.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const CACHE = `alongside-${SHELL.version}`;
/** Milliseconds a page may take before the one that is here is shown. */
const PATIENCE = 4_000;

worker.addEventListener("install", (event) => {
  const files = SHELL.files.map((url) => new Request(url, { cache: "reload", credentials: "omit" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));
});

worker.addEventListener("activate", (event) => {
  const forget = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("alongside-") && name !== CACHE) await caches.delete(name);
    }
    await worker.clients.claim();
  };
  event.waitUntil(forget());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (SHELL.files.includes(url.pathname) && url.search === "") {
    event.respondWith(kept(url.pathname).then((found) => found ?? fetch(request)));
  } else if (request.mode === "navigate" && !url.searchParams.has("wait")) {
    event.respondWith(page(request));
  }
});

/** @param {string} path */
async function kept(path) {
  const cache = await caches.open(CACHE);
  return cache.match(path);
}

/**
 * The page itself, or where no answer comes the one that is here.
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function page(request) {
  /** @type {Promise<undefined>} */
  const late = new Promise((done) => setTimeout(() => done(undefined), PATIENCE));
  const asked = fetch(request).catch(() => undefined);
  const answer = await Promise.race([asked, late]);
  return answer ?? (await kept(SHELL.page)) ?? (await asked) ?? Response.error();
}
