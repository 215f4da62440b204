import { useState } from "react";
import { useWords } from "../words/useWords.ts";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];
const LEAST = 4;
const MOST = 8;

interface Props {
  readonly hasPin: boolean;
  /** What was wrong with the last try. */
  readonly problem: "wrong" | "wait" | undefined;
  readonly isBusy: boolean;
  readonly onPin: (pin: string) => void;
  readonly onCancel: () => void;
}

/** The board's PIN as one row of large keys at the foot of the wall, so that a hand reaches them from a wheelchair. */
export function PinRow({ hasPin, problem, isBusy, onPin, onCancel }: Props) {
  const words = useWords().screen.pin;
  const [typed, setTyped] = useState("");
  if (!hasPin) {
    return (
      <footer className="wall-foot wall-pin" data-none="">
        <p className="wall-pin-say">{words.noPin}</p>
        <button type="button" className="wall-button" onClick={onCancel}>
          {words.cancel}
        </button>
      </footer>
    );
  }
  const hand = (): void => {
    onPin(typed);
    setTyped("");
  };
  return (
    <footer className="wall-foot wall-pin" aria-label={words.title}>
      <p className="wall-pin-say" role="status">
        <strong>{problem ? words[problem] : words.title}</strong>
        <span className="wall-pin-dots" aria-label={words.digits(typed.length)}>
          {"●".repeat(typed.length) || words.why}
        </span>
      </p>
      <div className="wall-pin-keys">
        {DIGITS.map((digit) => (
          <button
            type="button"
            className="wall-button"
            key={digit}
            onClick={() => setTyped((before) => (before.length < MOST ? before + digit : before))}
          >
            {digit}
          </button>
        ))}
      </div>
      <button type="button" className="wall-button" onClick={() => setTyped((before) => before.slice(0, -1))}>
        {words.erase}
      </button>
      <button type="button" className="wall-button" onClick={onCancel}>
        {words.cancel}
      </button>
      <button
        type="button"
        className="wall-button"
        data-primary=""
        disabled={typed.length < LEAST || isBusy}
        onClick={hand}
      >
        {words.done}
      </button>
    </footer>
  );
}
