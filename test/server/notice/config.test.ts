import { describe, expect, test } from "vitest";
import { type Environment, readConfig } from "../../../server/config.ts";
import { mayPostTo } from "../../../server/notice/teams.ts";

function configOf(environment: Environment) {
  const read = readConfig(environment);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  return read.config;
}
function faultsOf(environment: Environment): string[] {
  const read = readConfig(environment);
  return "faults" in read ? read.faults : [];
}
const PUBLIC = { PUBLIC_URL: "https://tavle.sykehus.no" };
const FROM = { SMTP_FROM: "Tavlemøte <tavle@sykehus.no>" };

describe("the mail server", () => {
  test("is none unless it is said", () => {
    expect(configOf({}).mail).toBeUndefined();
  });

  test("is said as an address or by parts", () => {
    const expected = { host: "post.sykehus.no", port: 587, user: "tavle", password: "s@ lt", tls: "required" };
    expect(configOf({ ...PUBLIC, ...FROM, SMTP_URL: "smtp://tavle:s%40%20lt@post.sykehus.no" }).mail).toMatchObject(
      expected,
    );
    const parts = { SMTP_HOST: "post.sykehus.no", SMTP_USER: "tavle", SMTP_PASSWORD: "s@ lt" };
    expect(configOf({ ...PUBLIC, ...FROM, ...parts }).mail).toMatchObject(expected);
  });

  test("is spoken to by TLS, unless it is on this machine or the operator says otherwise", () => {
    const tlsOf = (more: Environment) => configOf({ ...PUBLIC, ...FROM, ...more }).mail?.tls;
    expect(tlsOf({ SMTP_URL: "smtps://post.sykehus.no" })).toBe("implicit");
    expect(tlsOf({ SMTP_HOST: "post.sykehus.no", SMTP_PORT: "465" })).toBe("implicit");
    expect(tlsOf({ SMTP_HOST: "127.0.0.1", SMTP_PORT: "25" })).toBe("none");
    expect(tlsOf({ SMTP_HOST: "127.0.0.1", SMTP_TLS: "1" })).toBe("required");
    expect(tlsOf({ SMTP_HOST: "post.sykehus.no", SMTP_TLS: "0" })).toBe("none");
  });

  test("every fault is told at once, and none with the secret in it", () => {
    const faults = faultsOf({
      SMTP_URL: "http://tavle:HEMMELIG@post",
      SMTP_HOST: "x",
      SMTP_TLS: "maybe",
      NOTICE_HOSTS: "*.com, https://x",
    });
    expect(faults.map((line) => line.split(/[ :]/)[0])).toEqual([
      "SMTP_URL",
      "SMTP_URL",
      "NOTICE_HOSTS",
      "NOTICE_HOSTS",
    ]);
    expect(faults.join("\n")).not.toContain("HEMMELIG");
    expect(
      faultsOf({ SMTP_HOST: "post.sykehus.no", SMTP_USER: "tavle", SMTP_TLS: "maybe", SMTP_PORT: "x" }),
    ).toHaveLength(5);
  });

  test("a sender's name cannot begin another header", () => {
    for (const from of ["a@b.no\r\nBcc: x@y.no", "a@b.no, c@d.no", "Navn\n<a@b.no>", ""]) {
      expect(faultsOf({ ...PUBLIC, SMTP_HOST: "post.sykehus.no", SMTP_FROM: from })).toHaveLength(1);
    }
  });
});

describe("where a unit may have notices posted", () => {
  const { noticeHosts } = configOf({
    NOTICE_HOSTS: "*.environment.api.powerplatform.com, flyt.sykehus.no:8443, 127.0.0.1:9000",
  });
  const may = (address: string) => mayPostTo(new URL(address), noticeHosts);

  test("is nowhere unless it is said", () => {
    expect(mayPostTo(new URL("https://flyt.sykehus.no"), configOf({}).noticeHosts)).toBe(false);
  });

  test.each([
    "https://default1.2.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/x",
    "https://flyt.sykehus.no:8443/x",
    "http://127.0.0.1:9000/x",
  ])("%s is open", (address) => expect(may(address)).toBe(true));

  test.each([
    "https://environment.api.powerplatform.com.evil.example/",
    "https://evilenvironment.api.powerplatform.com/",
    "https://x.environment.api.powerplatform.com:8443/",
    "http://x.environment.api.powerplatform.com/",
    "https://flyt.sykehus.no/",
    "http://flyt.sykehus.no:8443/",
    "ftp://flyt.sykehus.no:8443/",
  ])("%s is not", (address) => expect(may(address)).toBe(false));
});
