// Loads the WebAssembly, shows how far it is, and says clearly what went wrong.
(() => {
  "use strict";
  const own = document.currentScript;
  const version = own.dataset.version;
  const bytes = Number(own.dataset.bytes);
  const box = document.getElementById("boot");
  const text = document.getElementById("boot-text");

  // go-app reads storage in a way that cannot be recovered from when the
  // browser denies it, as in sandboxed frames. Memory stands in for it.
  function standIn(name) {
    try {
      window[name].getItem("placement-playground");
    } catch {
      const kept = new Map();
      Object.defineProperty(window, name, {
        value: {
          getItem: (k) => (kept.has(k) ? kept.get(k) : null),
          setItem: (k, v) => void kept.set(k, String(v)),
          removeItem: (k) => void kept.delete(k),
          clear: () => kept.clear(),
          key: (i) => [...kept.keys()][i] ?? null,
          get length() { return kept.size; },
        },
      });
    }
  }

  function progress(share) {
    const percent = Math.min(100, Math.round(share * 100));
    document.getElementById("boot-bar").setAttribute("width", String(percent));
    document.getElementById("boot-progress").setAttribute("aria-valuenow", String(percent));
    text.textContent = percent < 100 ? `Loading … ${percent} %` : "Starting …";
  }

  function fail(what, todo) {
    box.classList.add("failed");
    box.hidden = false;
    document.getElementById("boot-progress").hidden = true;
    text.setAttribute("role", "alert");
    text.textContent = `${what} ${todo}`;
    const again = document.getElementById("boot-again");
    again.hidden = false;
    again.onclick = () => location.reload();
  }

  async function get(name) {
    let response;
    try {
      response = await fetch(`${name}?v=${version}`, { credentials: "same-origin" });
    } catch (e) {
      throw new Error(`${name} cannot be reached (${e.message}).`);
    }
    if (!response.ok) throw new Error(`${name} cannot be loaded: the server answers ${response.status}.`);
    return response;
  }

  // A server that compresses says so. Where none does, the compressed file is
  // fetched by its own name and unpacked here.
  async function wasm() {
    const plain = await get("app.wasm");
    if (plain.headers.get("Content-Encoding") || plain.headers.get("X-Placement-Cache") || !("DecompressionStream" in window)) return plain.body;
    const packed = await get("app.wasm.gz").catch(() => null);
    if (!packed) return plain.body;
    await plain.body.cancel();
    return packed.headers.get("Content-Encoding") ? packed.body : packed.body.pipeThrough(new DecompressionStream("gzip"));
  }

  function counted(body) {
    let seen = 0;
    return body.pipeThrough(new TransformStream({
      transform(chunk, out) {
        seen += chunk.byteLength;
        progress(seen / bytes);
        out.enqueue(chunk);
      },
    }));
  }

  // Scrolls an element into view inside the cloud only: scrollIntoView would
  // scroll the page around an embed, too.
  function reveal(id) {
    const element = document.getElementById(id);
    const view = document.getElementById("cloud");
    if (!element || !view) return;
    const inner = element.getBoundingClientRect();
    const outer = view.getBoundingClientRect();
    const margin = 12;
    if (inner.height > outer.height || inner.top < outer.top + margin) view.scrollTop += inner.top - outer.top - margin;
    else if (inner.bottom > outer.bottom - margin) view.scrollTop += inner.bottom - outer.bottom + margin;
  }

  async function start() {
    if (!("WebAssembly" in window) || typeof Go === "undefined") {
      fail("This browser cannot run WebAssembly.", "Please use a current Chromium, Firefox or Safari.");
      return;
    }
    standIn("localStorage");
    standIn("sessionStorage");
    let module, examples;
    try {
      const [body, list] = await Promise.all([wasm(), get("examples.json").then((r) => r.text())]);
      examples = list;
      module = await WebAssembly.compileStreaming(new Response(counted(body), { headers: { "Content-Type": "application/wasm" } }));
    } catch (e) {
      console.error(e);
      fail("The playground could not be loaded.", `${e.message} Check the connection and try again.`);
      return;
    }
    progress(1);
    globalThis.placement = { examples, reveal };
    const go = new Go();
    const root = new URL(".", location.href).pathname.replace(/\/$/, "");
    // Fewer collections: the garbage of a step is small, and memory is there.
    go.env = { GOGC: "400", GOAPP_ROOT_PREFIX: root, GOAPP_STATIC_RESOURCES_URL: root, GOAPP_INTERNAL_URLS: "[]" };
    const shown = new MutationObserver(() => {
      if (!document.getElementById("app")) return;
      shown.disconnect();
      box.remove();
      performance.mark("placement-shown");
    });
    shown.observe(document.body, { childList: true, subtree: true });
    try {
      await go.run(await WebAssembly.instantiate(module, go.importObject));
      fail("The playground has stopped.", "This is a bug: the console says more. Reload to go on.");
    } catch (e) {
      console.error(e);
      fail("The playground has stopped.", `${e.message} Reload to go on.`);
    }
  }

  // No service worker in embeds: they live in other people's pages.
  function keep() {
    const embed = new URLSearchParams(location.hash.slice(1)).get("embed") === "1" || window !== window.top;
    if (embed || !("serviceWorker" in navigator)) return;
    navigator.serviceWorker.register("sw.js").catch((e) => console.warn("not kept for offline use:", e.message));
  }

  start();
  addEventListener("load", keep);
})();
