// The theme that was chosen before is set before the first paint. The address
// can name one, too: embeds follow the page around them.
(() => {
  const asked = new URLSearchParams(location.hash.slice(1)).get("theme");
  let stored = null;
  try {
    stored = localStorage.getItem("placement-playground.theme");
  } catch {
    // Storage is denied here; boot.js puts a stand-in.
  }
  const theme = asked ?? stored;
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
})();
