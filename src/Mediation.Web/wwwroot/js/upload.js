// A file goes up as soon as it is chosen ([data-upload]) and becomes a ticked box of the form; unticking leaves it out.
function show(field, template, words, id) {
  const shown = field.querySelector(`[data-upload-${template}]`).content.cloneNode(true);
  shown.querySelector('span:last-child').textContent = words;
  if (id) shown.querySelector('input').value = id;
  field.querySelector('.attached').append(shown);
}

async function upload(input, file) {
  const field = input.closest('.field');
  const body = new FormData();
  body.append('file', file);
  const token = input.form.elements.__RequestVerificationToken.value;
  const answer = await fetch(input.dataset.upload, { method: 'POST', body, headers: { 'RequestVerificationToken': token } })
    .catch(() => null);
  const told = await answer?.json().catch(() => null);
  if (answer?.ok) show(field, 'kept', told.name, told.id);
  else show(field, 'refused', `${file.name}：${told?.detail ?? document.getElementById('toast-unreachable').content.textContent.trim()}`);
}

// The choice itself is nobody's input: what counts is the box that it becomes.
document.addEventListener('input', (event) => {
  if (event.target.matches?.('[data-upload]')) event.stopPropagation();
}, true);

document.addEventListener('change', async (event) => {
  const input = event.target;
  if (!input.matches?.('[data-upload]')) return;
  const files = [...input.files];
  input.value = '';
  for (const file of files) await upload(input, file);
});
