// What the visitor draws is kept in this browser, and comes and goes as files.
// boot.js hands these functions to the page.
globalThis.keeping = (() => {
  "use strict";
  const prefix = "placement-playground.scenario.";
  const most = 4 << 20; // bytes of a file; web/app bounds it again
  let denied = "";
  try {
    localStorage.getItem(prefix);
  } catch (e) {
    denied = e.message || String(e); // boot.js puts memory in its place
  }
  const textOf = (value) => (value ?? "").split("\n").slice(3).join("\n");

  function recalled() {
    let all = ""; // ids and values, each ended by a NUL
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (!key.startsWith(prefix)) continue;
      for (const part of [key.slice(prefix.length), localStorage.getItem(key)]) all += `${part.replaceAll("\0", "\ufffd")}\0`;
    }
    return all;
  }

  // Two tabs must not overwrite each other: what is there has to be what the page
  // took from there.
  function keep(id, title, was, now) {
    try {
      const there = textOf(localStorage.getItem(prefix + id));
      if (there !== was && there !== now) return "another";
      if (now === "") localStorage.removeItem(prefix + id);
      else localStorage.setItem(prefix + id, `1\n${Date.now()}\n${title}\n${now}`);
      return denied;
    } catch (e) {
      return e.message || String(e);
    }
  }

  function download(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  function bring(name, text, problem = "") {
    dispatchEvent(new CustomEvent("placement-bring", { detail: { name, text, problem } }));
  }

  async function bringFile(file) {
    if (file.size > most) return bring(file.name, "", `${file.size} bytes are more than ${most}`);
    try {
      bring(file.name, new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
    } catch (e) {
      bring(file.name, "", `it cannot be read as text (${e.message})`);
    }
  }

  function chooseFile() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".yaml,.yml,.json,text/plain,application/json";
    input.onchange = () => input.files[0] && bringFile(input.files[0]);
    input.click();
  }

  const files = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => files(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files[0]) bringFile(event.dataTransfer.files[0]);
  });
  addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (event.target.closest?.("input, textarea, select") || !/\n|^\s*\{/.test(text)) return;
    event.preventDefault();
    if (text.length > most) bring("What was pasted", "", `${text.length} letters are more than ${most}`);
    else bring("what was pasted", text);
  });

  return { recalled, denied: () => denied, keep, download, chooseFile };
})();
