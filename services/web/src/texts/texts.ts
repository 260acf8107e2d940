/** The words of the app, in one place per part of it. A second language is a second folder. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en/index.ts";

void i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  // React escapes what it draws.
  interpolation: { escapeValue: false },
});

export { i18next };
