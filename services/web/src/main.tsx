import "./styles/main.scss";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { connectHub } from "./live/hub.ts";
import "./texts/texts.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
connectHub();
createRoot(root).render(<App />);
