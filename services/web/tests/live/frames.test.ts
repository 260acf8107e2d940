import { describe, expect, it } from "vitest";
import { FrameReader, framesOf } from "../../src/live/frames.ts";
import { newsOf } from "../../src/live/news.ts";

describe("an event stream", () => {
  it("is read into named frames, also when the bytes are cut anywhere", () => {
    const text = 'id: c2\nevent: change\ndata: {"a":\ndata: 1}\n\nevent: heartbeat\r\ndata: {}\r\n\r\n';
    for (let cut = 0; cut <= text.length; cut += 1) {
      const reader = new FrameReader();
      const frames = [...reader.read(text.slice(0, cut)), ...reader.read(text.slice(cut))];
      expect(frames.map(({ event, id, data }) => [event, id, data])).toEqual([
        ["change", "c2", '{"a":\n1}'],
        ["heartbeat", null, "{}"],
      ]);
    }
  });

  it("gives no frame for a comment or an event without data", () => {
    expect(new FrameReader().read(": ping\n\nevent: heartbeat\n\n")).toEqual([]);
  });

  it("ends when the body ends, and reads letters that were cut in two", async () => {
    const bytes = new TextEncoder().encode("data: Zürich\n\n");
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, 8));
        controller.enqueue(bytes.slice(8));
        controller.close();
      },
    });
    const frames = [];
    for await (const frame of framesOf(body)) frames.push(frame.data);
    expect(frames).toEqual(["Zürich"]);
  });
});

describe("news", () => {
  const frame = (event: string, data: string, id: string | null = null) => ({ event, data, id });

  it("asks for a snapshot when a change can't be read or its id is not its cursor", () => {
    expect(newsOf(frame("change", "{"))).toMatchObject({ kind: "reset" });
    expect(newsOf(frame("change", '{"cursor":"c2","cards":[],"removed":[]}', "c9"))).toMatchObject({
      kind: "reset",
    });
    expect(newsOf(frame("change", '{"cursor":"c2","cards":[],"removed":[]}', "c2"))).toMatchObject({
      kind: "change",
    });
  });

  it("knows heartbeat, reset and goodbye, and leaves the rest alone", () => {
    expect(newsOf(frame("heartbeat", '{"as_of":"t","cursor":"c1"}')).kind).toBe("heartbeat");
    expect(newsOf(frame("reset", '{"reason":"epoch"}'))).toEqual({ kind: "reset", why: "epoch" });
    expect(newsOf(frame("goodbye", "{}")).kind).toBe("goodbye");
    expect(newsOf(frame("weather", "{}")).kind).toBe("other");
  });
});
