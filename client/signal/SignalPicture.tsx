import { useMemo } from "react";
import { PLAIN_READING } from "../../shared/measure/measure.ts";
import type { SignalItem } from "../../shared/measure/signalItem.ts";
import { thaw } from "../../shared/measure/signalPicture.ts";
import { SpcChart } from "../chart/SpcChart.tsx";
import { useNow } from "../live/serverClock.ts";
import { periodText } from "../measure/figures.ts";
import { chartTexts } from "../measure/told.ts";
import { useLanguage } from "../words/useWords.ts";
import { signalSentence } from "./signalText.ts";
import "./signal.css";

/** The chart of a signal from the figures that were kept with it: it draws the same whatever has come later. */
export function SignalPicture({ item }: { readonly item: SignalItem }) {
  const language = useLanguage();
  const now = useNow(60_000);
  const drawn = useMemo(() => {
    const read = thaw(item.picture);
    const period = (index: number) => periodText(read.periods[index] ?? "", { language, zone: item.zone, now });
    const texts = (room: "narrow" | "wide") =>
      chartTexts({ reading: PLAIN_READING }, item.definition, read, language, room, period);
    return { read, texts };
  }, [item, language, now]);
  return (
    <div className="signal-picture">
      <SpcChart
        analysis={drawn.read.analysis}
        target={item.definition.target}
        texts={drawn.texts}
        summary={`${item.definition.name}. ${signalSentence(item, language, now)}`}
      />
    </div>
  );
}
