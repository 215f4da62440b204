import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./live/queries.ts";
import { watchErrors } from "./live/report.ts";
import { registerShell } from "./screen/serviceWorker.ts";
import { takeUpCopy } from "./screen/wallCopy.ts";
import { WallView } from "./views/WallView.tsx";
import "./ui/theme.css";
import "./screen/wall.css";

watchErrors();
void registerShell();

const element = document.getElementById("root");
if (!element) throw new Error("skjerm/index.html has no #root");
const root = createRoot(element);

// The last answers first, so that a wall that starts without network has something to show.
void takeUpCopy(queryClient).finally(() => {
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <WallView />
      </QueryClientProvider>
    </StrictMode>,
  );
});
