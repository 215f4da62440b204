import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./ui/base.css";
import "./remote/phone/page.css";
import { watchErrors } from "./live/report.ts";
import { PhoneLink } from "./remote/phone/phoneLink.ts";
import { RemotePage } from "./remote/phone/RemotePage.tsx";

watchErrors();
const secret = location.hash.slice(1);
// Neither history nor a screenshot needs the secret of a scan.
history.replaceState(null, "", location.pathname);
const link = new PhoneLink(sessionStorage, secret);

const root = document.getElementById("root");
if (!root) throw new Error("fjern/index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <RemotePage link={link} />
  </StrictMode>,
);
