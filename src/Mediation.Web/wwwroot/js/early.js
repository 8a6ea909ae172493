// Words that stood in a form before anything listened (typed while the scripts came, or put back by the browser on going back) are
// answered as if they were typed now.
const differs = (field) => field.name && field.type !== 'hidden' && 'defaultValue' in field && field.value !== field.defaultValue;

function answer() {
  for (const form of document.forms)
    if ([...form.elements].some(differs)) form.dispatchEvent(new Event('input', { bubbles: true }));
}

// htmx begins to listen from a timer of its own; one that is set later comes after it.
if (document.readyState === 'complete') setTimeout(answer);
else addEventListener('load', () => setTimeout(answer), { once: true });
