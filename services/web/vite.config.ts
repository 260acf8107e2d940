import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The services answer on one origin; in development they stand behind this address.
const origin = process.env.PLUMBLINE_ORIGIN ?? "http://127.0.0.1:4319";

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  server: {
    port: 4318,
    proxy: { "/api": origin, "/session": origin },
  },
  build: {
    target: "es2022",
    // A data: font or picture would need a wider content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  test: {
    environment: "jsdom",
    globals: true,
    setupFiles: ["tests/setup.ts"],
    include: ["tests/**/*.test.{ts,tsx}"],
    css: false,
    maxWorkers: 2,
    // One browser stand-in per worker: making one costs more than most tests. tests/setup.ts clears what is shared.
    isolate: false,
    testTimeout: 20_000,
  },
});
