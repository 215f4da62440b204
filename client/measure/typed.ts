/** A number as Norwegians type it: "7,7", "1 234", "-0.5". @returns undefined for anything else, and for nothing */
export function typedNumber(text: string): number | undefined {
  const plain = text
    .replace(/[\s\u00a0]/g, "")
    .replace(",", ".")
    .replace("\u2212", "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** A number as it stands in a field. */
export function fieldNumber(value: number | null, comma: boolean): string {
  if (value === null) return "";
  return comma ? String(value).replace(".", ",") : String(value);
}
