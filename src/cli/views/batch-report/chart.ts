import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption } from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { Html } from '../html.ts';

/** A bar: what it stands for, how long it is beside the others, and the figure written at its end. */
export interface Bar {
  readonly label: string;
  /** Only its proportion is drawn; counts, or shares of the largest sum. */
  readonly length: number;
  readonly figure: string;
}

/** `rows`: bars below each other with long labels; `columns`: beside each other, for what has an order. */
export type BarLayout = 'rows' | 'columns';

type ChartOption = ComposeOption<BarSeriesOption | GridComponentOption>;

/** The width that is printed on A4 within the margins, in pixels of a page. */
const WIDTH = 672;
const ROW_HEIGHT = 19;
const COLUMNS_HEIGHT = 168;
const LABEL_WIDTH = 190;
const FIGURE_WIDTH = 130;
const WIDEST_BAR = 56;
/** Dark enough for every printer, with figures beside it: nothing is said by its shade. */
const FILL = '#555';
const INK = '#000';
/** The page's own fonts, in the page's own way of naming them. */
const TEXT = { fontFamily: 'var(--head)', fontSize: 11, color: INK } as const;

let ready = false;

/**
 * Bars as SVG for a page: without scripts, without anything from elsewhere. Text is escaped by the library.
 */
export function barChart(bars: readonly Bar[], layout: BarLayout): Html {
  if (!ready) {
    use([BarChart, GridComponent, SVGRenderer]);
    ready = true;
  }
  const height = layout === 'rows' ? bars.length * ROW_HEIGHT + 4 : COLUMNS_HEIGHT;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption(layout === 'rows' ? rowsOption(bars) : columnsOption(bars));
    return Html.trusted(cleaned(chart.renderToSVGString()));
  } finally {
    chart.dispose();
  }
}

function rowsOption(bars: readonly Bar[]): ChartOption {
  return {
    animation: false,
    grid: { left: LABEL_WIDTH, right: FIGURE_WIDTH, top: 2, bottom: 2, outerBoundsMode: 'none' },
    xAxis: { type: 'value', show: false, min: 0, max: longest(bars) },
    yAxis: {
      ...categories(bars),
      inverse: true,
      axisLabel: { ...TEXT, interval: 0, width: LABEL_WIDTH - 10, overflow: 'truncate', formatter: labels(bars) },
    },
    series: [{ ...series(bars), barCategoryGap: '30%', label: { ...figures(bars), position: 'right', distance: 4 } }],
  };
}

function columnsOption(bars: readonly Bar[]): ChartOption {
  return {
    animation: false,
    grid: { left: 4, right: 4, top: 18, bottom: 32, outerBoundsMode: 'none' },
    yAxis: { type: 'value', show: false, min: 0, max: longest(bars) },
    xAxis: {
      ...categories(bars),
      axisLabel: { ...TEXT, fontSize: 9, interval: 0, lineHeight: 12, formatter: labels(bars) },
    },
    series: [
      {
        ...series(bars),
        barCategoryGap: '20%',
        barMaxWidth: WIDEST_BAR,
        label: { ...figures(bars), position: 'top', distance: 3 },
      },
    ],
  };
}

/** A chart of which all bars are empty still has a scale. */
function longest(bars: readonly Bar[]): number {
  return Math.max(1, ...bars.map((each) => each.length));
}

function categories(bars: readonly Bar[]) {
  return {
    type: 'category' as const,
    // By number alone: the library keeps names as keys of objects, and a label may be `__proto__`.
    data: bars.map((_, index) => String(index)),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: INK, width: 1 } },
  };
}

function series(bars: readonly Bar[]) {
  return {
    type: 'bar' as const,
    silent: true,
    data: bars.map((each) => each.length),
    itemStyle: { color: FILL },
    // A bar that stands for something is seen.
    barMinHeight: 1,
  };
}

function figures(bars: readonly Bar[]) {
  return {
    ...TEXT,
    show: true,
    textBorderWidth: 0,
    formatter: ({ dataIndex }: { readonly dataIndex: number }) => bars[dataIndex]?.figure ?? '',
  };
}

/** Names that every object has: the library keeps the widths of texts in one, by text. */
const OF_OBJECTS = Object.getOwnPropertyNames(Object.prototype);
/** A sign that shows nothing and is taken out again, so that no text, nor the beginning of one, is such a name. */
const APART = '\u2060';

/** The label of each bar. */
function labels(bars: readonly Bar[]) {
  return (index: string) => {
    const label = withoutMarks(bars[Number(index)]?.label ?? '');
    return OF_OBJECTS.some((each) => label.startsWith(each)) ? `${APART}${label}` : label;
  };
}

/** Labels of a file: what turns the order of letters round, and what may not stand in a page, is left out. */
function withoutMarks(text: string): string {
  return text.replace(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** What the library writes for its own use in a browser, taken out; the size is that of the page's column. */
function cleaned(svg: string): string {
  return svg
    .replace(/<style[^>]*>.*?<\/style>\s*/gs, '')
    .replace(/<(\w+)([^>]*)>/g, (_, name: string, attributes: string) => {
      const kept = attributes.replace(
        / (?:ecmeta_\w+|class|xmlns:xlink|baseProfile|pointer-events|xml:space)="[^"]*"/g,
        '',
      );
      return `<${name}${kept}>`;
    })
    .replaceAll(APART, '')
    .replace('<svg ', '<svg role="img" ');
}
