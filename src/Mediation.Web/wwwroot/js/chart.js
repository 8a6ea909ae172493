// Draws every [data-chart] from the JSON beside it, in the colours of the style sheet, and loads ECharts only where there is one.
const pictures = () => document.querySelectorAll('[data-chart]:not([data-drawn])');
let loading;

function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = document.querySelector('meta[name="echarts"]').content;
    script.onload = () => resolve(window.echarts);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

function option({ kind, rows, series }, style) {
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  const text = { color: token('ink-soft'), fontFamily: style.fontFamily, fontSize: parseFloat(style.fontSize) * 0.8125 };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 240,
    textStyle: text,
    color: series.map((one) => token(one.colour)),
    grid: { left: 8, right: 16, top: series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
    legend: series.length > 1 ? { top: 0, left: 0, textStyle: text, icon: 'roundRect', itemWidth: 12, itemHeight: 12 } : undefined,
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: kind === 'Line' ? 'line' : 'shadow' } },
    xAxis: { type: 'category', data: rows, axisTick: { show: false }, axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: token('line-strong') } } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: token('line') } } },
    series: series.map((one) => ({
      name: one.name,
      data: one.numbers,
      type: kind === 'Line' ? 'line' : 'bar',
      stack: kind === 'Stacked' ? 'all' : undefined,
      barMaxWidth: 28,
      itemStyle: { borderRadius: kind === 'Stacked' ? 0 : [3, 3, 0, 0] },
      symbolSize: 6,
      lineStyle: { width: 2 },
    })),
  };
}

async function draw() {
  const open = [...pictures()];
  if (open.length === 0) return;
  const echarts = await load();
  for (const picture of open) {
    picture.dataset.drawn = 'yes';
    const data = JSON.parse(document.getElementById(`${picture.dataset.chart}-data`).textContent);
    const chart = echarts.init(picture, null, { renderer: 'svg' });
    chart.setOption(option(data, getComputedStyle(picture)));
    new ResizeObserver(() => chart.resize()).observe(picture);
  }
}

document.addEventListener('htmx:after:swap', draw);
draw();
