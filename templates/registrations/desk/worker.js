// Keeps the page of the desk, and nothing about anybody: the list of participants never passes through here.
"use strict";

const PAGE = {{ page|safe }};
const NAME = "kikao-desk-{{ version|safe }}";
const KEPT = [PAGE, ...{{ kept|safe }}];
const PATIENCE = 4000;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("kikao-desk-") && name !== NAME);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  })());
});

async function page(request) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok && !response.redirected) {
      const cache = await caches.open(NAME);
      await cache.put(PAGE, response.clone());
    }
    // Signed out, or the portal is unwell: the desk goes on with its own secret.
    const isOurs = response.ok || response.status === 404;
    return isOurs ? response : (await caches.match(PAGE)) ?? response;
  } catch {
    return (await caches.match(PAGE)) ?? Response.error();
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (pathname === PAGE) event.respondWith(page(request));
  } else if (KEPT.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
  }
});
