import { describe, expect, test } from "vitest";
import { hostOf, videoUrl } from "../../../shared/huddle/videoLink.ts";

describe("a link to a meeting's video", () => {
  test.each([
    ["https://teams.microsoft.com/l/meetup-join/19%3ameeting_ab12", "teams.microsoft.com"],
    ["https://join.nhn.no/webapp3/conference/12345", "join.nhn.no"],
    [" https://whereby.com/sengepost-3 ", "whereby.com"],
  ])("%s leads to %s", (url, host) => {
    expect(hostOf(url)).toBe(host);
    expect(videoUrl.parse(url)).toBe(url.trim());
  });
  test.each([
    "http://teams.microsoft.com/l/meetup-join/x",
    "javascript:alert(1)",
    "data:text/html,hei",
    "https://teams.microsoft.com@evil.example/x",
    "https://bruker:passord@join.nhn.no/x",
    "https://intranett/video",
    "msteams:/l/meetup-join/x",
    "teams.microsoft.com",
    "",
    `https://join.nhn.no/${"a".repeat(1000)}`,
  ])("%s is none", (url) => {
    expect(hostOf(url)).toBeUndefined();
    expect(videoUrl.safeParse(url).success).toBe(false);
  });
});
