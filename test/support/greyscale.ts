import type { Page } from "playwright-core";

/**
 * How different marks are to an eye that sees no colour: each is a picture of its own, of which only what stands out from its
 * ground in lightness is compared.
 * @returns for each pair the share of ink that they do not have in common, 0 (the same shape) to 1
 */
export function greyDifferences(
  page: Page,
  marks: Readonly<Record<string, Buffer>>,
): Promise<{ readonly pair: string; readonly difference: number }[]> {
  const pictures = Object.entries(marks).map(([name, png]) => [name, png.toString("base64")] as const);
  return page.evaluate(async (all) => {
    const SIDE = 32;
    const inkOf = async (base64: string): Promise<boolean[]> => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
      const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(SIDE, SIDE).getContext("2d");
      if (!canvas) throw new Error("no canvas");
      canvas.drawImage(picture, 0, 0, SIDE, SIDE);
      const { data } = canvas.getImageData(0, 0, SIDE, SIDE);
      const grey = Array.from({ length: SIDE * SIDE }, (_, i) => {
        const [r = 0, g = 0, b = 0] = data.subarray(i * 4, i * 4 + 3);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      });
      // The ground is what there is most of.
      const ground = grey.toSorted((a, b) => a - b)[grey.length >> 1] ?? 0;
      return grey.map((value) => Math.abs(value - ground) > 48);
    };
    const inks = await Promise.all(all.map(async ([name, base64]) => ({ name, ink: await inkOf(base64) })));
    return inks.flatMap((one, at) =>
      inks.slice(at + 1).map((other) => {
        const either = one.ink.filter((isInk, i) => isInk || other.ink[i]).length;
        const both = one.ink.filter((isInk, i) => isInk && other.ink[i]).length;
        return { pair: `${one.name} and ${other.name}`, difference: either === 0 ? 0 : 1 - both / either };
      }),
    );
  }, pictures);
}
