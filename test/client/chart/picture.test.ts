import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileName } from "../../../client/chart/export.ts";
import { INK, pictureOf } from "../../../client/chart/picture.ts";
import { analyse } from "../../../shared/spc/analyse.ts";
import { subgroups } from "../../../shared/spc/series.ts";

const usual = [14, 17, 12, 16, 13, 18, 11, 15, 16, 12, 14, 17, 13, 15, 12, 16, 14, 18, 13, 15, 12, 17, 60];
const texts = {
  level: (value: number) => `gjennomsnitt ${value.toFixed(1)}`,
  limit: (value: number) => `grense ${value.toFixed(1)}`,
  target: (value: number) => `mål ${value}`,
  period: (index: number) => `uke ${index + 1}`,
  phase: (number: number) => `fase ${number}`,
};
const draw = (title: string) => {
  const analysis = analyse(subgroups(usual.map((y, x) => ({ x, y }))), { chart: "i" });
  return pictureOf(
    { analysis, target: 8, texts },
    { title, sentence: "Uke 23: 60 min, over grensen.", foot: ["kilde: DIPS"] },
  );
};

test("a picture stands by itself: title, sentence, source, and no style from outside", () => {
  const svg = draw("Ventetid");
  for (const text of ["Ventetid", "Uke 23: 60 min, over grensen.", "kilde: DIPS", "mål 8"]) expect(svg).toContain(text);
  expect(svg).not.toMatch(/class=|style=|href|url\(|var\(/);
  expect(svg).not.toContain("NaN");
});

test("what people wrote cannot become markup", () => {
  const svg = draw('<script>"&');
  expect(svg).toContain("&lt;script&gt;&quot;&amp;");
  expect(svg).not.toContain("<script>");
});

test("its colours are those of the light page", () => {
  const css = readFileSync(join(import.meta.dirname, "../../../client/ui/base.css"), "utf8");
  const light = css.slice(css.indexOf(":root"), css.indexOf("@media"));
  for (const [name, colour] of Object.entries(INK)) expect(light).toContain(`--${name}: ${colour};`);
});

test("a file has a name that every system takes", () => {
  expect(fileName("Smerte vurdert på 3B (døgn)")).toBe("smerte-vurdert-pa-3b-dogn");
  expect(fileName("%")).toBe("diagram");
});
