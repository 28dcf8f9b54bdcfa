// Keeps one version of the playground for offline use. Page and assets of one
// version belong together: the page names the folder of its version, and a
// cache holds exactly one version.
"use strict";
const version = "VERSION";
const files = FILES;
const later = LATER; // kept once they are needed
const prefix = `placement-playground ${registration.scope} `;
const current = prefix + version;

// "reload" passes the HTTP cache by: otherwise a new version could be filled
// with old files. Only what carries its version in its address cannot be old,
// and was loaded by the page a moment ago. One missing file fails the
// installation, and the version that is there goes on.
self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(current);
    try {
      await cache.addAll(files.map((f) => new Request(f, { cache: f.startsWith("v/") ? "default" : "reload" })));
    } catch (e) {
      await caches.delete(current);
      throw e;
    }
    await self.skipWaiting();
  })());
});

// Only caches of this scope are deleted; other applications of the origin have
// theirs. A page of the old version that is still loading finds its folder gone
// at worst, and says so; it never gets a file of the new one.
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(prefix) && name !== current) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

// Other pages below the scope are not ours: they go to the network.
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  const inScope = `${origin}${pathname}`.startsWith(registration.scope);
  if (method !== "GET" || !inScope) return;
  const name = `${origin}${pathname}`.slice(registration.scope.length);
  if (mode !== "navigate") event.respondWith(asset(event.request));
  else if (name === "" || name === "index.html") event.respondWith(page(event.request));
});

// The page comes from the network first, so that a new version is seen at the
// next visit; it names the new assets itself. Offline, or when the network is
// slow, the page that is kept is shown, with the assets of its own version.
async function page(request) {
  const kept = await caches.match("./", { cacheName: current });
  const patience = new Promise((resolve) => setTimeout(resolve, 3000, null));
  // A redirection is the browser's to follow: a navigation takes no answer that
  // was redirected already.
  const usable = (r) => (r.ok || r.type === "opaqueredirect" ? r : null);
  const fresh = fetch(new Request(request, { cache: "no-cache" })).then(usable, () => null);
  return (await (kept ? Promise.race([fresh, patience]) : fresh)) ?? kept ?? Response.error();
}

// An asset is taken from the cache if its version is there: the address names
// it. The header spares the loader the search for a compressed file.
async function asset(request) {
  const kept = await caches.match(request, { cacheName: current });
  if (!kept) return fetch(request);
  const headers = new Headers(kept.headers);
  headers.set("X-Placement-Cache", version);
  return new Response(kept.body, { status: kept.status, headers });
}

// What runs tag rules is kept when a page tells that it needs it, for then it
// will need it offline. It may have fetched it before there was a worker.
self.addEventListener("message", (event) => {
  if (event.data !== version) return; // a page of another version needs other files
  event.waitUntil((async () => {
    const cache = await caches.open(current);
    if (!(await cache.match(later[0]))) await cache.addAll(later);
  })().catch((e) => console.warn(`tag rules are not kept for offline use: ${e.message}`)));
});
