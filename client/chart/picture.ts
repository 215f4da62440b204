import { type Label, textWidth } from "./labels.ts";
import { type ChartInput, layout } from "./layout.ts";
import { type Paint, type Shape, shapesOf } from "./shapes.ts";

/** What stands around a chart that is taken away, so that it can be understood where nobody knows where it came from. */
export interface Around {
  readonly title: string;
  readonly sentence: string;
  /** Under it, each with room of its own: unit and source, how it is judged, when it was made. */
  readonly foot: readonly string[];
}

export const PICTURE = { width: 1280, height: 720 } as const;
const FONT = 20;
const EDGE = 40;
/** The same type as on screen where it is at hand; what a machine has otherwise. */
const FAMILY = "'Inter Variable', Inter, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** The light colours of `ui/base.css`, written out: a picture has no style sheet, and is printed. */
export const INK = {
  ink: "#0f2233",
  "ink-2": "#34475a",
  "ink-3": "#41515f",
  brand: "#0a4660",
  limit: "#5f6f7e",
  band: "#e4eaef",
  signal: "#892803",
  card: "#ffffff",
} as const;
const PAINTS: Readonly<Record<Paint, string>> = {
  band: `fill="${INK.band}"`,
  limit: `fill="none" stroke="${INK.limit}"`,
  level: `fill="none" stroke="${INK["ink-2"]}"`,
  line: `fill="none" stroke="${INK.brand}" stroke-linejoin="round"`,
  break: `fill="none" stroke="${INK["ink-3"]}" stroke-dasharray="2 6"`,
  target: `fill="none" stroke="${INK.brand}" stroke-linecap="round"`,
  point: `fill="${INK.brand}"`,
  open: `fill="${INK.card}" stroke="${INK.brand}"`,
  excluded: `fill="${INK.card}" stroke="${INK["ink-3"]}" stroke-linejoin="round"`,
  signal: `fill="${INK.signal}" stroke="${INK.card}" stroke-width="1"`,
  test: `fill="${INK["ink-2"]}"`,
};
const TEXTS: Readonly<Record<Label["role"], string>> = {
  level: `fill="${INK["ink-2"]}" font-weight="700"`,
  limit: `fill="${INK["ink-3"]}" font-weight="500"`,
  target: `fill="${INK.brand}" font-weight="600"`,
  date: `fill="${INK["ink-3"]}" font-weight="500"`,
  note: `fill="${INK["ink-2"]}" font-weight="600"`,
  better: `fill="${INK["ink-2"]}" font-weight="500"`,
  axis: `fill="${INK["ink-3"]}" font-weight="500"`,
  key: `fill="${INK["ink-2"]}" font-weight="500"`,
};

/**
 * A chart as an SVG that stands by itself: styles are attributes, texts are texts, nothing is fetched. Always in light colours and
 * one size, so that two pictures of one measure can be laid side by side.
 */
export function pictureOf(input: ChartInput, { title, sentence, foot }: Around): string {
  const { width, height } = PICTURE;
  const room = width - 2 * EDGE;
  const head = wrapped(sentence, room, FONT * 1.25);
  const feet = foot.flatMap((each) => wrapped(each, room, FONT * 0.85));
  const top = EDGE + FONT * 2 + head.length * FONT * 1.6 + FONT * 0.6;
  const bottom = EDGE * 0.6 + feet.length * FONT * 1.15 + FONT * 0.4;
  const box = { width: room, height: height - top - bottom, font: FONT };
  const shapes = shapesOf(layout(input, box), FONT).map(drawn);
  const texts = [
    text(title, EDGE, EDGE + FONT * 1.2, FONT * 1.8, `fill="${INK.ink}" font-weight="760"`),
    ...head.map((line, i) =>
      text(line, EDGE, EDGE + FONT * (3.2 + i * 1.6), FONT * 1.25, `fill="${INK.ink}" font-weight="500"`),
    ),
    ...feet.map((line, i) =>
      text(
        line,
        EDGE,
        height - bottom + FONT * (1.2 + i * 1.15),
        FONT * 0.85,
        `fill="${INK["ink-3"]}" font-weight="500"`,
      ),
    ),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FAMILY}" role="img">`,
    `<title>${escaped(`${title}. ${sentence}`)}</title>`,
    `<rect width="${width}" height="${height}" fill="${INK.card}"/>`,
    ...texts,
    `<g transform="translate(${EDGE} ${top})">${shapes.join("")}</g>`,
    "</svg>",
  ].join("");
}

function drawn(shape: Shape): string {
  switch (shape.kind) {
    case "path": {
      // Dashes that follow the font take the place of those of the paint.
      const paint = shape.dash ? PAINTS[shape.paint].replace(/ stroke-dasharray="[^"]*"/, "") : PAINTS[shape.paint];
      const width = shape.width === undefined ? "" : ` stroke-width="${round(shape.width)}"`;
      const dash = shape.dash ? ` stroke-dasharray="${shape.dash}"` : "";
      return `<path d="${shape.d}" ${paint}${width}${dash}/>`;
    }
    case "circle": {
      const width = shape.width === undefined ? "" : ` stroke-width="${round(shape.width)}"`;
      return `<circle cx="${round(shape.x)}" cy="${round(shape.y)}" r="${round(shape.radius)}" ${PAINTS[shape.paint]}${width}/>`;
    }
    case "text": {
      const { label } = shape;
      return text(label.text, label.x, label.y, FONT, `${TEXTS[label.role]} text-anchor="${label.anchor}"`);
    }
  }
}

function text(said: string, x: number, y: number, size: number, paint: string): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}" ${paint}>${escaped(said)}</text>`;
}

/** Lines that fit, broken between words. */
function wrapped(said: string, room: number, font: number): string[] {
  const lines: string[] = [];
  for (const word of said.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && textWidth(longer, font, false) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter((line) => line !== "");
}

function escaped(said: string): string {
  return said.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
