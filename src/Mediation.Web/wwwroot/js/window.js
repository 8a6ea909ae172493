// The window: overruling begins in its first field, a refused form begins at what is wrong, and P prints the paper.
const typing = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

document.addEventListener('toggle', (event) => {
  if (event.target.id === 'overrule' && event.target.open && document.activeElement.closest('summary')) {
    event.target.querySelector('input')?.focus();
  }
}, true);

document.addEventListener('keydown', (event) => {
  const overrule = document.getElementById('overrule');
  if (!overrule || !event.altKey || event.ctrlKey || event.code !== 'KeyG') return;
  event.preventDefault();
  overrule.open = true;
  overrule.querySelector('input')?.focus();
});

// What was wrong with a field stands there until the field is written in again.
document.addEventListener('input', ({ target }) => {
  if (target.getAttribute?.('aria-invalid') !== 'true') return;
  target.removeAttribute('aria-invalid');
  for (const wrong of document.querySelectorAll(`#${CSS.escape(target.getAttribute('aria-describedby') ?? '')} .wrong`)) wrong.remove();
});

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) print();
});

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'p' || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  if (document.querySelector('[data-print]')) print();
});

// A hard stop that wasn't there before is shown from its beginning, wherever the plan had been scrolled to.
let stops = '';
function showStops() {
  const plan = document.getElementById('plan');
  const now = [...(plan?.querySelectorAll('.hard-stop strong') ?? [])].map((stop) => stop.textContent).join();
  if (now && now !== stops) plan.scrollTop = 0;
  stops = now;
}

document.addEventListener('htmx:after:swap', () => {
  showStops();
  if (document.getElementById('faults')) document.querySelector('[aria-invalid="true"]')?.focus();
});
