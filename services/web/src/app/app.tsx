import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { newQueryClient } from "./query-client.ts";
import { newRouter } from "./router.tsx";

export function App() {
  const [client] = useState(newQueryClient);
  const [router] = useState(() => newRouter());
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
