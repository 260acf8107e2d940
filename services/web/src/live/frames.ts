/** Read server-sent events from the bytes of an answer (WHATWG HTML, "Parsing an event stream"). */

export type Frame = { event: string; id: string | null; data: string };

/** Collects lines into frames; a comment or an event without data gives none. */
export class FrameReader {
  private rest = "";
  private event = "message";
  private id: string | null = null;
  private data: string[] = [];

  /** Feed a piece of text, get the frames that it completes. */
  read(text: string): Frame[] {
    const whole = this.rest + text;
    // A \r at the very end may be half of \r\n: it waits for what follows.
    const held = whole.endsWith("\r") ? "\r" : "";
    const lines = whole.slice(0, whole.length - held.length).split(/\r\n|\n|\r/);
    this.rest = (lines.pop() ?? "") + held;
    const frames: Frame[] = [];
    for (const line of lines) {
      const frame = this.line(line);
      if (frame) frames.push(frame);
    }
    return frames;
  }

  private line(line: string): Frame | null {
    if (line === "") return this.finish();
    if (line.startsWith(":")) return null;
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.event = value;
    else if (field === "data") this.data.push(value);
    else if (field === "id" && !value.includes("\0")) this.id = value;
    return null;
  }

  private finish(): Frame | null {
    const frame = { event: this.event, id: this.id, data: this.data.join("\n") };
    const isWhole = this.data.length > 0;
    this.event = "message";
    this.id = null;
    this.data = [];
    return isWhole ? frame : null;
  }
}

/** The frames of a body, until it ends. */
export async function* framesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Frame> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const frames = new FrameReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* frames.read(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
