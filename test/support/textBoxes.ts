import type { Page } from "playwright-core";

/** A text as it is rendered, or a line that carries meaning. */
export interface Found {
  readonly what: string;
  readonly fault: string;
}

/**
 * Measures every text that is rendered on a wall: size against the three reading sizes, contrast against what lies under
 * it, and whether anything of it is cut off or lies over another text; lines that carry meaning have 3:1.
 * @returns what is wrong, in words; nothing when all is well
 */
export async function textBoxFaults(page: Page): Promise<Found[]> {
  // Another font stands in until ours has come, and is measured otherwise.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return await page.evaluate(() => {
    type Colour = readonly [r: number, g: number, b: number, a: number];
    const faults: { what: string; fault: string }[] = [];
    const root = getComputedStyle(document.documentElement);
    const near = Number.parseFloat(root.getPropertyValue("--near"));

    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (!canvas) throw new Error("no canvas");
    const colourOf = (text: string): Colour => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (top: Colour, under: Colour): Colour => {
      const mix = (a: number, b: number) => a * top[3] + b * (1 - top[3]);
      return [mix(top[0], under[0]), mix(top[1], under[1]), mix(top[2], under[2]), 1];
    };
    const luminance = ([r, g, b]: Colour): number => {
      const part = (value: number) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const contrast = (a: Colour, b: Colour): number => {
      const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    const groundOf = (element: Element): Colour => {
      const layers: Colour[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) {
        const colour = colourOf(getComputedStyle(at).backgroundColor);
        if (colour[3] > 0) layers.push(colour);
        if (colour[3] === 1) break;
      }
      const white: Colour = [255, 255, 255, 1];
      return layers.toReversed().reduce((under, layer) => over(layer, under), white);
    };
    const opacityOf = (element: Element): number => {
      let opacity = 1;
      for (let at: Element | null = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
      return opacity;
    };
    const faded = (colour: Colour, opacity: number): Colour => [colour[0], colour[1], colour[2], colour[3] * opacity];

    const isHidden = (element: Element): boolean =>
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
      element.closest(".visually-hidden, [hidden]") !== null;
    const isClamped = (element: Element): boolean => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (getComputedStyle(at).webkitLineClamp !== "none") return true;
      }
      return false;
    };
    /** What the eye takes for the edge of the part that a text stands in. */
    const edgesOf = (element: Element): Element[] => {
      const edges: Element[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (
          overflowX !== "visible" ||
          overflowY !== "visible" ||
          at.matches("section, button, header, footer, .wall-panel")
        )
          edges.push(at);
      }
      return edges.filter((edge) => edge !== document.documentElement && edge !== document.body);
    };

    interface Box {
      readonly text: string;
      readonly element: Element;
      readonly rects: readonly DOMRect[];
    }
    const boxes: Box[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.nodeValue?.trim() ?? "";
      if (!element || text === "" || element.closest("script, style, noscript, title") || isHidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      boxes.push({ text, element, rects: [...range.getClientRects()] });
    }

    for (const { text, element, rects } of boxes) {
      const style = getComputedStyle(element);
      const what = `"${text.slice(0, 40)}" (${element.closest("[class]")?.getAttribute("class") ?? element.tagName})`;
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
      const size = Number.parseFloat(style.fontSize) * scale;
      if (size < near * 0.93)
        faults.push({ what, fault: `${size.toFixed(1)} px, less than near (${near.toFixed(1)})` });

      const ground = groundOf(element);
      const painted = colourOf(element instanceof SVGElement ? style.fill : style.color);
      const ratio = contrast(over(faded(painted, opacityOf(element)), ground), ground);
      if (ratio < 7) faults.push({ what, fault: `contrast ${ratio.toFixed(2)}` });

      if (isClamped(element)) continue;
      // The box of a line reaches above and below its letters.
      const air = Math.max(3, size * 0.2);
      const bounds = [
        new DOMRect(0, 0, innerWidth, innerHeight),
        ...edgesOf(element).map((edge) => edge.getBoundingClientRect()),
      ];
      for (const rect of rects) {
        const cut = bounds.find(
          (edge) =>
            rect.left < edge.left - 2 ||
            rect.right > edge.right + 2 ||
            rect.top < edge.top - air ||
            rect.bottom > edge.bottom + air,
        );
        if (cut) {
          faults.push({
            what,
            fault: `cut off: ${Math.round(rect.right)},${Math.round(rect.bottom)} outside ${Math.round(cut.right)},${Math.round(cut.bottom)}`,
          });
          break;
        }
      }
    }

    const shared = (a: DOMRect, b: DOMRect): number =>
      Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
      Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) {
        if (one.element === other.element || isClamped(one.element) || isClamped(other.element)) continue;
        const lies = one.rects.some((a) =>
          other.rects.some((b) => shared(a, b) > 0.25 * Math.min(a.width * a.height, b.width * b.height)),
        );
        if (lies) faults.push({ what: `"${one.text.slice(0, 30)}"`, fault: `lies over "${other.text.slice(0, 30)}"` });
      }
    });

    for (const element of document.querySelectorAll("svg :is(path, line, polyline)")) {
      const style = getComputedStyle(element);
      if (isHidden(element) || style.stroke === "none" || Number.parseFloat(style.strokeWidth) === 0) continue;
      const ground = groundOf(element);
      const seen = (colour: string) => contrast(over(faded(colourOf(colour), opacityOf(element)), ground), ground);
      // A mark that is filled is seen by its fill; its line may only set it off from what lies below.
      const ratio = Math.max(seen(style.stroke), style.fill === "none" ? 0 : seen(style.fill));
      if (ratio < 3)
        faults.push({
          what: `line in ${element.closest("[class]")?.getAttribute("class")}`,
          fault: `contrast ${ratio.toFixed(2)}`,
        });
    }
    for (const element of document.querySelectorAll("button, .wall-card, .wall-mark")) {
      if (isHidden(element)) continue;
      const style = getComputedStyle(element);
      // A bar at one side is an ornament; what is framed on every side is known by its frame.
      const isFramed = Number.parseFloat(style.borderTopWidth) > 0 && Number.parseFloat(style.borderLeftWidth) > 0;
      if (!isFramed && !element.matches(".wall-card")) continue;
      const inside = groundOf(element);
      const outside = element.parentElement ? groundOf(element.parentElement) : inside;
      const line = over(colourOf(style.borderLeftColor), inside);
      if (contrast(line, inside) < 3 && contrast(line, outside) < 3) {
        faults.push({ what: `edge of ${element.className || element.tagName}`, fault: "contrast under 3" });
      }
    }
    return faults;
  });
}
