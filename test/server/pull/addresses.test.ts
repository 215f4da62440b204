import { describe, expect, test } from "vitest";
import { isOutside } from "../../../server/pull/addresses.ts";

describe("an address that may be called without being named by the operator", () => {
  test.each([
    "8.8.8.8",
    "1.1.1.1",
    "11.0.0.1",
    "172.15.255.255",
    "172.32.0.1",
    "192.167.255.255",
    "100.63.255.255",
    "100.128.0.1",
    "198.17.255.255",
    "223.255.255.255",
    "2a00:1450:4001::200e",
    "2606:4700::1111",
  ])("%s lies outside", (address) => expect(isOutside(address)).toBe(true));

  test.each([
    ["this machine", "127.0.0.1", "127.255.255.254", "0.0.0.0", "::1", "::"],
    ["private", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1"],
    ["the metadata of clouds, and what is on the same wire", "169.254.169.254", "fe80::1", "fe80::1%eth0"],
    ["carrier-grade NAT", "100.64.0.1", "100.127.255.255"],
    [
      "IPv4 in IPv6",
      "::ffff:127.0.0.1",
      "::ffff:8.8.8.8",
      "::ffff:7f00:1",
      "64:ff9b::7f00:1",
      "2002:7f00:1::",
      "::127.0.0.1",
    ],
    ["Teredo and documentation", "2001::1", "2001:db8::1", "3fff::1", "192.0.2.1", "198.51.100.1", "203.0.113.1"],
    ["benchmarks and protocols", "198.18.0.1", "198.19.255.255", "192.0.0.170"],
    ["many at once", "224.0.0.1", "239.255.255.255", "255.255.255.255", "240.0.0.1", "ff02::1"],
    ["no address at all", "", "localhost", "127.1", "0x7f.1", "2130706433", "8.8.8.8:80", " 8.8.8.8"],
  ])("%s is not outside", (_, ...addresses) => {
    expect(addresses.filter(isOutside)).toEqual([]);
  });
});
