// What is done at a desk: who is in, what is to be said of a person at a door, and the acts that go to the portal.
"use strict";

(() => {
  const kikaoDesk = (globalThis.kikaoDesk ??= {});
  const MOST_LOGGED = 60;

  class Acts {
    constructor({ desk, people, inside = [], log = [], clockOff = 0 }) {
      this.desk = desk;
      this.people = people;
      this.inside = new Map(inside);
      this.log = log;
      this.clockOff = clockOff;
    }

    now() { return Date.now() + this.clockOff * 1000; }

    static place(door, reference) { return `${door} ${reference}`; }

    whereabouts(door, entry) { return this.inside.get(Acts.place(door, entry.reference)) ?? null; }

    numberInside(door) {
      let number = 0;
      for (const place of this.inside.keys()) if (place.startsWith(`${door} `)) number += 1;
      return number;
    }

    // {word, tone, mayEnter, asks}: what to say; whether the person may go in; whether the officer decides first.
    verdict(door, entry, why = "") {
      if (why === "revoked") return { word: "revoked", tone: "bad", mayEnter: false, asks: false };
      if (!entry) return { word: why || "unknown", tone: "bad", mayEnter: false, asks: false };
      if (entry.standing === "cancelled") return { word: "cancelled", tone: "bad", mayEnter: false, asks: false };
      if (this.whereabouts(door.id, entry)) return { word: "again", tone: "warn", mayEnter: false, asks: false };
      const { dates } = this.people.groupOf(entry) ?? { dates: [] };
      if (dates.length && !dates.includes(door.date)) return { word: "other_day", tone: "warn", mayEnter: true, asks: true };
      if (entry.standing !== "paid" && entry.standing !== "exempt") return { word: "owes", tone: "warn", mayEnter: true, asks: true };
      return { word: "come_in", tone: "good", mayEnter: true, asks: false };
    }

    async #do(act, shown) {
      const whole = { id: crypto.randomUUID(), at: Date.now(), off: this.clockOff, ...act };
      await kikaoDesk.store.enqueue({ act: whole, token: this.desk.token });
      this.log.unshift({ id: whole.id, kind: whole.kind, door: whole.door, at: this.now(), outcome: "", ...shown });
      this.log.length = Math.min(this.log.length, MOST_LOGGED);
      await this.keep();
      return whole.id;
    }

    async letIn(door, entry, { how, code = "", anyway = false, count = true }) {
      const named = code ? { code } : { ref: entry.reference };
      const id = await this.#do(
        { kind: "scan", door: door.id, how, anyway, ...named },
        { name: entry?.name ?? "", ref: entry?.reference ?? "", code },
      );
      if (entry && count) {
        this.inside.set(Acts.place(door.id, entry.reference), { at: this.now(), desk: this.desk.name });
        await this.keep();
      }
      return id;
    }

    async takeBack(line) {
      const named = line.code ? { code: line.code } : line.person ? { person: line.person } : { ref: line.ref };
      line.undone = true;
      this.inside.delete(Acts.place(line.door, line.ref));
      await this.#do({ kind: "undo", door: line.door, undoes: line.id, ...named }, { name: line.name, ref: line.ref });
    }

    async notePayment(door, entry, note) {
      await this.#do({ kind: "payment_note", door: door.id, ref: entry.reference, note }, { name: entry.name, ref: entry.reference });
    }

    async register(door, told) {
      const person = await this.#do({ kind: "new_person", door: door.id, new: told }, { name: told.name, told });
      await this.#do({ kind: "scan", door: door.id, person, how: "new" }, { name: told.name, person });
      return person;
    }

    // What the portal says of an act. What was typed of a person goes once it is registered.
    answered({ id, outcome, ref, counts, why, said, elsewhere }) {
      const line = this.log.find((one) => one.id === id);
      if (!line) return null;
      Object.assign(line, { outcome, why, said });
      if (ref) line.ref = ref;
      if (outcome === "again" && elsewhere.at && elsewhere.desk !== this.desk.name) line.elsewhere = elsewhere;
      if (line.kind === "new_person" && outcome !== "refused") delete line.told;
      if (line.kind === "scan" && ref && !counts) this.inside.delete(Acts.place(line.door, ref));
      if (line.kind === "scan" && ref && counts && !line.undone && !this.inside.has(Acts.place(line.door, ref))) {
        this.inside.set(Acts.place(line.door, ref), { at: line.at, desk: this.desk.name });
      }
      return line;
    }

    arrived([ref, door, isIn, at, desk]) {
      if (isIn) this.inside.set(Acts.place(door, ref), { at, desk });
      else if (!this.log.some((line) => line.ref === ref && line.door === door && !line.outcome)) {
        this.inside.delete(Acts.place(door, ref));
      }
    }

    // The same badge at another desk: said beside our own line, once.
    twice([ref, door, at, desk]) {
      const line = this.log.find((one) => one.kind === "scan" && one.ref === ref && one.door === door && !one.undone);
      if (!line || line.elsewhere) return false;
      line.elsewhere = { at, desk };
      return true;
    }

    keep() {
      return kikaoDesk.store.put("acts", { inside: [...this.inside], log: this.log, clockOff: this.clockOff });
    }
  }

  kikaoDesk.Acts = Acts;
})();
