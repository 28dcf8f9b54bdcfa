// Decides by a rule's text alone what can be decided by it, and makes the text
// ready to be run. It runs inside QuickJS, beside acorn, in an instance of its
// own; no rule ever runs there.
//
// What Nashorn 15.3 does with each construct was asked of Nashorn itself.
"use strict";

// Globals of realm.js: the value of the last statement that had one, and a
// function that is shown what a rule catches.
const RESULT = "placement$result", CAUGHT = "placement$caught";

// check answers {code} for a text that may be run, else {outcome, detail}.
function check({ dialect, rule }) {
  const list = dialect === "list";
  // The releases with arrays put a statement before the rule, so a "use strict"
  // at its start is none.
  const text = (list ? "" : ";") + rule;
  const unmodelled = (detail) => ({ outcome: "unmodelled", detail });
  const refused = (detail) => ({ outcome: "throws", detail: `SyntaxError: ${detail}` });
  if (text.includes("placement$")) return unmodelled("a name with placement$");
  let comments = "";
  const onComment = (block, _, start) => { if (!/^\/[/*]/.test(text.slice(start, start + 2))) comments = "a comment as in HTML"; };
  try {
    const program = acorn.parse(text, { ecmaVersion: 5, onComment });
    if (comments) return unmodelled(comments);
    const found = review(program, text, list);
    if (found.refused) return refused(found.refused);
    if (found.unmodelled) return unmodelled(found.unmodelled);
    return { code: instrument(program, text), throws: /\bthrow\b/.test(text) };
  } catch (e) {
    if (!(e instanceof SyntaxError)) return unmodelled("nesting as deep as this");
    const construct = newer(text);
    if (construct) return refused(`${construct}, which ECMAScript 5 has not`);
    const extension = !list && extensionIn(text);
    if (extension) return unmodelled(`${extension}, which is Nashorn's own`);
    return refused(e.message.replace(/ \(\d+:\d+\)$/, ""));
  }
}

// children calls f with each node directly below a node.
function children(node, f) {
  for (const key of Object.keys(node)) {
    for (const below of Array.isArray(node[key]) ? node[key] : [node[key]]) {
      if (below && typeof below.type === "string") f(below, key);
    }
  }
}

const isFunction = (node) => node.type === "FunctionDeclaration" || node.type === "FunctionExpression";

// Properties that Nashorn fills otherwise, or that change how it looks things up.
const OWN = /^(message|stack|flags|lineNumber|columnNumber|fileName|nashornException|__noSuch(Property|Method)__|__iterator__)$|\(/;

// review looks for what ECMAScript 5 allows, and Nashorn takes otherwise.
function review(program, text, list) {
  const found = {};
  const note = (what) => { found.unmodelled ??= what; };
  const strict = /use strict/.test(text);
  function look(node, parent, global) {
    const declares = node.type === "VariableDeclarator" || node.type === "FunctionDeclaration";
    if (declares && global && node.id.name === "tags") note("a declaration of tags");
    if (node.type === "FunctionDeclaration" && parent.type !== "Program" && !(parent.type === "BlockStatement" && parent.body.ofFunction)) {
      if (parent.type === "IfStatement") found.refused ??= "a function declaration is no statement of if";
      else note("a function declared in a block");
    }
    if (node.type === "Identifier" && text.slice(node.start, node.end).includes("\\")) note("a name with an escape");
    if (node.type === "MemberExpression") {
      const name = node.computed ? node.property.value : node.property.name;
      if (typeof name === "string" && OWN.test(name)) note(`the property ${name}`);
    }
    if (node.type === "CallExpression" && node.callee.type === "MemberExpression" && node.callee.property.name === "length") note("a call of length");
    if (node.operator === "delete" && node.argument.type === "Identifier") note("delete of a name");
    if (node.operator === "in" && node.right.property?.name === "prototype") note("in a prototype");
    if (node.type === "AssignmentExpression" && node.left.name === "tags" && list && strict) note("an assignment to tags in strict mode");
    if (node.regex && (/\(\?[=!].*\)[*+?{]/.test(node.regex.pattern) || /\[[^\]]*(-\\[dswDSW]|\\[dswDSW]-)/.test(node.regex.pattern))) note(`the regular expression ${node.raw}`);
    if (isFunction(node)) node.body.body.ofFunction = true;
    children(node, (below) => look(below, node, global && !isFunction(node)));
  }
  look(program, null, true);
  return found;
}

// instrument makes each statement of the program that has a value, outside of
// functions, keep it in RESULT. Nashorn does so, too, and a script's result is
// the last value that was kept: otherwise than in ECMAScript since 2015, an if
// or a loop without a value leaves the one before. What a catch catches is shown
// to CAUGHT, for it may be of this engine's limits.
function instrument(program, text) {
  const puts = []; // [offset, text]
  (function look(node, inFunction) {
    if (node.type === "CatchClause") puts.push([node.body.start + 1, `${CAUGHT}(${node.param.name});`]);
    if (node.type === "ExpressionStatement" && !inFunction) {
      const end = text[node.end - 1] === ";" ? node.end - 1 : node.end;
      // A directive stays what it is, and its text is a value.
      if (node.directive !== undefined) puts.push([node.end, `;${RESULT}=${text.slice(node.start, end)};`]);
      else puts.push([node.start, `${RESULT}=(`], [end, ")"]);
    }
    children(node, (below) => look(below, inFunction || isFunction(node)));
  })(program, false);
  puts.sort(([a], [b]) => a - b);
  let code = "", from = 0;
  for (const [at, put] of puts) {
    code += text.slice(from, at) + put;
    from = at;
  }
  return code + text.slice(from);
}

// NEWER names the constructs since ECMAScript 2015, of all of which Nashorn
// without --language=es6 says that it expected something else.
const NEWER = [
  ["let", (n) => n.type === "VariableDeclaration" && n.kind === "let"],
  ["const", (n) => n.type === "VariableDeclaration" && n.kind === "const"],
  ["an arrow function", (n) => n.type === "ArrowFunctionExpression"],
  ["a template", (n) => n.type === "TemplateLiteral"],
  ["a class", (n) => /^Class/.test(n.type)],
  ["for … of", (n) => n.type === "ForOfStatement"],
  ["three dots", (n) => n.type === "SpreadElement" || n.type === "RestElement"],
  ["a default value", (n) => n.type === "AssignmentPattern"],
  ["destructuring", (n) => /Pattern$/.test(n.type)],
  ["an async function", (n) => n.async],
  ["a generator", (n) => n.generator],
  ["?.", (n) => n.type === "ChainExpression"],
  ["an operator", (n) => /^(\*\*=?|\?\?=?|&&=|\|\|=)$/.test(n.operator)],
  ["a short property", (n) => n.type === "Property" && (n.shorthand || n.method || n.computed)],
  ["a regular expression", (n) => n.regex],
];

// newer names the newest construct of a text that today's language takes, ""
// if even that does not.
function newer(text) {
  let program;
  try {
    program = acorn.parse(text, { ecmaVersion: "latest" });
  } catch {
    return "";
  }
  let name = "";
  (function look(node) {
    name ||= NEWER.find(([, is]) => is(node))?.[0] ?? "";
    children(node, look);
  })(program);
  return name || "syntax";
}

// Extensions of Nashorn that the releases with arrays accept; the ones with
// lists switch them off.
const EXTENSIONS = [
  ["for each", /\bfor\s+each\b/],
  ["a catch with a condition", /\bcatch\s*\(\s*[\w$]+\s+if\b/],
  ["a function without braces", /\bfunction\b[^()]*\([^()]*\)\s*[^{\s]/],
  ["a function without a name", /\bfunction\s*\(/],
  ["an object after new", /\bnew\b[^;]*[\w$)]\s*\{/],
];

function extensionIn(text) {
  const bare = text.replace(/\/\*[^]*?\*\/|\/\/.*/g, " ");
  return EXTENSIONS.find(([, pattern]) => pattern.test(bare))?.[0];
}
