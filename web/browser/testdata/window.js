// A window with the few things that the package asks for. What it was told is
// in the global `told`; what it complained of, in `complaints`.
(() => {
  const kept = new Map();
  // A worker that posts what it is posted, at once.
  class Echo extends EventTarget {
    postMessage(text) {
      if (text === "fail") this.dispatchEvent(Object.assign(new Event("error"), { message: "no memory" }));
      else if (text === "lack") this.dispatchEvent(new Event("error"));
      else this.dispatchEvent(Object.assign(new Event("message"), { data: text }));
    }
    terminate() { told.ended = (told.ended ?? 0) + 1; }
  }
  const parts = {
    told: {},
    complaints: [],
    location: { hash: "#example=one" },
    history: { replaceState: (state, title, url) => { location.hash = url; } },
    document: {
      title: "",
      getElementById: (id) => id === "gone" ? null : { focus: () => { told.focused = id; } },
      documentElement: { setAttribute: (name, value) => { told[name] = value; } },
    },
    localStorage: {
      setItem: (k, v) => { if (v === "full") throw new DOMException("full", "QuotaExceededError"); kept.set(k, v); },
      getItem: (k) => kept.get(k) ?? null,
    },
    placement: { examples: "[]", reveal: (id) => { told.revealed = id; }, worker: (name) => { told.worker = name; return new Echo(); } },
    events: new EventTarget(),
    addEventListener: (name, f) => events.addEventListener(name, f),
    removeEventListener: (name, f) => events.removeEventListener(name, f),
    // press dispatches a key, as if target had the focus, and says whether the
    // browser was told to do nothing with it.
    press: (key, target, held = {}) => {
      const event = new Event("keydown", { cancelable: true });
      Object.defineProperty(event, "target", { value: target });
      Object.assign(event, { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }, held);
      events.dispatchEvent(event);
      return event.defaultPrevented;
    },
  };
  const before = {};
  for (const [name, value] of Object.entries(parts)) {
    before[name] = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  const error = console.error;
  console.error = (text) => complaints.push(text);
  globalThis.closeWindow = () => {
    console.error = error;
    for (const name of Object.keys(parts)) {
      delete globalThis[name];
      if (before[name]) Object.defineProperty(globalThis, name, before[name]);
    }
  };
})();
