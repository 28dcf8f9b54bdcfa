// Says which file of the page is missing. After a new version was put on the
// host, a page out of a cache asks for a folder that is gone, with the loader in
// it. So this file lies outside of that folder, and needs no other script. The
// first file is told; boot.js does not start then.
(() => {
  "use strict";
  const loaded = new AbortController();
  function tell(name) {
    const box = document.getElementById("boot");
    if (box.classList.contains("failed")) return;
    box.classList.add("failed");
    document.getElementById("boot-progress").hidden = true;
    const text = document.getElementById("boot-text");
    text.setAttribute("role", "alert");
    text.textContent = `${name} could not be loaded. There may be a new version, or no connection: please try again.`;
    const again = document.getElementById("boot-again");
    again.hidden = false;
    again.onclick = () => location.reload();
  }
  addEventListener("error", (event) => {
    const file = event.target;
    let address = "";
    if (file instanceof Element && file.matches("script, link[rel=stylesheet]")) address = file.src || file.href;
    // Hosts of single pages answer with that page for what they do not have.
    if (file === window && event.error instanceof SyntaxError) address = event.filename;
    if (!address) return;
    const name = new URL(address).pathname.split("/").pop();
    if (document.readyState !== "loading") tell(name);
    else addEventListener("DOMContentLoaded", () => tell(name));
  }, { capture: true, signal: loaded.signal });
  // What comes later is none of the page's own files.
  addEventListener("load", () => loaded.abort(), { once: true });
})();
