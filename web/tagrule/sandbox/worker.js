// Answers tag rules in a worker of the page, as evaluator in evaluate.go does
// natively. It is started when a scenario has rules, and only then are the
// files beside it loaded. A rule runs inside QuickJS, never in this worker's
// own engine; the page ends the worker if it does not answer.
"use strict";
importScripts("engine.js");

async function get(name) {
  const response = await fetch(name).catch((e) => { throw new Error(`${name} cannot be reached (${e.message})`); });
  if (!response.ok) throw new Error(`${name} cannot be loaded: the server answers ${response.status}`);
  return response;
}
const text = async (name) => (await get(name)).text();

// The bytes are compiled by themselves: plain hosts do not know the type that
// streaming asks for.
async function load() {
  const [quickjs, acorn, syntax, realm] = await Promise.all([
    get("quickjs.wasm").then((r) => r.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes)),
    text("acorn.js"), text("syntax.js"), text("realm.js"),
  ]);
  return { quickjs, acorn, syntax, realm: realm.trim() };
}

// checker looks at the text of rules; one that stops it is answered as too
// much, and the next one gets new checks.
function checker(files, limits) {
  let checks = null;
  return (question) => {
    if (!checks) {
      checks = instantiate(files.quickjs, limits);
      checks.evaluate(`${files.acorn}\n;0`);
      checks.evaluate(`${files.syntax}\n;0`);
    }
    try {
      checks.patient();
      return JSON.parse(checks.evaluate(`JSON.stringify(check(${JSON.stringify(question)}))`));
    } catch {
      checks = null;
      return { outcome: "unmodelled", detail: "a text that is too much for the check of its syntax" };
    }
  };
}

// run is "outcome\ndetail" of a rule whose syntax is checked; "" if it stopped
// the engine. QuickJS minds its own stack, and some of its functions fill that
// of the browser first.
function run(files, limits, question) {
  const realm = instantiate(files.quickjs, limits);
  try {
    return realm.evaluate(`${files.realm}(${JSON.stringify(question)})`);
  } catch (e) {
    if (realm.interrupted()) return "times-out";
    if (e instanceof RangeError || e.message.includes("stack overflow")) return "unmodelled\nrecursion as deep as this";
    return e.message.includes("out of memory") ? "out-of-memory" : "";
  }
}

async function answer({ cases, forCheck, forRule }) {
  const files = await load();
  const check = checker(files, forCheck);
  postMessage(JSON.stringify({ ready: true }));
  for (const { dialect, rule, tags } of cases) {
    const { code, throws, outcome, detail } = check({ dialect, rule });
    const said = outcome ? `${outcome}\n${detail}` : run(files, forRule, { dialect, tags, code, throws });
    postMessage(JSON.stringify({ said }));
  }
}

onmessage = (event) => {
  answer(JSON.parse(event.data)).catch((e) => postMessage(JSON.stringify({ failed: e.message })));
};
