import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
// Before the rooms' own styles, which build on it.
import "./ui/theme.css";
import { watchErrors } from "./live/report.ts";
import { App } from "./routes.tsx";
import { registerShell } from "./screen/serviceWorker.ts";

watchErrors();
void registerShell();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
