// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// What a browser seals for whoever sits before it: a key that a passphrase or a printed code opens, and texts under it.
// The server never has the key. The format is told in docs/sealed-in-the-browser.md.

/** How often a new passphrase is hashed (OWASP's figure for PBKDF2 with SHA-256). */
const ROUNDS = 600_000;
/** Sealed texts are filled up to multiples of this many bytes, so that their length says little. */
const BLOCK = 1024;
/** Letters and digits of a printed code that nobody mistakes for each other (RFC 4648's base 32). */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** What a key is for. */
const USES = /** @type {const} */ (["encrypt", "decrypt"]);
/** What an envelope begins with. */
const FORMAT = 1;
const NONCE = 12;

/**
 * A lock as the server keeps it; bytes are hexadecimal.
 * @typedef {{ lock: string, salt: string, rounds: number, wrapped: string }} Lock
 */

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {string} digits
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function unhex(digits) {
  const pairs = digits.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

/**
 * @param {number} count
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function random(count) {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** A code of 160 bits, to be written on paper. */
export function newCode() {
  let code = "";
  for (const byte of random(32)) code += LETTERS.charAt(byte % LETTERS.length);
  return code;
}

/**
 * A code as it is shown: in groups, so that nobody loses their place.
 * @param {string} code
 */
export function grouped(code) {
  return (code.match(/.{4}/g) ?? []).join(" ");
}

/**
 * A code as it was typed, however it was spaced.
 * @param {string} typed
 */
export function codeOf(typed) {
  const letters = typed.toUpperCase().replaceAll("0", "O").replaceAll("1", "I").replaceAll("8", "B");
  return letters.replaceAll(/[^A-Z2-7]/g, "");
}

/**
 * Whether a passphrase guards anything: whoever has the sealed bytes tries as often as they like.
 * @param {string} passphrase
 * @returns {"guards" | "short" | "long"}
 */
export function guards(passphrase) {
  const letters = [...passphrase.trim()];
  if (letters.length > 256) return "long";
  return letters.length >= 20 && new Set(letters).size >= 6 ? "guards" : "short";
}

/** A new key, which nobody has yet. */
export function newKey() {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, USES);
}

/**
 * The key that opens a lock.
 * @param {Lock} lock
 * @param {string} secret a passphrase, a code, or what a passkey answered
 */
async function keyOf(lock, secret) {
  const typed = new TextEncoder().encode(secret.normalize("NFKC").trim());
  const salt = unhex(lock.salt);
  const wraps = { name: "AES-KW", length: 256 };
  if (lock.rounds === 0) {
    const raw = await crypto.subtle.importKey("raw", typed, "HKDF", false, ["deriveKey"]);
    const info = new TextEncoder().encode(`alongside/reflections/${lock.lock}/1`);
    const how = { name: "HKDF", hash: "SHA-256", salt, info };
    return crypto.subtle.deriveKey(how, raw, wraps, false, ["wrapKey", "unwrapKey"]);
  }
  const raw = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: lock.rounds };
  return crypto.subtle.deriveKey(how, raw, wraps, false, ["wrapKey", "unwrapKey"]);
}

/**
 * By what one knows that it is this key, and no other: half of a hash, from which nobody comes back to it. It
 * salts the code, which is too long to be guessed with or without.
 * @param {CryptoKey} key
 */
export async function nameOf(key) {
  const label = new TextEncoder().encode("alongside/reflections/key/1");
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", key));
  const hash = await crypto.subtle.digest("SHA-256", new Uint8Array([...label, ...raw]));
  return hex(new Uint8Array(hash).slice(0, 16));
}

/**
 * Locks a key anew.
 * @param {CryptoKey} key
 * @param {string} name "passphrase", "code", or "passkey"
 * @param {string} secret
 * @param {string} [asked] what a passkey was asked, where that salts its answer
 * @returns {Promise<Lock>}
 */
export async function locked(key, name, secret, asked) {
  const salt = name === "code" ? await nameOf(key) : (asked ?? hex(random(16)));
  // Nobody guesses a code, or what a passkey answers.
  const lock = { lock: name, salt, rounds: name === "passphrase" ? ROUNDS : 0, wrapped: "" };
  const wrapped = await crypto.subtle.wrapKey("raw", key, await keyOf(lock, secret), "AES-KW");
  return { ...lock, wrapped: hex(new Uint8Array(wrapped)) };
}

/**
 * Opens a lock; nothing when the secret is another.
 * @param {Lock} lock
 * @param {string} secret
 * @returns {Promise<CryptoKey | undefined>}
 */
export async function unlocked(lock, secret) {
  try {
    const with_ = await keyOf(lock, secret);
    // It has to be wrapped again when the passphrase changes, so it may be exported; it stands in no store.
    return await crypto.subtle.unwrapKey(
      "raw", unhex(lock.wrapped), with_, "AES-KW", { name: "AES-GCM", length: 256 }, true, USES,
    );
  } catch {
    return undefined;
  }
}

/**
 * What a sealed text is bound to: nobody puts it in the place of another, or of an earlier one.
 * @param {string[]} names
 */
export function bound(...names) {
  return new TextEncoder().encode(names.join("|"));
}

/**
 * @param {CryptoKey} key
 * @param {object} said
 * @param {Uint8Array<ArrayBuffer>} additionalData
 * @returns {Promise<string>}
 */
export async function seal(key, said, additionalData) {
  const plain = new TextEncoder().encode(JSON.stringify(said));
  // Spaces after the end of a text of JSON mean nothing.
  const filled = new Uint8Array(Math.ceil(plain.length / BLOCK) * BLOCK).fill(0x20);
  filled.set(plain);
  const iv = random(NONCE);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, filled);
  return hex(new Uint8Array([FORMAT, ...iv])) + hex(new Uint8Array(sealed));
}

/**
 * @param {CryptoKey} key
 * @param {string} sealed
 * @param {Uint8Array<ArrayBuffer>} additionalData
 * @returns {Promise<any>} nothing when it is not what was sealed
 */
export async function open(key, sealed, additionalData) {
  const bytes = unhex(sealed);
  if (bytes[0] !== FORMAT) return undefined;
  const iv = bytes.slice(1, 1 + NONCE);
  try {
    const how = { name: "AES-GCM", iv, additionalData };
    const plain = await crypto.subtle.decrypt(how, key, bytes.slice(1 + NONCE));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return undefined;
  }
}
