// The list of a desk: found by badge, by name however it is spelt, by institution, by the end of the phone number.
"use strict";

(() => {
  const kikaoDesk = (globalThis.kikaoDesk ??= {});
  const SIGN = "[0-9A-HJKMNP-TV-Z]";
  const BADGE = new RegExp(`^KK([0-9]{4})-(${SIGN}{16})-(${SIGN}{12})$`);
  const CODE = new RegExp(`^${SIGN}{16}$`);
  const CHECKSUM = 32;
  const MOST_SHOWN = 12;
  const ENOUGH = 0.62;
  const TITLES = new Set("bw bi mr mrs ms dr dkt prof eng mhandisi mha ndugu ndg mheshimiwa mhe miss sir madam adv wakili".split(" "));

  // The same folding as in the portal: small letters and digits, no accents, one blank between words.
  function plain(text) {
    const letters = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    return (letters.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
  }

  function steps(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = Array.from({ length: other.length + 1 }, (_, column) => column);
    let beforeThat = before;
    for (let row = 1; row <= one.length; row += 1) {
      const now = [row];
      for (let column = 1; column <= other.length; column += 1) {
        const isOther = one[row - 1] === other[column - 1] ? 0 : 1;
        now[column] = Math.min(before[column] + 1, now[column - 1] + 1, before[column - 1] + isOther);
        if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
          now[column] = Math.min(now[column], beforeThat[column - 2] + 1);
        }
      }
      beforeThat = before;
      before = now;
    }
    return before[other.length];
  }

  // How alike two words are, from 0 to 1: a beginning counts for much, one slip in four letters is borne.
  function alike(asked, known) {
    if (asked === known) return 1;
    if (asked.length >= 2 && known.startsWith(asked)) return 0.95;
    const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
    if (!most) return 0;
    const apart = Math.min(
      steps(asked, known, most),
      known.length > asked.length ? steps(asked, known.slice(0, asked.length), most) : most + 1,
    );
    return apart <= most ? 0.9 - 0.1 * apart : 0;
  }

  class People {
    constructor(list) {
      this.list = list;
      this.doors = list.doors.map(([id, name, date]) => ({ id, name, date }));
      this.groups = new Map(list.groups.map(([id, name, dates, days]) => [id, { id, name, dates, days }]));
      this.byReference = new Map();
      this.byBadge = new Map();
      this.revoked = new Map();
      this.entries = list.people.map((row) => this.#entry(row));
    }

    #entry([reference, name, institution, group, standing, phone, badge, revoked]) {
      const words = plain(`${name} ${institution}`).split(" ").filter((word) => !TITLES.has(word));
      const entry = { reference, name, institution, group, standing, phone, words, joined: plain(name).replaceAll(" ", "") };
      this.byReference.set(reference, entry);
      if (badge) this.byBadge.set(badge, entry);
      for (const one of revoked) this.revoked.set(one, entry);
      return entry;
    }

    groupOf(entry) { return this.groups.get(entry.group); }

    isBadge(text) {
      const typed = text.trim().toUpperCase();
      return BADGE.test(typed) || CODE.test(typed) || /^KK[0-9]{4}-/.test(typed);
    }

    // Whose badge it is: {entry, why}; why is "", "revoked", "unreadable", "year" or "unknown".
    async read(text) {
      const typed = text.trim().toUpperCase();
      const found = BADGE.exec(typed);
      if (!found && !CODE.test(typed)) return { entry: null, why: "unreadable" };
      if (found && Number(found[1]) !== this.list.year) return { entry: null, why: "year" };
      const sum = await this.#checksum(found ? found[2] : typed);
      if (this.byBadge.has(sum)) return { entry: this.byBadge.get(sum), why: "" };
      if (this.revoked.has(sum)) return { entry: this.revoked.get(sum), why: "revoked" };
      return { entry: null, why: "unknown" };
    }

    async #checksum(code) {
      const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(this.list.salt + code));
      const signs = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
      return signs.join("").slice(0, CHECKSUM);
    }

    // The nearest entries, the most alike first.
    find(text) {
      const asked = plain(text);
      if (asked.length < 2) return [];
      const digits = text.replace(/\D/g, "");
      const isNumber = digits.length >= 3 && !/\p{L}/u.test(text);
      const words = asked.split(" ").filter((word) => !TITLES.has(word));
      const scored = [];
      for (const entry of this.entries) {
        const score = isNumber ? this.#byNumber(entry, digits) : this.#byWords(entry, words, asked.replaceAll(" ", ""));
        if (score >= ENOUGH) scored.push([score, entry]);
      }
      scored.sort((one, other) => other[0] - one[0] || (one[1].name < other[1].name ? -1 : 1));
      return scored.slice(0, MOST_SHOWN).map(([, entry]) => entry);
    }

    #byNumber(entry, digits) {
      if (entry.phone && entry.phone.endsWith(digits.slice(-4))) return 1;
      return plain(entry.reference).replaceAll(" ", "").includes(digits) ? 0.9 : 0;
    }

    #byWords(entry, words, joined) {
      if (entry.reference.toLowerCase() === joined || entry.joined === joined) return 1.1;
      let sum = entry.joined.startsWith(joined) && joined.length >= 4 ? 0.94 * words.length : 0;
      let byWord = 0;
      for (const word of words) {
        let best = 0;
        for (const known of entry.words) best = Math.max(best, alike(word, known));
        if (!best) { byWord = 0; break; }
        byWord += best;
      }
      sum = Math.max(sum, byWord);
      return words.length ? sum / words.length : 0;
    }
  }

  kikaoDesk.plain = plain;
  kikaoDesk.People = People;
})();
