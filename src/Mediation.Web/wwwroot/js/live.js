// News from the server: only numbers of cases that changed, at most a few messages a second. What is being read isn't moved:
// a changed row is marked, and a button offers the new list. A panel that asked for it is drawn anew: for one case
// (data-live-refresh) or for any (data-live-panel).
const feed = document.body.dataset.live;
const announcements = document.getElementById('announcements');
const news = new Set();

function mark(row) {
  if (row.classList.contains('changed')) return;
  row.classList.add('changed');
  const place = row.querySelector('[data-live-mark]') ?? row;
  place.append(document.getElementById('live-mark').content.cloneNode(true));
}

function offer() {
  const bar = document.getElementById('live-offer');
  if (!bar || news.size === 0) return;
  bar.hidden = false;
  const words = bar.querySelector('[data-words]');
  words.textContent = words.dataset.words.replace('{0}', news.size);
  announcements.textContent = words.textContent;
}

function hear({ cases }) {
  for (const number of cases) {
    for (const row of document.querySelectorAll(`[data-case="${CSS.escape(number)}"]`)) {
      news.add(number);
      mark(row);
    }
    for (const panel of document.querySelectorAll(`[data-live-refresh="${CSS.escape(number)}"]`)) {
      if (!panel.contains(document.activeElement)) panel.dispatchEvent(new CustomEvent('refresh'));
    }
  }
  for (const panel of document.querySelectorAll('[data-live-panel]')) {
    if (!panel.contains(document.activeElement)) panel.dispatchEvent(new CustomEvent('refresh'));
  }
  if (document.querySelector('[data-live-all]') && cases.length > 0) cases.forEach((number) => news.add(number));
  offer();
}

if (feed) {
  // The browser itself connects again after a lost connection.
  const source = new EventSource(feed);
  source.addEventListener('changed', (event) => hear(JSON.parse(event.data)));
  addEventListener('pagehide', () => source.close());
}

// The offer goes once it was taken and the list is new; panels that refresh themselves don't count.
let taken = false;
document.addEventListener('click', (event) => {
  if (event.target.closest('#live-offer a')) taken = true;
});

document.addEventListener('htmx:after:swap', () => {
  if (!taken || document.querySelector('.changed')) return;
  taken = false;
  news.clear();
  document.getElementById('live-offer').hidden = true;
});
