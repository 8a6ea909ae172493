// The window: overruling begins in its first field, a refused form begins at what is wrong, and P prints the paper.
const typing = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

document.addEventListener('toggle', (event) => {
  if (event.target.id === 'overrule' && event.target.open && document.activeElement.closest('summary')) {
    event.target.querySelector('input')?.focus();
  }
}, true);

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) print();
});

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'p' || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  if (document.querySelector('[data-print]')) print();
});

document.addEventListener('htmx:after:swap', () => {
  if (document.getElementById('faults')) document.querySelector('[aria-invalid="true"]')?.focus();
});
