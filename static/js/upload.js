// Sends a chosen file in parts and goes on after a cut connection, or when the same file is chosen again
// after the page was loaded anew. Without this script the form sends the file itself.
"use strict";

(() => {
  if (window.uploadsAreReady) return;
  window.uploadsAreReady = true;

  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const forget = (key) => { try { localStorage.removeItem(key); } catch { /* private window */ } };
  const pause = (milliseconds) => new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() { clearTimeout(timer); removeEventListener("online", done); resolve(); }
    addEventListener("online", done);
  });

  class Refused extends Error {}
  class Cancelled extends Error {}

  function prepare(box) {
    const words = box.dataset;
    const [input, hidden] = box.querySelectorAll("input");
    const progress = box.querySelector(".progress");
    const bar = progress.querySelector("progress");
    const figure = progress.querySelector("strong");
    const said = box.querySelector(".upload-said");
    const cancel = box.querySelector("button");
    const form = input.form;
    let run = null;          // the upload at work
    let pressed = null;      // the button that waits for it

    const tell = (text, isError) => { said.textContent = text; said.classList.toggle("error", Boolean(isError)); };
    const draw = (part, whole) => {
      const percent = whole ? Math.floor(100 * part / whole) : 0;
      bar.value = percent;
      figure.textContent = `${percent}%`;
    };
    const show = (isBusy) => { progress.hidden = !isBusy; cancel.hidden = !isBusy; };

    async function ask(address, { body = null, offset = null, type = null } = {}) {
      const headers = { "Upload-Ticket": words.ticket, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
      if (offset !== null) headers["Upload-Offset"] = String(offset);
      if (type) headers["Content-Type"] = type;
      const answer = await fetch(address, { method: "POST", headers, body, signal: run.stop.signal });
      if (answer.status >= 500 || answer.status === 429) throw new TypeError("busy");
      let told = null;
      try { told = await answer.json(); } catch { throw new Refused(words.failed); }
      if (!answer.ok && answer.status !== 409) throw new Refused(told.error || words.failed);
      return told;
    }

    // The same question until it is answered; the connection may be away for long.
    async function untilAnswered(address, options) {
      for (let tries = 0; ; tries += 1) {
        try {
          const told = await ask(address, options);
          if (tries) tell("");
          return told;
        } catch (trouble) {
          if (run.stop.signal.aborted) throw new Cancelled();
          if (trouble instanceof Refused) throw trouble;
          tell(words.waiting);
          await pause(Math.min(1000 * 2 ** tries, 20000));
          if (run.stop.signal.aborted) throw new Cancelled();
        }
      }
    }

    const place = (upload, act) => upload.address.replace(/sehemu\/$/, `${act}/`);

    async function begun(file, key) {
      const earlier = recall(key);
      if (earlier) {
        try {
          const upload = await untilAnswered(words.begin.replace(/anza\/$/, `${earlier}/hali/`));
          if (upload.size === file.size && upload.state === "receiving") return upload;
          if (upload.state === "ready" || upload.state === "checking") return upload;
        } catch (trouble) {
          if (!(trouble instanceof Refused)) throw trouble;
        }
        forget(key);
      }
      const announced = new URLSearchParams({ name: file.name, size: String(file.size) });
      return untilAnswered(words.begin, { body: announced });
    }

    async function send(file) {
      const key = `upload:${words.mark}:${file.name}:${file.size}:${file.lastModified}`;
      const upload = await begun(file, key);
      run.upload = upload;
      run.key = key;
      remember(key, upload.id);
      const step = Number(words.part);
      let place_ = upload.received;
      draw(place_, file.size);
      while (upload.state === "receiving" && place_ < file.size) {
        const body = file.slice(place_, place_ + step);
        const told = await untilAnswered(upload.address, { body, offset: place_, type: "application/octet-stream" });
        place_ = told.received;
        draw(place_, file.size);
      }
      return checked(upload);
    }

    async function checked(upload) {
      tell(words.checking);
      let now = await untilAnswered(place(upload, "maliza"));
      for (let seconds = 0; now.state === "checking" && seconds < 60; seconds += 1) {
        await pause(seconds < 5 ? 500 : 1500);
        now = await untilAnswered(place(upload, "hali"));
      }
      if (now.state !== "ready" && now.state !== "checking") throw new Refused(now.error || words.failed);
      return now;
    }

    async function start() {
      if (run) run.stop.abort();
      hidden.value = "";
      const file = input.files[0];
      if (!file) { show(false); return; }
      if (file.size > Number(words.largest)) {
        input.value = "";
        tell(words.tooLarge, true);
        return;
      }
      const mine = run = { stop: new AbortController() };
      show(true);
      draw(0, 1);
      tell("");
      try {
        const upload = await send(file);
        if (run !== mine) return;
        hidden.value = upload.id;
        // The file is there already: the form need not carry it a second time.
        input.value = "";
        tell(`${file.name}: ${upload.state === "ready" ? words.ready : words.held}`);
      } catch (trouble) {
        if (run !== mine) return;
        pressed = null;
        if (run.key && trouble instanceof Refused) forget(run.key);
        input.value = "";
        tell(trouble instanceof Cancelled ? words.cancelled : trouble.message || words.failed, !(trouble instanceof Cancelled));
      }
      run = null;
      show(false);
      if (pressed) { const button = pressed; pressed = null; form.requestSubmit(button.form ? button : null); }
    }

    input.addEventListener("change", start);
    cancel.addEventListener("click", () => {
      if (!run) return;
      const { upload, key } = run;
      run.stop.abort();
      if (upload) {
        forget(key);
        const headers = { "Upload-Ticket": words.ticket, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
        fetch(place(upload, "ghairi"), { method: "POST", headers }).catch(() => {});
      }
      input.focus();
    });
    // Capturing, so that "sent once" (forms.js) does not see a form that waits for its file.
    form.addEventListener("submit", (event) => {
      if (!run) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = event.submitter || form;
      tell(words.follows);
    }, true);
    if (input.files.length) start();
  }

  for (const box of document.querySelectorAll(".upload[data-ticket]")) prepare(box);
})();
