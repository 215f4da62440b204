import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./ui/base.css";
import "./idea/page.css";
import { IdeaBox } from "./idea/ideaBox.ts";
import { IdeaPage } from "./idea/IdeaPage.tsx";
import { placeOf } from "./idea/place.ts";
import { watchErrors } from "./live/report.ts";

watchErrors();
const box = new IdeaBox(localStorage);
const place = placeOf(location);
// Neither history nor a screenshot needs the secret of a scan; a receipt's link is its secret, and stays.
if (place.kind === "board") history.replaceState(null, "", location.pathname);

const root = document.getElementById("root");
if (!root) throw new Error("ide/index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <IdeaPage box={box} place={place} />
  </StrictMode>,
);
