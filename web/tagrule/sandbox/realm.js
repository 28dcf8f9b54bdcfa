// Runs one rule in a realm that is made to be Nashorn's: what ECMAScript 5.1
// has not is taken away, so that using it fails as it does there; what Nashorn
// has of its own, or what depends on the clock or on chance, is trapped: touching
// it makes the case unmodelled, whatever the rule does then. The value of this
// file is a function from a case to "outcome\ndetail".
//
// All that is used after the rule ran is kept from before it: a rule may
// redefine everything that it can reach.
(function (asked) {
  "use strict";
  const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
  const global = globalThis, evaluate = global.eval, isArray = Array.isArray, NativeProxy = Proxy, NativeSet = Set;
  const slice = String.prototype.slice, split = String.prototype.split, booleanOf = Boolean.prototype.valueOf;
  const { String: Text, Error: Failure, TypeError: Mistyped, SyntaxError: Malformed, RegExp: Pattern } = global;
  const { toPrimitive } = Symbol, failures = Error.prototype;
  const RESULT = "placement$result", CAUGHT = "placement$caught";

  const primitive = (value) => typeof value !== "object" && typeof value !== "function";
  let touched = ""; // what is not modelled, the first of it
  function touch(what) {
    touched ||= what;
    throw new Failure("not modelled");
  }

  // --- what a realm has: the lists are ECMAScript 5.1's, section 15 ---
  function keep(object, names) {
    const kept = new NativeSet(names.split(" "));
    for (const name of ownKeys(object)) if (typeof name === "string" && !kept.has(name)) deleteProperty(object, name);
  }
  const named = "length name prototype ";
  keep(Object, named + "create defineProperties defineProperty freeze getOwnPropertyDescriptor getOwnPropertyNames getPrototypeOf isExtensible isFrozen isSealed keys preventExtensions seal setPrototypeOf");
  keep(Object.prototype, "__proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf");
  keep(Function.prototype, "apply bind call constructor length name toString");
  keep(Array, named + "isArray");
  keep(Array.prototype, "concat constructor every filter forEach indexOf join lastIndexOf length map pop push reduce reduceRight reverse shift slice some sort splice toString unshift");
  keep(String, named + "fromCharCode");
  keep(String.prototype, "charAt charCodeAt concat constructor indexOf lastIndexOf length match replace search slice split substr substring toLowerCase toString toUpperCase trim trimLeft trimRight valueOf");
  keep(Number, named + "MAX_VALUE MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY");
  keep(Number.prototype, "constructor toExponential toFixed toPrecision toString valueOf");
  keep(Boolean.prototype, "constructor toString valueOf");
  keep(Math, "E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos asin atan atan2 ceil cos exp floor log max min pow round sin sqrt tan");
  keep(JSON, "parse stringify");
  // split and replace themselves read flags; a rule that does is not modelled.
  keep(RegExp.prototype, "constructor exec flags global ignoreCase multiline source test toString");
  keep(Error, named);
  keep(global, "Array Boolean Error EvalError Function Infinity JSON Math NaN Number Object RangeError ReferenceError RegExp String SyntaxError TypeError URIError decodeURI decodeURIComponent encodeURI encodeURIComponent escape isFinite isNaN parseFloat parseInt undefined unescape");

  // --- traps: reading is unmodelled until the rule puts something there ---
  function trap(object, owner, names, on = () => true) {
    for (const name of names.split(" ")) {
      defineProperty(object, name, {
        configurable: true,
        get() { if (on(this)) touch(owner + name); },
        set(value) { if (!primitive(this)) defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true }); },
      });
    }
  }
  trap(global, "", "arguments engine context factory Java java Packages javax load loadWithNewGlobal print quit exit getClass runCommand Runtime exec ProcessBuilder Thread thread Threads Class JSAdapter JavaImporter ArrayBuffer DataView Float32Array Float64Array Int8Array Int16Array Int32Array Uint8Array Uint8ClampedArray Uint16Array Uint32Array Date eval __DIR__ __FILE__ __LINE__ __noSuchProperty__");
  trap(Math, "Math.", "random");
  trap(Object, "Object.", "bindProperties setIndexedPropertiesToExternalArrayData");
  trap(Function.prototype, "a function's ", "toSource");
  trap(Array.prototype, "an array's ", "toLocaleString assertNumeric");
  trap(RegExp.prototype, "a regular expression's ", "compile");
  trap(Error, "Error.", "captureStackTrace dumpStack");
  trap(Error.prototype, "an error's ", "getStackTrace printStackTrace");
  // Nashorn looks for a primitive's property in JavaScript's prototype, and then
  // in the Java class. Through the prototype itself there is no such thing.
  const ofObject = "getClass class hashCode notify notifyAll wait describeConstable resolveConstantDesc compareTo";
  trap(String.prototype, "a string's ", "localeCompare toLocaleLowerCase toLocaleUpperCase");
  trap(String.prototype, "a string's ", `${ofObject} bytes blank chars codePointAt codePointBefore codePointCount codePoints compareToIgnoreCase contentEquals copyValueOf format formatted getBytes getChars indent intern isBlank join lines matches offsetByCodePoints regionMatches repeat replaceAll replaceFirst splitWithDelimiters strip stripIndent stripLeading stripTrailing subSequence toCharArray transform translateEscapes indexOfAny`, primitive);
  for (const wrapper of [Number, Boolean]) {
    trap(wrapper.prototype, "a primitive's ", `${ofObject} equals byteValue shortValue intValue longValue floatValue doubleValue booleanValue isNaN naN isInfinite infinite`, primitive);
    trap(wrapper.prototype, "a primitive's ", "toLocaleString");
  }

  // --- Java's methods of strings, where they mean the same in all of Java ---
  const ascii = (text) => { for (const c of text) if (c > "\x7f") touch("equalsIgnoreCase beyond ASCII"); return apply(lower, text, []); };
  const lower = String.prototype.toLowerCase;
  const { indexOf, lastIndexOf } = String.prototype;
  // A method of Java is no Function: it has no call, and calling one says so.
  const ofJava = (f) => {
    for (const name of ["call", "apply", "bind"]) defineProperty(f, name, { value: undefined });
    return f;
  };
  const methods = {
    startsWith: (self, text) => apply(slice, self, [0, text.length]) === text,
    endsWith: (self, text) => text.length <= self.length && apply(slice, self, [self.length - text.length]) === text,
    contains: (self, text) => apply(indexOf, self, [text]) >= 0,
    equals: (self, text) => self === text,
    equalsIgnoreCase: (self, text) => ascii(self) === ascii(text),
    isEmpty: (self) => self === "",
  };
  for (const name of ownKeys(methods)) {
    const arity = methods[name].length - 1;
    const method = ofJava(function (...args) {
      const known = typeof this === "string" && args.length === arity && (arity === 0 || typeof args[0] === "string");
      return known ? methods[name](this, args[0]) : touch(`a string's ${name}, with what it was given`);
    });
    trap(String.prototype, "", name);
    defineProperty(String.prototype, name, { get() { "use strict"; return primitive(this) ? method : undefined; } });
  }
  defineProperty(String.prototype, "empty", { configurable: true, get() { return primitive(this) ? this === "" : undefined; } });

  // Patterns that Nashorn refuses, and other engines take.
  const oddPattern = Pattern.prototype.test.bind(/\(\?[=!].*\)[*+?{]|\[[^\]]*(-\\[dswDSW]|\\[dswDSW]-)/);

  // --- code and patterns that come as text, past the check of the syntax ---
  function standIn(name, original, f) {
    defineProperty(f, "prototype", { value: original.prototype, writable: false, configurable: false });
    defineProperty(original.prototype, "constructor", { value: f, writable: true, configurable: true });
    defineProperty(global, name, { value: f, writable: true, configurable: true });
  }
  standIn("Function", Function, function () { touch("Function"); });
  standIn("RegExp", Pattern, function (pattern, flags) {
    const regexp = pattern instanceof Pattern;
    if (regexp && flags === undefined) return new.target ? new Pattern(pattern) : pattern;
    const source = regexp ? pattern.source : pattern === undefined ? "" : Text(pattern);
    const asked = flags === undefined ? "" : Text(flags);
    for (const flag of asked) if (flag !== "g" && flag !== "i" && flag !== "m") throw new Malformed(`Unsupported RegExp flag: ${flag}`);
    for (let at = apply(indexOf, source, ["(?"]); at >= 0; at = apply(indexOf, source, ["(?", at + 1])) {
      const kind = source[at + 2];
      if (kind !== ":" && kind !== "=" && kind !== "!") throw new Malformed(`${source} near index ${at + 1}`);
    }
    if (oddPattern(source)) touch(`the regular expression ${source}`);
    return new Pattern(source, asked);
  });
  const RegExpOf = global.RegExp;
  trap(RegExpOf, "RegExp.", "$1 $2 $3 $4 $5 $6 $7 $8 $9 input lastMatch lastParen leftContext multiline rightContext");
  for (const name of ["match", "search"]) {
    const original = String.prototype[name];
    defineProperty(String.prototype, name, {
      value: function (pattern) { return apply(original, this, [pattern instanceof Pattern ? pattern : RegExpOf(pattern)]); },
    });
  }

  // --- the tags ---
  let escaped; // a Java exception that was thrown: catching it is not modelled
  function javaList(items) {
    const target = { __proto__: null };
    let tags;
    const method = (arity, f) => ofJava(function (...args) {
      if (this !== tags) touch("a method of tags, apart from tags");
      if (args.length !== arity) throw new Mistyped("Can not invoke method: no such arguments");
      return f(args[0]);
    });
    const index = (f) => (item) => (primitive(item) ? apply(f, items, [item]) : item === null ? -1 : touch("tags and an object"));
    const at = { indexOf: index(Array.prototype.indexOf), lastIndexOf: index(Array.prototype.lastIndexOf) };
    const members = {
      __proto__: null,
      size: method(0, () => items.length),
      isEmpty: method(0, () => items.length === 0),
      contains: method(1, (item) => at.indexOf(item) >= 0),
      indexOf: method(1, at.indexOf),
      lastIndexOf: method(1, at.lastIndexOf),
      toString: method(0, () => text),
      get: method(1, (n) => {
        if (typeof n !== "number" || n % 1 !== 0) touch("tags.get without a number");
        if (n >= 0 && n < items.length) return items[n];
        throw (escaped = new Failure(`java.lang.IndexOutOfBoundsException: Index ${n} out of bounds for length ${items.length}`));
      }),
    };
    let text = "[";
    for (let i = 0; i < items.length; i++) text += (i ? ", " : "") + items[i];
    text += "]";
    const others = new NativeSet("add addAll addFirst addLast class clear clone containsAll ensureCapacity equals first forEach getClass getFirst getLast hashCode iterator last listIterator notify notifyAll parallelStream remove removeAll removeFirst removeIf removeLast replaceAll retainAll reversed set sort spliterator stream subList toArray toJSON trimToSize wait".split(" "));
    const has = apply.bind(null, NativeSet.prototype.has, others);
    const refuse = (what) => () => touch(what);
    const integer = Pattern.prototype.test.bind(/^(0|[1-9]\d{0,8})$/), odd = Pattern.prototype.test.bind(/^[-+.\d\s]|\(/);
    tags = new NativeProxy(target, {
      get(_, name) {
        if (name === toPrimitive) return undefined;
        if (typeof name === "symbol") touch("tags, given to what takes arrays");
        if (name === "length") return items.length;
        if (name === "empty") return items.length === 0;
        if (integer(name)) return +name < items.length ? items[+name] : undefined;
        if (odd(name) && name !== "-1") touch(`tags[${name}]`);
        if (members[name]) return members[name];
        return has([name]) ? touch(`tags.${name}`) : undefined;
      },
      set: refuse("a change of tags"),
      has: refuse("in tags, or an array's method for tags"),
      deleteProperty: refuse("delete of tags"),
      ownKeys: refuse("the keys of tags"),
      defineProperty: refuse("a change of tags"),
      getOwnPropertyDescriptor: refuse("the properties of tags"),
      setPrototypeOf: refuse("a change of tags"),
      preventExtensions: refuse("a change of tags"),
      isExtensible: refuse("the properties of tags"),
    });
    return tags;
  }

  // Java's split leaves empty strings at the end out, JavaScript's does not.
  function parts(text) {
    const list = text === "" ? [] : apply(split, text, [","]);
    if (asked.dialect === "list") while (list.length && list[list.length - 1] === "") list.length--;
    return list;
  }
  const isList = asked.dialect === "list";
  const tags = isList ? javaList(parts(asked.tags)) : parts(asked.tags);
  defineProperty(global, "tags", { value: tags, writable: true, enumerable: true, configurable: true });
  defineProperty(global, RESULT, { value: isList ? undefined : tags, writable: true, enumerable: false, configurable: false });
  defineProperty(global, CAUGHT, { value: (e) => { if (limit(e)) touch("a catch of what this engine cannot do"); } });

  // --- what came of it; nothing here calls what a rule may have made ---
  const short = (text) => (text.length > 120 ? `${apply(slice, text, [0, 120])} …` : text);
  function data(object, name) {
    for (let depth = 0; object !== null && depth < 8; object = getPrototypeOf(object), depth++) {
      const found = getOwnPropertyDescriptor(object, name);
      if (found) return typeof found.value === "string" ? found.value : "";
    }
    return "";
  }
  function described(value) {
    if (value === tags) return "the tags";
    if (isArray(value)) return "an array";
    if (value === null || typeof value === "undefined") return `${value}`;
    if (typeof value === "string") return `the string "${short(value)}"`;
    if (typeof value === "function") return "a function";
    if (typeof value !== "object") return `the ${typeof value} ${short(`${value}`)}`;
    try {
      return `an object, of Boolean, with ${apply(booleanOf, value, [])}`;
    } catch {
      return "an object";
    }
  }
  const isFailure = (value) => {
    for (let depth = 0; value !== null && depth < 8; value = getPrototypeOf(value), depth++) if (value === failures) return true;
    return false;
  };
  // What only this engine throws: at its limits, and not as Nashorn does. Out of
  // memory it may have none for an error, and throws null.
  function limit(thrown) {
    if (thrown === null && !asked.throws) return "out-of-memory\n";
    if (thrown === null || typeof thrown !== "object" || thrown === tags || !isFailure(thrown)) return "";
    const name = data(thrown, "name"), message = data(thrown, "message");
    if (name !== "InternalError" && name !== "SyntaxError") return "";
    if (message === "out of memory" || message === "string too long") return "out-of-memory\n";
    if (message === "stack overflow") return "unmodelled\nrecursion as deep as this";
    return name === "InternalError" || message === "too many captures" ? `unmodelled\n${message}` : "";
  }
  function failure(thrown) {
    if (typeof thrown === "string") return short(thrown);
    if (thrown === null || typeof thrown !== "object" || thrown === tags || !isFailure(thrown)) return described(thrown);
    const name = data(thrown, "name"), message = data(thrown, "message");
    return thrown === escaped ? short(message) : short(message ? `${name}: ${message}` : name);
  }
  let caught = false, thrown;
  try {
    apply(evaluate, undefined, [asked.code]);
  } catch (e) {
    caught = true;
    thrown = e;
  }
  if (touched) return `unmodelled\n${touched}`;
  if (escaped && thrown !== escaped) return "unmodelled\na Java exception that is caught";
  if (caught) return limit(thrown) || `throws\n${failure(thrown)}`;
  const result = getOwnPropertyDescriptor(global, RESULT).value;
  if (result === true) return "accepts\n";
  if (result === false) return "rejects\n";
  return `not-boolean\n${described(result)}`;
})
