import type { Label } from "./labels.ts";
import type { Marks, PointMark } from "./layout.ts";
import type { TestLine } from "./testLines.ts";

/** How a shape is painted: a class on the screen, colours of its own in a picture that is taken away. */
export type Paint =
  | "band"
  | "limit"
  | "level"
  | "line"
  | "break"
  | "target"
  | "point"
  | "open"
  | "excluded"
  | "signal"
  | "test";

/** What a chart is drawn of, in order: described once, for the screen and for pictures. Lengths are in pixels. */
export type Shape =
  | {
      readonly kind: "path";
      readonly key: string;
      readonly paint: Paint;
      readonly d: string;
      readonly width?: number;
      readonly dash?: string;
    }
  | {
      readonly kind: "circle";
      readonly key: string;
      readonly paint: Paint;
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly width?: number;
    }
  | { readonly kind: "text"; readonly key: string; readonly label: Label };

/** @param font size of the text; lines follow it */
export function shapesOf(marks: Marks, font: number): Shape[] {
  return [
    ...marks.phases.flatMap(({ band }, i): Shape[] => (band ? [path(`band ${i}`, "band", band)] : [])),
    ...marks.breaks.map(({ x, top, bottom }) => path(`break ${x}`, "break", `M${x} ${top}V${bottom}`, font * 0.09)),
    ...marks.tests.flatMap((line) => testShapes(line, font)),
    ...targetShapes(marks, font),
    ...marks.phases.flatMap((_, i) => phaseShapes(marks, i, font)),
    ...marks.points.map((point) => pointShape(point, marks.radius, font)),
    ...marks.labels.map((label, i): Shape => ({ kind: "text", key: `text ${i}`, label })),
  ];
}

function path(key: string, paint: Paint, d: string, width?: number, dash?: string): Shape {
  return { kind: "path", key, paint, d, ...(width !== undefined && { width }), ...(dash && { dash }) };
}

function targetShapes({ target }: Marks, font: number): Shape[] {
  if (!target) return [];
  const dots = `${font * 0.02} ${font * 0.42}`;
  return [path("target", "target", `M${target.from} ${target.y}H${target.to}`, font * 0.14, dots)];
}

function phaseShapes({ phases }: Marks, i: number, font: number): Shape[] {
  const phase = phases[i];
  if (!phase) return [];
  const dashes = `${font * 0.25} ${font * 0.2}`;
  return [
    ...phase.limits.map((limit, k) => path(`limit ${i} ${k}`, "limit", limit, font * 0.08)),
    path(`level ${i}`, "level", phase.level, font * 0.16),
    path(`line ${i}`, "line", phase.line, font * 0.13),
    ...(phase.openLine ? [path(`open ${i}`, "line", phase.openLine, font * 0.1, dashes)] : []),
  ];
}

/** Where a test began stands a flag on its line, where it ended a bar across it; a note is a line and its words. */
function testShapes({ key, x, top, bottom, kind }: TestLine, font: number): Shape[] {
  const size = font * 0.3;
  const line = path(`test ${key}`, "break", `M${x} ${top}V${bottom}`, font * 0.09);
  const flag = `M${x} ${bottom}v${-size * 1.6}l${size * 1.3} ${size * 0.8}Z`;
  const bar = `M${x - size} ${bottom - size * 0.7}h${size * 2}v${size * 0.7}h${-size * 2}Z`;
  return kind === "note" ? [line] : [line, path(`end ${key}`, "test", kind === "begin" ? flag : bar)];
}

/** Every kind differs by its shape, not by its colour alone. */
function pointShape({ index, x, y, kind }: PointMark, radius: number, font: number): Shape {
  const key = `point ${index}`;
  switch (kind) {
    case "signal": {
      const side = Math.max(radius * 1.5, font * 0.24);
      return path(key, "signal", `M${x} ${y - side}L${x + side} ${y}L${x} ${y + side}L${x - side} ${y}Z`);
    }
    case "excluded":
      return path(key, "excluded", cross(x, y, Math.max(radius * 1.35, font * 0.22)), Math.max(1, radius * 0.35));
    case "open":
      return { kind: "circle", key, paint: "open", x, y, radius: radius * 0.95, width: radius * 0.6 };
    case "point":
      return { kind: "circle", key, paint: "point", x, y, radius };
  }
}

/** A hollow cross, its arms as wide as a third of them. */
function cross(x: number, y: number, arm: number): string {
  const inner = arm * 0.36;
  const corners: readonly (readonly [number, number])[] = [
    [0, -inner],
    [arm - inner, -arm],
    [arm, inner - arm],
    [inner, 0],
    [arm, arm - inner],
    [arm - inner, arm],
    [0, inner],
    [inner - arm, arm],
    [-arm, arm - inner],
    [-inner, 0],
    [-arm, inner - arm],
    [inner - arm, -arm],
  ];
  return `M${corners.map(([dx, dy]) => `${x + dx} ${y + dy}`).join("L")}Z`;
}
