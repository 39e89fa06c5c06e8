// Where on the board a minute of the day is, and which day and session are under the pointer.
"use strict";

const arrangingGrid = (board) => {
  const STEP = 5;
  const begins = Number(board.dataset.begins);
  const minutes = (clock) => clock ? Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) : null;
  const clock = (minute) => minute === null ? "" :
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const bands = () => [...board.querySelectorAll(".band")];
  const slotsOf = (band) => [...band.parentElement.querySelectorAll(".slot")];

  // Rows grow with their text, so that height is not time: the known edges are joined by straight lines.
  function edges() {
    const points = new Map();
    const top = board.getBoundingClientRect().top;
    board.querySelectorAll(".hour").forEach((hour, place) => {
      points.set(begins + 60 * place, hour.getBoundingClientRect().top - top);
    });
    for (const slot of board.querySelectorAll(".slot[data-start]:not(.slot-loose)")) {
      const box = slot.getBoundingClientRect();
      points.set(minutes(slot.dataset.start), box.top - top);
      const end = minutes(slot.dataset.end);
      if (end && !points.has(end)) points.set(end, box.bottom - top);
    }
    return [...points].sort((one, other) => one[0] - other[0]);
  }

  function minuteAt(y, points) {
    const after = points.findIndex(([, edge]) => edge >= y);
    if (after === 0) return points[0][0];
    const [to, bottom] = after < 0 ? points[points.length - 1] : points[after];
    const [from, top] = after < 0 ? points[points.length - 2] : points[after - 1];
    const share = bottom === top ? 0 : (y - top) / (bottom - top);
    return Math.round((from + share * (to - from)) / STEP) * STEP;
  }

  function dayAt(x) {
    const head = [...board.querySelectorAll(".day-head")].find((one) => {
      const box = one.getBoundingClientRect();
      return x >= box.left && x <= box.right;
    });
    return head ? head.dataset.day : null;
  }

  // The session that runs then; before the first and behind the last, the nearest one.
  function sessionAt(day, minute, own) {
    const found = bands().filter((band) => band.dataset.day === day);
    if (!found.length) return own;
    let nearest = found[0];
    for (const band of found) {
      const starts = slotsOf(band).map((slot) => minutes(slot.dataset.start)).filter((one) => one !== null);
      if (starts.length && Math.min(...starts) <= minute) nearest = band;
    }
    return nearest;
  }

  return { STEP, begins, minutes, clock, bands, slotsOf, edges, minuteAt, dayAt, sessionAt };
};
