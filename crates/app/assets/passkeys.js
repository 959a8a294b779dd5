// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// Adding and showing a passkey: asks the server for a challenge, lets the device answer it, and sends
// the answer with the form it belongs to. Without it the forms stay hidden and the password remains.

/**
 * A challenge as the server writes it: bytes are base64url.
 * @typedef {object} Begun
 * @property {string} ceremony
 * @property {any} options
 */

/**
 * @param {string} text base64url
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {string} base64url
 */
function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte));
  return btoa(letters.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {any[] | undefined} known
 * @returns {PublicKeyCredentialDescriptor[]}
 */
function descriptors(known) {
  return (known ?? []).map((one) => ({ type: "public-key", id: bytes(one.id) }));
}

/**
 * Lets the device make a passkey.
 * @param {any} options
 */
async function make(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: descriptors(options.excludeCredentials),
      // So that it can open what is sealed on a device too: a key of its own for that is made with it, or never.
      extensions: { ...options.extensions, prf: {} },
    },
  });
  if (!(made instanceof PublicKeyCredential)) return undefined;
  const response = made.response;
  if (!(response instanceof AuthenticatorAttestationResponse)) return undefined;
  const rk = made.getClientExtensionResults().credProps?.rk;
  return {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    response: {
      attestationObject: text(response.attestationObject),
      clientDataJSON: text(response.clientDataJSON),
    },
    extensions: rk === undefined ? {} : { credProps: { rk } },
  };
}

/**
 * Lets the device show a passkey it has.
 * @param {any} options
 */
async function show(options) {
  const shown = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: descriptors(options.allowCredentials),
    },
  });
  if (!(shown instanceof PublicKeyCredential)) return undefined;
  const response = shown.response;
  if (!(response instanceof AuthenticatorAssertionResponse)) return undefined;
  return {
    id: shown.id,
    rawId: text(shown.rawId),
    type: shown.type,
    response: {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
  };
}

/**
 * @param {string} url
 * @returns {Promise<Begun | number | undefined>} the challenge, or the status without one; nothing
 * when the server could not be reached
 */
async function begin(url) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      redirect: "error",
    });
    return answer.ok ? await answer.json() : answer.status;
  } catch {
    return undefined;
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 */
function fill(form, name, value) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} said
 */
function say(form, said) {
  const state = form.querySelector("[role=status]");
  if (state) state.textContent = said;
}

/** @param {HTMLFormElement} form */
async function go(form) {
  say(form, "");
  const begun = await begin(form.dataset.begins ?? "");
  if (begun === 401 || begun === 403) {
    // The session ended, or the proof is too old: the page itself knows where to go.
    location.reload();
    return;
  }
  if (begun === undefined || typeof begun === "number") {
    say(form, form.dataset.unreachable ?? "");
    return;
  }
  /** @type {object | undefined} */
  let answer;
  try {
    const options = begun.options;
    answer = "user" in options ? await make(options) : await show(options);
  } catch {
    // Closed, too late, or nothing on this device fits; the browser has said which.
  }
  if (answer === undefined) {
    say(form, form.dataset.stopped ?? "");
    return;
  }
  fill(form, "ceremony", begun.ceremony);
  fill(form, "answer", JSON.stringify(answer));
  form.submit();
}

/** @param {HTMLElement} place */
function offer(place) {
  const form = place.querySelector("form");
  // A passkey is bound to one address; at another it could only fail.
  if (!form || form.dataset.origin !== location.origin) return;
  place.hidden = false;
  for (const without of document.querySelectorAll("[data-passkey-without]")) {
    if (without instanceof HTMLElement) without.hidden = true;
  }
  let going = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (going) return;
    going = true;
    await go(form);
    going = false;
  });
}

if ("PublicKeyCredential" in window) {
  for (const place of document.querySelectorAll("[data-passkey]")) {
    if (place instanceof HTMLElement) offer(place);
  }
}
