import { setOwnDevice, useOwnDevice } from "../live/ownDevice.ts";
import { Checkbox } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

/** The switch for an offline copy, where one misses it: off until a person says that the machine is her own. */
export function OwnDevice({ personId }: { readonly personId: string }) {
  const words = useWords().access;
  const isOwn = useOwnDevice(personId);
  return (
    <div className="board-foot">
      <Checkbox
        label={words.ownDevice}
        hint={words.ownDeviceHint}
        checked={isOwn}
        onChange={(event) => setOwnDevice(personId, event.currentTarget.checked)}
      />
    </div>
  );
}
