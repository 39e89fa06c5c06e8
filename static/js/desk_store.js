// What a desk keeps on its device: encrypted with a key that the browser never hands out, and taken away after the day.
"use strict";

(() => {
  const kikaoDesk = (globalThis.kikaoDesk ??= {});
  const NAME = "kikao-desk";
  let opened = null;

  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  function database() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("keys");
        request.result.createObjectStore("kept");
        request.result.createObjectStore("queue");
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return opened;
  }

  async function within(store, mode, work) {
    const transaction = (await database()).transaction(store, mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const result = await work(transaction.objectStore(store));
    await done;
    return result;
  }

  // Made once; of two windows at the same moment the first one's key is everybody's.
  async function key() {
    const there = await within("keys", "readonly", (keys) => asked(keys.get("key")));
    if (there) return there;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    return within("keys", "readwrite", async (keys) => {
      const first = await asked(keys.get("key"));
      if (!first) keys.put(made, "key");
      return first ?? made;
    });
  }

  async function locked(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), plain) };
  }

  async function unlocked(row) {
    if (!row) return null;
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, await key(), row.data);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch { return null; } // of a key that is gone: nobody can read it any more
  }

  kikaoDesk.store = {
    isPossible: () => Boolean(globalThis.crypto?.subtle && globalThis.indexedDB),
    async get(name) {
      return unlocked(await within("kept", "readonly", (kept) => asked(kept.get(name))));
    },
    async put(name, value) {
      const row = await locked(value);
      await within("kept", "readwrite", (kept) => asked(kept.put(row, name)));
    },
    async forget(...names) {
      await within("kept", "readwrite", (kept) => { for (const name of names) kept.delete(name); });
    },
    async enqueue(entry) {
      const row = { ...(await locked(entry)), order: Date.now() };
      await within("queue", "readwrite", (queue) => asked(queue.put(row, entry.act.id)));
    },
    async queued() {
      const rows = await within("queue", "readonly", (queue) => asked(queue.getAll()));
      rows.sort((one, other) => one.order - other.order);
      return (await Promise.all(rows.map(unlocked))).filter(Boolean);
    },
    async waiting() {
      return within("queue", "readonly", (queue) => asked(queue.count()));
    },
    async handedIn(ids) {
      await within("queue", "readwrite", (queue) => { for (const id of ids) queue.delete(id); });
    },
    // The list goes; what was not handed in yet stays until it is.
    async wipe() {
      await within("kept", "readwrite", (kept) => asked(kept.clear()));
      if (!(await this.waiting())) await within("keys", "readwrite", (keys) => asked(keys.clear()));
    },
  };
})();
