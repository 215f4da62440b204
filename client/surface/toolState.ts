import type { Ink, Paper } from "../../shared/surface/schema.ts";

export const TOOLS = ["select", "pan", "pen", "eraser", "note", "text", "arrow", "card"] as const;
export type Tool = (typeof TOOLS)[number];

/** In units of the surface. */
export const WIDTHS = { thin: 4, medium: 8, thick: 18 } as const;
export type Width = keyof typeof WIDTHS;

/** What the hand holds now; of this screen alone. */
export interface Held {
  readonly tool: Tool;
  readonly ink: Ink;
  readonly width: Width;
  readonly paper: Paper;
}

export const FIRST_HELD: Held = { tool: "pen", ink: "black", width: "medium", paper: "yellow" };
