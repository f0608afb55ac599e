import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption } from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { widthOf } from '../../width.ts';
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
const TWO_LINES_HEIGHT = 30;
const BAR_HEIGHT = 13;
const COLUMNS_HEIGHT = 168;
/** The most that labels take beside bars; longer ones go over two lines. */
const MOST_LABEL_WIDTH = 290;
/** The width of a column of a terminal, in letters as large as those of a chart; a Chinese one takes two. */
const LETTER_WIDTH = 5.8;
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
  const labels = labelSpace(bars);
  const height = layout === 'rows' ? bars.length * labels.rowHeight + 4 : COLUMNS_HEIGHT;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption(layout === 'rows' ? rowsOption(bars, labels) : columnsOption(bars));
    return Html.trusted(cleaned(chart.renderToSVGString()));
  } finally {
    chart.dispose();
  }
}

/** What labels beside bars take: as wide as the longest, over two lines where that is too wide. */
interface LabelSpace {
  readonly width: number;
  readonly rowHeight: number;
}

function labelSpace(bars: readonly Bar[]): LabelSpace {
  const longest = widest(bars.map((each) => each.label));
  if (longest <= MOST_LABEL_WIDTH) return { width: longest, rowHeight: ROW_HEIGHT };
  return { width: MOST_LABEL_WIDTH, rowHeight: TWO_LINES_HEIGHT };
}

function widest(texts: readonly string[]): number {
  return Math.ceil(Math.max(0, ...texts.map((each) => widthOf(each.slice(0, 500)) * LETTER_WIDTH)));
}

function rowsOption(bars: readonly Bar[], { width, rowHeight }: LabelSpace): ChartOption {
  const wrapped = rowHeight === TWO_LINES_HEIGHT;
  return {
    animation: false,
    grid: {
      left: width + 12,
      right: widest(bars.map((each) => each.figure)) + 12,
      top: 2,
      bottom: 2,
      outerBoundsMode: 'none',
    },
    xAxis: { type: 'value', show: false, min: 0, max: longest(bars) },
    yAxis: {
      ...categories(bars),
      inverse: true,
      axisLabel: {
        ...TEXT,
        interval: 0,
        formatter: labels(bars),
        ...(wrapped
          ? { width, overflow: 'break', lineHeight: 13, height: 26, lineOverflow: 'truncate' }
          : { width: width + 4, overflow: 'truncate' }),
      },
    },
    series: [{ ...series(bars), label: { ...figures(bars), position: 'right', distance: 4 }, barWidth: BAR_HEIGHT }],
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
