// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// What a passkey answers to a question of our own (WebAuthn's PRF extension): the same bytes each time, and nobody
// has them without it. No server is needed for it.

/** Milliseconds somebody has to touch the device. */
const WITHIN = 60_000;

/**
 * @typedef {{ credential: string, question: string }} Asks which passkey, and what it is asked; hexadecimal
 */

/**
 * @param {ArrayBuffer} buffer
 */
function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Asks a passkey; nothing where there is none, it was refused, or it has no such answer.
 * @param {Uint8Array<ArrayBuffer>} question 32 bytes
 * @param {Uint8Array<ArrayBuffer>} [credential] which; without it, any of ours
 * @returns {Promise<{ credential: string, secret: string } | undefined>}
 */
export async function askPasskey(question, credential) {
  try {
    const answer = await navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        userVerification: "required",
        timeout: WITHIN,
        allowCredentials: credential ? [{ type: "public-key", id: credential }] : [],
        extensions: { prf: { eval: { first: question } } },
      },
    });
    if (!(answer instanceof PublicKeyCredential)) return undefined;
    const first = answer.getClientExtensionResults().prf?.results?.first;
    if (!(first instanceof ArrayBuffer)) return undefined;
    return { credential: hex(answer.rawId), secret: hex(first) };
  } catch {
    return undefined;
  }
}
