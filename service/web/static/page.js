// Comfort only: every page works without this file.
"use strict";

// Leaving quickly: the page left behind is not the one that Back shows.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.leave");
  if (!link) return;
  event.preventDefault();
  document.documentElement.hidden = true;
  keep();
  typed = null;
  window.location.replace(link.href);
});

// What was typed and not sent: kept under the receipt where there is one, else the browser asks before it closes.
let typed = null;
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && (form.dataset.keep || form.hasAttribute("data-ask"))) typed = form;
});
function keep() {
  const form = typed;
  if (!form || !form.dataset.keep) return;
  typed = null;
  fetch(form.dataset.keep, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((mark) => {
      if (mark && form.elements.seen) form.elements.seen.value = mark;
    })
    .catch(() => {
      typed = form;
    });
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden) keep();
});
window.addEventListener("pagehide", keep);
window.addEventListener("beforeunload", (event) => {
  if (typed && !typed.dataset.keep) event.preventDefault();
});

// One press sends once. Pressing again while the first is on its way does nothing, and nothing can be typed into a page
// that is about to be replaced. Where no new page comes, since the answer is a file or was stopped, all works again.
const PATIENCE = { button: 5000, form: 30000 };
const releases = new WeakMap();
function release(form) {
  clearTimeout(releases.get(form));
  delete form.dataset.sent;
  form.inert = false;
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  typed = null;
  if (form.hasAttribute("data-upload")) upload(event, form);
  if (event.defaultPrevented) return;
  const fields = form.querySelector("input:not([type=hidden]), textarea, select");
  form.inert = Boolean(fields);
  releases.set(form, setTimeout(release, fields ? PATIENCE.form : PATIENCE.button, form));
});
// Back after an upload: the page that stands here belongs to another address, so the right one is fetched.
let shown = window.location.pathname;
window.addEventListener("popstate", () => {
  if (window.location.pathname !== shown) window.location.reload();
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) release(form);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
function enhance() {
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
}
enhance();

const megabytes = (bytes) => (bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });

// How much was chosen, and whether it is too much, before anything is sent.
document.addEventListener("change", (event) => {
  const input = event.target;
  const output = input.form && input.form.querySelector("output[data-size]");
  if (input.type !== "file" || !output) return;
  const files = [...input.form.querySelectorAll("input[type=file]")].flatMap((each) => [...each.files]);
  const largest = Math.max(0, ...files.map((file) => file.size));
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const text = largest > Number(output.dataset.most) ? output.dataset.large : output.dataset.size;
  output.textContent = files.length ? text.replace("{n}", files.length).replace("{mb}", megabytes(total)) : "";
});

// How far an upload is. Where anything is unusual, the browser sends the form itself.
function upload(event, form) {
  const progress = form.querySelector("progress[data-upload-progress]");
  if (!progress || !window.DOMParser) return;
  event.preventDefault();
  const data = new FormData(form);
  if (event.submitter && event.submitter.name) data.append(event.submitter.name, event.submitter.value);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  progress.hidden = false;
  request.upload.addEventListener("progress", (step) => {
    if (step.lengthComputable) {
      progress.max = step.total;
      progress.value = step.loaded;
    }
  });
  request.addEventListener("load", () => {
    const next = new DOMParser().parseFromString(request.responseText, "text/html");
    const main = next.querySelector("main");
    // A refusal must not take away what was typed: its words are shown beside the form, which stays.
    if (!main || request.status >= 400) return again(form, progress, main);
    document.title = next.title;
    document.querySelector("main").replaceWith(document.adoptNode(main));
    enhance();
    const address = new URL(request.responseURL || form.action);
    history[address.pathname === shown ? "replaceState" : "pushState"](null, "", address);
    shown = address.pathname;
    window.scrollTo(0, 0);
    main.focus();
  });
  request.addEventListener("error", () => again(form, progress));
  request.send(data);
}

function again(form, progress, refusal) {
  progress.hidden = true;
  typed = form;
  delete form.dataset.sent;
  const failed = form.querySelector("[data-upload-failed]");
  if (!failed) return;
  const words = refusal && [...refusal.querySelectorAll("p:not(:has(a, button))")].map((p) => p.textContent);
  if (words && words.length) failed.textContent = words.slice(0, 2).join(" ");
  failed.hidden = false;
}
