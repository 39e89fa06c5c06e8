// The form was taken: this device forgets it, but for this tab, whose back button leads to it once more.
// Forms that were not sent stay.
"use strict";

try {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith("kikao-registration-")) continue;
    const draft = localStorage.getItem(key) ?? "null";
    if (!JSON.parse(draft)?.isSent) continue;
    localStorage.removeItem(key);
    sessionStorage.setItem(key, draft);
  }
} catch { /* the device keeps nothing */ }
