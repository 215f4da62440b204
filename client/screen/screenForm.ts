import { confirmPairing } from "../../shared/screen/screen.ts";
import type { FormValues } from "../ui/Form.tsx";
import type { Words } from "../words/catalogue.ts";
import { typedNumber } from "./ScreenFields.tsx";

export interface ScreenFormValues {
  readonly name: string;
  readonly mode: "look" | "touch";
  readonly inches: number;
  readonly distance: number;
}

type Field = "name" | "inches" | "distance";
export type ScreenFormErrors = Readonly<Partial<Record<Field, string>>>;

/** Reads the fields that every screen has, by the same limits as the server. */
export function readScreenForm(
  values: FormValues,
  words: Words,
): { readonly values: ScreenFormValues } | { readonly errors: ScreenFormErrors } {
  const { name, mode, inches, distance } = confirmPairing.shape;
  const read = {
    name: name.safeParse(values.name ?? ""),
    mode: mode.safeParse(values.mode),
    inches: inches.safeParse(typedNumber(values.inches)),
    distance: distance.safeParse(typedNumber(values.distance)),
  };
  if (read.name.success && read.mode.success && read.inches.success && read.distance.success) {
    return {
      values: {
        name: read.name.data,
        mode: read.mode.data,
        inches: read.inches.data,
        distance: read.distance.data,
      },
    };
  }
  const say = words.screen.pair;
  return {
    errors: {
      ...(!read.name.success && { name: say.nameMissing }),
      ...(!read.inches.success && { inches: say.inchesWrong }),
      ...(!read.distance.success && { distance: say.distanceWrong }),
    },
  };
}
