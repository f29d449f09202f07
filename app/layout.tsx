import type { Metadata, Viewport } from "next";
import { KeepFocus } from "@/components/ui/keep-focus";
import { findViewer } from "@/lib/auth/viewer";
// A style sheet has nothing to assign.
// oxlint-disable-next-line import/no-unassigned-import
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Greenroom", template: "%s - Greenroom" },
  description: "Timed mock interviews, graded by yourself, remembered for you.",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: Readonly<{ children: React.ReactNode }>) {
  const viewer = await findViewer();
  return (
    <html lang="en" data-theme={viewer?.theme ?? "system"}>
      <body>
        <a
          href="#main"
          className="sr-only bg-paper focus:not-sr-only focus:absolute focus:m-2 focus:p-2"
        >
          Skip to the content
        </a>
        {children}
        <KeepFocus />
      </body>
    </html>
  );
}
