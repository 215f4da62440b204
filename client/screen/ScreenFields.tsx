import { useState } from "react";
import type { ScreenMode } from "../../shared/screen/screen.ts";
import { RadioGroup, TextField } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly name: string;
  readonly mode: ScreenMode;
  readonly inches: number;
  readonly distance: number;
  /** Name of a field -> what is wrong with it. */
  readonly errors: Readonly<Partial<Record<"name" | "inches" | "distance", string>>>;
}

/** What every screen is set by: its name, whether it may be touched, how large it is and from where it is read. */
export function ScreenFields({ name, mode, inches, distance, errors }: Props) {
  const words = useWords().screen.pair;
  const [chosen, setChosen] = useState(mode);
  return (
    <>
      <TextField
        label={words.name}
        hint={words.nameHint}
        name="name"
        defaultValue={name}
        maxLength={60}
        autoComplete="off"
        error={errors.name}
      />
      <RadioGroup
        label={words.mode}
        name="mode"
        value={chosen}
        onChange={setChosen}
        choices={[
          { value: "look", label: words.look, hint: words.lookHint },
          { value: "touch", label: words.touch, hint: words.touchHint },
        ]}
      />
      <TextField
        label={words.inches}
        hint={words.inchesHint}
        name="inches"
        inputMode="decimal"
        defaultValue={decimal(inches)}
        error={errors.inches}
      />
      <TextField
        label={words.distance}
        hint={words.distanceHint}
        name="distance"
        inputMode="decimal"
        defaultValue={decimal(distance)}
        error={errors.distance}
      />
    </>
  );
}

/** Typed numbers have a comma in Norwegian, and some type a dot: both are read. */
function decimal(value: number): string {
  return String(value).replace(".", ",");
}

/** @returns NaN for what is no number */
export function typedNumber(text: string | undefined): number {
  const tidy = (text ?? "").trim().replace(",", ".");
  return tidy === "" ? Number.NaN : Number(tidy);
}
