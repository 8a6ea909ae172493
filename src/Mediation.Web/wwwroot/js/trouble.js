// Says when the server couldn't be reached or failed: what was typed stays where it is, and trying again is one click.
const place = document.getElementById('toasts');

function say(id) {
  const toast = document.getElementById(id).content.cloneNode(true).firstElementChild;
  toast.querySelector('button').addEventListener('click', () => toast.remove());
  place.replaceChildren(toast);
}

document.addEventListener('htmx:response:error', (event) => {
  if (event.detail.ctx.response.raw.status >= 500) say('toast-failed');
});
document.addEventListener('htmx:error', () => say('toast-unreachable'));
document.addEventListener('htmx:before:request', () => place.replaceChildren());
