// One keystroke for each finding: j and k (or the arrows) move, a accepts, c corrects, d drops.
"use strict";

(() => {
  const waiting = () => [...document.querySelectorAll("[data-finding]")];
  const current = () => document.activeElement.closest("[data-finding]");
  let isSending = false;

  function focusOn(finding) {
    if (finding) {
      finding.focus({ preventScroll: true });
      finding.scrollIntoView({ block: "nearest" });
    }
  }

  function move(step) {
    const all = waiting();
    const at = all.indexOf(current());
    focusOn(all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)]);
  }

  async function send(form) {
    if (isSending) return;
    isSending = true;
    const headers = { "X-Vistka-Review": "1" };
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers }).catch(() => null);
    isSending = false;
    if (!answer || answer.status !== 200 || answer.redirected) {
      window.location.reload(); // the page then says what was refused
      return;
    }
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-words]");
    const finding = form.closest("[data-finding]");
    const all = waiting();
    const next = all[all.indexOf(finding) + 1] || all.find((one) => one !== finding);
    document.querySelector("[data-decided]").append(...made.children);
    document.querySelector("[data-left]").textContent = made.dataset.words;
    finding.remove();
    if (next) focusOn(next);
    else window.location.reload(); // the acts that end the review are offered now
  }

  // On a Cyrillic keyboard the same key gives another letter: then its place counts.
  const letter = ({ key, code }) => (/^[a-z]$/.test(key) || !code.startsWith("Key") ? key : code.slice(3).toLowerCase());

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[letter(event)];
    const act = current()?.querySelector(`[data-key="${CSS.escape(letter(event))}"]`);
    if (step) move(step);
    else if (!act) return;
    else if (act.tagName === "FORM") send(act);
    else act.click();
    event.preventDefault();
  });

  document.addEventListener("submit", (event) => {
    if (event.target.closest("[data-finding]")) {
      event.preventDefault();
      send(event.target);
    }
  });

  document.querySelector("[data-keys]").hidden = false;
  focusOn(document.querySelector("[data-finding]:target") || waiting()[0]);
})();
