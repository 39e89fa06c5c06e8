// The exchange with the portal: whenever there is a network, again whenever it failed, everything as often as needed.
"use strict";

(() => {
  const kikaoDesk = (globalThis.kikaoDesk ??= {});
  const AT_ONCE = 100;
  const EVERY = 15_000;
  const LIST_EVERY = 5 * 60_000;
  const PATIENCE = 20_000;

  class Sync {
    // `told(what, detail)` hears: "list", "changed", "network" (true or false), "ended" (why).
    constructor({ addresses, told }) {
      this.addresses = addresses;
      this.told = told;
      this.since = null;
      this.tag = "";
      this.listAt = 0;
      this.timer = null;
      this.isEnded = false;
    }

    start(desk, acts) {
      this.desk = desk;
      this.acts = acts;
      addEventListener("online", () => this.soon(0));
      addEventListener("offline", () => this.told("network", false));
      this.soon(0);
    }

    soon(wait = 400) {
      if (this.isEnded && wait > 0) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.contact(), wait);
    }

    // One window at a time; true when everything was handed in.
    async contact({ close = false } = {}) {
      const work = () => this.#exchange(close);
      let isDone = false;
      try {
        isDone = navigator.locks ? await navigator.locks.request("kikao-desk-sync", work) : await work();
        this.told("network", true);
      } catch {
        this.told("network", false);
      }
      clearTimeout(this.timer);
      if (!this.isEnded) this.timer = setTimeout(() => this.contact(), EVERY);
      return isDone;
    }

    async #exchange(close) {
      await this.handInOld();
      let left = await this.#own();
      for (let isFirst = true; isFirst || left.length; isFirst = false) {
        const batch = left.slice(0, AT_ONCE);
        const isLast = left.length <= AT_ONCE;
        const handedIn = await this.#send(batch, { close: close && isLast });
        left = await this.#own();
        if (!handedIn && batch.length) break; // the rest waits for something: next time
      }
      if (!this.isEnded && this.acts && Date.now() - this.listAt > LIST_EVERY) await this.list();
      return !left.length;
    }

    async #own() {
      return (await kikaoDesk.store.queued()).filter((entry) => entry.token === this.desk.token);
    }

    // What an earlier desk on this device has not handed in yet; with `all`, what this one has not either.
    async handInOld({ all = false } = {}) {
      const entries = (await kikaoDesk.store.queued()).filter((entry) => all || entry.token !== this.desk?.token);
      for (const token of new Set(entries.map((entry) => entry.token))) {
        const acts = entries.filter((entry) => entry.token === token).map((entry) => entry.act);
        for (let first = 0; first < acts.length; first += AT_ONCE) {
          const { status, answer } = await this.#post(token, { acts: acts.slice(first, first + AT_ONCE) });
          if (status === 200) await kikaoDesk.store.handedIn(answer.results.map((one) => one.id));
        }
      }
    }

    async #send(batch, { close }) {
      const before = Date.now();
      const { status, answer } = await this.#post(this.desk.token, { since: this.since, close, acts: batch.map((entry) => entry.act) });
      if (status === 401) return this.#end("unknown_desk");
      if (status !== 200) throw new Error(`answered with ${status}`);
      this.acts.clockOff = Math.round((answer.now - (before + Date.now()) / 2) / 1000);
      this.since = answer.now;
      for (const one of answer.results) this.acts.answered(one);
      for (const one of answer.arrivals) this.acts.arrived(one);
      for (const one of answer.again) this.acts.twice(one);
      await kikaoDesk.store.handedIn(answer.results.map((one) => one.id));
      await this.acts.keep();
      this.told("changed");
      const isAllIn = !(await this.#own()).length;
      if (!answer.open && isAllIn) await this.#end(answer.why);
      return answer.results.length;
    }

    async #post(token, said) {
      const response = await this.#ask(this.addresses.sync, token, { method: "POST", body: JSON.stringify({ now: Date.now(), ...said }) });
      return { status: response.status, answer: response.status === 200 ? await response.json() : null };
    }

    #ask(address, token, more = {}) {
      const headers = { Authorization: `Desk ${token}`, "Content-Type": "application/json", ...more.headers };
      return fetch(address, { credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...more, headers });
    }

    // What the code on a picture says, "" when none was seen; throws when there is no network.
    async read(picture) {
      const headers = { "Content-Type": picture.type };
      const response = await this.#ask(this.addresses.picture, this.desk.token, { method: "POST", body: picture, headers });
      if (response.status === 410) await this.contact();
      if (response.status >= 500) throw new Error(`answered with ${response.status}`);
      return response.status === 200 ? (await response.json()).text : "";
    }

    // The list as it stands now; null when it is the one we have.
    async list() {
      const headers = this.tag ? { "If-None-Match": this.tag } : {};
      const response = await this.#ask(this.addresses.list, this.desk.token, { headers });
      this.listAt = Date.now();
      if (response.status === 401 || response.status === 410) { await this.#end(response.status === 401 ? "unknown_desk" : "expired"); return null; }
      if (response.status !== 200) return null;
      this.tag = response.headers.get("ETag") ?? "";
      const list = await response.json();
      await kikaoDesk.store.put("list", list);
      this.told("list", list);
      return list;
    }

    async #end(why) {
      this.isEnded = true;
      clearTimeout(this.timer);
      await kikaoDesk.store.wipe();
      this.told("ended", why);
      return 0;
    }
  }

  kikaoDesk.Sync = Sync;
})();
