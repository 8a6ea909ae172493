// A signature is drawn with finger, pen or mouse on a canvas ([data-sign]) and goes along as the lines themselves: an SVG path of whole numbers
// in a field of 600 by 200, whatever the canvas measures on the screen.
const width = 600;
const height = 200;

function begin(canvas) {
  if (canvas.dataset.signReady) return;
  canvas.dataset.signReady = 'yes';
  const field = canvas.closest('.field').querySelector('input[type=hidden]');
  const ink = canvas.getContext('2d');
  ink.lineWidth = 4;
  ink.lineCap = 'round';
  ink.strokeStyle = getComputedStyle(canvas).color;
  let drawing = false;

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    const fit = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return [fit((event.clientX - box.left) * width / box.width, width), fit((event.clientY - box.top) * height / box.height, height)];
  };
  const go = (letter, [x, y]) => {
    field.value += `${letter}${x} ${y}`;
    if (letter === 'M') ink.beginPath();
    ink[letter === 'M' ? 'moveTo' : 'lineTo'](x, y);
    if (letter === 'L') ink.stroke();
  };

  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    drawing = true;
    go('M', at(event));
    event.preventDefault();
  });
  canvas.addEventListener('pointermove', (event) => { if (drawing) go('L', at(event)); });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => { drawing = false; });
  canvas.closest('.field').querySelector('button').addEventListener('click', () => {
    field.value = '';
    ink.clearRect(0, 0, width, height);
  });
}

function look() {
  for (const canvas of document.querySelectorAll('[data-sign]')) begin(canvas);
}

document.addEventListener('htmx:after:swap', look);
look();
