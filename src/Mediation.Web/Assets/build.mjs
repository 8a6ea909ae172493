// Makes wwwroot/lib from node_modules: the parts of Tabler we use, one sprite of icons, and whole scripts. Elsa Studio lies
// beside it, in studio/, byte for byte: its boot manifest holds a hash of every file.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(project, 'node_modules');
const lib = join(project, 'wwwroot', 'lib');
const studio = join(project, 'studio');

const scripts = {
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'echarts.js': 'echarts/dist/echarts.common.min.js',
};

function tabler() {
  const { css } = compile(join(project, 'Assets', 'tabler.scss'), {
    loadPaths: [join(modules, '@tabler', 'core', 'scss')],
    style: 'compressed',
    logger: { warn() {} },
  });
  return css;
}

function symbol(name) {
  const svg = readFileSync(join(modules, '@tabler', 'icons', 'icons', 'outline', `${name}.svg`), 'utf8');
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '')}</symbol>`;
}

function sprite() {
  const names = JSON.parse(readFileSync(join(project, 'Assets', 'icons.json'), 'utf8'));
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${names.map(symbol).join('\n')}\n</svg>\n`;
}

rmSync(lib, { recursive: true, force: true });
mkdirSync(lib, { recursive: true });
for (const [name, source] of Object.entries(scripts)) cpSync(join(modules, source), join(lib, name));
writeFileSync(join(lib, 'tabler.css'), tabler());
writeFileSync(join(lib, 'icons.svg'), sprite());

rmSync(studio, { recursive: true, force: true });
for (const part of ['_content', '_framework', 'appsettings.json', 'Elsa.Studio.Host.CustomElements.styles.css']) {
  cpSync(join(modules, '@elsa-workflows', 'elsa-studio-wasm', part), join(studio, part), {
    recursive: true,
    filter: (file) => !/\.map(\.br|\.gz)?$/.test(file),
  });
}
cpSync(join(project, 'Assets', 'studio-licence.txt'), join(studio, 'LICENSE.txt'));
