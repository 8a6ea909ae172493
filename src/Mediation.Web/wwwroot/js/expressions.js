// Completes what is written in expressions (textarea[data-expression] in a form[data-complete]): outside quotation marks the
// facts and signs, inside them the values, each with its Chinese name, found by either. Arrows, Enter or Tab, Escape. Without
// scripts the fields are plain, and the facts stand in a list below them.
const most = 12;
const lists = new Map();
let open = null;

const load = (url) => lists.get(url) ?? lists.set(url, fetch(url).then((answer) => (answer.ok ? answer.json() : { names: [], values: [] }))
  .catch(() => ({ names: [], values: [] }))).get(url);

// What is being written at the caret, and whether it lies inside quotation marks.
function written(field) {
  const before = field.value.slice(0, field.selectionStart);
  const inside = (before.match(/"/g) ?? []).length % 2 === 1;
  const word = before.match(inside ? /[^",]*$/ : /[\p{L}\p{N}_.-]*$/u)[0];
  return { inside, word: word.trimStart(), start: before.length - word.trimStart().length };
}

const rank = (entry, word) => (entry.text.toLowerCase().startsWith(word) ? 0 : entry.text.toLowerCase().includes(word) ? 1 : entry.label.includes(word) ? 2 : 3);

async function suggest(field) {
  const { names, values } = await load(field.form.dataset.complete);
  if (document.activeElement !== field) return;
  const { inside, word, start } = written(field);
  if (word.length === 0 && !inside) return close();
  const sought = word.toLowerCase();
  const found = (inside ? values : names).map((entry) => [rank(entry, sought), entry]).filter(([at]) => at < 3)
    .sort(([a], [b]) => a - b).slice(0, most).map(([, entry]) => entry);
  if (found.length === 0 || (found.length === 1 && found[0].text === word)) return close();
  show(field, found, start, inside);
}

function show(field, found, start, inside) {
  close();
  const list = document.createElement('ul');
  list.id = `${field.id}-offers`;
  list.className = 'offers';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.labels[0]?.textContent ?? '');
  found.forEach((entry, at) => {
    const item = document.createElement('li');
    item.id = `${list.id}-${at}`;
    item.setAttribute('role', 'option');
    const text = document.createElement('span');
    text.className = 'mono';
    text.textContent = entry.text;
    item.append(text, ` ${entry.label}`);
    item.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      take(entry);
    });
    list.append(item);
  });
  field.after(list);
  field.setAttribute('aria-controls', list.id);
  open = { field, found, start, inside, list, at: 0 };
  mark(0);
}

function mark(at) {
  open.at = (at + open.found.length) % open.found.length;
  [...open.list.children].forEach((item, index) => item.setAttribute('aria-selected', `${index === open.at}`));
  open.field.setAttribute('aria-activedescendant', open.list.children[open.at].id);
  open.list.children[open.at].scrollIntoView({ block: 'nearest' });
}

function close() {
  if (!open) return;
  open.list.remove();
  open.field.removeAttribute('aria-controls');
  open.field.removeAttribute('aria-activedescendant');
  open = null;
}

function take(entry) {
  const { field, start } = open;
  field.setRangeText(entry.text, start, field.selectionStart, 'end');
  close();
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

document.addEventListener('input', (event) => {
  if (event.target.matches?.('textarea[data-expression]') && event.isTrusted) suggest(event.target);
});

document.addEventListener('keydown', (event) => {
  if (!open || event.target !== open.field) return;
  if (event.key === 'ArrowDown') mark(open.at + 1);
  else if (event.key === 'ArrowUp') mark(open.at - 1);
  else if (event.key === 'Enter' || event.key === 'Tab') take(open.found[open.at]);
  else if (event.key === 'Escape') close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener('focusout', (event) => {
  if (open && event.target === open.field) close();
});
