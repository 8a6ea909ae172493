// Reads programs, one JSON text a line; prints what each gives, one line each, as Shown.cs does for ours.
const vm = require('vm');
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(line => line.length > 0);

function number(value) {
  return Object.is(value, -0) ? '-0' : String(value);
}

function show(value, depth) {
  if (depth > 12) return '…';
  if (value === null) return 'null';
  switch (typeof value) {
    case 'undefined': return 'undefined';
    case 'boolean': return String(value);
    case 'number': return number(value);
    case 'string': return JSON.stringify(value);
    case 'function': return 'function';
  }
  const word = Object.prototype.toString.call(value);
  if (word === '[object Error]') return 'error ' + value.name;
  if (word === '[object Date]') return 'date ' + number(value.getTime());
  if (word === '[object RegExp]') return 'regexp ' + String(value);
  if (word === '[object Map]') return 'map [' + Array.from(value, e => show(e[0], depth + 1) + ': ' + show(e[1], depth + 1)).join(', ') + ']';
  if (word === '[object Set]') return 'set [' + Array.from(value, e => show(e, depth + 1)).join(', ') + ']';
  if (word.endsWith('Iterator]')) return 'iterator';
  const array = word === '[object Array]';
  const parts = [];
  if (array) for (let i = 0; i < value.length; i++) parts.push(show(value[i], depth + 1));
  for (const key of Object.keys(value)) if (!array || !/^\d+$/.test(key)) parts.push(JSON.stringify(key) + ': ' + show(value[key], depth + 1));
  return (array ? '[' : '{') + parts.join(', ') + (array ? ']' : '}');
}

// A direct eval: what the program declares stays in this call. The programs change none of the language's own objects.
globalThis.run = function () {
  return eval(globalThis.program);
};

const out = [];
for (const line of lines) {
  let shown;
  try {
    globalThis.program = JSON.parse(line);
    shown = show(vm.runInThisContext('run()', { timeout: 2000 }), 0);
  } catch (e) {
    shown = e && e.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? 'timeout' : 'throws ' + (e !== null && typeof e === 'object' && typeof e.stack === 'string' ? e.name : show(e, 0));
  }
  out.push(shown.replace(/\n/g, '\\n'));
}
process.stdout.write(out.join('\n') + '\n');
