// SPDX-License-Identifier: AGPL-3.0-or-later
// @ts-check
// What a browser keeps of us while there is no signal: a few plain facts that name nobody, and sealed texts. What was
// written stands on the disk when a write returns, all of it or nothing.

const NAME = "alongside-away";
const VERSION = 1;

/** @typedef {"plain" | "sealed"} Place */
/** @typedef {{ place: Place, key: string, value: unknown }} Change without a value it is removed */

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answered(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

export class Kept {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
    // Erased from another page of ours: this one lets go.
    database.onversionchange = () => database.close();
  }

  static async open() {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("plain");
      request.result.createObjectStore("sealed");
    };
    return new Kept(await answered(request));
  }

  /**
   * @param {Place} place
   * @param {string} key
   * @returns {Promise<any>}
   */
  get(place, key) {
    return answered(this.database.transaction(place).objectStore(place).get(key));
  }

  /**
   * The keys that begin so, in order.
   * @param {string} begin
   * @returns {Promise<string[]>}
   */
  async keys(begin) {
    const range = IDBKeyRange.bound(begin, `${begin}\uffff`);
    const keys = await answered(this.database.transaction("sealed").objectStore("sealed").getAllKeys(range));
    return keys.map(String);
  }

  /**
   * Writes all of it, or nothing.
   * @param {Change[]} changes
   * @returns {Promise<void>}
   */
  write(changes) {
    return new Promise((done, failed) => {
      // A browser may otherwise say that it is kept while it is on its way to the disk.
      const act = this.database.transaction(["plain", "sealed"], "readwrite", { durability: "strict" });
      act.oncomplete = () => done();
      act.onabort = () => failed(act.error);
      act.onerror = () => failed(act.error);
      for (const { place, key, value } of changes) {
        if (value === undefined) act.objectStore(place).delete(key);
        else act.objectStore(place).put(value, key);
      }
    });
  }

  /** Forgets everything: first what opens the rest. */
  erase() {
    return new Promise((done, failed) => {
      const act = this.database.transaction(["plain", "sealed"], "readwrite", { durability: "strict" });
      act.oncomplete = () => done(undefined);
      act.onabort = () => failed(act.error);
      act.onerror = () => failed(act.error);
      act.objectStore("plain").clear();
      act.objectStore("sealed").clear();
    });
  }
}
