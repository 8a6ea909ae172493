// The keyboard: j and k walk through a list, / goes to the search, Ctrl+Enter sends the form at hand, ? tells all of it.
const typing = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
const rows = () => [...document.querySelectorAll('[data-row]')].filter((row) => row.offsetParent !== null);
const linkOf = (row) => row.querySelector('a[href]') ?? row;

function walk(step) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  linkOf(next).focus();
  next.scrollIntoView({ block: 'nearest' });
}

function send() {
  const form = document.activeElement.closest('form[data-send]') ?? document.querySelector('form[data-send="primary"]');
  form?.requestSubmit();
}

function help() {
  const dialog = document.getElementById('keys-help');
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  if (event.key === 'Enter' && event.ctrlKey) {
    event.preventDefault();
    send();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  const doing = {
    j: () => walk(1),
    k: () => walk(-1),
    '/': () => document.querySelector('[data-search]')?.focus(),
    '?': help,
  }[event.key];
  if (!doing) return;
  event.preventDefault();
  doing();
});

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-keys-help]')) help();
});
