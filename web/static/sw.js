// Keeps one version of the playground for offline use. Page and assets of one
// version belong together: the page names its assets with its version, and a
// cache holds exactly one version.
"use strict";
const version = "VERSION";
const files = FILES;
const prefix = `placement-playground ${registration.scope} `;
const current = prefix + version;

// "reload" passes the HTTP cache by: otherwise a new version could be filled
// with old files. One missing file fails the installation, and the version
// that is there goes on.
self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(current);
    try {
      await cache.addAll(files.map((f) => new Request(f, { cache: "reload" })));
    } catch (e) {
      await caches.delete(current);
      throw e;
    }
    await self.skipWaiting();
  })());
});

// Only caches of this scope are deleted; other applications of the origin have
// theirs. Pages that are open go on with the assets they have.
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(prefix) && name !== current) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(registration.scope)) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else event.respondWith(asset(event.request));
});

// The page comes from the network first, so that a new version is seen at the
// next visit; it names the new assets itself. Offline, or when the network is
// slow, the page that is kept is shown, with the assets of its own version.
async function page(request) {
  const kept = await caches.match("./", { cacheName: current });
  const patience = new Promise((resolve) => setTimeout(resolve, 3000, null));
  const fresh = fetch(request.url, { cache: "no-cache" }).then((r) => (r.ok ? r : null), () => null);
  return (await (kept ? Promise.race([fresh, patience]) : fresh)) ?? kept ?? Response.error();
}

// An asset is taken from the cache if its version is there: the address names it.
async function asset(request) {
  const kept = await caches.match(request, { cacheName: current });
  if (!kept) return fetch(request);
  const headers = new Headers(kept.headers);
  headers.set("X-Placement-Cache", version);
  return new Response(kept.body, { status: kept.status, headers });
}
