// Loads the WebAssembly, shows how far it is, and says clearly what went wrong.
(() => {
  "use strict";
  const own = document.currentScript;
  const version = own.dataset.version;
  const bytes = Number(own.dataset.bytes); // of the WebAssembly, unpacked
  const box = document.getElementById("boot");
  const text = document.getElementById("boot-text");
  const track = document.getElementById("boot-progress");
  const bar = document.getElementById("boot-bar");
  const again = document.getElementById("boot-again");

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
    bar.setAttribute("width", String(percent));
    track.setAttribute("aria-valuenow", String(percent));
    text.textContent = percent < 100 ? `Loading … ${percent} %` : "Starting …";
  }

  function fail(what, todo) {
    box.classList.add("failed");
    track.hidden = true;
    text.setAttribute("role", "alert");
    text.textContent = `${what} ${todo}`;
    again.hidden = false;
    again.onclick = () => location.reload();
    document.body.append(box); // the page may have taken its place already
  }

  // The other files of this version lie beside this one.
  async function get(name) {
    let response;
    try {
      response = await fetch(new URL(name, own.src));
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
    return unpacked(packed.body);
  }

  // Some hosts send .gz files as Content-Encoding: gzip, so that they arrive
  // unpacked, and a frame of another origin may not read that header. The first
  // bytes tell.
  async function unpacked(body) {
    const [peek, whole] = body.tee();
    const reader = peek.getReader();
    const { value: first } = await reader.read();
    reader.cancel();
    const gzip = first?.[0] === 0x1f && first[1] === 0x8b;
    return gzip ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
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

  function setValue(id, text) {
    const field = document.getElementById(id);
    if (field && field.value !== text) field.value = text;
  }

  // The field is as large as its text: what scrolls is the box around it.
  function selectText(id, from, to) {
    const field = document.getElementById(id);
    if (!field) return;
    field.setSelectionRange(from, to);
    const box = field.closest(".scrolls");
    const high = parseFloat(getComputedStyle(field).lineHeight);
    const top = field.value.slice(0, from).split("\n").length * high;
    if (top - 2 * high < box.scrollTop || top + high > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 3;
    if (from !== to) field.focus();
  }

  // Colours are laid over the text by ranges, where the browser can: no element
  // per word. marks is "kind from to kind from to".
  function colour(id, marks) {
    const node = document.getElementById(id)?.firstChild;
    if (!node || !globalThis.Highlight) return;
    const all = { key: new Highlight(), text: new Highlight(), number: new Highlight(), comment: new Highlight() };
    const parts = marks ? marks.split(" ") : [];
    for (let i = 0; i < parts.length; i += 3) {
      const end = Math.min(+parts[i + 2], node.length);
      if (+parts[i + 1] < end) all[parts[i]].add(new StaticRange({ startContainer: node, startOffset: +parts[i + 1], endContainer: node, endOffset: end }));
    }
    for (const [kind, marked] of Object.entries(all)) CSS.highlights.set(`source-${kind}`, marked);
  }

  // The workers of this version lie beside this file, too. What they need is no
  // part of the first load, so the service worker, once there is one, is told.
  function worker(name) {
    const started = new Worker(new URL(name, own.src));
    navigator.serviceWorker?.ready.then((r) => r.active.postMessage(version));
    return started;
  }

  // compileStreaming asks for the right type, which plain hosts do not know:
  // the bytes are given to it in a response of our own.
  async function load() {
    const [body, examples] = await Promise.all([wasm(), get("examples.json").then((r) => r.text())]);
    const module = await WebAssembly.compileStreaming(new Response(counted(body), { headers: { "Content-Type": "application/wasm" } }));
    return { module, examples };
  }

  async function start() {
    // gone.js has said that a file of the page is missing: what is incomplete
    // does not start, and what was said stays.
    if (box.classList.contains("failed")) return;
    if (!("WebAssembly" in window)) {
      fail("This browser cannot run WebAssembly.", "Please use a current Chromium, Firefox or Safari.");
      return;
    }
    standIn("localStorage");
    standIn("sessionStorage");
    let module;
    try {
      const parts = await load();
      module = parts.module;
      globalThis.placement = { examples: parts.examples, reveal, worker, setValue, selectText, colour, ...keeping };
    } catch (e) {
      console.error(e);
      fail("The playground could not be loaded.", `${e.message} Check the connection and try again.`);
      return;
    }
    progress(1);
    const shown = new MutationObserver(() => {
      if (!document.getElementById("app")) return;
      shown.disconnect();
      box.remove();
      performance.mark("placement-shown");
      keep();
    });
    shown.observe(document.body, { childList: true, subtree: true });
    const root = new URL(".", location.href).pathname.replace(/\/$/, "");
    try {
      const go = new Go();
      // Fewer collections: the garbage of a step is small, and memory is there.
      go.env = { GOGC: "400", GOAPP_ROOT_PREFIX: root, GOAPP_STATIC_RESOURCES_URL: root, GOAPP_INTERNAL_URLS: "[]" };
      await go.run(await WebAssembly.instantiate(module, go.importObject));
      fail("The playground has stopped.", "This is a bug: the console says more. Reload to go on.");
    } catch (e) {
      console.error(e);
      fail("The playground has stopped.", `${e.message} Reload to go on.`);
    }
  }

  // For offline use, once there is something to keep. Not in embeds: they live
  // in other people's pages.
  async function keep() {
    const embed = new URLSearchParams(location.hash.slice(1)).get("embed") === "1" || location.pathname.includes("/embed/") || window !== window.top;
    if (embed || !("serviceWorker" in navigator)) return;
    try {
      await navigator.serviceWorker.register("sw.js");
    } catch (e) {
      console.warn(`version ${version} is not kept for offline use: ${e.message}`);
    }
  }

  // By then every file that the page names is here, or gone.js has told of it.
  addEventListener("load", start, { once: true });
})();
