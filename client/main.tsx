import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { watchErrors } from "./live/report.ts";
import { App } from "./routes.tsx";
import "./ui/theme.css";

watchErrors();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
