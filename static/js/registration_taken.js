// The form was taken: what this device kept of it is forgotten. Forms that were not sent stay.
"use strict";

try {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith("kikao-registration-")) continue;
    if (JSON.parse(localStorage.getItem(key) ?? "null")?.isSent) localStorage.removeItem(key);
  }
} catch { /* the device keeps nothing */ }
