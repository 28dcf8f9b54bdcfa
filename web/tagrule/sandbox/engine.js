// QuickJS as WebAssembly, with nothing of the world around it: of what it
// imports, only memory, a clock that stands still and the question whether to
// go on are there. engine.go does the same natively; both must stay alike.
"use strict";

// What emscripten made of the names, in quickjs.wasm of quickjs-emscripten 0.32.0.
const EXPORT = {
  initialize: "u", malloc: "v", memoryLimit: "y", stackLimit: "D", newRuntime: "K", newContext: "N",
  string: "$", exception: "na", evaluate: "pa", interruptible: "Fa",
};

// limits: memoryPages, heap, stack (bytes), patience (questions whether to go on).
function instantiate(module, limits) {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: limits.memoryPages });
  let asked = 0;
  const denied = () => { throw new Error("denied"); };
  const env = { a: memory };
  for (const name of "bcdefghijklmnopqrst") env[name] = denied;
  env.i = () => (++asked > limits.patience ? 1 : 0);
  env.k = (size) => {
    const pages = Math.ceil(((size >>> 0) - memory.buffer.byteLength) / 65536);
    try {
      memory.grow(Math.max(0, pages));
      return 1;
    } catch {
      return 0;
    }
  };
  env.p = () => 0;
  env.e = env.n = () => 0;
  env.f = (count, size) => {
    new DataView(memory.buffer).setUint32(count, 0, true);
    new DataView(memory.buffer).setUint32(size, 0, true);
    return 0;
  };
  const raw = new WebAssembly.Instance(module, { a: env }).exports;
  const call = (name, ...args) => raw[EXPORT[name]](...args);
  call("initialize");
  const runtime = call("newRuntime");
  call("memoryLimit", runtime, limits.heap);
  call("stackLimit", runtime, limits.stack);
  call("interruptible", runtime);
  const context = call("newContext", runtime, 0);

  function put(bytes) {
    const at = call("malloc", bytes.length + 1);
    if (!at) throw new Error("out of memory");
    const heap = new Uint8Array(memory.buffer);
    heap.set(bytes, at);
    heap[at + bytes.length] = 0;
    return at;
  }
  function text(value) {
    const at = call("string", context, value);
    if (!at) throw new Error("out of memory");
    const heap = new Uint8Array(memory.buffer);
    return new TextDecoder().decode(heap.subarray(at, heap.indexOf(0, at)));
  }
  const name = put(new TextEncoder().encode("rule"));
  return {
    interrupted: () => asked > limits.patience,
    patient() { asked = 0; },
    // evaluate is the value of a script, as text.
    evaluate(source) {
      const bytes = new TextEncoder().encode(source);
      const value = call("evaluate", context, put(bytes), bytes.length, name, 0, 0);
      const thrown = call("exception", context, value);
      if (thrown) throw new Error(asked > limits.patience ? "interrupted" : text(thrown));
      return text(value);
    },
  };
}
