// Keeps what is typed: on this machine at once, on the server every few seconds where the form names an address. A draft is
// put back after a reload together with its address on the server, and dropped when the page says that its form was done
// (data-draft-done: the form's name or that address) or when the person signs out.
const account = document.body.dataset.account ?? '';
const prefix = `draft:${account}:`;
const pause = 2000;
const waiting = new WeakMap();

const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !['hidden', 'password', 'file', 'submit'].includes(field.type));

function read(form) {
  const kept = {};
  for (const field of fieldsOf(form)) {
    if (field.type === 'radio' || field.type === 'checkbox') {
      if (field.checked) (kept[field.name] ??= []).push(field.value);
    } else if (field.value !== '') {
      kept[field.name] = [field.value];
    }
  }
  return kept;
}

function keep(form) {
  const kept = read(form);
  const key = prefix + form.dataset.draft;
  if (Object.keys(kept).length === 0) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify({ kept, at: Date.now(), url: form.dataset.draftUrl }));
  if (form.dataset.draftUrl) {
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => send(form), pause));
  }
}

const headersOf = (form) => ({ 'RequestVerificationToken': form.elements.__RequestVerificationToken?.value ?? '' });

function send(form) {
  // A failure costs nothing: the text lies on this machine, and the next pause tries again.
  fetch(form.dataset.draftUrl, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', ...headersOf(form) },
    body: JSON.stringify(read(form)),
    keepalive: true,
  }).catch(() => {});
}

// The text goes on under the id it was first kept under: accepted once, whichever page sends it.
function adopt(form, url) {
  form.dataset.draftUrl = url;
  const id = form.querySelector('[data-draft-id]');
  if (id) id.value = url.split('/').pop();
}

function drop(done) {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(prefix)) continue;
    if (key === prefix + done || JSON.parse(localStorage.getItem(key)).url === done) localStorage.removeItem(key);
  }
}

function forget(form) {
  if (!form.dataset.draftUrl) return;
  clearTimeout(waiting.get(form));
  fetch(form.dataset.draftUrl, { method: 'DELETE', headers: headersOf(form), keepalive: true }).catch(() => {});
}

function restore(form) {
  if (form.dataset.draftReady) return;
  form.dataset.draftReady = 'yes';
  const stored = localStorage.getItem(prefix + form.dataset.draft);
  if (!stored) return;
  const { kept, url } = JSON.parse(stored);
  if (url) adopt(form, url);
  if (JSON.stringify(read(form)) === JSON.stringify(kept)) return;
  for (const field of fieldsOf(form)) {
    const values = kept[field.name] ?? [];
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value);
    else if (values.length > 0) field.value = values[0];
  }
  const note = document.getElementById('draft-restored').content.cloneNode(true);
  note.querySelector('button').addEventListener('click', (event) => {
    localStorage.removeItem(prefix + form.dataset.draft);
    forget(form);
    form.reset();
    event.target.closest('.notice').remove();
    form.querySelector('textarea, input:not([type=hidden])')?.focus();
  });
  form.prepend(note);
  const folded = form.closest('details');
  if (folded) folded.open = true;
  afterLoading(() => form.dispatchEvent(new Event('input', { bubbles: true })));
}

// What hangs on the typed words is drawn again, once everybody listens: htmx from a timer of its own, and one that is set later comes after it.
function afterLoading(act) {
  if (document.readyState === 'complete') setTimeout(act);
  else addEventListener('load', () => setTimeout(act), { once: true });
}

function begin() {
  for (const done of document.querySelectorAll('[data-draft-done]')) drop(done.dataset.draftDone);
  for (const form of document.querySelectorAll('form[data-draft]')) restore(form);
}

document.addEventListener('input', (event) => {
  const form = event.target.closest?.('form[data-draft]');
  if (form) keep(form);
});

document.addEventListener('submit', (event) => {
  if (new URL(event.target.action).pathname !== '/sign-out') return;
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
});

document.addEventListener('htmx:after:swap', begin);
begin();
