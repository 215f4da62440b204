import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
// Before the rooms' own styles, which build on it.
import "./ui/theme.css";
import { takeUpOwnCopy } from "./access/ownCopy.ts";
import { watchErrors } from "./live/report.ts";
import { App } from "./routes.tsx";
import { registerShell } from "./screen/serviceWorker.ts";

watchErrors();
void registerShell();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
const page = createRoot(root);

// The last answers first, so that a machine of one's own has something to show without a server.
void takeUpOwnCopy().finally(() => {
  page.render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
