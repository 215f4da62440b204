import { PICTURE } from "./picture.ts";

/** Twice the size in pixels: sharp on a projector and in print. */
const SCALE = 2;

/**
 * Hands a picture to whoever asked for it, as a file. All by `data:` addresses, which our content security policy knows; a `blob:`
 * would have to be let in for images.
 * @param svg as `pictureOf` draws it
 */
export async function savePicture(svg: string, name: string, kind: "svg" | "png"): Promise<void> {
  save(kind === "svg" ? addressOf(svg) : await paint(svg), `${fileName(name)}.${kind}`);
}

/** Letters, digits and hyphens, so that every system takes it. */
export function fileName(name: string): string {
  const plain = name.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a");
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "") || "diagram";
}

function addressOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** @throws when the browser cannot draw it */
async function paint(svg: string): Promise<string> {
  const image = new Image();
  image.src = addressOf(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = PICTURE.width * SCALE;
  canvas.height = PICTURE.height * SCALE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser gives no canvas");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

function save(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
